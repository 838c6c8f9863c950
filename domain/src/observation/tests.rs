use super::*;
use crate::checklist::{Choice, Condition, EvidenceNeed, Fewer, Item, Older, Section};
use crate::evidence::MediaType;
use crate::id::{AccountId, EvidenceId};
use chrono::Duration;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000 + seconds, 0).unwrap()
}

fn item(key: &str, kind: AnswerKind) -> Item {
    let text = String::new;
    let choice = |code: &str| Choice { code: code.into(), ja: text(), en: text() };
    Item {
        key: key.into(),
        clauses: Vec::new(),
        question_ja: text(),
        question_en: text(),
        why_ja: text(),
        why_en: text(),
        shown_by_ja: text(),
        shown_by_en: text(),
        kind,
        choices: if kind == AnswerKind::Choice { vec![choice("yes"), choice("no")] } else { Vec::new() },
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    }
}

fn rule(when: &[(&str, &str)], fewer: Option<(&str, &str)>, older: Option<(&str, u32)>) -> Contradiction {
    Contradiction {
        key: "rule".into(),
        clauses: Vec::new(),
        ja: String::new(),
        en: String::new(),
        when: when.iter().map(|(item, is)| Condition { item: (*item).into(), is: vec![(*is).into()] }).collect(),
        fewer: fewer.map(|(item, than)| Fewer { item: item.into(), than: than.into() }),
        older: older.map(|(item, months)| Older { item: item.into(), months }),
    }
}

fn content(rules: Vec<Contradiction>) -> Content {
    let items = vec![
        item("yearly", AnswerKind::Conformity),
        item("system", AnswerKind::Choice),
        item("people", AnswerKind::Number),
        item("trained", AnswerKind::Number),
        item("last", AnswerKind::Date),
    ];
    Content {
        key: "k".into(),
        number: 1,
        title_ja: String::new(),
        title_en: String::new(),
        dated_on: None,
        sections: vec![Section { key: "s".into(), title_ja: String::new(), title_en: String::new(), items }],
        not_asked: Vec::new(),
        contradictions: rules,
    }
}

fn said(key: &str, value: &str) -> FrozenItem {
    FrozenItem {
        key: key.into(),
        asked: true,
        value: value.into(),
        remark: String::new(),
        answered_by: Some(AccountId(Uuid::nil())),
        answered_at: None,
        evidence: Vec::new(),
    }
}

fn file(key: &str, uploaded_at: DateTime<Utc>) -> (String, Vec<EvidenceLine>) {
    let line = EvidenceLine {
        id: EvidenceId(Uuid::nil()),
        grant: Uuid::nil(),
        item_key: key.into(),
        name: "記録.pdf".into(),
        media_type: MediaType::Pdf,
        size: 1,
        sha256: "0".into(),
        uploaded_at,
        uploaded_by_name: String::new(),
        valid_from: None,
        valid_until: None,
        revision: 1,
    };
    (key.into(), vec![line])
}

fn seen(content: &Content, items: &[FrozenItem], files: &[(String, Vec<EvidenceLine>)]) -> Vec<Observation> {
    let files = files.iter().cloned().collect();
    observations(&Seen { content, items, files: &files, on: day("2026-11-23") })
}

fn contradicts(rule: Contradiction, items: &[FrozenItem]) -> bool {
    seen(&content(vec![rule]), items, &[]).iter().any(|found| matches!(found, Observation::Contradiction { .. }))
}

#[test]
fn a_contradiction_holds_where_all_its_parts_do() {
    let both = || rule(&[("yearly", "conform"), ("system", "no")], None, None);
    assert!(contradicts(both(), &[said("yearly", "conform"), said("system", " no ")]));
    assert!(!contradicts(both(), &[said("yearly", "conform"), said("system", "yes")]));
    assert!(!contradicts(both(), &[said("yearly", "conform")]), "not answered");
    let unasked = FrozenItem { asked: false, ..said("system", "no") };
    assert!(!contradicts(both(), &[said("yearly", "conform"), unasked]), "not asked any more");
    assert!(!contradicts(rule(&[("gone", "no")], None, None), &[said("gone", "no")]), "no item of this version");
    assert!(!contradicts(rule(&[], None, None), &[said("system", "no")]), "a rule that says nothing");
}

