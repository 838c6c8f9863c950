//! What of the desk is shown, in which order: the address of the queue says it all, and whoever asks for the next matter takes it
//! back.

use super::{Procedure, Turn};
use crate::code::codes;
use crate::id::{ContractId, MembershipId};
use crate::text;
use std::fmt::Write as _;

/// Whose matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader's own, and those of officers whose deputy they are today.
    Mine,
    /// Nobody deals with them yet.
    Nobody,
    /// Those of one officer.
    Of(MembershipId),
}

codes! {
    /// In which order.
    pub enum Sort {
        /// Oldest first; of what has ended, the last end first.
        Age = "age",
        /// What has a target first, nearest first.
        Target = "target",
    }
}

/// What of the desk is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Part of a number or of a name, as typed.
    pub q: String,
    /// Only of this procedure.
    pub kind: Option<Procedure>,
    /// Only what waits for these.
    pub turn: Option<Turn>,
    /// Only of this officer.
    pub whose: Option<Whose>,
    /// Only under this contract.
    pub contract: Option<ContractId>,
    /// Only what is over its target.
    pub over: bool,
    /// What has left the desk, instead of what lies on it.
    pub ended: bool,
    /// In which order.
    pub sort: Sort,
    /// Counted from 1.
    pub page: usize,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            q: String::new(),
            kind: None,
            turn: None,
            whose: None,
            contract: None,
            over: false,
            ended: false,
            sort: Sort::Age,
            page: 1,
        }
    }
}

impl Whose {
    /// As the address writes it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Mine => "mine".to_owned(),
            Self::Nobody => "nobody".to_owned(),
            Self::Of(membership) => membership.to_string(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code {
            "mine" => Some(Self::Mine),
            "nobody" => Some(Self::Nobody),
            membership => membership.parse().ok().map(Self::Of),
        }
    }
}

impl Query {
    /// Read from the query of an address; what cannot be read is left out.
    #[must_use]
    pub fn read(said: impl Fn(&str) -> String) -> Self {
        Self {
            q: said("q").chars().take(text::LINE).collect(),
            kind: Procedure::from_code(&said("kind")),
            turn: Turn::from_code(&said("turn")),
            whose: Whose::from_code(&said("officer")),
            contract: said("contract").parse().ok(),
            over: said("over") == "yes",
            ended: said("ended") == "yes",
            sort: Sort::from_code(&said("sort")).unwrap_or(Sort::Age),
            page: said("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Read from what [`Query::written`] wrote; anything else is everything that lies on the desk.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        let pair = |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), decoded(value)));
        let pairs: Vec<(String, String)> = written.split('&').filter_map(pair).collect();
        Self::read(|name| {
            pairs.iter().find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.clone())
        })
    }

    /// The query of the address that shows this. Never empty: an address without one shows the reader's first view.
    #[must_use]
    pub fn written(&self) -> String {
        let yes = |flag: bool| if flag { "yes".to_owned() } else { String::new() };
        let parts = [
            ("q", self.q.trim().to_owned()),
            ("kind", self.kind.map_or("", Procedure::code).to_owned()),
            ("turn", self.turn.map_or("", Turn::code).to_owned()),
            ("officer", self.whose.map(Whose::code).unwrap_or_default()),
            ("contract", self.contract.map(|id| id.to_string()).unwrap_or_default()),
            ("over", yes(self.over)),
            ("ended", yes(self.ended)),
            ("sort", self.sort.code().to_owned()),
            ("page", if self.page > 1 { self.page.to_string() } else { String::new() }),
        ];
        let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let parts: Vec<String> = parts.map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
        parts.join("&")
    }

    /// The address of the queue that shows this.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/desk?{}", self.written())
    }

    /// Whether anything is left out of what lies on the desk.
    #[must_use]
    pub fn narrows(&self) -> bool {
        *self != Self { sort: self.sort, page: self.page, ..Self::default() }
    }
}

fn encoded(text: &str) -> String {
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

fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let hex = (byte == b'%').then(|| {
            let pair = [bytes.next()?, bytes.next()?];
            u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()
        });
        match hex {
            Some(found) => out.extend(found),
            None => out.push(if byte == b'+' { b' ' } else { byte }),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Query, Sort, Whose};
    use crate::desk::{Procedure, Turn};
    use crate::id::{ContractId, MembershipId};
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            q in "[ -~あ-んア-ン・&=%+]{0,20}",
            kind in proptest::option::of(0..Procedure::ALL.len()),
            turn in proptest::option::of(0..Turn::ALL.len()),
            whose in 0..4u8,
            (contract, over, ended, target) in any::<(bool, bool, bool, bool)>(),
            page in 1..9usize,
        ) {
            let query = Query {
                q: q.trim().to_owned(),
                kind: kind.map(|at| Procedure::ALL[at]),
                turn: turn.map(|at| Turn::ALL[at]),
                whose: [None, Some(Whose::Mine), Some(Whose::Nobody), Some(Whose::Of(MembershipId(Uuid::nil())))][usize::from(whose)],
                contract: contract.then(|| ContractId(Uuid::max())),
                over,
                ended,
                sort: if target { Sort::Target } else { Sort::Age },
                page,
            };
            prop_assert_eq!(Query::parse(&query.written()), query);
        }

        #[test]
        fn whatever_is_written_is_read(written: String) {
            let query = Query::parse(&written);
            prop_assert_eq!(Query::parse(&query.written()).written(), query.written());
        }
    }
}
