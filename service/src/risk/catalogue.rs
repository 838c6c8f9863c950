use crate::error::{Error, Result};
use serde::Deserialize;

const DATA: &str = include_str!("../../data/risk_catalogue.toml");

/// A threat or a vulnerability to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
    /// The clause whose duty it touches.
    pub clause: String,
}

/// The portal's own list, in its own words: to pick from, never complete.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Catalogue {
    /// Threats.
    pub threat: Vec<Entry>,
    /// Vulnerabilities.
    pub vulnerability: Vec<Entry>,
}

/// Reads it.
///
/// # Errors
/// It is broken.
pub fn catalogue() -> Result<Catalogue> {
    toml::from_str(DATA).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text;
    use std::collections::BTreeSet;

    #[test]
    fn every_example_is_whole_and_stands_once() {
        let found = catalogue().unwrap();
        for list in [&found.threat, &found.vulnerability] {
            assert!(list.len() >= 10);
            for entry in list {
                let lines = [&entry.ja, &entry.en];
                assert!(lines.iter().all(|line| !line.trim().is_empty() && line.chars().count() <= text::LINE));
                assert!(entry.clause.starts_with(|c: char| c.is_ascii_digit()), "{}", entry.clause);
            }
            let once: BTreeSet<&str> = list.iter().map(|entry| entry.ja.as_str()).collect();
            assert_eq!(once.len(), list.len());
        }
    }
}
