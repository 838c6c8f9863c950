//! Roles that the table names together.

use crate::role::Role;

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
