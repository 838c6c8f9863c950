//! Permission to disclose, for all orders of steps and all days.
#![expect(clippy::unwrap_used, reason = "a test")]

use chrono::{Days, NaiveDate};
use domain::disclosure::content::signed_before;
use domain::disclosure::guide::{Purpose, Way};
use domain::disclosure::hold::{Hold, Permission};
use domain::disclosure::safeguard::{Safeguard, open, read};
use domain::disclosure::turn::turn;
use domain::disclosure::{DisclosureStatus as S, DisclosureStep as T, Place};
use domain::permission::{Action, entitles};
use domain::refusal::{Faults, Rule};
use domain::role::Role;
use proptest::prelude::*;

fn step() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|index| T::ALL[index])
}

fn status() -> impl Strategy<Value = S> {
    (0..S::ALL.len()).prop_map(|index| S::ALL[index])
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap().checked_add_days(Days::new(offset)).unwrap()
}

proptest! {
    /// However the steps are tried, nothing is in use without a permission before it, and nothing ended comes back to life.
    #[test]
    fn nothing_is_used_before_it_is_permitted(steps in proptest::collection::vec(step(), 1..60)) {
        let (mut status, mut permitted, mut asked, mut dead) = (S::Draft, false, false, false);
        for step in steps {
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(!dead, "{status} moved by {step}");
            asked |= step == T::Request;
            permitted |= step == T::Permit;
            prop_assert!(step != T::Permit || asked, "permitted without the ministry being asked");
            prop_assert!(step != T::HandleFirst || permitted);
            prop_assert!(next.was_permitted() == permitted, "{next}");
            dead = matches!(next, S::Declined | S::Refused | S::Withdrawn | S::Ended);
            status = next;
        }
    }

    /// A day is covered exactly while the register says *in force*.
    #[test]
    fn the_register_and_the_guard_agree(
        status in status(),
        until in 0..40u64,
        first in proptest::option::of(0..40u64),
        today in 0..80u64,
    ) {
        let permission = Permission {
            status,
            permitted_on: day(10),
            valid_until: day(10 + until),
            first_handled_on: first.map(|offset| day(10 + offset)),
            returned_on: None,
        };
        let in_force = matches!(permission.hold(day(today)), Some(Hold::Unused | Hold::InUse));
        if today >= 10 {
            prop_assert_eq!(permission.covers(day(today)).is_ok(), in_force);
        } else {
            prop_assert!(permission.covers(day(today)).is_err());
        }
        prop_assert_eq!(permission.hold(day(today)).is_some(), status.was_permitted());
    }

    /// Whoever is said to be next can do something in that state.
    #[test]
    fn whoever_must_act_may_act(status in status(), own in any::<bool>(), today in 0..80u64) {
        let permission = status.was_permitted().then(|| Permission {
            status,
            permitted_on: day(10),
            valid_until: day(20),
            first_handled_on: Some(day(12)),
            returned_on: None,
        });
        if let Some(turn) = turn(status, permission, own, day(today)) {
            let standing = turn.place.standing(!own);
            let some = |action: &Action| Role::ALL.iter().any(|role| entitles(*role, *action, standing));
            prop_assert!(turn.task.actions().iter().any(some), "{status}: {turn:?}");
        }
    }
}

#[test]
fn a_decision_waits_for_the_answer_to_a_query() {
    for step in [T::Permit, T::Refuse] {
        assert_eq!(S::Queried.after(step), Err(Rule::QueryOpen));
    }
    for step in T::ALL {
        assert_eq!(S::Refused.after(*step), Err(Rule::NotInThisState), "{step}");
    }
}

#[test]
fn a_revocation_still_owes_the_return() {
    let revoked = Permission {
        status: S::Revoked,
        permitted_on: day(1),
        valid_until: day(30),
        first_handled_on: Some(day(2)),
        returned_on: None,
    };
    assert_eq!(revoked.hold(day(3)), Some(Hold::ProofMissing));
    assert_eq!(Permission { first_handled_on: None, ..revoked }.hold(day(3)), Some(Hold::Closed));
    assert_eq!(Permission { returned_on: Some(day(4)), ..revoked }.hold(day(5)), Some(Hold::Closed));
    assert_eq!(revoked.covers(day(3)), Err(Rule::NotInThisState));
}

#[test]
fn the_purpose_decides() {
    let ways: Vec<Way> = Purpose::ALL.iter().map(|purpose| purpose.way()).collect();
    assert_eq!(ways, [Way::Engagement, Way::Exemption, Way::Agreement, Way::Disclosure]);
    assert_eq!(Place::Requester.standing(true), domain::permission::Standing::Downstream);
    assert!(
        signed_before(Some(day(1)), day(2)) && !signed_before(Some(day(2)), day(2)) && !signed_before(None, day(2))
    );
}

#[test]
fn what_is_not_in_place_needs_words() {
    for (held, note, faults) in
        [("yes", "", 0), ("no", " ", 1), ("not-applicable", "", 1), ("", "", 0), ("maybe", "", 1)]
    {
        let mut found = Faults::default();
        read(Safeguard::Locked, held, note, &mut found);
        assert_eq!(found.check().is_err(), faults > 0, "{held}");
    }
    assert_eq!(open(&[]).len(), Safeguard::ALL.len());
}
