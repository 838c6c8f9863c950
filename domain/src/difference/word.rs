//! Words to compare. Japanese is cut where the script changes: a run of kanji, of katakana, of hiragana, of letters or digits
//! is a word, so that 毎月 against 毎週 or しています against していません is marked whole, as a reader would mark it.

/// What a character belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Hiragana,
    Letter,
    Digit,
    Space,
    /// Each its own word.
    Mark,
}

const fn script(c: char) -> Script {
    match c {
        'ー' | 'ァ'..='ヺ' | 'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ' => Script::Katakana,
        'ぁ'..='ゟ' => Script::Hiragana,
        '々' | '〆' | '〇' | '㐀'..='䶿' | '一'..='鿿' | '豈'..='﫿' | '\u{20000}'..='\u{3ffff}' => {
            Script::Kanji
        }
        '0'..='9' | '０'..='９' => Script::Digit,
        ' ' | '\t' | '\u{3000}' => Script::Space,
        _ => Script::Mark,
    }
}

fn of(c: char) -> Script {
    match script(c) {
        Script::Mark if c.is_alphanumeric() => Script::Letter,
        found @ (Script::Kanji
        | Script::Katakana
        | Script::Hiragana
        | Script::Letter
        | Script::Digit
        | Script::Space
        | Script::Mark) => found,
    }
}

/// Whether a text may be cut between these characters. What combines stays with what it combines with.
fn cut(before: char, after: char) -> bool {
    let combines =
        matches!(after, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let (one, other) = (of(before), of(after));
    !combines && before != '\u{200d}' && (one != other || one == Script::Mark)
}

/// The words of a text, with everything between them: together they are the text.
pub(super) fn words(text: &str) -> Vec<&str> {
    split(text, cut)
}

/// The sentences and lines of a text.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    split(text, |before, _| matches!(before, '。' | '．' | '\n' | '！' | '？' | '.'))
}

fn split(text: &str, cut: impl Fn(char, char) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| cut(before, c)) {
            found.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        before = Some(c);
    }
    found.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    found
}
