//! What people see. Pages and server functions exist on the server only; the browser gets the [`island`]s and nothing else.

pub mod island;

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
pub mod agreement;
#[cfg(feature = "ssr")]
pub mod answer_book;
#[cfg(feature = "ssr")]
pub mod application;
#[cfg(feature = "ssr")]
pub mod approval;
#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
pub mod audit_plan;
#[cfg(feature = "ssr")]
pub mod checklist;
#[cfg(feature = "ssr")]
pub mod circulation;
#[cfg(feature = "ssr")]
pub mod comment;
#[cfg(feature = "ssr")]
pub mod confirmation;
#[cfg(feature = "ssr")]
pub mod conformity;
#[cfg(feature = "ssr")]
pub mod contract;
#[cfg(feature = "ssr")]
pub mod corrective_plan;
#[cfg(feature = "ssr")]
mod csv;
#[cfg(feature = "ssr")]
pub mod cycle;
#[cfg(feature = "ssr")]
pub mod day;
#[cfg(feature = "ssr")]
pub mod deadline;
#[cfg(feature = "ssr")]
pub mod decision;
#[cfg(feature = "ssr")]
pub mod delegation;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
mod difference;
#[cfg(feature = "ssr")]
pub mod disclosure;
#[cfg(feature = "ssr")]
pub mod dispatch;
#[cfg(feature = "ssr")]
pub mod engagement;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
mod evidence;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod layout;
#[cfg(feature = "ssr")]
pub mod list_book;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod ministry_audit;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
mod observation;
#[cfg(feature = "ssr")]
pub mod organisation;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod presence;
#[cfg(feature = "ssr")]
pub mod reconfirmation;
#[cfg(feature = "ssr")]
pub mod risk;
#[cfg(feature = "ssr")]
pub mod risk_assessment;
#[cfg(feature = "ssr")]
pub mod risk_method;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
mod step;
#[cfg(feature = "ssr")]
pub mod tier;
#[cfg(feature = "ssr")]
pub mod typed;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod vault;
#[cfg(feature = "ssr")]
pub mod visit;
#[cfg(feature = "ssr")]
pub mod waiver;
#[cfg(feature = "ssr")]
pub mod words;
#[cfg(feature = "ssr")]
pub mod work;

/// Both languages.
#[cfg(feature = "ssr")]
pub use locales::i18n;

/// Brings the islands of a page to life; called by the script in [`shell`].
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
