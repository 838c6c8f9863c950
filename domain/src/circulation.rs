//! Making known (周知, 12-2, 13-3-1): a document is made known to people of the company by name, and each acknowledges it for
//! themself. It gives sight of exactly that document; whatever it is of says who makes it known, and nothing takes it back.

use crate::code::codes;
use crate::role::Role;

pub mod view;

codes! {
    /// What is made known.
    pub enum CirculationSubject {
        /// The result of a risk assessment (12-2).
        RiskAssessment = "risk-assessment",
        /// The result of an audit (13-3-1).
        AuditResult = "audit-result",
    }
}

/// Roles whose holders are told in any case (12-2, 13-3-1); anybody else is named with the reason why their work needs it.
pub const TOLD: [Role; 4] = [Role::Executive, Role::InformationManager, Role::SystemManager, Role::SystemOperator];

/// The first role of somebody by which they are told; none for those who need a reason.
#[must_use]
pub fn ground(roles: &[Role]) -> Option<Role> {
    TOLD.into_iter().find(|role| roles.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_roles_are_told_and_the_rest_needs_a_reason() {
        for role in Role::ALL {
            assert_eq!(ground(&[*role]), TOLD.contains(role).then_some(*role), "{role}");
        }
        assert_eq!(ground(&[Role::Handler, Role::SystemOperator, Role::Executive]), Some(Role::Executive));
        assert_eq!(ground(&[]), None);
    }
}
