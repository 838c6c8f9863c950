//! What the standard says: pure rules and types. No I/O, no clock, no database, no translated text.
//!
//! Read in this order: [`code`] and [`id`] (how things are named), [`role`] and [`permission`] (who may do what),
//! [`engagement`], [`checklist`], [`confirmation`], [`application`] (clause 5-3), [`trail`] (what is remembered).

mod code;

pub mod account;
pub mod agreement;
pub mod answer_book;
pub mod application;
pub mod approval;
pub mod audit;
pub mod audit_plan;
pub mod calendar;
pub mod checklist;
pub mod circulation;
pub mod comment;
pub mod confirmation;
pub mod conformity;
pub mod corrective_plan;
pub mod cycle;
pub mod deadline;
pub mod decision;
pub mod delegation;
pub mod desk;
pub mod difference;
pub mod digest;
pub mod disclosure;
pub mod dispatch;
pub mod engagement;
pub mod evidence;
pub mod id;
pub mod idempotency;
pub mod list_book;
pub mod merge;
pub mod ministry_audit;
pub mod notice;
pub mod observation;
pub mod organisation;
pub mod permission;
pub mod reconfirmation;
pub mod reference;
pub mod refusal;
pub mod risk;
pub mod risk_assessment;
pub mod risk_method;
pub mod role;
pub mod search;
pub mod text;
pub mod tier;
pub mod time;
pub mod trail;
pub mod vault;
pub mod waiver;
pub mod work;
pub mod workbook;
