//! What is stored: one file per table, and the scopes through which rows are reached.
//!
//! Columns hold ids and enums of [`domain`] directly; no mapping layer. `service` reaches rows only through the functions
//! here, never through `Entity::find`.

pub mod account;
pub mod answer;
pub mod application;
pub mod application_message;
pub mod application_passage;
pub mod approval;
pub mod approval_policy;
pub mod checklist;
pub mod checklist_difference;
pub mod checklist_draft;
pub mod checklist_version;
pub mod comment;
pub mod comment_mention;
pub mod confirmation;
pub mod contract;
pub mod credential;
pub mod delegation;
pub mod delegation_item;
pub mod dispatch;
pub mod dispatch_recipient;
pub mod engagement;
pub mod engagement_member;
pub mod evidence;
pub mod evidence_grant;
pub mod evidence_removal;
pub mod evidence_validity;
pub mod evidence_version;
pub mod external_identity;
pub mod invitation;
pub mod job;
pub mod membership;
pub mod merge;
pub mod ministry_answer;
pub mod notice;
pub mod organisation;
pub mod presence;
pub mod reconfirmation_interval;
pub mod recovery_code;
pub mod reference_counter;
pub mod roles;
pub mod row;
pub mod session;
pub mod sign_in_attempt;
pub mod submission;
pub mod tier;
pub mod totp_use;
pub mod trail_checkpoint;
pub mod trail_entry;
pub mod trail_head;
pub mod verdict;
pub mod verified;
pub mod workbook;
