use super::{WaiverStatus as S, WaiverStep as T, ends_soon, granted_until, is_waivable, offered_since};
use crate::refusal::Faults;
use crate::refusal::{Fault, FieldProblem, Refusal, Rule};
use crate::work::Party;
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}T00:00:00Z").parse().unwrap()
}

proptest! {
    /// However people try: nothing is granted that the prime did not support, nothing ends that was not granted, and what is
    /// decided stays so.
    #[test]
    fn random_walks_keep_the_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..40)) {
        let (mut status, mut supported, mut granted) = (S::Drafted, false, false);
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(status.is_under_way() || (status == S::Granted && step == T::Expire), "{status} {step}");
            supported |= step == T::Support;
            granted |= step == T::Grant;
            prop_assert!(!granted || supported);
            prop_assert!(next != S::Expired || granted);
            prop_assert_eq!(next.turn().is_none(), !next.is_under_way());
            status = next;
        }
    }

    /// A renewal is on offer only between grant and end, since a day that is 90, 30 or 7 days before the end.
    #[test]
    fn offers_come_in_time(length in 0_u64..400, passed in 0_u64..450) {
        let granted = day("2026-11-23");
        let until = granted + chrono::Days::new(length);
        let today = granted + chrono::Days::new(passed);
        match offered_since(at("2026-11-23"), until, today) {
            Some(since) => {
                prop_assert!(since >= granted && since <= today && today <= until);
                prop_assert!([90, 30, 7].contains(&(until - since).num_days()));
                prop_assert!(ends_soon(until, today));
            }
            None => prop_assert!(today > until || length < 7 || passed + 7 < length || passed > length),
        }
    }
}

#[test]
fn only_what_is_not_met_is_waived() {
    for (answer, waivable) in
        [("partial", true), ("nonconform", true), ("conform", false), ("not-applicable", false), ("", false)]
    {
        assert_eq!(is_waivable(answer), waivable, "{answer}");
    }
}

#[test]
fn it_runs_to_the_end_of_its_last_day_and_only_when_granted() {
    let until = Some(day("2027-03-31"));
    assert!(S::Granted.runs(until, day("2027-03-31")));
    assert!(!S::Granted.runs(until, day("2027-04-01")));
    assert!(!S::Granted.runs(None, day("2027-03-31")));
    for status in S::ALL.iter().filter(|status| **status != S::Granted) {
        assert!(!status.runs(until, day("2027-01-01")), "{status}");
    }
}

#[test]
fn its_end_opens_what_was_assured_with_it_and_stops_no_work() {
    use super::{Consequence as C, consequence};
    use crate::confirmation::ConfirmationStatus as Sheet;
    use crate::engagement::{EngagementStatus as E, EngagementStep};
    for engagement in E::ALL.iter().copied() {
        for sheet in Sheet::ALL.iter().copied() {
            for stands in [true, false] {
                match consequence(engagement, sheet, stands) {
                    C::Reopen => {
                        assert_eq!(engagement.after(EngagementStep::Reopen), Ok(E::Confirming));
                        assert!(sheet.after(crate::confirmation::ConfirmationStep::Reopen).is_ok());
                    }
                    C::ConfirmAgain => assert!(engagement.is_live() && sheet == Sheet::Confirmed && stands),
                    C::Wait => assert_eq!((engagement, sheet), (E::Applied, Sheet::Confirmed)),
                    C::Nothing => assert!(sheet != Sheet::Confirmed || !stands || !engagement.is_live()),
                }
            }
        }
    }
}

#[test]
fn a_query_is_answered_before_the_decision() {
    assert_eq!(S::Queried.after(T::Grant), Err(Rule::QueryOpen));
    assert_eq!(S::Queried.after(T::Withdraw), Ok(S::Withdrawn));
    assert_eq!(S::PaperRecorded.after(T::Withdraw), Err(Rule::NotInThisState));
    assert_eq!(S::Queried.turn().map(|turn| turn.party), Some(Party::Upstream));
}

#[test]
fn no_longer_than_asked() {
    let asked = day("2027-03-31");
    let read = |typed: &str| {
        let mut faults = Faults::default();
        let found = granted_until(typed, asked, day("2026-11-23"), &mut faults);
        faults.check().map(|()| found)
    };
    let wrong = |fault| Err(Refusal::Fields(vec![FieldProblem::new("until", fault)]));
    assert_eq!(read("令和9年3月31日"), Ok(Some(asked)));
    assert_eq!(read("2027-04-01"), wrong(Fault::AfterAsked));
    assert_eq!(read("2026-11-22"), wrong(Fault::EndsBeforeItStarts));
    assert_eq!(read(""), wrong(Fault::Missing));
}

#[test]
fn each_offer_has_its_own_day() {
    let (granted, until) = (at("2026-11-23"), day("2027-03-31"));
    let offered = |today: &str| offered_since(granted, until, day(today));
    assert_eq!(offered("2026-12-30"), None);
    assert_eq!(offered("2026-12-31"), Some(day("2026-12-31")));
    assert_eq!(offered("2027-02-28"), Some(day("2026-12-31")));
    assert_eq!(offered("2027-03-01"), Some(day("2027-03-01")));
    assert_eq!(offered("2027-03-31"), Some(day("2027-03-24")));
    assert_eq!(offered("2027-04-01"), None);
    assert_eq!(offered_since(granted, day("2026-12-10"), day("2026-11-23")), None, "30 days were never left");
}
