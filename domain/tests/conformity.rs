//! Requests to have something confirmed, for all orders of steps and of answers.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use chrono::{Days, NaiveDate, NaiveTime};
use domain::conformity::content::ConformityForm;
use domain::conformity::force::{Force, Version, of};
use domain::conformity::{ConformityKind, ConformityStatus as S, ConformityStep as T, Owes};
use domain::permission::{Standing, entitles};
use domain::refusal::{Fault, Faults, FieldProblem, Refusal, Rule};
use domain::role::Role;
use proptest::prelude::*;

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + Days::new(offset)
}

fn form() -> ConformityForm {
    ConformityForm {
        title: "情報セキュリティ基本方針等".into(),
        version: "第3版".into(),
        document_number: "情保 第12号".into(),
        handed_over: "手渡し".into(),
        handed_over_on: "2026-11-10".into(),
        author: "渡辺 正".into(),
        approver: "山本 社長".into(),
        approved_on: "2026-11-09".into(),
        people: "12".into(),
        joined: "2".into(),
        left: "0".into(),
        ..ConformityForm::default()
    }
}

fn faults(form: &ConformityForm, kind: ConformityKind, before: bool) -> Vec<(String, Fault)> {
    let mut faults = Faults::default();
    form.read(kind, before, day(20), &mut faults);
    match faults.check() {
        Ok(()) => Vec::new(),
        Err(Refusal::Fields(found)) => found.into_iter().map(|FieldProblem { field, fault }| (field, fault)).collect(),
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    /// However people try: nothing is answered that was not submitted, nothing moves by itself, and what is answered stays so.
    #[test]
    fn random_walks_keep_the_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..40)) {
        let (mut status, mut submitted, mut paper) = (S::Drafted, false, false);
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(status.owes().is_some(), "{status} moved by {step}");
            submitted |= step == T::Submit;
            prop_assert!(submitted || matches!(next, S::Drafted | S::Withdrawn), "{next} without being submitted");
            prop_assert!(step != T::RejectPaper || paper);
            paper = step == T::RecordPaper;
            prop_assert_eq!(next == S::PaperRecorded, paper);
            prop_assert_eq!(next.owes() == Some(Owes::SecondPerson), paper);
            prop_assert_eq!(next.can_be_followed(), next.owes().is_none());
            status = next;
        }
    }

    /// Whatever was confirmed in whichever order: one version is in force, the one submitted last, and every other one was
    /// superseded by a newer one that is confirmed, no earlier than both were.
    #[test]
    fn one_version_is_in_force(days in proptest::collection::vec((0..60u64, 0..60u64), 1..8)) {
        let at = |offset: u64| day(offset).and_time(NaiveTime::MIN).and_utc();
        let versions: Vec<Version<usize>> = days
            .iter()
            .enumerate()
            .map(|(key, (sent, answered))| Version { key, submitted_at: at(*sent), confirmed_on: day(sent + answered) })
            .collect();
        let newest = versions.iter().max_by_key(|version| (version.submitted_at, version.key)).unwrap();
        for version in &versions {
            match of(&versions, version.key).unwrap() {
                Force::InForce(since) => {
                    prop_assert_eq!(version.key, newest.key);
                    prop_assert_eq!(since, version.confirmed_on);
                }
                Force::Superseded(by, since) => {
                    let by = versions[by];
                    prop_assert!((by.submitted_at, by.key) > (version.submitted_at, version.key));
                    prop_assert!(since >= by.confirmed_on && since >= version.confirmed_on);
                }
            }
        }
        prop_assert_eq!(of(&versions, versions.len()), None);
    }

    /// What is read from a form reads the same once it is typed again.
    #[test]
    fn what_is_stored_can_be_typed_again(all in 0..500u32, joined in 0..500u32, left in 0..500u32, roster in any::<bool>()) {
        let kind = if roster { ConformityKind::HandlerRoster } else { ConformityKind::PolicySet };
        let typed = ConformityForm {
            people: all.to_string(),
            joined: joined.min(all).to_string(),
            left: left.to_string(),
            ..form()
        };
        let read = |form: &ConformityForm| {
            let mut faults = Faults::default();
            let found = form.read(kind, false, day(20), &mut faults);
            faults.check().map(|()| found)
        };
        let content = read(&typed).unwrap().unwrap();
        prop_assert_eq!(read(&ConformityForm::of(&content)).unwrap().unwrap(), content);
    }
}

