//! How much of one question stands in another: pairs of neighbouring characters, for which Japanese needs no words.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Pairs of neighbouring characters of a text, with how often they stand there.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    counts: BTreeMap<(char, char), u32>,
    total: u32,
}

impl Pairs {
    pub(super) fn of(question: &str) -> Self {
        let folded: Vec<char> = question.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
        let mut pairs = Self::default();
        // Every question ends in していますか: what is hiragana only says nothing.
        for two in folded.windows(2).filter(|two| !two.iter().all(|c| matches!(c, 'ぁ'..='ゖ'))) {
            *pairs.counts.entry((two[0], two[1])).or_default() += 1;
            pairs.total += 1;
        }
        pairs
    }

    fn shared(&self, other: &Self) -> u32 {
        let of = |(pair, count): (&(char, char), &u32)| other.counts.get(pair).map_or(0, |others| *others.min(count));
        self.counts.iter().map(of).sum()
    }

    /// Most of this stands in the other: six pairs of ten.
    pub(super) fn stands_in(&self, other: &Self) -> bool {
        self.total > 0 && self.shared(other) * 10 >= self.total * 6
    }

    /// Likeness of the two, in thousandths.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        (2000 * self.shared(other)).checked_div(self.total + other.total).unwrap_or(0)
    }
}
