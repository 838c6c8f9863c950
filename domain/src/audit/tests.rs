use super::finding::{FindingStatus as F, FindingStep as G};
use super::result::holds_together;
use super::{AuditStatus as S, AuditStep as T, Outcome as O, Rights, next_by};
use crate::refusal::Rule;
use chrono::NaiveDate;
use proptest::prelude::*;

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

proptest! {
    /// However people try: no result without an audit that was held, none closed that was not reported, and what is over stays over.
    #[test]
    fn an_audit_is_held_before_it_is_reported(steps in proptest::collection::vec(0..T::ALL.len(), 0..60)) {
        let (mut status, mut done) = (S::Ordered, Vec::new());
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(!matches!(status, S::Closed | S::CalledOff));
            done.push(step);
            prop_assert!(next != S::Reported || done.starts_with(&[T::Start, T::Finish]));
            prop_assert!(next != S::Closed || done.contains(&T::Report));
            prop_assert!(!(next.is_prepared() && done.contains(&T::Finish)), "rights are over once it was held");
            status = next;
        }
    }

    /// However people try: nothing is decided that nobody consulted about, nothing verified that was not carried out since it was
    /// last rejected.
    #[test]
    fn a_finding_is_worked_off_in_order(steps in proptest::collection::vec(0..G::ALL.len(), 0..80)) {
        let (mut status, mut consulted, mut carried_out) = (F::Raised, false, false);
        for step in steps {
            let step = G::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(status.is_open());
            consulted |= step == G::Consult;
            carried_out = step == G::Implement || (carried_out && step != G::Reject);
            prop_assert!(!matches!(next, F::Decided | F::Planned) || consulted);
            prop_assert!(next != F::Verified || carried_out);
            status = next;
        }
    }
}

#[test]
fn a_finding_is_open_until_it_was_found_done() {
    assert!(F::ALL.iter().filter(|status| !status.is_open()).eq([&F::Verified]));
}

#[test]
fn an_audit_under_way_can_be_called_off_and_a_held_one_not() {
    assert_eq!(S::Running.after(T::CallOff), Ok(S::CalledOff));
    assert_eq!(S::Held.after(T::CallOff), Err(Rule::NotInThisState), "its result is owed");
    assert_eq!(S::Ordered.after(T::Order), Err(Rule::NotInThisState));
    assert_eq!(S::Reported.after(T::Finish), Err(Rule::NotInThisState));
}

#[test]
fn who_decided_a_day_does_not_move_it() {
    assert_eq!(F::Decided.after(G::Decide), Err(Rule::NotInThisState), "a slip is a corrective plan (13-3-4)");
    assert_eq!(F::Decided.after(G::Plan), Ok(F::Planned));
    assert_eq!(F::Implemented.after(G::Reject), Ok(F::Decided));
    assert_eq!(F::Reported.after(G::Decide), Err(Rule::NotInThisState), "consulted first (13-3-3)");
}

#[test]
fn rights_hold_from_day_to_day_until_withdrawn() {
    let rights = Rights { from: on(11, 2), until: on(11, 6), withdrawn: false };
    assert!(rights.hold(on(11, 2)) && rights.hold(on(11, 6)));
    assert!(!rights.hold(on(11, 1)) && !rights.hold(on(11, 7)));
    assert!(!Rights { withdrawn: true, ..rights }.hold(on(11, 3)));
}

#[test]
fn the_next_one_is_counted_from_the_day_it_was_held() {
    assert_eq!(next_by(on(11, 6)), NaiveDate::from_ymd_opt(2027, 11, 6).unwrap());
    let leap = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
    assert_eq!(next_by(leap), NaiveDate::from_ymd_opt(2029, 2, 28).unwrap());
}

#[test]
fn a_result_says_what_was_found() {
    assert_eq!(holds_together(false, &[O::InOrder, O::LeftOut], 0), Ok(()), "no problem is said too");
    assert_eq!(holds_together(true, &[O::Problem], 1), Ok(()));
    assert_eq!(holds_together(true, &[O::InOrder], 1), Ok(()), "also what no procedure asked for");
    assert_eq!(holds_together(false, &[O::InOrder, O::Open], 0), Err(Rule::ChecksOpen));
    assert_eq!(holds_together(false, &[O::Problem], 0), Err(Rule::FindingDenied));
    assert_eq!(holds_together(false, &[O::InOrder], 1), Err(Rule::FindingDenied));
    assert_eq!(holds_together(true, &[O::Problem], 0), Err(Rule::FindingMissing));
}
