//! The confirmation (確認): the sheet is prepared, sent, answered, submitted, checked (5-3-b).

mod answer;
mod approve;
mod decide;
mod prepare;
mod review;
mod round;
mod seen;
mod send;
mod sheet;
mod submit;
mod verdict;

pub use answer::{AnswerForm, Stored, save};
pub(crate) use approve::to_approve;
pub(crate) use decide::frozen_verdicts;
pub use decide::{confirm, decision_digest, find_not_assured, reopen, return_items};
pub use prepare::{PrepareForm, missing, prepare};
pub use review::{Judged, Review, review};
pub use round::former;
pub use send::send;
pub(crate) use sheet::{by_item, line, reached, with_case, without_verdicts};
pub use sheet::{in_case, in_item, open_item, sheet};
pub(crate) use submit::as_submitted;
pub use submit::{Receipt, receipt, receipts, signed_receipt, submit};
pub use verdict::{VerdictForm, give_verdict, meet_rest_of_section};
