//! What people write into single cells, made into values.

use super::LayoutFault as Fault;
use crate::checklist::{AnswerKind, Choice, Condition, EvidenceNeed};
use crate::confirmation::Conformity;
use unicode_normalization::UnicodeNormalization;

/// A label made comparable: NFKC, small letters, without spaces, brackets and other signs.
pub(super) fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// A text as it was written, only without the spaces and empty lines around it.
pub(in crate::checklist) fn text(typed: &str) -> String {
    let lines: Vec<&str> = typed.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// A key: NFKC, small letters, any kind of hyphen as `-`.
pub(super) fn key(typed: &str) -> String {
    hyphens(typed.trim()).to_lowercase()
}

fn hyphens(typed: &str) -> String {
    typed
        .nfkc()
        .map(|c| match c {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '_' => '-',
            other => other,
        })
        .collect()
}

/// Clause numbers, several separated by 、 , ; or spaces.
pub(in crate::checklist) fn clauses(typed: &str) -> Vec<String> {
    hyphens(typed)
        .split(|c: char| c.is_whitespace() || matches!(c, '、' | ',' | ';'))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The kind of answer.
pub(super) fn kind(typed: &str) -> Result<AnswerKind, Fault> {
    if let Some(kind) = AnswerKind::from_code(&key(typed)) {
        return Ok(kind);
    }
    Ok(match fold(typed).as_str() {
        "適合" | "適否" | "適合性" => AnswerKind::Conformity,
        "文章" | "文字" | "記述" | "自由記述" => AnswerKind::Text,
        "日付" | "年月日" => AnswerKind::Date,
        "数値" | "数字" | "数" => AnswerKind::Number,
        "選択" | "選択式" => AnswerKind::Choice,
        _ => return Err(Fault::Kind),
    })
}

/// ○ or ×, in every shape in which keyboards make them; nothing means no.
pub(super) fn yes_no(typed: &str) -> Result<bool, Fault> {
    let typed: String = typed.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect();
    match typed.as_str() {
        "○" | "〇" | "◯" | "●" | "◎" | "丸" | "必須" | "要" | "はい" | "yes" | "y" | "true" | "1" | "o" => {
            Ok(true)
        }
        "" | "×" | "✕" | "✖" | "☓" | "x" | "-" | "ー" | "−" | "否" | "任意" | "不要" | "いいえ" | "no" | "n"
        | "false" | "0" => Ok(false),
        _ => Err(Fault::YesNo),
    }
}

/// When a file is needed; nothing means never.
pub(super) fn evidence(typed: &str) -> Result<EvidenceNeed, Fault> {
    if let Some(need) = EvidenceNeed::from_code(&key(typed).replace(' ', "-")) {
        return Ok(need);
    }
    match fold(typed).as_str() {
        "適合時" | "適合の場合" | "適合一部適合" => return Ok(EvidenceNeed::WhenConforming),
        "常に" | "常時" => return Ok(EvidenceNeed::Always),
        "なし" => return Ok(EvidenceNeed::Never),
        _ => {}
    }
    let always = yes_no(typed).map_err(|_| Fault::Evidence)?;
    Ok(if always { EvidenceNeed::Always } else { EvidenceNeed::Never })
}

/// Lines of `code=ja|en`; the English label may be left out.
pub(super) fn choices(typed: &str) -> Result<Vec<Choice>, Fault> {
    let lines = typed.split(['\n', ';', '；']).map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (code, labels) = line.split_once(['=', '＝']).ok_or(Fault::Choices)?;
            let (ja, en) = labels.split_once(['|', '｜']).unwrap_or((labels, labels));
            let (code, ja, en) = (key(code), text(ja), text(en));
            let good = !code.is_empty() && code.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
            if good && !ja.is_empty() { Ok(Choice { code, en: or(en, &ja), ja }) } else { Err(Fault::Choices) }
        })
        .collect()
}

/// `item-key=code,code`; nothing means always asked.
pub(super) fn condition(typed: &str) -> Result<Option<Condition>, Fault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let (item, codes) = typed.split_once(['=', '＝']).ok_or(Fault::Condition)?;
    let is: Vec<String> =
        codes.split([',', '、', '，', ';', '\n']).map(conformity).filter(|code| !code.is_empty()).collect();
    if is.is_empty() { Err(Fault::Condition) } else { Ok(Some(Condition { item: key(item), is })) }
}

/// A code, also where the label of a conformity stands for it.
fn conformity(typed: &str) -> String {
    match fold(typed).as_str() {
        "適合" => Conformity::Conform.code().to_owned(),
        "一部適合" => Conformity::Partial.code().to_owned(),
        "不適合" => Conformity::Nonconform.code().to_owned(),
        "該当なし" => Conformity::NotApplicable.code().to_owned(),
        _ => key(typed),
    }
}

/// A number from 1: `3`, `３`, `第3版`.
pub(super) fn number(typed: &str) -> Result<i32, Fault> {
    let folded = fold(typed);
    let digits = folded.strip_prefix('第').unwrap_or(&folded);
    let digits = digits.strip_suffix('版').unwrap_or(digits);
    digits.parse().ok().filter(|number| *number > 0).ok_or(Fault::Number)
}

/// The first text, or where it is empty the other one.
pub(super) fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}
