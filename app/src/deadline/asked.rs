//! What of the deadlines is shown, as the address says.

use crate::engagement::filter::encoded;
use crate::page::queried;
use domain::deadline::{Deadline, DeadlineKind};

/// Deadlines on one page.
pub(super) const PAGE: usize = 30;

/// Who owes it, seen from the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The reader's own organisation.
    Ours,
    /// Somebody else.
    Theirs,
}

impl Whose {
    pub(super) const ALL: [Self; 2] = [Self::Ours, Self::Theirs];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

/// Filters and page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub whose: Option<Whose>,
    pub kind: Option<DeadlineKind>,
    pub year: Option<i32>,
    /// From 1.
    pub page: usize,
}

impl Asked {
    /// As the address of this page says; what cannot be read is left out.
    pub(super) fn here() -> Self {
        Self::read(queried)
    }

    fn read(get: impl Fn(&str) -> String) -> Self {
        let whose = get("whose");
        Self {
            whose: Whose::ALL.into_iter().find(|known| known.code() == whose),
            kind: DeadlineKind::from_code(&get("kind")),
            year: get("year").parse().ok(),
            page: get("page").parse().unwrap_or(1).max(1),
        }
    }

    pub(super) fn href(&self, page: usize) -> String {
        let parts = [
            ("whose", self.whose.map_or("", Whose::code).to_owned()),
            ("kind", self.kind.map_or("", DeadlineKind::code).to_owned()),
            ("year", self.year.map(|year| year.to_string()).unwrap_or_default()),
            ("page", if page > 1 { page.to_string() } else { String::new() }),
        ];
        let parts = parts.iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = parts.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if query.is_empty() { "/deadline".to_owned() } else { format!("/deadline?{}", query.join("&")) }
    }

    pub(super) const fn narrows(&self) -> bool {
        self.whose.is_some() || self.kind.is_some() || self.year.is_some()
    }

    pub(super) fn shows(&self, line: &Deadline) -> bool {
        self.whose.is_none_or(|whose| line.ours == (whose == Whose::Ours))
            && self.kind.is_none_or(|kind| line.kind == kind)
            && self.year.is_none_or(|year| line.fiscal_year() == Some(year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_is_shown() {
        let asked = Asked::read(|name| match name {
            "whose" => "ours".to_owned(),
            "kind" => "query".to_owned(),
            "year" => "二千".to_owned(),
            _ => String::new(),
        });
        assert_eq!((asked.whose, asked.kind, asked.year), (Some(Whose::Ours), Some(DeadlineKind::Query), None));
        assert_eq!(asked.href(2), "/deadline?whose=ours&kind=query&page=2");
        assert_eq!(Asked::default().href(1), "/deadline");
    }
}
