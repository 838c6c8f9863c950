//! Who may not do what with an audit and its plan: the bars of 第13, each as a rule of its own that knows nothing of stores or pages.
//! Departments are compared as people read them: width, kana and spaces do not tell them apart.

use crate::code::codes;
use crate::id::AccountId;
use crate::role::Role;
use crate::text;

codes! {
    /// What is wrong with the people of a plan (13-1-1-b, 13-1-2-ア).
    pub enum TeamProblem {
        /// Nobody takes part.
        Nobody = "nobody",
        /// Nobody comes from outside the audited departments.
        NoOutsider = "no-outsider",
        /// Somebody comes from outside, and none of them is a handler.
        OutsiderNotHandler = "outsider-not-handler",
        /// A department that is looked at has nobody from outside it who could.
        OwnUnitOnly = "own-unit-only",
    }
}

/// Somebody of a plan, as far as the rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamMember<'a> {
    /// Department.
    pub department: &'a str,
    /// A handler of protected information.
    pub handler: bool,
}

/// Whether two names mean the same department.
#[must_use]
pub fn same_unit(one: &str, other: &str) -> bool {
    text::search(one) == text::search(other)
}

/// Whether somebody of this department is from outside all of these.
#[must_use]
pub fn is_outside(department: &str, audited: &[String]) -> bool {
    !audited.iter().any(|unit| same_unit(unit, department))
}

/// What is wrong with the people of a plan: at least one handler from outside the audited departments takes part, or it is said why
/// not (13-1-1-b); and every department that is looked at has somebody from outside it, said or not.
#[must_use]
pub fn team(
    members: &[TeamMember<'_>],
    audited: &[String],
    looked_at: &[String],
    said_why: bool,
) -> Option<TeamProblem> {
    if members.is_empty() {
        return Some(TeamProblem::Nobody);
    }
    let reached = |unit: &String| members.iter().any(|member| !same_unit(member.department, unit));
    if !looked_at.iter().all(reached) {
        return Some(TeamProblem::OwnUnitOnly);
    }
    if said_why {
        return None;
    }
    let mut outside = members.iter().filter(|member| is_outside(member.department, audited)).peekable();
    if outside.peek().is_none() {
        return Some(TeamProblem::NoOutsider);
    }
    if outside.any(|member| member.handler) { None } else { Some(TeamProblem::OutsiderNotHandler) }
}

/// Whether somebody with these roles can take part: neither who orders the audit nor who approves its plan.
#[must_use]
pub fn can_take_part(roles: &[Role]) -> bool {
    !roles.iter().any(|role| matches!(role, Role::Supervisor | Role::Executive))
}

/// Whether somebody may pass a plan on: not whoever drafted or submitted it, and nobody who takes part.
#[must_use]
pub fn may_pass(who: AccountId, drafters: &[AccountId], members: &[AccountId]) -> bool {
    !drafters.contains(&who) && !members.contains(&who)
}

/// Whether somebody may approve a plan: as for passing it on, and not whoever passed it on (13-1-2-d: three people).
#[must_use]
pub fn may_approve(who: AccountId, drafters: &[AccountId], members: &[AccountId], passed: Option<AccountId>) -> bool {
    may_pass(who, drafters, members) && passed.is_some_and(|passed| passed != who)
}

/// Whether somebody of this department may look at that one in an audit: nobody audits their own unit.
#[must_use]
pub fn may_look(own: &str, looked_at: &str) -> bool {
    !same_unit(own, looked_at)
}

/// Whether somebody of this department may find a finding done: never whoever owns the measure or carried it out, nor anybody of the
/// department in which it was found.
#[must_use]
pub fn may_verify(who: AccountId, own: &str, found_in: &str, did: &[AccountId]) -> bool {
    !did.contains(&who) && may_look(own, found_in)
}

#[cfg(test)]
mod tests;