#[test]
fn a_query_is_answered_before_the_decision_and_nothing_answered_opens_again() {
    for step in [T::Confirm, T::Remark] {
        assert_eq!(S::Queried.after(step), Err(Rule::QueryOpen));
    }
    for over in [S::Confirmed, S::Remarked, S::Withdrawn] {
        for step in T::ALL {
            assert_eq!(over.after(*step), Err(Rule::NotInThisState), "{over} {step}");
        }
    }
    assert_eq!(S::PaperRecorded.after(T::Withdraw), Err(Rule::NotInThisState));
}

#[test]
fn each_kind_says_what_it_must_and_nothing_of_the_other() {
    for kind in ConformityKind::ALL.iter().copied() {
        assert_eq!(faults(&form(), kind, false), [], "{kind}");
        assert_eq!(faults(&form(), kind, true), [("changes".to_owned(), Fault::Missing)], "{kind}");
    }
    let blank = faults(&ConformityForm::default(), ConformityKind::PolicySet, false);
    let fields: Vec<&str> = blank.iter().map(|(field, _)| field.as_str()).collect();
    let both = ["title", "version", "document_number", "handed_over", "handed_over_on"];
    assert_eq!(fields, [&both[..], &["author", "approver", "approved_on"]].concat());
    let blank = faults(&ConformityForm::default(), ConformityKind::HandlerRoster, false);
    let fields: Vec<&str> = blank.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, [&both[..], &["people", "joined", "left"]].concat());
    let mut read = Faults::default();
    let roster = form().read(ConformityKind::HandlerRoster, false, day(20), &mut read).unwrap();
    assert_eq!((roster.author.as_str(), roster.approved_on), ("", None));
}

#[test]
fn wrong_days_names_and_numbers_are_said_at_their_fields() {
    let policy = |form: ConformityForm| faults(&form, ConformityKind::PolicySet, false);
    let roster = |form: ConformityForm| faults(&form, ConformityKind::HandlerRoster, false);
    let wrong = |field: &str, fault| vec![(field.to_owned(), fault)];
    let later = "2026-11-22".to_owned();
    assert_eq!(
        policy(ConformityForm { approved_on: later.clone(), ..form() }),
        wrong("approved_on", Fault::InTheFuture)
    );
    assert_eq!(policy(ConformityForm { handed_over_on: later, ..form() }), wrong("handed_over_on", Fault::InTheFuture));
    assert_eq!(
        policy(ConformityForm { approver: "渡辺　正".into(), ..form() }),
        wrong("approver", Fault::IsAuthor),
        "however it is spaced"
    );
    assert_eq!(roster(ConformityForm { joined: "13".into(), ..form() }), wrong("joined", Fault::MoreThanAll));
    for typed in ["-1", "一二", "1.5", "1000000"] {
        assert_eq!(
            roster(ConformityForm { people: typed.into(), ..form() }),
            wrong("people", Fault::Number),
            "{typed}"
        );
    }
    assert_eq!(roster(ConformityForm { people: "１２".into(), ..form() }), [], "full-width digits");
}

#[test]
fn each_kind_has_its_own_people_and_the_ministry_none_of_them() {
    for kind in ConformityKind::ALL.iter().copied() {
        for role in Role::ALL.iter().copied() {
            let submits = entitles(role, kind.action(), Standing::OwnOrganisation);
            let wanted = match kind {
                ConformityKind::PolicySet => Role::Supervisor,
                ConformityKind::HandlerRoster => Role::InformationManager,
            };
            assert_eq!(submits, role == wanted, "{role} {kind}");
            assert!(!entitles(role, kind.action(), Standing::Ministry));
        }
    }
}
