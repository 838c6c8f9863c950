//! Texts with places to fill in.

use std::collections::HashMap;

/// Where something stands among all that is filled in.
pub(super) type Slot = usize;

enum Piece {
    Text(String),
    Slot(Slot),
}

/// A text of the model, taken apart at everything that differs in a cast.
pub(super) struct Pattern(Vec<Piece>);

impl Pattern {
    /// The text with these in their places.
    pub(super) fn fill(&self, values: &[String]) -> String {
        let mut out = String::with_capacity(self.0.len() * 48);
        for piece in &self.0 {
            out.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Slot(slot) => values.get(*slot).map_or("", String::as_str),
            });
        }
        out
    }

    /// Whether it is the same in every cast.
    pub(super) fn is_fixed(&self) -> bool {
        self.0.iter().all(|piece| matches!(piece, Piece::Text(_)))
    }
}

/// What differs in a cast, as it is in the model.
#[derive(Default)]
pub(super) struct Known {
    /// Keys and digests, by their hexadecimal digits.
    digits: HashMap<String, Slot>,
    /// Names and numbers, the longest first.
    names: Vec<(String, Slot)>,
}

/// Lengths of a key and of a digest.
const DIGITS: [usize; 2] = [64, 36];

impl Known {
    pub(super) fn slot(&self, text: &str) -> Option<Slot> {
        let named = || self.names.iter().find(|(name, _)| name == text).map(|(_, slot)| *slot);
        self.digits.get(text).copied().or_else(named)
    }

    pub(super) fn add(&mut self, text: &str, slot: Slot) {
        if DIGITS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
            self.digits.insert(text.to_owned(), slot);
        } else {
            self.names.push((text.to_owned(), slot));
            self.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
    }

    /// Takes a text apart.
    pub(super) fn read(&self, text: &str) -> Pattern {
        let (mut pieces, mut plain, mut at) = (Vec::new(), 0, 0);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some((length, slot)) = self.at_start(rest) {
                if let Some(before) = text.get(plain..at).filter(|before| !before.is_empty()) {
                    pieces.push(Piece::Text(before.to_owned()));
                }
                pieces.push(Piece::Slot(slot));
                at += length;
                plain = at;
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        if let Some(rest) = text.get(plain..).filter(|rest| !rest.is_empty()) {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Pattern(pieces)
    }

    fn at_start(&self, text: &str) -> Option<(usize, Slot)> {
        if text.bytes().next().is_some_and(|byte| byte.is_ascii_hexdigit()) {
            let known = |length: usize| Some((length, *self.digits.get(text.get(..length)?)?));
            return DIGITS.into_iter().find_map(known);
        }
        self.names.iter().find(|(name, _)| text.starts_with(name.as_str())).map(|(name, slot)| (name.len(), *slot))
    }
}
