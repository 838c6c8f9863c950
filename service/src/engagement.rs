//! Engagements (下請負): the work package, the security contract, the people on the case, the gate before work starts (5-3).

mod case;
mod detail;
mod draft;
mod exempt;
mod history;
mod people;
mod release;
mod security_contract;

pub use case::{Case, case, case_for_update};
pub(crate) use case::{case_within, lock};
pub use detail::{detail, page, preparation};
pub(crate) use draft::draft_as;
pub use draft::{WorkPackage, draft, edit};
pub use exempt::{judge_exempt, require_confirmation};
pub(crate) use history::{Reader, history};
pub use people::{assign, unassign};
pub(crate) use people::{assign_quietly, put_on_case};
pub use release::{close, resume, start, suspend};
pub use security_contract::{SecurityContractForm, record_security_contract};
