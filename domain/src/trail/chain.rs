use super::{Entry, GENESIS};
use crate::digest;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The chains of many cases: position and digest of each entry, in order.
#[derive(Clone, Debug, Default)]
pub struct Chains(BTreeMap<Uuid, Vec<(i64, String)>>);

impl Chains {
    /// Adds the next entry of a case.
    pub fn push(&mut self, case: Uuid, seq: i64, hash: String) {
        self.0.entry(case).or_default().push((seq, hash));
    }

    /// The newest entry of a case: its position and digest.
    #[must_use]
    pub fn last(&self, case: Uuid) -> Option<&(i64, String)> {
        self.0.get(&case).and_then(|chain| chain.last())
    }

    /// The cases.
    pub fn cases(&self) -> impl ExactSizeIterator<Item = Uuid> {
        self.0.keys().copied()
    }

    /// Holds an entry that was signed once against the chain of its case: where it does not stand there as it was signed, the first
    /// position that is known to be wrong, and what is wrong with it.
    #[must_use]
    pub fn against(&self, case: Uuid, seq: i64, hash: &str) -> Option<(i64, String)> {
        let end = self.last(case).map_or(0, |(end, _)| *end);
        if end < seq {
            let what =
                if end == 0 { "the whole chain is missing".to_owned() } else { format!("the chain ends at {end}") };
            return Some((end + 1, format!("{what}, entry {seq} was signed")));
        }
        let chain = self.0.get(&case)?;
        let found = chain.iter().find(|(at, _)| *at == seq);
        let stands = found.is_some_and(|(_, found)| found == hash);
        (!stands).then(|| (seq, "this is not the entry that was signed".to_owned()))
    }
}

/// What is wrong with an entry as stored, seen by itself and after the one before it in its case (position, digest); nothing where all
/// holds.
#[must_use]
pub fn broken(content: &str, hash: &str, before: Option<&(i64, String)>) -> Option<String> {
    let (seq, previous) = before.map_or((0, GENESIS), |(seq, hash)| (*seq, hash));
    if digest::of_bytes(content.as_bytes()) != hash {
        return Some("the entry was changed".to_owned());
    }
    let Ok(entry) = serde_json::from_str::<Entry>(content) else {
        return Some("the entry cannot be read".to_owned());
    };
    if entry.seq <= seq {
        return Some(format!("entry {} stands behind entry {seq}", entry.seq));
    }
    if entry.seq != seq + 1 {
        return Some(format!("entry {} is missing before it", seq + 1));
    }
    (entry.previous != previous).then(|| "the entry does not follow the one before".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_position_that_is_wrong_is_named() {
        let case = Uuid::from_u128(1);
        let mut chains = Chains::default();
        for seq in 1..=3 {
            chains.push(case, seq, format!("{seq}"));
        }
        assert_eq!(chains.against(case, 3, "3"), None);
        assert_eq!(chains.against(case, 2, "x").map(|(seq, _)| seq), Some(2));
        assert_eq!(chains.against(case, 7, "7").map(|(seq, _)| seq), Some(4));
        assert_eq!(chains.against(Uuid::from_u128(2), 7, "7").map(|(seq, _)| seq), Some(1));
    }
}
