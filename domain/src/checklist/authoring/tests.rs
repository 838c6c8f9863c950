use super::*;
use crate::checklist::difference::{ChangeKind, Origin};
use crate::checklist::{Condition, Contradiction};

fn draft() -> Draft {
    let mut draft = Draft::empty("own".to_owned());
    draft.content.title_ja = "自社の確認事項".to_owned();
    for section in ["s", "t"] {
        draft.add_section(section.to_owned());
        draft.section_mut(section).unwrap().title_ja = format!("節 {section}");
        for item in ["1", "2", "3"] {
            let key = format!("{section}{item}");
            assert!(draft.add_item(section, key.clone()));
            draft.item_mut(&key).unwrap().question_ja = format!("質問 {key}");
        }
    }
    draft
}

fn keys(draft: &Draft) -> Vec<String> {
    draft.whole().items().map(|item| item.key.clone()).collect()
}

#[test]
fn an_empty_draft_says_what_it_lacks() {
    let mut draft = Draft::empty("own".to_owned());
    assert_eq!(draft.problems(), [(Spot::Whole, ContentProblem::Empty)]);
    draft.add_section("s".to_owned());
    draft.add_item("s", "q".to_owned());
    let found: Vec<Spot> = draft.problems().into_iter().map(|(spot, _)| spot).collect();
    assert_eq!(found, [Spot::Whole, Spot::Section("s".into()), Spot::Item("q".into())]);
}

#[test]
fn what_was_removed_comes_back_to_its_place() {
    let mut draft = draft();
    assert!(draft.set_removed(Part::Item, "s2", true) && draft.set_removed(Part::Section, "t", true));
    assert_eq!(keys(&draft), ["s1", "s3"]);
    assert!(
        draft.is_removed(Part::Item, "s2") && draft.is_removed(Part::Item, "t1") && !draft.is_removed(Part::Item, "s1")
    );
    assert!(draft.set_removed(Part::Item, "s2", false) && draft.set_removed(Part::Section, "t", false));
    assert_eq!(keys(&draft), ["s1", "s2", "s3", "t1", "t2", "t3"]);
    assert!(!draft.set_removed(Part::Item, "none", true));
    assert_eq!(draft.problems(), []);
}

#[test]
fn moving_passes_over_what_was_removed() {
    let mut draft = draft();
    draft.set_removed(Part::Item, "s2", true);
    assert!(draft.shift(Part::Item, "s3", Direction::Up));
    assert_eq!(keys(&draft)[..2], ["s3", "s1"]);
    assert!(draft.shift(Part::Item, "s3", Direction::Up), "at the end nothing happens");
    assert_eq!(keys(&draft)[..2], ["s3", "s1"]);
    assert!(draft.shift(Part::Section, "s", Direction::Down));
    assert_eq!(keys(&draft)[0], "t1");
    let put = |draft: &mut Draft, item: &str, slot: &str| slot.parse().is_ok_and(|slot| draft.put(item, &slot));
    assert!(put(&mut draft, "t1", "item:s3") && put(&mut draft, "s1", "section:t") && put(&mut draft, "t2", ""));
    assert_eq!(keys(&draft), ["s1", "t2", "t3", "s3", "t1"]);
    for (item, slot) in [("t1", "section:none"), ("t1", "item:none"), ("none", "section:t"), ("t1", "elsewhere")] {
        assert!(!put(&mut draft, item, slot), "{item} {slot}");
    }
    assert!(put(&mut draft, "t1", "item:t1"));
    assert_eq!(keys(&draft).len(), 5, "nothing is lost on the way");
    assert!(!draft.shift(Part::Item, "none", Direction::Up));
}

#[test]
fn a_condition_on_what_was_removed_is_a_problem() {
    let mut draft = draft();
    let asked = Condition { item: "s1".into(), is: vec!["conform".into()] };
    draft.item_mut("t1").unwrap().applies_when = Some(asked);
    assert_eq!(draft.problems(), []);
    draft.set_removed(Part::Item, "s1", true);
    assert_eq!(draft.problems(), [(Spot::Item("t1".into()), ContentProblem::Condition)]);
    let earlier: Vec<&str> = draft.earlier("t1").into_iter().map(|item| item.key.as_str()).collect();
    assert_eq!(earlier, ["s2", "s3"]);
}

