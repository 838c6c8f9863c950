//! What people do: one function per use case, in the order *load through a scope → permit → rule → write, trail, jobs → view*.

pub mod ctx;
pub mod demo;
pub mod error;
pub mod files;
pub mod keys;
pub mod store;
pub mod tier;
pub mod trail;
pub mod write;

pub mod account;
pub mod agreement;
pub mod answer_book;
pub mod application;
pub mod approval;
pub mod audit_plan;
pub mod checklist;
pub mod circulation;
pub mod comment;
pub mod confirmation;
pub mod conformity;
pub mod contract;
pub mod corrective_plan;
pub mod deadline;
pub mod decision;
pub mod delegation;
pub mod desk;
pub mod disclosure;
pub mod dispatch;
pub mod engagement;
pub mod evidence;
pub mod job;
pub mod notice;
pub mod observation;
pub mod organisation;
pub mod presence;
pub mod reconfirmation;
pub mod risk;
pub mod risk_assessment;
pub mod risk_method;
pub mod search;
pub mod vault;
pub mod waiver;
pub mod work;
pub mod workbook;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use ctx::{Clock, Ctx, House};
pub use error::{Error, Result};
