//! One risk of an assessment: written, judged by three factors together, accepted by name, carried out.

pub mod api;
mod catalogue;
mod fields;
mod input;
mod links;
mod page;
mod words;

pub(crate) use fields::labels;
pub use page::{NewPage, RiskPage};
pub(crate) use words::{accepted, gap, lapsed, link_kind, treatment};

use domain::id::RiskId;

pub(crate) fn address(id: RiskId) -> String {
    format!("/risk/{id}")
}
