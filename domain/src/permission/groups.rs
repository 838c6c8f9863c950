//! Roles that the table names together.

use super::Action;
use crate::organisation::OrganisationKind;
use crate::role::Role;

/// Whether an act is one of this kind of organisation at all, where a role that may do it is there in both.
#[must_use]
pub const fn concerns(action: Action, kind: OrganisationKind) -> bool {
    match kind {
        OrganisationKind::Company => !matches!(action, Action::SetDecisionPolicy),
        OrganisationKind::Ministry => !matches!(action, Action::SetApproval | Action::SetReminders),
    }
}

/// Roles of a company whose holders carry out measures of a corrective plan.
pub(super) const fn proves(role: Role) -> bool {
    matches!(role, Role::Supervisor | Role::InformationManager | Role::FacilityManager | Role::SystemManager)
}

/// Roles of a company whose holders can be named in the plan of an audit.
pub(super) const fn takes_part(role: Role) -> bool {
    matches!(
        role,
        Role::Auditor
            | Role::InformationManager
            | Role::FacilityManager
            | Role::SystemManager
            | Role::SystemOperator
            | Role::Handler
            | Role::SystemUser
            | Role::Employee
            | Role::SubcontractClerk
            | Role::SubcontractChecker
    )
}

/// Roles of a company whose holders pass the plan of an audit on or approve it, and so take no part in it.
pub(super) const fn hands_on(role: Role) -> bool {
    matches!(role, Role::Supervisor | Role::Executive)
}

/// Roles of a company whose holders, once assigned to a case, answer for it. Executives do by no right of rank (5-2-3-ア).
pub(super) const fn answers(role: Role) -> bool {
    matches!(
        role,
        Role::Supervisor
            | Role::InformationManager
            | Role::FacilityManager
            | Role::SystemManager
            | Role::SystemOperator
            | Role::Handler
            | Role::SystemUser
            | Role::Auditor
            | Role::Employee
    )
}