#[test]
fn numbers_are_compared_as_people_type_them() {
    let fewer = || rule(&[], Some(("trained", "people")), None);
    assert!(contradicts(fewer(), &[said("trained", "９"), said("people", "1,2")]));
    assert!(!contradicts(fewer(), &[said("trained", "12"), said("people", "１２")]));
    assert!(!contradicts(fewer(), &[said("trained", "many"), said("people", "12")]));
    assert!(!contradicts(fewer(), &[said("trained", "9")]));
}

#[test]
fn a_day_is_too_long_ago_only_after_the_whole_period() {
    let older = || rule(&[], None, Some(("last", 12)));
    assert!(contradicts(older(), &[said("last", "2025-11-22")]));
    assert!(!contradicts(older(), &[said("last", "2025-11-23")]), "to the day a year ago");
    assert!(contradicts(older(), &[said("last", "令和7年11月1日")]));
    assert!(!contradicts(older(), &[said("last", "そのうち")]));
    assert!(!contradicts(rule(&[], None, Some(("last", u32::MAX))), &[said("last", "1900-01-01")]), "no such day");
}

#[test]
fn a_file_from_before_the_period_is_named_once() {
    let rules = || rule(&[("yearly", "conform")], None, Some(("last", 12)));
    let items = [said("yearly", "conform"), said("last", "2026-11-01")];
    let old = file("yearly", at(0) - Duration::days(500));
    let found = seen(&content(vec![rules(), rules()]), &items, std::slice::from_ref(&old));
    let old_ones = found.iter().filter(|found| matches!(found, Observation::OldEvidence { .. }));
    assert_eq!(old_ones.count(), 1);
    let fresh = seen(&content(vec![rules()]), &items, &[file("yearly", at(0))]);
    assert!(!fresh.iter().any(|found| matches!(found, Observation::OldEvidence { .. })));
    assert!(!seen(&content(vec![]), &items, &[old]).iter().any(|f| matches!(f, Observation::OldEvidence { .. })));
}

#[test]
fn conform_with_nothing_to_show_is_one_line_for_all() {
    let with = FrozenItem { evidence: vec![("a".into(), "1".into())], ..said("yearly", "conform") };
    let bare = Observation::NoEvidence { items: vec!["yearly".into()] };
    assert_eq!(seen(&content(vec![]), &[said("yearly", "conform"), said("people", "3")], &[]), [bare]);
    assert_eq!(seen(&content(vec![]), &[with], &[]), []);
    assert_eq!(seen(&content(vec![]), &[said("yearly", "partial")], &[]), []);
}

fn written(count: usize, every: i64, person: u128) -> Vec<FrozenItem> {
    let one = |number: usize| FrozenItem {
        answered_by: Some(AccountId(Uuid::from_u128(person))),
        answered_at: Some(at(i64::try_from(number).unwrap() * every)),
        ..said(&format!("i{number}"), "x")
    };
    (0..count).map(one).collect()
}

#[test]
fn a_form_of_120_answers_in_four_minutes_is_fast() {
    assert_eq!(fast(&written(120, 2, 1)), [Observation::Fast { answers: 120, seconds: 238 }]);
    assert_eq!(fast(&written(120, 3, 1)), []);
    assert_eq!(fast(&written(19, 1, 1)), [], "too few to say anything");
    assert_eq!(fast(&written(120, 0, 1)), [], "a workbook is one act");
    let two: Vec<_> = written(15, 1, 1).into_iter().chain(written(15, 1, 2)).collect();
    assert_eq!(fast(&two), [], "two people, each at their own pace");
    assert_eq!(fast(&[said("a", "x")]), [], "frozen before times were");
}
