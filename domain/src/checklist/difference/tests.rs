use super::*;
use crate::checklist::authoring::Draft;
use crate::checklist::{AnswerKind, Choice};

/// One section of items: key and question.
fn asks(items: &[(&str, &str)]) -> Content {
    let mut draft = Draft::empty("own".to_owned());
    draft.content.title_ja = "自社の確認事項".to_owned();
    draft.add_section("s".to_owned());
    for (key, question) in items {
        draft.add_item("s", (*key).to_owned());
        draft.item_mut(key).unwrap().question_ja = (*question).to_owned();
    }
    draft.content
}

fn proposed(before: &Content, after: &Content) -> Vec<(String, ChangeKind, Vec<String>)> {
    propose(before, after).into_iter().map(|(key, origin)| (key, origin.kind, origin.from)).collect()
}

fn line(key: &str, kind: ChangeKind, from: &[&str]) -> (String, ChangeKind, Vec<String>) {
    (key.to_owned(), kind, from.iter().map(|key| (*key).to_owned()).collect())
}

const POLICY: &str = "情報セキュリティの基本方針を定め、全ての従業員に周知していますか。";
const TRAINING: &str = "取扱者に対する教育を毎年実施し、その記録を保管していますか。";

#[test]
fn what_kept_its_key_is_the_same_or_reworded() {
    let before = asks(&[("a", POLICY), ("b", TRAINING), ("c", "日付")]);
    let mut after = asks(&[("b", "教育を年に一度以上実施していますか。"), ("a", POLICY), ("c", "日付")]);
    after.sections[0].items[2].kind = AnswerKind::Date;
    let found = propose(&before, &after);
    assert_eq!(
        proposed(&before, &after),
        [line("a", ChangeKind::Same, &["a"]), line("b", ChangeKind::Reworded, &["b"]), line("c", ChangeKind::New, &[]),]
    );
    let difference = Difference::of(&before, found);
    assert_eq!(difference.removed, ["c"], "answered in another way: asked anew");
    assert_eq!(difference.faults(&before, &after), []);
    assert_eq!((difference.count(ChangeKind::Same), difference.count(ChangeKind::Removed)), (1, 1));
}

#[test]
fn guidance_and_order_change_no_question() {
    let before = asks(&[("a", POLICY)]);
    let mut after = before.clone();
    after.sections[0].items[0].why_ja = "理由".to_owned();
    after.sections[0].title_ja = "節".to_owned();
    assert_eq!(proposed(&before, &after), [line("a", ChangeKind::Same, &["a"])]);
}

#[test]
fn one_in_two_is_a_split() {
    let before = asks(&[("a", POLICY), ("b", TRAINING)]);
    let after = asks(&[
        ("a", POLICY),
        ("b1", "取扱者に対する教育を毎年実施していますか。"),
        ("b2", "教育の記録を保管していますか。"),
    ]);
    let split = [
        line("a", ChangeKind::Same, &["a"]),
        line("b1", ChangeKind::Split, &["b"]),
        line("b2", ChangeKind::Split, &["b"]),
    ];
    assert_eq!(proposed(&before, &after), split);
    let kept = asks(&[
        ("a", POLICY),
        ("b", "取扱者に対する教育を毎年実施していますか。"),
        ("b2", "教育の記録を保管していますか。"),
    ]);
    let split = [
        line("a", ChangeKind::Same, &["a"]),
        line("b", ChangeKind::Split, &["b"]),
        line("b2", ChangeKind::Split, &["b"]),
    ];
    assert_eq!(proposed(&before, &kept), split);
    assert_eq!(Difference::of(&before, propose(&before, &kept)).faults(&before, &kept), []);
}

#[test]
fn two_in_one_is_a_merger() {
    let before =
        asks(&[("b1", "取扱者に対する教育を毎年実施していますか。"), ("b2", "教育の記録を保管していますか。")]);
    let after = asks(&[("b", TRAINING)]);
    assert_eq!(proposed(&before, &after), [line("b", ChangeKind::Merged, &["b1", "b2"])]);
    let kept = asks(&[("b1", TRAINING)]);
    assert_eq!(proposed(&before, &kept), [line("b1", ChangeKind::Merged, &["b1", "b2"])]);
    let difference = Difference::of(&before, propose(&before, &kept));
    assert_eq!((difference.faults(&before, &kept), difference.removed), (vec![], vec![]));
}

#[test]
fn another_key_with_nearly_the_same_words_is_reworded() {
    let before = asks(&[("x", POLICY), ("y", TRAINING)]);
    let after =
        asks(&[("n", "情報セキュリティの基本方針を定め、全従業員に周知していますか。"), ("m", "施錠していますか。")]);
    let found = proposed(&before, &after);
    assert_eq!(found, [line("m", ChangeKind::New, &[]), line("n", ChangeKind::Reworded, &["x"])]);
    assert_eq!(Difference::of(&before, propose(&before, &after)).removed, ["y"]);
}

#[test]
fn a_declaration_that_cannot_be_is_named() {
    let before = asks(&[("a", POLICY), ("b", TRAINING)]);
    let mut after = asks(&[("a", TRAINING), ("b", TRAINING), ("c", "別の質問ですか。")]);
    after.sections[0].items[1].kind = AnswerKind::Choice;
    after.sections[0].items[1].choices =
        ["x", "y"].map(|code| Choice { code: code.into(), ja: code.into(), en: String::new() }).into();
    let fault = |key: &str, kind, from: &[&str]| {
        let mut origins: BTreeMap<String, Origin> =
            after.items().map(|item| (item.key.clone(), Origin::new())).collect();
        origins.insert("c".to_owned(), Origin::from(ChangeKind::Reworded, &["b"]));
        origins.insert(key.to_owned(), Origin::from(kind, from));
        let found = Difference::of(&before, origins).faults(&before, &after);
        found.into_iter().find(|(item, _)| item == key).map(|(_, fault)| fault)
    };
    assert_eq!(fault("a", ChangeKind::Same, &["a"]), Some(OriginFault::NotSame));
    assert_eq!(fault("a", ChangeKind::Reworded, &["a"]), None);
    assert_eq!(fault("a", ChangeKind::Reworded, &["b"]), Some(OriginFault::Twice));
    assert_eq!(fault("a", ChangeKind::Reworded, &[]), Some(OriginFault::Count));
    assert_eq!(fault("a", ChangeKind::Merged, &["a"]), Some(OriginFault::Count));
    assert_eq!(fault("a", ChangeKind::Merged, &["a", "b"]), Some(OriginFault::Twice));
    assert_eq!(fault("a", ChangeKind::New, &["a"]), Some(OriginFault::Count));
    assert_eq!(fault("a", ChangeKind::Split, &["a"]), Some(OriginFault::SplitAlone));
    assert_eq!(fault("a", ChangeKind::Split, &["b"]), Some(OriginFault::Twice));
    assert_eq!(fault("a", ChangeKind::Reworded, &["z"]), Some(OriginFault::Unknown));
    assert_eq!(fault("a", ChangeKind::Removed, &[]), Some(OriginFault::Removed));
    assert_eq!(fault("b", ChangeKind::Reworded, &["a"]), Some(OriginFault::Kind));
}

#[test]
fn a_declaration_holds_for_the_wording_it_was_made_of() {
    let mut content = asks(&[("a", POLICY)]);
    let said = Declared::now(&content.sections[0].items[0], Origin::new());
    assert!(said.holds(&content.sections[0].items[0]));
    content.sections[0].items[0].question_ja.push('？');
    assert!(!said.holds(&content.sections[0].items[0]));
}
