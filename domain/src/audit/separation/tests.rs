use super::{
    TeamMember, TeamProblem as P, can_take_part, is_outside, may_approve, may_look, may_pass, may_verify, same_unit,
    team,
};
use crate::id::AccountId;
use crate::role::Role;
use uuid::Uuid;

fn who(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn units(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

const fn member(department: &str, handler: bool) -> TeamMember<'_> {
    TeamMember { department, handler }
}

#[test]
fn departments_are_compared_as_people_read_them() {
    assert!(same_unit("製造部", "製造部 ") && same_unit("ＱＡ", "qa"));
    assert!(!same_unit("製造部", "品質保証部"));
    assert!(is_outside("品質保証部", &units(&["製造部", "設計部"])));
    assert!(!is_outside("設計部", &units(&["製造部", "設計部"])));
    assert!(is_outside("設計部", &[]));
}

#[test]
fn a_handler_from_outside_takes_part_or_it_is_said_why_not() {
    let audited = units(&["製造部"]);
    let asked = |members: &[TeamMember<'_>], why| team(members, &audited, &audited, why);
    assert_eq!(asked(&[], false), Some(P::Nobody));
    assert_eq!(asked(&[], true), Some(P::Nobody), "a reason names nobody");
    assert_eq!(asked(&[member("品質保証部", true)], false), None);
    assert_eq!(asked(&[member("品質保証部", false)], false), Some(P::OutsiderNotHandler));
    assert_eq!(asked(&[member("品質保証部", false), member("製造部", true)], false), Some(P::OutsiderNotHandler));
    assert_eq!(asked(&[member("製造部", false), member("品質保証部", true)], false), None);
    assert_eq!(asked(&[member("品質保証部", false), member("総務部", true)], false), None, "any one of them");
    assert_eq!(asked(&[member("品質保証部", false)], true), None, "in principle: said why");
}

#[test]
fn of_two_departments_each_member_is_inside() {
    let (audited, looked_at) = (units(&["製造部", "設計部"]), units(&["製造部", "設計部"]));
    let inside = [member("製造部", true), member("設計部", true)];
    assert_eq!(team(&inside, &audited, &looked_at, false), Some(P::NoOutsider));
    assert_eq!(team(&inside, &audited, &looked_at, true), None, "each looks at the other");
}

#[test]
fn nobody_audits_their_own_unit_whatever_is_said() {
    let audited = units(&["製造部"]);
    assert_eq!(team(&[member("製造部", true)], &audited, &audited, true), Some(P::OwnUnitOnly));
    assert_eq!(team(&[member("製造部", true)], &audited, &audited, false), Some(P::OwnUnitOnly));
    assert_eq!(team(&[member("製造部", true)], &audited, &[], false), Some(P::NoOutsider));
}

#[test]
fn who_orders_or_approves_takes_no_part() {
    assert!(
        can_take_part(&[Role::Auditor]) && can_take_part(&[Role::Handler, Role::SystemManager]) && can_take_part(&[])
    );
    assert!(!can_take_part(&[Role::Supervisor]));
    assert!(!can_take_part(&[Role::Executive]));
    assert!(!can_take_part(&[Role::Auditor, Role::Executive]), "one of several is enough");
}

#[test]
fn drafting_passing_on_and_approving_are_three_people() {
    let (drafter, member, supervisor, executive) = (who(1), who(2), who(3), who(4));
    assert!(may_pass(supervisor, &[drafter], &[member]));
    assert!(!may_pass(drafter, &[drafter], &[member]));
    assert!(!may_pass(member, &[drafter], &[member]));
    assert!(may_approve(executive, &[drafter], &[member], Some(supervisor)));
    assert!(!may_approve(drafter, &[drafter], &[member], Some(supervisor)), "drafted it");
    assert!(!may_approve(member, &[drafter], &[member], Some(supervisor)), "takes part");
    assert!(!may_approve(supervisor, &[drafter], &[member], Some(supervisor)), "passed it on");
    assert!(!may_approve(executive, &[drafter], &[member], None), "nobody passed it on");
}

#[test]
fn nobody_looks_at_their_own_unit() {
    assert!(may_look("品質保証部", "製造部"));
    assert!(!may_look("製造部 ", "製造部"), "as people read it");
}

#[test]
fn the_audited_never_find_it_done() {
    let (owner, other) = (who(1), who(2));
    assert!(may_verify(other, "監査室", "製造部", &[owner]));
    assert!(!may_verify(owner, "監査室", "製造部", &[owner]), "whoever owns it or carried it out");
    assert!(!may_verify(other, "製造部", "製造部", &[owner]), "nor a colleague of theirs");
    assert!(may_verify(other, "監査室", "製造部", &[]));
}
