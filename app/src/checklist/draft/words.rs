//! Codes of drafts as words.

use crate::i18n::{Locale, td_string};
use domain::checklist::authoring::Spot;
use domain::checklist::difference::{ChangeKind, OriginFault};
use domain::checklist::{AnswerKind, ContentProblem, EvidenceNeed};

/// What is to be put right there.
pub fn problem(locale: Locale, spot: &Spot, problem: ContentProblem) -> &'static str {
    match (problem, spot) {
        (ContentProblem::Empty, Spot::Whole) => td_string!(locale, checklist_draft.problem_empty),
        (ContentProblem::Empty, Spot::Section(_)) => td_string!(locale, checklist_draft.problem_empty_section),
        (ContentProblem::Empty, Spot::Item(_)) => td_string!(locale, checklist_draft.problem_empty_item),
        (ContentProblem::Key, _) => td_string!(locale, checklist_draft.problem_key),
        (ContentProblem::KeyTwice, _) => td_string!(locale, checklist_draft.problem_key_twice),
        (ContentProblem::TooLong, _) => td_string!(locale, checklist_draft.problem_too_long),
        (ContentProblem::Choices, _) => td_string!(locale, checklist_draft.problem_choices),
        (ContentProblem::Condition, _) => td_string!(locale, checklist_draft.problem_condition),
        (ContentProblem::TooMany, _) => td_string!(locale, checklist_draft.problem_too_many),
    }
}

/// How an item is answered.
pub fn kind(locale: Locale, kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Conformity => td_string!(locale, checklist_draft.kind_conformity),
        AnswerKind::Text => td_string!(locale, checklist_draft.kind_text),
        AnswerKind::Date => td_string!(locale, checklist_draft.kind_date),
        AnswerKind::Number => td_string!(locale, checklist_draft.kind_number),
        AnswerKind::Choice => td_string!(locale, checklist_draft.kind_choice),
    }
}

/// When a file is needed.
pub fn need(locale: Locale, need: EvidenceNeed) -> &'static str {
    match need {
        EvidenceNeed::Never => td_string!(locale, checklist_draft.need_never),
        EvidenceNeed::WhenConforming => td_string!(locale, checklist_draft.need_when_conforming),
        EvidenceNeed::Always => td_string!(locale, checklist_draft.need_always),
    }
}

/// What became of an item.
pub fn change(locale: Locale, kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Same => td_string!(locale, checklist_draft.change_same),
        ChangeKind::Reworded => td_string!(locale, checklist_draft.change_reworded),
        ChangeKind::Split => td_string!(locale, checklist_draft.change_split),
        ChangeKind::Merged => td_string!(locale, checklist_draft.change_merged),
        ChangeKind::New => td_string!(locale, checklist_draft.change_new),
        ChangeKind::Removed => td_string!(locale, checklist_draft.change_removed),
    }
}

/// What the kinds mean, for whoever chooses one.
pub fn meaning(locale: Locale, kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Same => td_string!(locale, checklist_draft.meaning_same),
        ChangeKind::Reworded => td_string!(locale, checklist_draft.meaning_reworded),
        ChangeKind::Split => td_string!(locale, checklist_draft.meaning_split),
        ChangeKind::Merged => td_string!(locale, checklist_draft.meaning_merged),
        ChangeKind::New => td_string!(locale, checklist_draft.meaning_new),
        ChangeKind::Removed => td_string!(locale, checklist_draft.meaning_removed),
    }
}

/// Why an origin cannot be so.
pub fn origin_fault(locale: Locale, fault: OriginFault) -> &'static str {
    match fault {
        OriginFault::NotSame => td_string!(locale, checklist_draft.fault_not_same),
        OriginFault::Count => td_string!(locale, checklist_draft.fault_count),
        OriginFault::Unknown => td_string!(locale, checklist_draft.fault_unknown),
        OriginFault::Kind => td_string!(locale, checklist_draft.fault_kind),
        OriginFault::Twice => td_string!(locale, checklist_draft.fault_twice),
        OriginFault::SplitAlone => td_string!(locale, checklist_draft.fault_split_alone),
        OriginFault::Removed => td_string!(locale, checklist_draft.fault_removed),
    }
}
