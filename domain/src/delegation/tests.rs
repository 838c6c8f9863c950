use super::*;
use crate::checklist::{AnswerKind, Condition, EvidenceNeed, Section};

fn item(key: &str, needs: Option<&str>) -> Item {
    Item {
        key: key.into(),
        clauses: Vec::new(),
        question_ja: String::new(),
        question_en: String::new(),
        why_ja: String::new(),
        why_en: String::new(),
        shown_by_ja: String::new(),
        shown_by_en: String::new(),
        kind: AnswerKind::Text,
        choices: Vec::new(),
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: needs.map(|item| Condition { item: item.into(), is: vec!["yes".into()] }),
    }
}

fn content() -> Content {
    let section = |key: &str, items| Section { key: key.into(), title_ja: "".into(), title_en: "".into(), items };
    Content {
        key: "c".into(),
        number: 1,
        title_ja: "確認事項".into(),
        title_en: "Checklist".into(),
        dated_on: None,
        sections: vec![
            section("a", vec![item("a1", None), item("a2", Some("a1")), item("a3", Some("a2"))]),
            section("b", vec![item("b1", None)]),
        ],
        not_asked: Vec::new(),
        contradictions: Vec::new(),
    }
}

fn keys(items: &[&str], answers: &[(&str, &str)]) -> Vec<(String, bool)> {
    let answers = answers
        .iter()
        .map(|(key, value)| ((*key).to_owned(), AnswerState { value: (*value).to_owned(), ..AnswerState::default() }));
    let items = items.iter().map(|key| (*key).to_owned()).collect();
    let part = part(&content(), &answers.collect(), &items);
    part.items().map(|item| (item.key.clone(), item.applies_when.is_some())).collect()
}

#[test]
fn only_the_items_asked_for_and_no_empty_section() {
    assert_eq!(keys(&["b1"], &[]), [("b1".to_owned(), false)]);
    assert_eq!(keys(&["a1", "a2"], &[]), [("a1".to_owned(), false), ("a2".to_owned(), true)]);
}

#[test]
fn what_an_unknown_answer_decides_is_decided() {
    assert_eq!(keys(&["a2"], &[]), []);
    assert_eq!(keys(&["a2"], &[("a1", "yes")]), [("a2".to_owned(), false)]);
    assert_eq!(keys(&["a2", "a3"], &[("a1", "no"), ("a2", "yes")]), []);
    assert_eq!(keys(&["a3"], &[("a1", "yes"), ("a2", "yes")]), [("a3".to_owned(), false)]);
}

#[test]
fn a_mark_lasts_one_round() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let delegation = Delegation {
        id: DelegationId(uuid::Uuid::nil()),
        membership: MembershipId(uuid::Uuid::nil()),
        account: AccountId(uuid::Uuid::nil()),
        name: "佐藤".into(),
        items: BTreeSet::new(),
        due_on: day(23),
        done_round: Some(1),
        revision: 1,
    };
    assert_eq!(delegation.state(1, day(30)), DelegationState::Done);
    assert_eq!(delegation.state(2, day(23)), DelegationState::Open);
    assert_eq!(delegation.state(2, day(24)), DelegationState::Overdue);
}
