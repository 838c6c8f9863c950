//! Engagements (下請負): the list, and the case from the first description of the work to its end.

pub mod api;
mod apply;
mod detail;
mod edit;
mod exempt;
pub mod export;
mod facts;
pub mod filter;
mod history;
mod list;
mod new;
mod next;
mod people;
mod prepare;
mod readiness;
mod reason;
mod security_contract;
mod send;
mod sheet;
mod start;
mod steps;
mod sub_page;

pub use apply::ApplyPage;
pub use detail::EngagementPage;
pub use edit::EditWork;
pub use exempt::{Exempt, Require};
pub use list::Engagements;
pub use new::NewEngagement;
pub use prepare::PreparePage;
pub use reason::{ClosePage, ResumePage, SuspendPage};
pub use security_contract::SecurityContractPage;
pub use send::SendPage;
pub use start::StartPage;
pub(crate) use sub_page::{Buttons, Content, sub_page};
