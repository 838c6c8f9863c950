//! What people write into the cell of an answer, made into a value.

use super::CellFault;
use crate::checklist::{AnswerKind, Choice, Item};
use crate::confirmation::Conformity;
use crate::{text, time};
use unicode_normalization::UnicodeNormalization;

/// Signs for *yes*, in every shape in which keyboards make them.
const CIRCLES: [&str; 8] = ["○", "〇", "◯", "●", "◎", "丸", "まる", "o"];
/// Signs for *no*.
const CROSSES: [&str; 8] = ["×", "✕", "✖", "☓", "╳", "x", "ばつ", "バツ"];

/// The value that a cell means: a code, a date as `2026-11-23`, a whole number, or the text as it stands. Nothing stays nothing.
///
/// # Errors
/// [`CellFault::Choice`], [`CellFault::Date`], [`CellFault::Number`], [`CellFault::TooLong`].
pub fn understood(item: &Item, typed: &str) -> Result<String, CellFault> {
    if typed.chars().count() > text::PARAGRAPH {
        return Err(CellFault::TooLong);
    }
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    match item.kind {
        AnswerKind::Conformity => conformity(typed).map(|found| found.code().to_owned()).ok_or(CellFault::Choice),
        AnswerKind::Choice => choice(&item.choices, typed).ok_or(CellFault::Choice),
        AnswerKind::Date => time::parse_day(typed).map(|day| day.to_string()).map_err(|_| CellFault::Date),
        AnswerKind::Number => {
            let digits = text::identifier(typed).replace(',', "");
            digits.parse::<i64>().map(|number| number.to_string()).map_err(|_| CellFault::Number)
        }
        AnswerKind::Text => Ok(lines(typed)),
    }
}

/// A conformity by its code, its label in either language, or the sign that people put.
#[must_use]
pub fn conformity(typed: &str) -> Option<Conformity> {
    let folded = fold(typed);
    if let Some(found) = Conformity::ALL.iter().find(|code| fold(code.code()) == folded) {
        return Some(*found);
    }
    let is = |words: &[&str]| words.iter().any(|word| fold(word) == folded);
    if is(&CIRCLES) || is(&["適合", "適合している", "conform", "conforms", "yes", "はい"]) {
        Some(Conformity::Conform)
    } else if is(&["△", "▲", "三角", "一部", "一部適合", "部分適合", "conforms in part", "in part", "partially"])
    {
        Some(Conformity::Partial)
    } else if is(&CROSSES) || is(&["不適合", "does not conform", "nonconforming", "no", "いいえ"]) {
        Some(Conformity::Nonconform)
    } else if is(&["該当なし", "該当無し", "該当しない", "非該当", "対象外", "-", "ー", "N/A", "na", "not applicable"])
    {
        Some(Conformity::NotApplicable)
    } else {
        None
    }
}

/// One of an item's own choices, by its code or its label in either language; a circle or a cross where one says yes or no.
fn choice(choices: &[Choice], typed: &str) -> Option<String> {
    let folded = fold(typed);
    let labelled = |word: &str| {
        let word = fold(word);
        choices.iter().find(|it| [&it.code, &it.ja, &it.en].iter().any(|label| fold(label) == word))
    };
    let meant = |signs: &[&str], words: &[&str]| {
        signs.iter().any(|sign| fold(sign) == folded).then(|| words.iter().find_map(|word| labelled(word))).flatten()
    };
    labelled(typed)
        .or_else(|| meant(&CIRCLES, &["yes", "はい", "あり", "有", "実施"]))
        .or_else(|| meant(&CROSSES, &["no", "いいえ", "なし", "無", "未実施"]))
        .map(|found| found.code.clone())
}

/// Whether two values of an item mean the same: line ends, spaces around, ways of writing a date or a number aside.
#[must_use]
pub fn same(item: &Item, one: &str, other: &str) -> bool {
    plain(one) == plain(other) || matches!((meaning(item, one), meaning(item, other)), (Some(a), Some(b)) if a == b)
}

fn meaning(item: &Item, value: &str) -> Option<String> {
    (item.kind != AnswerKind::Text).then(|| understood(item, value).ok()).flatten()
}

/// A text without what nobody sees: kinds of line ends, spaces around it.
pub(crate) fn plain(text: &str) -> String {
    lines(text).trim().to_owned()
}

/// One kind of line end.
pub(crate) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Made comparable: NFKC, small letters, without spaces and the stop at the end. Long dashes of any kind are one.
pub(crate) fn fold(text: &str) -> String {
    let folded: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '−') { '-' } else { c })
        .collect();
    folded.trim_end_matches(['。', '.']).to_owned()
}
