//! Letting a third party handle protected information (第三者への開示, 5-4-1): the request on its way up to the ministry, the
//! permission, what is held under it.

mod answer;
mod approve;
mod basis;
mod desk;
mod detail;
mod draft;
mod hold;
mod list;
mod paper;
mod put;
mod query;
mod safeguards;
mod tell;

pub(crate) use answer::give;
pub use answer::{DecisionForm, check, decide};
pub(crate) use approve::to_approve;
pub use basis::bases;
pub(crate) use basis::offered;
pub(crate) use desk::subject;
pub use detail::detail;
pub use draft::{DisclosureForm, draft, edit};
pub use hold::{handle_first, record_return, revoke};
pub use list::{list, mine, register};
pub use paper::{check_paper, record_paper};
pub use put::{decline, put, withdraw};
pub use query::{answer_query, query};
pub use safeguards::{SafeguardForm, answer_safeguards};
