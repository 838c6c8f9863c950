//! What people type, made comparable. Names are stored as typed; only keys and search texts are folded.

use crate::refusal::Fault;
use unicode_normalization::UnicodeNormalization;

/// Longest one-line text, in Unicode scalar values.
pub const LINE: usize = 200;
/// Longest paragraph, in Unicode scalar values.
pub const PARAGRAPH: usize = 4_000;

/// An identifier as typed: NFKC, without spaces and hyphen-like signs.
#[must_use]
pub fn identifier(typed: &str) -> String {
    typed
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | 'ー' | '−' | '－'))
        .collect()
}

/// One line as typed: NFKC, without spaces around it.
#[must_use]
pub fn line(typed: &str) -> String {
    typed.nfkc().collect::<String>().trim().to_owned()
}

/// A text folded for searching: NFKC, hiragana, lower case, without spaces and without the signs for legal forms.
#[must_use]
pub fn search(typed: &str) -> String {
    let folded: String =
        typed.nfkc().filter(|c| !c.is_whitespace()).map(hiragana).flat_map(char::to_lowercase).collect();
    ["株式会社", "有限会社", "合同会社", "(株)", "(有)", "(同)"]
        .iter()
        .fold(folded, |text, form| text.replace(form, ""))
}

/// Katakana to hiragana; anything else stays.
const fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => match char::from_u32(c as u32 - 0x60) {
            Some(folded) => folded,
            None => c,
        },
        _ => c,
    }
}

/// An e-mail address: trimmed, NFKC, lower case.
///
/// # Errors
/// [`Fault::Missing`] or [`Fault::EmailAddress`].
pub fn email(typed: &str) -> Result<String, Fault> {
    let address: String = typed.trim().nfkc().flat_map(char::to_lowercase).collect();
    if address.is_empty() {
        return Err(Fault::Missing);
    }
    let good = address.len() <= 254
        && address.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && !domain.contains('@')
        })
        && !address.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'));
    if good { Ok(address) } else { Err(Fault::EmailAddress) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_folds_width_kana_and_legal_form() {
        assert_eq!(search("㈱ ミツバ精機"), search("株式会社みつば精機"));
        assert_eq!(search("ﾐﾂﾊﾞ"), search("ミツバ"));
        assert_eq!(search("ＡＢＣ　Works"), "abcworks");
    }

    #[test]
    fn addresses_are_folded_and_checked() {
        assert_eq!(email(" Ｔaro@Example.jp "), Ok("taro@example.jp".to_owned()));
        for bad in ["taro", "@example.jp", "taro@jp", "a b@example.jp", "a@b@c.jp"] {
            assert_eq!(email(bad), Err(Fault::EmailAddress), "{bad}");
        }
    }
}
