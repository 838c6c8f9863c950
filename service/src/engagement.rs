//! Engagements (下請負): the work package, the security contract, the people on the case, the gate before work starts (5-3).

mod case;

pub use case::{Case, case, case_for_update};
