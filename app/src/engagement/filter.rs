//! What a list of cases shows, as its address says: search, filters, order, page.

use domain::engagement::EngagementStatus;
use domain::organisation::view::OrganisationName;
use domain::permission::Standing;
use domain::text;
use domain::work::view::CaseLine;
use domain::work::{Party, Turn};
use std::cmp::Ordering;
use std::fmt::Write as _;

/// Cases on one page.
pub const PAGE: usize = 50;

/// Who must act next, seen from the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader's own side.
    Ours,
    /// The other company.
    Theirs,
    /// The ministry.
    Ministry,
    /// Nobody.
    Nobody,
}

impl Whose {
    /// All of them, as a select offers them.
    pub const ALL: [Self; 4] = [Self::Ours, Self::Theirs, Self::Ministry, Self::Nobody];

    /// As the address writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
            Self::Ministry => "ministry",
            Self::Nobody => "nobody",
        }
    }

    /// Whose turn it is in a case.
    #[must_use]
    pub fn of(line: &CaseLine) -> Self {
        match line.turn {
            None => Self::Nobody,
            Some(_) if line.waits_for_reader() => Self::Ours,
            Some(Turn { party: Party::Ministry, .. }) => Self::Ministry,
            Some(Turn { party: Party::Upstream | Party::Downstream | Party::Above, .. }) => Self::Theirs,
        }
    }
}

/// A column by which the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number, which is also the order of creation.
    Number,
    /// The other company, by reading.
    Partner,
    /// The state, in the order of the procedure.
    Status,
    /// The due date.
    Due,
}

impl Column {
    const ALL: [Self; 4] = [Self::Number, Self::Partner, Self::Status, Self::Due];

    /// As the address writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Partner => "partner",
            Self::Status => "status",
            Self::Due => "due",
        }
    }
}

/// What is shown of the reader's cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// As typed.
    pub q: String,
    /// One state only.
    pub status: Option<EngagementStatus>,
    /// One turn only.
    pub turn: Option<Whose>,
    /// Column and whether the largest comes first.
    pub sort: (Column, bool),
    /// From 1.
    pub page: usize,
}

impl Filter {
    /// Reads an address; what cannot be read is left out.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> String) -> Self {
        let sort = get("sort");
        let (column, down) = sort.strip_prefix('-').map_or((sort.as_str(), false), |column| (column, true));
        let column = Column::ALL.into_iter().find(|known| known.code() == column);
        let turn = get("turn");
        Self {
            q: get("q"),
            status: EngagementStatus::from_code(&get("status")),
            turn: Whose::ALL.into_iter().find(|known| known.code() == turn),
            sort: column.map_or((Column::Number, true), |column| (column, down)),
            page: get("page").parse().unwrap_or(1).max(1),
        }
    }

    /// The address under `path` that shows this.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        let (column, down) = self.sort;
        let sort = if down { format!("-{}", column.code()) } else { column.code().to_owned() };
        let parts = [
            ("q", self.q.clone()),
            ("status", self.status.map_or("", EngagementStatus::code).to_owned()),
            ("turn", self.turn.map_or("", Whose::code).to_owned()),
            ("sort", if self.sort == (Column::Number, true) { String::new() } else { sort }),
            ("page", if self.page > 1 { self.page.to_string() } else { String::new() }),
        ];
        let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = parts.map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.q.trim().is_empty() || self.status.is_some() || self.turn.is_some()
    }

    /// All cases of the list in order, on whatever page.
    #[must_use]
    pub fn shown<'a>(&self, cases: &'a [CaseLine]) -> Vec<&'a CaseLine> {
        let wanted = text::search(&self.q);
        let fits = |line: &&CaseLine| {
            self.status.is_none_or(|status| line.status == status)
                && self.turn.is_none_or(|turn| Whose::of(line) == turn)
                && (wanted.is_empty() || told(line).contains(&wanted))
        };
        let mut shown: Vec<&CaseLine> = cases.iter().filter(fits).collect();
        let (column, down) = self.sort;
        shown.sort_by(|one, other| {
            let order = compare(column, one, other);
            if down { order.reverse() } else { order }
        });
        shown
    }
}

fn compare(column: Column, one: &CaseLine, other: &CaseLine) -> Ordering {
    let order = match column {
        Column::Number => Ordering::Equal,
        Column::Partner => reading(one).cmp(&reading(other)),
        Column::Status => place(one.status).cmp(&place(other.status)),
        // What has no due date comes last.
        Column::Due => (one.due_on.is_none(), one.due_on).cmp(&(other.due_on.is_none(), other.due_on)),
    };
    order.then_with(|| one.number.cmp(&other.number))
}

fn reading(line: &CaseLine) -> String {
    let partner = crate::work::partner(line);
    text::search(if partner.kana.is_empty() { &partner.name } else { &partner.kana })
}

fn place(status: EngagementStatus) -> Option<usize> {
    EngagementStatus::ALL.iter().position(|known| *known == status)
}

/// Everything of a case that a search looks at, folded, each part on a line of its own.
fn told(line: &CaseLine) -> String {
    let mut told = text::search(&line.number);
    let mut add = |part: &str| {
        told.push('\n');
        told.push_str(&text::search(part));
    };
    add(&line.work);
    let other = match line.standing {
        Standing::Ministry => [Some(&line.upstream), Some(&line.downstream)],
        Standing::Upstream | Standing::Downstream | Standing::Contributor | Standing::OwnOrganisation => {
            [Some(crate::work::partner(line)), None]
        }
    };
    for name in other.into_iter().flatten() {
        let OrganisationName { name, kana, latin, corporate_number, .. } = name;
        [name.as_str(), kana, latin, corporate_number.as_deref().unwrap_or_default()].into_iter().for_each(&mut add);
    }
    if let Some((_, number, ..)) = &line.application {
        add(number);
    }
    told
}

pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests;
