//! Sentences for the command line, out of the same files as the pages'.

use domain::checklist::layout::{Column, LayoutProblem, WorkbookRefusal};
use domain::workbook::{CellProblem, WorkbookFault};
use serde_json::Value;

const JA: &str = include_str!("../../../locales/ja/workbook.json");
const EN: &str = include_str!("../../../locales/en/workbook.json");

/// The sentence of a refusal, in Japanese or else in English.
#[must_use]
pub fn refusal(japanese: bool, refusal: WorkbookRefusal) -> String {
    word(japanese, "refusal", refusal.code())
}

/// `確認事項!D12 質問（日）: 値がありません`.
#[must_use]
pub fn problem(japanese: bool, problem: &LayoutProblem) -> String {
    let column = problem.column.map(|column| format!(" {}", heading(japanese, column)));
    let fault = word(japanese, "fault", problem.fault.code());
    format!("{problem}{}: {fault}", column.unwrap_or_default())
}

/// The sentence of a workbook that is not taken.
#[must_use]
pub fn whole(japanese: bool, fault: WorkbookFault) -> String {
    word(japanese, "whole", fault.code())
}

/// `回答!F12: 選択肢にない言葉です`.
#[must_use]
pub fn cell(japanese: bool, problem: &CellProblem) -> String {
    format!("{}!{}: {}", problem.sheet, problem.cell, word(japanese, "cell", problem.fault.code()))
}

/// The heading of a column, or the label of a line of the cover.
#[must_use]
pub fn heading(japanese: bool, column: Column) -> String {
    word(japanese, "column", column.code())
}

fn word(japanese: bool, family: &str, code: &str) -> String {
    sentence(japanese, &format!("{family}_{}", code.replace('-', "_")))
}

/// The key itself where a sentence is missing; a test sees to it that none is.
pub(super) fn sentence(japanese: bool, key: &str) -> String {
    let words: Value = serde_json::from_str(if japanese { JA } else { EN }).unwrap_or_default();
    words.get(key).and_then(Value::as_str).unwrap_or(key).to_owned()
}

/// All sentences of one language, read once.
pub(super) struct Words(serde_json::Map<String, Value>);

impl Words {
    pub(super) fn of(japanese: bool) -> Self {
        Self(serde_json::from_str(if japanese { JA } else { EN }).unwrap_or_default())
    }

    pub(super) fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).and_then(Value::as_str).unwrap_or(key)
    }

    /// The sentence of a code.
    pub(super) fn code(&self, family: &str, code: &str) -> &str {
        self.0.get(&format!("{family}_{}", code.replace('-', "_"))).and_then(Value::as_str).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::checklist::layout::LayoutFault;
    use domain::workbook::CellFault;

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        let mut codes: Vec<(&str, &str)> = Vec::new();
        codes.extend(WorkbookRefusal::ALL.iter().map(|it| ("refusal", it.code())));
        codes.extend(LayoutFault::ALL.iter().map(|it| ("fault", it.code())));
        codes.extend(Column::ALL.iter().map(|it| ("column", it.code())));
        codes.extend(WorkbookFault::ALL.iter().map(|it| ("whole", it.code())));
        codes.extend(CellFault::ALL.iter().map(|it| ("cell", it.code())));
        codes.extend(domain::workbook::Column::ALL.iter().map(|it| ("book_column", it.code())));
        for (family, code) in codes {
            for japanese in [true, false] {
                let word = word(japanese, family, code);
                assert!(!word.starts_with(&format!("{family}_")), "{word}");
            }
        }
    }
}
