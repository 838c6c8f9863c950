use super::*;
use crate::checklist::difference::{Difference, Origin};
use crate::checklist::{AnswerKind, Choice, EvidenceNeed, Section};
use crate::confirmation::view::FrozenItem;
use uuid::Uuid;

fn item(key: &str, question: &str, kind: AnswerKind) -> Item {
    let text = String::new;
    let yes = Choice { code: "yes".into(), ja: text(), en: text() };
    Item {
        key: key.into(),
        clauses: Vec::new(),
        question_ja: question.into(),
        question_en: text(),
        why_ja: text(),
        why_en: text(),
        shown_by_ja: text(),
        shown_by_en: text(),
        kind,
        choices: if kind == AnswerKind::Choice { vec![yes] } else { Vec::new() },
        required: true,
        evidence: EvidenceNeed::Never,
        applies_when: None,
    }
}

fn content(key: &str, items: Vec<Item>) -> Content {
    let text = String::new;
    let section = Section { key: "s".into(), title_ja: text(), title_en: text(), items };
    Content {
        key: key.into(),
        number: 1,
        title_ja: text(),
        title_en: text(),
        dated_on: None,
        sections: vec![section],
        not_asked: Vec::new(),
        contradictions: Vec::new(),
    }
}

fn version(number: u128) -> ChecklistVersionId {
    ChecklistVersionId(Uuid::from_u128(number))
}

fn confirmed<'a>(content: &'a Content, day: i64, answers: &[(&str, &str, bool)]) -> Confirmed<'a> {
    let items = answers.iter().map(|(key, value, asked)| FrozenItem {
        key: (*key).into(),
        asked: *asked,
        value: (*value).into(),
        remark: String::new(),
        answered_by: None,
        answered_at: None,
        evidence: Vec::new(),
    });
    let submitted = Frozen { engagement: "1".into(), checklist: String::new(), items: items.collect() };
    let confirmed_at = DateTime::from_timestamp(day * 86_400, 0).unwrap();
    Confirmed {
        version: version(1),
        content,
        submitted,
        provenance: Provenance { sheet: ConfirmationId(Uuid::nil()), case: None, confirmed_at },
        waived: BTreeMap::new(),
    }
}

#[test]
fn the_newest_answer_to_an_item_that_was_asked_counts() {
    let list = content("k", vec![item("a", "問", AnswerKind::Text), item("b", "問", AnswerKind::Text)]);
    let newest = confirmed(&list, 9, &[("a", "new", true), ("b", "", true), ("gone", "x", true)]);
    let older = confirmed(&list, 1, &[("a", "old", true), ("b", "kept", true)]);
    let book = book([newest, older]);
    let said: Vec<_> = book.iter().map(|entry| (entry.item.key.as_str(), entry.value.as_str())).collect();
    assert_eq!(said, [("a", "new"), ("b", "kept")]);
    assert!(super::book([confirmed(&list, 9, &[("a", "not asked", false)])]).is_empty());
}

#[test]
fn the_same_key_of_another_list_counts_only_for_the_same_question() {
    let earlier = content("k", vec![item("a", "規則はありますか。", AnswerKind::Conformity)]);
    let book = book([confirmed(&earlier, 1, &[("a", "conform", true)])]);
    let find = |list: &str, question: &str, kind| {
        let item = item("a", question, kind);
        proposal(&book, &Lineage::default(), &content(list, vec![item.clone()]), &item).map(|found| found.likeness)
    };
    assert_eq!(find("other", "規則はありますか。", AnswerKind::Conformity), Some(Likeness::Same));
    assert_eq!(find("k", "規則を定めていますか。", AnswerKind::Conformity), Some(Likeness::Reworded));
    assert_eq!(find("other", "規則を定めていますか。", AnswerKind::Conformity), None);
    assert_eq!(find("k", "規則はありますか。", AnswerKind::Text), None, "answered in another way");
    let unknown = item("z", "規則はありますか。", AnswerKind::Conformity);
    assert!(proposal(&book, &Lineage::default(), &earlier, &unknown).is_none());
}

#[test]
fn what_the_author_declared_is_followed_and_nothing_else() {
    let earlier = content("k", ["a", "b", "c", "d"].map(|key| item(key, key, AnswerKind::Text)).into());
    let said = [("a", "1", true), ("b", "2", true), ("c", "3", true), ("d", "4", true)];
    let book = book([confirmed(&earlier, 1, &said)]);
    let items = [
        ("a-new", ChangeKind::Reworded, &["a"][..]),
        ("half", ChangeKind::Split, &["b"]),
        ("other-half", ChangeKind::Split, &["b"]),
        ("both", ChangeKind::Merged, &["c", "d"]),
        ("a", ChangeKind::New, &[]),
    ];
    let declared = items.iter().map(|(key, kind, from)| ((*key).to_owned(), Origin::from(*kind, from)));
    let declared = Difference { items: declared.collect(), removed: Vec::new() };
    let lineage = Lineage(vec![(version(1), declared)]);
    let after = content("k", items.iter().map(|(key, ..)| item(key, "今の問", AnswerKind::Text)).collect());
    let found = |key: &str| {
        let found = proposal(&book, &lineage, &after, after.item(key).unwrap())?;
        Some((found.entry.value, found.likeness))
    };
    assert_eq!(found("a-new"), Some(("1".to_owned(), Likeness::Reworded)));
    assert_eq!(found("half"), Some(("2".to_owned(), Likeness::Split)));
    assert_eq!(found("other-half"), Some(("2".to_owned(), Likeness::Split)));
    assert_eq!(found("both"), None, "two answers are not one");
    assert_eq!(found("a"), None, "the key is used for something new");
}
