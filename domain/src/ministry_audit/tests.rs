use super::finding::{MinistryFindingStatus as F, MinistryFindingStep as G, may_verify};
use super::{MinistryAuditStatus as S, MinistryAuditStep as T, auditors, clock, may_enter, may_leave, moment};
use crate::id::AccountId;
use crate::permission::{Action, Standing, entitles};
use crate::refusal::{Fault, Rule};
use crate::role::Role;
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn at(day: NaiveDate, typed: &str) -> DateTime<Utc> {
    moment(day, clock(typed).unwrap()).unwrap()
}

proptest! {
    /// However people try (14-1, 14-2-a): nobody enters what was not accepted and prepared, nothing is found without a visit, answered
    /// without findings, closed without an answer; and what is over stays over.
    #[test]
    fn an_audit_by_the_ministry_goes_in_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..80)) {
        let (mut status, mut done) = (S::Requested, Vec::new());
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(!status.is_over());
            prop_assert!(step != T::Enter || (done.contains(&T::Accept) && done.contains(&T::Prepare)));
            prop_assert!(step != T::Report || done.contains(&T::Enter));
            prop_assert!(step != T::Answer || done.contains(&T::Report));
            prop_assert!(step != T::Close || done.contains(&T::Answer));
            prop_assert!(step != T::CallOff || !done.contains(&T::Enter), "what was held is not called off");
            prop_assert!(next == status || !next.is_before_visit() || !done.contains(&T::Enter));
            done.push(step);
            status = next;
        }
    }

    /// However people try: nothing is verified that was not carried out since it was last rejected, and no day is decided twice.
    #[test]
    fn a_finding_of_the_ministry_is_worked_off_in_order(steps in proptest::collection::vec(0..G::ALL.len(), 0..80)) {
        let (mut status, mut delivered, mut decided, mut carried_out) = (F::Drafted, false, 0, false);
        for step in steps {
            let step = G::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            delivered |= step == G::Deliver;
            decided += usize::from(step == G::Decide);
            carried_out = step == G::Implement || (carried_out && step != G::Reject);
            prop_assert!(delivered && decided < 2);
            prop_assert!(next != F::Verified || carried_out);
            prop_assert!(!next.can_be_answered() || decided == 1);
            status = next;
        }
    }
}

/// 14-1: the company accepts; there is no step by which it could refuse, and none by which it could close.
#[test]
fn the_company_cannot_refuse_and_cannot_close() {
    for step in T::ALL {
        let (action, standing) = step.taken_by();
        let ministry =
            matches!(step, T::Request | T::TakeDays | T::KeepDays | T::Ask | T::Report | T::Close | T::CallOff);
        assert_eq!(standing == Standing::Ministry, ministry, "{step}");
        for role in Role::ALL {
            let other = if ministry { Standing::OwnOrganisation } else { Standing::Ministry };
            assert!(!entitles(*role, action, other), "{role} takes {step} for the other side");
        }
    }
    let ends: Vec<_> = T::ALL.iter().filter(|step| S::Requested.after(**step).is_ok_and(S::is_over)).collect();
    assert_eq!(ends, [&T::CallOff], "only the ministry ends it");
}

/// 8-2-5: whoever is on no roster is let in by the facility manager alone.
#[test]
fn only_the_facility_manager_admits() {
    let may = |role: &&Role| entitles(**role, Action::AdmitAuditor, Standing::OwnOrganisation);
    assert_eq!(Role::ALL.iter().filter(may).collect::<Vec<_>>(), [&Role::FacilityManager]);
}

#[test]
fn other_days_are_proposed_and_never_taken() {
    assert_eq!(S::Requested.after(T::ProposeDays), Ok(S::Requested));
    assert_eq!(S::Prepared.after(T::KeepDays), Ok(S::Prepared));
    assert_eq!(S::Visiting.after(T::ProposeDays), Err(Rule::NotInThisState));
    assert_eq!(S::Requested.after(T::Request), Err(Rule::NotInThisState));
}

#[test]
fn auditors_have_a_name_and_a_post() {
    let named = |name: &str, post: &str| (name.to_owned(), post.to_owned());
    let read = auditors("佐藤 恵、監査官\n\n鈴木 亮, 監査官補");
    assert_eq!(read, Ok(vec![named("佐藤 恵", "監査官"), named("鈴木 亮", "監査官補")]));
    assert_eq!(auditors(" \n"), Err(Fault::Missing));
    assert_eq!(auditors("佐藤 恵"), Err(Fault::PostMissing));
    assert_eq!(auditors("佐藤 恵、"), Err(Fault::PostMissing));
}

#[test]
fn nobody_enters_before_the_request_nor_leaves_before_entering() {
    let (entered, now) = (at(on(12, 7), "９：３０"), at(on(12, 8), "12:00"));
    assert_eq!(may_enter(entered, on(12, 7), now), Ok(()));
    assert_eq!(may_enter(entered, on(12, 8), now), Err(Fault::BeforeRequest));
    assert_eq!(may_enter(at(on(12, 8), "12:01"), on(12, 7), now), Err(Fault::InTheFuture));
    assert_eq!(may_leave(at(on(12, 7), "9:29"), entered, now), Err(Fault::LeftBeforeEntering));
    assert_eq!(may_leave(at(on(12, 7), "17:00"), entered, now), Ok(()));
    assert_eq!((clock("25:00"), clock(" ")), (Err(Fault::Clock), Err(Fault::Missing)));
}

#[test]
fn whoever_did_it_does_not_find_it_done() {
    let (one, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
    assert!(!may_verify(one, &[one, other]));
    assert!(may_verify(one, &[other]));
}
