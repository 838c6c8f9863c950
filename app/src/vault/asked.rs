//! What the address of the list asks for: search, state, order, page.

use crate::engagement::filter::encoded;
use crate::page::queried;
use crate::ui::Sorted;
use chrono::NaiveDate;
use domain::text;
use domain::vault::{Validity, VaultFile};
use std::cmp::Ordering;

/// A column by which the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// By name, as people compare names.
    Name,
    /// By the last day; files without one come last.
    Until,
    /// By the moment of the upload.
    Uploaded,
    /// By size.
    Size,
}

impl Column {
    const ALL: [Self; 4] = [Self::Name, Self::Until, Self::Uploaded, Self::Size];

    const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Until => "until",
            Self::Uploaded => "uploaded",
            Self::Size => "size",
        }
    }

    fn compare(self, one: &VaultFile, other: &VaultFile) -> Ordering {
        match self {
            Self::Name => text::search(&one.name).cmp(&text::search(&other.name)),
            Self::Until => {
                (one.valid_until.is_none(), one.valid_until).cmp(&(other.valid_until.is_none(), other.valid_until))
            }
            Self::Uploaded => one.uploaded_at.cmp(&other.uploaded_at),
            Self::Size => one.size.cmp(&other.size),
        }
    }
}

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Part of a name, or of the number of a case.
    pub(super) q: String,
    /// Only files in this state.
    pub(super) state: Option<Validity>,
    /// Counted from 1.
    pub(super) page: usize,
    sort: Column,
    down: bool,
}

impl Asked {
    /// What this address asks for; newest uploads first where it says nothing.
    pub(super) fn here() -> Self {
        Self::read(&queried)
    }

    fn read(said: &dyn Fn(&str) -> String) -> Self {
        let sort = Column::ALL.into_iter().find(|column| column.code() == said("sort"));
        Self {
            q: said("q"),
            state: Validity::from_code(&said("state")),
            page: said("page").parse().unwrap_or(1).max(1),
            sort: sort.unwrap_or(Column::Uploaded),
            down: if sort.is_none() { true } else { said("order") == "down" },
        }
    }

    /// Whether the list is narrowed.
    pub(super) fn narrowed(&self) -> bool {
        !self.q.trim().is_empty() || self.state.is_some()
    }

    /// The files asked for, in the order asked for.
    pub(super) fn of<'a>(&self, files: &'a [VaultFile], today: NaiveDate) -> Vec<&'a VaultFile> {
        let mut shown: Vec<&VaultFile> = files.iter().filter(|file| self.takes(file, today)).collect();
        shown.sort_by(|one, other| {
            let order = self.sort.compare(one, other);
            if self.down { order.reverse() } else { order }
        });
        shown
    }

    fn takes(&self, file: &VaultFile, today: NaiveDate) -> bool {
        let named = text::search(&file.name).contains(&text::search(&self.q));
        let used = file.uses.iter().any(|one| one.number.contains(self.q.trim()));
        (named || used) && self.state.is_none_or(|state| state == file.validity(today))
    }

    /// The address of another page of the same list.
    pub(super) fn href(&self, page: usize) -> String {
        self.address(self.sort, self.down, page)
    }

    /// The address that sorts by a column, and how it is sorted by it now. Sorted by it already, it turns round.
    pub(super) fn sorted(&self, column: Column) -> (String, Sorted) {
        let now = match (self.sort == column, self.down) {
            (false, _) => Sorted::No,
            (true, false) => Sorted::Ascending,
            (true, true) => Sorted::Descending,
        };
        (self.address(column, now == Sorted::Ascending, 1), now)
    }

    fn address(&self, sort: Column, down: bool, page: usize) -> String {
        let (q, state) = (encoded(&self.q), self.state.map(Validity::code).unwrap_or_default());
        let order = if down { "down" } else { "up" };
        let query = format!("q={q}&state={state}&sort={}&order={order}&page={page}", sort.code());
        format!("/vault?{query}")
    }

    /// What a form that narrows the list keeps.
    pub(super) const fn kept(&self) -> [(&'static str, &'static str); 2] {
        [("sort", self.sort.code()), ("order", if self.down { "down" } else { "up" })]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use domain::evidence::MediaType;
    use domain::id::EvidenceId;
    use uuid::Uuid;

    fn file(name: &str, until: Option<&str>, size: i64) -> VaultFile {
        VaultFile {
            id: EvidenceId(Uuid::nil()),
            name: name.to_owned(),
            media_type: MediaType::Text,
            size,
            sha256: String::new(),
            uploaded_at: DateTime::from_timestamp(size, 0).unwrap(),
            uploaded_by_name: String::new(),
            valid_from: None,
            valid_until: until.map(|day| day.parse().unwrap()),
            uses: Vec::new(),
        }
    }

    fn asked(said: &[(&str, &str)]) -> Asked {
        Asked::read(&|name| {
            said.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()).unwrap_or_default()
        })
    }

    #[test]
    fn an_address_sorts_and_narrows() {
        let files =
            [file("b.txt", Some("2027-03-31"), 2), file("ａ.txt", None, 3), file("c.txt", Some("2026-01-01"), 1)];
        let today = "2026-11-23".parse().unwrap();
        let names =
            |said: &[(&str, &str)]| asked(said).of(&files, today).iter().map(|file| file.size).collect::<Vec<_>>();
        assert_eq!(names(&[]), [3, 2, 1], "newest first");
        assert_eq!(names(&[("sort", "name")]), [3, 2, 1], "whatever the width");
        assert_eq!(names(&[("sort", "until")]), [1, 2, 3], "without a day last");
        assert_eq!(names(&[("sort", "size"), ("order", "down")]), [3, 2, 1]);
        assert_eq!(names(&[("state", "expired")]), [1]);
        assert_eq!(names(&[("q", "B"), ("sort", "no-such")]), [2]);
    }

    #[test]
    fn a_heading_turns_the_order_round() {
        let first = asked(&[("q", "規則"), ("sort", "name"), ("page", "3")]);
        let (href, now) = first.sorted(Column::Name);
        assert_eq!(now, Sorted::Ascending);
        assert!(href.contains("sort=name&order=down&page=1"), "{href}");
        assert_eq!(first.sorted(Column::Size).1, Sorted::No);
        assert!(first.href(2).contains("sort=name&order=up&page=2"));
    }
}
