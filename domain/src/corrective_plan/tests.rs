use super::content::{FrozenPart, PlanContent, PlanField, changes};
use super::{OriginKind, PartKind, PlanStatus as S, PlanStep as T, is_late, is_second};
use crate::id::{AccountId, MembershipId};
use crate::refusal::Rule;
use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

proptest! {
    /// However people try: nothing is closed that was not reported and then found done, nothing that was reported is cancelled,
    /// and whatever the ministry does moves nothing.
    #[test]
    fn random_walks_keep_the_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..60)) {
        let (mut status, mut reports, mut complete) = (S::Drafted, 0, false);
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(!status.is_over() || next == status, "{status} {step}");
            reports += usize::from(step == T::Report);
            complete = next == S::Done || (complete && next == S::Closed);
            if matches!(step, T::Query | T::AnswerQuery | T::Receive | T::RecordPaper | T::RejectPaper) {
                prop_assert_eq!(next, status);
                prop_assert!(reports > 0, "the ministry knows of no draft");
            }
            prop_assert!(next != S::Closed || (reports > 0 && complete));
            prop_assert!(next != S::Cancelled || reports == 0);
            prop_assert!(!next.runs() || reports > 0);
            status = next;
        }
    }

    /// A version differs from itself nowhere, and what one adds the other lacks.
    #[test]
    fn differences_are_symmetric(title in "[a-z]{1,9}", other in "[a-z]{1,9}", added in any::<bool>()) {
        let one = content(&[(1, &title)]);
        let two = if added { content(&[(1, &other), (2, &title)]) } else { content(&[(1, &other)]) };
        prop_assert_eq!(changes(&one, &one), vec![]);
        let (there, back) = (changes(&one, &two), changes(&two, &one));
        prop_assert_eq!(there.len(), back.len());
        for found in &there {
            let mirrored = back.iter().any(|other| other.before == found.now && other.now == found.before);
            prop_assert!(mirrored, "{:?}", found);
        }
    }
}

fn content(parts: &[(u128, &str)]) -> PlanContent {
    let part = |(id, title): &(u128, &str)| FrozenPart {
        id: Uuid::from_u128(*id),
        kind: PartKind::Measure,
        title: (*title).to_owned(),
        owner: "佐藤".into(),
        due_on: day("2027-01-31"),
        done_on: None,
        proof: String::new(),
    };
    PlanContent {
        origin: OriginKind::Agreement,
        reference: "約-2026-000001".into(),
        clause: "5-4-2".into(),
        shortcoming: "s".into(),
        delay: "d".into(),
        limit_on: day("2026-12-31"),
        ends_on: day("2027-02-28"),
        parts: parts.iter().map(part).collect(),
        end: String::new(),
    }
}

#[test]
fn a_day_that_slips_is_named() {
    let before = content(&[(1, "改定")]);
    let mut now = before.clone();
    now.ends_on = day("2027-03-31");
    now.parts[0].due_on = day("2027-03-01");
    let found = changes(&before, &now);
    assert_eq!(found.iter().map(|changed| changed.field).collect::<Vec<_>>(), [PlanField::EndsOn, PlanField::Measure]);
    assert!(found[1].before.contains("2027-01-31") && found[1].now.contains("2027-03-01"));
}

#[test]
fn it_is_reported_not_approved() {
    assert_eq!(S::Reported.after(T::Revise), Ok(S::Revising), "nothing waits for a receipt");
    assert_eq!(S::Drafted.after(T::Receive), Err(Rule::NotInThisState));
    assert_eq!(S::Reported.after(T::Cancel), Err(Rule::NotInThisState));
    assert_eq!(S::Reported.after(T::Close), Err(Rule::NotInThisState), "not before everything is found done");
    assert_eq!(S::Revising.after(T::Keep), Ok(S::Reported));
    assert!(is_late(day("2026-11-22"), day("2026-11-23")) && !is_late(day("2026-11-23"), day("2026-11-23")));
}

#[test]
fn the_second_person_wrote_owns_and_recorded_nothing_of_it() {
    let (me, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
    let (mine, theirs) = (MembershipId(Uuid::from_u128(1)), MembershipId(Uuid::from_u128(2)));
    assert!(is_second(me, mine, other, (Some(theirs), Some(other))));
    assert!(!is_second(me, mine, me, (Some(theirs), Some(other))), "drafter");
    assert!(!is_second(me, mine, other, (Some(mine), Some(other))), "owner");
    assert!(!is_second(me, mine, other, (Some(theirs), Some(me))), "recorder");
}
