use super::document::{FrozenRisk, Move, RiskDocument, moved};
use super::drawing::{Flow, flows, heat, levels};
use super::{AssessmentStatus as S, AssessmentStep as T, ScopeKind, ScopePart, Trigger, uncovered};
use crate::risk::Treatment;
use crate::risk_method::{Factors, Method};
use proptest::prelude::*;
use uuid::Uuid;

proptest! {
    /// However people try: nothing is made known or replaced that was not documented, nothing documented is given up, and what was
    /// documented never opens again.
    #[test]
    fn random_walks_keep_the_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..60)) {
        let (mut status, mut begun, mut documented, mut known) = (S::Planned, false, false, false);
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            begun |= step == T::Begin;
            documented |= step == T::Document;
            known |= step == T::MakeKnown;
            prop_assert!(!matches!(status, S::Superseded | S::Cancelled), "{status} {step}");
            prop_assert!(!documented || (begun && !next.is_open()), "{status} {step}");
            prop_assert_eq!(next.holds(), documented && next != S::Superseded);
            prop_assert!(next != S::MadeKnown || known);
            prop_assert!(!known || documented);
            prop_assert!(next != S::Cancelled || !documented);
            status = next;
        }
    }

    /// Every risk of both documents is accounted for once, whatever became of it.
    #[test]
    fn no_risk_is_lost_between_two_documents(
        before in proptest::collection::btree_map(0..9_u128, 1..=3_u8, 0..9),
        now in proptest::collection::btree_map(0..9_u128, 1..=3_u8, 0..9),
    ) {
        let (one, two) = (document(before.iter()), document(now.iter()));
        let found = moved(&one, &two);
        let new = now.keys().filter(|key| !before.contains_key(key)).count();
        let gone = before.keys().filter(|key| !now.contains_key(key)).count();
        let count = |how| found.iter().filter(|one| one.how == how).count();
        prop_assert_eq!(found.len(), now.len() + gone);
        prop_assert_eq!((count(Move::New), count(Move::Gone), count(Move::OtherMethod)), (new, gone, 0));
        let raised = now.iter().filter(|(key, level)| before.get(key).is_some_and(|was| was < level)).count();
        prop_assert_eq!(count(Move::Raised), raised);
        let all: usize = flows(&found).iter().map(|flow| flow.count).sum();
        prop_assert_eq!(all, found.len());
        let ends = levels(&one, &two);
        prop_assert_eq!(ends.iter().map(|(_, was, _)| was).sum::<usize>(), before.len());
        prop_assert_eq!(ends.iter().map(|(.., is)| is).sum::<usize>(), now.len());
        let itself = moved(&one, &one);
        prop_assert!(itself.iter().all(|one| one.how == Move::Same));
    }
}

fn method() -> Method {
    let words = || (1..=3).map(|step| format!("w{step}")).collect::<Vec<_>>();
    let mut method =
        Method { damage: words(), threat: words(), vulnerability: words(), levels: words(), table: vec![] };
    method.propose();
    method
}

fn risk(lineage: u128, level: u8) -> FrozenRisk {
    let factors = Factors { damage: 1, threat: 1, vulnerability: 1 };
    FrozenRisk {
        lineage: Uuid::from_u128(lineage),
        number: 1,
        asset: "a".into(),
        threat: "t".into(),
        vulnerability: "v".into(),
        damage: "d".into(),
        factors,
        level,
        measures: String::new(),
        treatment: Treatment::Reduce,
        plan: String::new(),
        residual: factors,
        residual_level: level,
        owner: "佐藤".into(),
        due_on: None,
        accepted_by: String::new(),
        accepted_until: None,
        links: vec![],
    }
}

fn document<'a>(risks: impl Iterator<Item = (&'a u128, &'a u8)>) -> RiskDocument {
    RiskDocument {
        number: "査-2026-000001".into(),
        trigger: Trigger::Periodic,
        reason: String::new(),
        contract: String::new(),
        scope: vec![],
        method_version: 1,
        method: method(),
        people: vec![],
        risks: risks.map(|(lineage, level)| risk(*lineage, *level)).collect(),
        conclusion: "c".into(),
    }
}

#[test]
fn levels_of_another_method_are_not_compared() {
    let one = document([(&1, &1)].into_iter());
    let mut two = document([(&1, &3)].into_iter());
    two.method.table[0] = 2;
    assert_eq!(moved(&one, &two)[0].how, Move::OtherMethod);
}

#[test]
fn the_map_is_the_table_with_the_risks_in_it() {
    let method = method();
    let here = Factors { damage: 3, threat: 2, vulnerability: 1 };
    let rows = heat(&method, &[here, here, Factors { damage: 1, ..here }]);
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.len() == 9));
    let (top, bottom) = (&rows[0], &rows[2]);
    assert!(top.iter().all(|cell| cell.factors.damage == 3), "the highest damage is on top");
    let counted = |row: &[super::drawing::Cell]| row.iter().find(|cell| cell.count > 0).copied().unwrap();
    assert_eq!((counted(top).factors, counted(top).count), (here, 2));
    assert_eq!(counted(bottom).count, 1);
    assert!(rows.iter().flatten().all(|cell| Some(cell.level) == method.level(cell.factors)));
}

#[test]
fn ways_are_counted_from_level_to_level() {
    let one = document([(&1, &3), (&2, &3), (&3, &1)].into_iter());
    let two = document([(&1, &2), (&2, &2), (&4, &1)].into_iter());
    let found = flows(&moved(&one, &two));
    let flow = |before, now, count| Flow { before, now, count };
    assert_eq!(found, [flow(Some(3), Some(2), 2), flow(Some(1), None, 1), flow(None, Some(1), 1)]);
}

#[test]
fn a_kind_without_a_row_needs_a_reason() {
    let part = |kind, names: &[&str], reason: &str| ScopePart {
        kind,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        reason: reason.into(),
    };
    assert_eq!(uncovered(&[]), ScopeKind::ALL);
    let two = [part(ScopeKind::Handling, &["製造部"], ""), part(ScopeKind::Outside, &[], " ")];
    assert_eq!(uncovered(&two), [ScopeKind::OtherDepartment, ScopeKind::Outside]);
    let all = [
        two[0].clone(),
        part(ScopeKind::OtherDepartment, &[], "ほかの部署はない"),
        part(ScopeKind::Outside, &["保守会社"], ""),
    ];
    assert_eq!(uncovered(&all), []);
    assert!(ScopeKind::ALL.iter().map(|kind| kind.clause()).eq(["12-5-a", "12-5-b", "12-5-c"]));
    assert!(Trigger::ALL.iter().all(|trigger| trigger.needs_reason() == (*trigger != Trigger::Periodic)));
}
