use super::*;
use crate::checklist::difference::{Difference, Origin};
use crate::checklist::{AnswerKind, EvidenceNeed, Section};
use uuid::Uuid;

fn item(key: &str, question: &str) -> Item {
    Item {
        key: key.into(),
        clauses: Vec::new(),
        question_ja: question.into(),
        question_en: String::new(),
        why_ja: String::new(),
        why_en: String::new(),
        shown_by_ja: String::new(),
        shown_by_en: String::new(),
        kind: AnswerKind::Text,
        choices: Vec::new(),
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    }
}

fn content(key: &str, items: Vec<Item>) -> Content {
    Content {
        key: key.into(),
        number: 1,
        title_ja: String::new(),
        title_en: String::new(),
        dated_on: None,
        sections: vec![Section { key: "s".into(), title_ja: String::new(), title_en: String::new(), items }],
        not_asked: Vec::new(),
        contradictions: Vec::new(),
    }
}

fn said(key: &str, value: &str, asked: bool) -> FrozenItem {
    let (remark, evidence) = (String::new(), vec![("file.pdf".to_owned(), "00".to_owned())]);
    FrozenItem { key: key.into(), asked, value: value.into(), remark, answered_by: None, answered_at: None, evidence }
}

fn version(number: u128) -> ChecklistVersionId {
    ChecklistVersionId(Uuid::from_u128(number))
}

struct Earlier {
    content: Content,
    submitted: Frozen,
}

impl Earlier {
    fn new(items: &[(&str, &str, bool)]) -> Self {
        let asked = items.iter().map(|(key, _, _)| item(key, key)).collect();
        let items = items.iter().map(|(key, value, asked)| said(key, value, *asked)).collect();
        let submitted = Frozen { engagement: "1".into(), checklist: String::new(), items };
        Self { content: content("k", asked), submitted }
    }

    fn past(&self, lineage: &Lineage, now: u128, content: &Content) -> Past {
        let confirmed_at = DateTime::from_timestamp(0, 0).unwrap();
        let before = Before { version: version(1), content: &self.content, submitted: &self.submitted, confirmed_at };
        past(before, lineage, version(now), content)
    }
}

fn kinds(past: &Past) -> Vec<(&str, ChangeKind, usize)> {
    past.items.iter().map(|(key, carried)| (key.as_str(), carried.kind, carried.then.len())).collect()
}

#[test]
fn on_the_same_version_every_answer_can_stand_and_what_was_not_said_is_new() {
    let earlier = Earlier::new(&[("a", "1", true), ("b", "2", false), ("c", " ", true)]);
    let past = earlier.past(&Lineage::default(), 1, &earlier.content);
    assert_eq!(kinds(&past), [("a", ChangeKind::Same, 1), ("b", ChangeKind::New, 0), ("c", ChangeKind::New, 0)]);
    let carried = &past.items["a"];
    assert!(carried.is_unchanged(&said("a", "1", true)));
    assert!(!carried.is_unchanged(&said("a", "2", true)));
    let without_file = FrozenItem { evidence: Vec::new(), ..said("a", "1", true) };
    assert!(!carried.is_unchanged(&without_file), "a file that is gone is a change");
}

#[test]
fn what_authors_declared_is_followed() {
    let earlier =
        Earlier::new(&[("a", "1", true), ("b", "2", true), ("c", "3", true), ("d", "4", true), ("e", "5", true)]);
    let now = content(
        "k",
        vec![
            item("renamed", "a"),
            item("half", "b1"),
            item("other", "b2"),
            item("both", "c+d"),
            item("e", "something else"),
            item("said-same", "not the same"),
        ],
    );
    let declared = [
        ("renamed", ChangeKind::Same, &["a"][..]),
        ("half", ChangeKind::Split, &["b"]),
        ("other", ChangeKind::Split, &["b"]),
        ("both", ChangeKind::Merged, &["c", "d"]),
        ("e", ChangeKind::New, &[]),
        ("said-same", ChangeKind::Same, &["a"]),
    ];
    let items = declared.iter().map(|(key, kind, from)| ((*key).to_owned(), Origin::from(*kind, from))).collect();
    let lineage = Lineage(vec![(version(1), Difference { items, removed: vec!["e".into()] })]);
    let past = earlier.past(&lineage, 2, &now);
    assert_eq!(
        kinds(&past),
        [
            ("both", ChangeKind::Merged, 2),
            ("e", ChangeKind::New, 0),
            ("half", ChangeKind::Split, 1),
            ("other", ChangeKind::Split, 1),
            ("renamed", ChangeKind::Same, 1),
            ("said-same", ChangeKind::Reworded, 1),
        ]
    );
    assert!(past.items["renamed"].standing().is_some(), "the key moved, the question did not");
    assert!(past.items["half"].standing().is_none());
    let removed: Vec<&str> = past.removed.iter().map(|then| then.item.key.as_str()).collect();
    assert_eq!(removed, ["e"], "its key was given to something else");
}

#[test]
fn without_a_declared_difference_key_and_question_decide() {
    let earlier = Earlier::new(&[("a", "1", true), ("b", "2", true)]);
    let other = |key: &str| content(key, vec![item("a", "a"), item("b", "another question")]);
    let same_list = earlier.past(&Lineage::default(), 2, &other("k"));
    assert_eq!(kinds(&same_list), [("a", ChangeKind::Same, 1), ("b", ChangeKind::Reworded, 1)]);
    let another_list = earlier.past(&Lineage::default(), 2, &other("j"));
    assert_eq!(kinds(&another_list), [("a", ChangeKind::Same, 1), ("b", ChangeKind::New, 0)]);
    assert_eq!(another_list.removed.len(), 1);
}

#[test]
fn an_interval_ends_on_the_last_day_of_a_shorter_month() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert_eq!(due_on(day("2026-03-31"), 6), Some(day("2026-09-30")));
    assert_eq!(due_on(day("2028-02-29"), 12), Some(day("2029-02-28")));
}
