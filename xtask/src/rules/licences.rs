//! Licences: every package must offer a choice that `deny.toml` allows.

use super::deny::Deny;
use super::tree::Tree;
use super::verdict;
use crate::Result;
use crate::tally::Verdict;

/// `[licenses]` of `deny.toml`.
pub fn check(tree: &Tree, deny: &Deny) -> Result<Verdict> {
    let mut complaints = Vec::new();
    for package in tree.packages().filter(|package| package.source.is_some()) {
        let Some(expression) = &package.license else {
            complaints.push(format!("{} {} names no licence", package.name, package.version));
            continue;
        };
        let exceptions = deny.licenses.exceptions.iter().filter(|exception| exception.name == package.name);
        let allowed = deny.licenses.allow.iter().chain(exceptions.flat_map(|exception| &exception.allow));
        let allowed: Vec<&str> = allowed.map(String::as_str).collect();
        if !satisfied(expression, &allowed) {
            complaints.push(format!("{} {} is under {expression}", package.name, package.version));
        }
    }
    verdict(&complaints, String::new())
}

/// Whether an SPDX expression (or the older `A/B`) can be fulfilled with allowed licences. What cannot be read is not.
fn satisfied(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    reader.choice() == Some(true) && reader.words.is_empty()
}

/// OR binds weakest, then AND, then WITH.
struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a [&'a str],
}

impl<'a> Reader<'a> {
    fn choice(&mut self) -> Option<bool> {
        let mut result = self.all()?;
        while self.take("OR") {
            result |= self.all()?;
        }
        Some(result)
    }

    fn all(&mut self) -> Option<bool> {
        let mut result = self.one()?;
        while self.take("AND") {
            result &= self.one()?;
        }
        Some(result)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let inside = self.choice()?;
            return self.take(")").then_some(inside);
        }
        let licence = self.next()?;
        if self.take("WITH") {
            let exception = self.next()?;
            let both = format!("{licence} WITH {exception}");
            return Some(self.allowed.contains(&both.as_str()));
        }
        Some(self.allowed.contains(&licence))
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.next();
        }
        found
    }

    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    fn fine(expression: &str) -> bool {
        satisfied(expression, &["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"])
    }

    #[test]
    fn one_allowed_choice_is_enough_and_everything_joined_is_needed() {
        assert!(fine("MIT OR GPL-3.0"));
        assert!(fine("GPL-3.0/MIT"));
        assert!(fine("ISC AND (GPL-3.0 OR MIT)"));
        assert!(fine("Apache-2.0 WITH LLVM-exception"));
        assert!(!fine("MIT AND GPL-3.0"));
        assert!(!fine("Apache-2.0"));
        assert!(fine("GPL-3.0 AND MIT OR ISC"));
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        for broken in ["", "MIT OR", "(MIT", "MIT)", "MIT ISC"] {
            assert!(!fine(broken), "{broken}");
        }
    }
}
