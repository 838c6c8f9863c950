use super::Conformity;
use crate::checklist::{AnswerKind, Content, EvidenceNeed, Item};
use crate::code::codes;
use crate::time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is stored of the answer to one item; a draft may hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerState {
    /// A code, a text, a date or a number, as typed.
    pub value: String,
    /// Explanation; the reason where the answer is *not applicable*, *partial* or *nonconform*.
    pub remark: String,
    /// Files attached to the item.
    pub evidence: usize,
}

codes! {
    /// What still has to be done about an item.
    pub enum ProblemKind {
        /// Not answered.
        AnswerMissing = "answer-missing",
        /// The answer needs a reason.
        ReasonMissing = "reason-missing",
        /// The answer needs evidence.
        EvidenceMissing = "evidence-missing",
        /// Not one of the choices.
        NotAChoice = "not-a-choice",
        /// Not a date.
        NotADate = "not-a-date",
        /// Not a number.
        NotANumber = "not-a-number",
    }
}

/// One thing that keeps the sheet from being submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Key of the item.
    pub item: String,
    /// What is missing.
    pub kind: ProblemKind,
}

/// How far a part of the sheet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Items that are asked under the answers so far.
    pub asked: usize,
    /// Of these, items that are answered in full.
    pub done: usize,
    /// Of these, items with something entered.
    pub begun: usize,
}

/// Whether an item is asked, given the answers to earlier items. An item whose condition hangs on an item that is not asked is not asked.
#[must_use]
pub fn asked(content: &Content, answers: &BTreeMap<String, AnswerState>, item: &Item) -> bool {
    item.applies_when.as_ref().is_none_or(|condition| {
        content.item(&condition.item).is_some_and(|earlier| asked(content, answers, earlier))
            && answers.get(&condition.item).is_some_and(|answer| condition.is.contains(&answer.value))
    })
}

/// Everything that keeps these items from being submitted, in their order. The task list, the error summary and the gate ask here.
#[must_use]
pub fn problems(content: &Content, answers: &BTreeMap<String, AnswerState>) -> Vec<Problem> {
    let none = AnswerState::default();
    content
        .items()
        .filter(|item| asked(content, answers, item))
        .filter_map(|item| {
            let kind = problem(item, answers.get(&item.key).unwrap_or(&none))?;
            Some(Problem { item: item.key.clone(), kind })
        })
        .collect()
}

/// How far the items chosen by `of` are.
#[must_use]
pub fn progress(content: &Content, answers: &BTreeMap<String, AnswerState>, of: impl Fn(&Item) -> bool) -> Progress {
    let none = AnswerState::default();
    content.items().filter(|item| of(item) && asked(content, answers, item)).fold(Progress::default(), |sum, item| {
        let answer = answers.get(&item.key).unwrap_or(&none);
        let begun = !answer.value.trim().is_empty() || !answer.remark.trim().is_empty() || answer.evidence > 0;
        Progress {
            asked: sum.asked + 1,
            done: sum.done + usize::from(!answer.value.trim().is_empty() && problem(item, answer).is_none()),
            begun: sum.begun + usize::from(begun),
        }
    })
}

fn problem(item: &Item, answer: &AnswerState) -> Option<ProblemKind> {
    let value = answer.value.trim();
    if value.is_empty() {
        return item.required.then_some(ProblemKind::AnswerMissing);
    }
    let conformity = match item.kind {
        AnswerKind::Conformity => match Conformity::from_code(value) {
            None => return Some(ProblemKind::NotAChoice),
            found => found,
        },
        AnswerKind::Choice => {
            if !item.choices.iter().any(|choice| choice.code == value) {
                return Some(ProblemKind::NotAChoice);
            }
            None
        }
        AnswerKind::Date => {
            if time::parse_day(value).is_err() {
                return Some(ProblemKind::NotADate);
            }
            None
        }
        AnswerKind::Number => {
            if crate::text::identifier(value).replace(',', "").parse::<i64>().is_err() {
                return Some(ProblemKind::NotANumber);
            }
            None
        }
        AnswerKind::Text => None,
    };
    let explain = matches!(conformity, Some(Conformity::Partial | Conformity::Nonconform | Conformity::NotApplicable));
    if explain && answer.remark.trim().is_empty() {
        return Some(ProblemKind::ReasonMissing);
    }
    let shown = match item.evidence {
        EvidenceNeed::Never => false,
        EvidenceNeed::WhenConforming => matches!(conformity, Some(Conformity::Conform | Conformity::Partial)),
        EvidenceNeed::Always => true,
    };
    (shown && answer.evidence == 0).then_some(ProblemKind::EvidenceMissing)
}
