//! Internal approval (社内承認) before a sheet is submitted, where the company wants it.
//!
//! The administrator of the company says whether it is wanted, not the supervisor: the rule binds whoever submits, and who is
//! bound by a rule does not switch it off. The executive (経営者等) who is assigned to the case by name gives it: they appoint
//! the supervisor (5-2-1), so the second pair of eyes is not one that the first pair appointed.

mod give;
mod page;
mod policy;

pub use give::{approve, decline, request};
pub use page::{ApprovalPage, mine, page, state};
pub(crate) use page::{check, lines};
pub use policy::{Policy, policy, set_policy};