#[test]
fn japanese_stands_where_there_is_no_english() {
    let mut draft = draft();
    draft.item_mut("s1").unwrap().question_en = "Question".to_owned();
    let choices = ["a", "b"].map(|code| Choice { code: code.into(), ja: "はい".into(), en: String::new() });
    draft.item_mut("s2").unwrap().choices = choices.to_vec();
    assert_eq!(draft.without_english().len(), 5);
    let whole = draft.whole();
    assert_eq!(
        (whole.items().next().unwrap().question_en.as_str(), whole.title_en.as_str()),
        ("Question", "自社の確認事項")
    );
    assert!(whole.item("s2").unwrap().choices.is_empty(), "kept in the draft, left out where the kind takes none");
    draft.item_mut("s2").unwrap().kind = AnswerKind::Choice;
    assert_eq!(draft.whole().item("s2").unwrap().choices[1].en, "はい");
}

#[test]
fn the_mark_of_what_was_seen_changes_with_it() {
    let mut draft = draft();
    let before = draft.seen_item(draft.content.item("s1").unwrap());
    draft.shift(Part::Item, "s1", Direction::Down);
    assert_eq!(before, draft.seen_item(draft.content.item("s1").unwrap()), "its place in the section is not its text");
    draft.item_mut("s1").unwrap().why_en = "x".to_owned();
    assert_ne!(before, draft.seen_item(draft.content.item("s1").unwrap()));
}

#[test]
fn keys_are_good_keys() {
    let key = new_key("q", Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_dead_beef));
    assert_eq!(key, "q-deadbeef");
    assert_eq!(clauses("４-1-1-a、5-3-b"), ["4-1-1-a", "5-3-b"]);
}

#[test]
fn the_author_has_the_last_word_until_the_item_changes() {
    let before = draft().whole();
    let mut draft = Draft::of(before.clone());
    draft.item_mut("s1").unwrap().question_ja = "別の質問".to_owned();
    draft.set_removed(Part::Item, "s2", true);
    let open = |draft: &Draft| draft.compare(&before).into_iter().filter(Compared::is_open).count();
    assert_eq!(open(&draft), 1);
    assert!(draft.declare("s1", Origin::new()) && !draft.declare("s2", Origin::new()));
    assert_eq!(open(&draft), 0);
    assert_eq!(draft.difference(&before).removed, ["s1", "s2"]);
    assert_eq!(draft.difference_faults(&before), []);
    draft.item_mut("s1").unwrap().question_ja.push('。');
    let line = draft.compare(&before).remove(0);
    assert!(line.outdated && line.is_open());
    assert_eq!(line.origin().kind, ChangeKind::Reworded, "the portal's proposal again");
}

#[test]
fn what_has_no_english_yet_follows_the_japanese_in_the_next_version() {
    let mut first = draft();
    first.item_mut("s1").unwrap().question_en = "Question".to_owned();
    let published = first.whole();
    let mut next = Draft::of(published.clone());
    assert_eq!(next.whole(), published);
    assert_eq!(next.without_english().len(), 5);
    next.item_mut("s2").unwrap().question_ja = "新しい質問".to_owned();
    assert_eq!(next.whole().item("s2").unwrap().question_en, "新しい質問", "not the old Japanese");
}

#[test]
fn what_was_said_of_a_removed_item_goes_with_it() {
    let mut draft = draft();
    let answer = |item: &str| Condition { item: item.into(), is: vec!["conform".into()] };
    draft.content.contradictions = vec![Contradiction {
        key: "both".into(),
        clauses: Vec::new(),
        ja: "両立しません".into(),
        en: String::new(),
        when: vec![answer("s1"), answer("t1")],
        fewer: None,
        older: None,
    }];
    assert_eq!(draft.whole().contradictions.len(), 1);
    draft.set_removed(Part::Section, "t", true);
    assert!(draft.whole().contradictions.is_empty());
    draft.set_removed(Part::Section, "t", false);
    assert_eq!(draft.whole().contradictions.len(), 1, "it comes back too");
}
