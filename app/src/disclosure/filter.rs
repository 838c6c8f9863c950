//! What the register is narrowed to; its address says it all.

use crate::account::session::in_query;
use domain::disclosure::hold::Hold;
use domain::disclosure::view::DisclosureLine;
use domain::text;

/// Lines on one page.
pub const PAGE: usize = 50;

/// Search words, state, page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As typed.
    pub q: String,
    /// Only what is worth this today.
    pub hold: Option<Hold>,
    /// From 1.
    pub page: usize,
}

impl Filter {
    /// Reads a query.
    pub fn read(queried: impl Fn(&str) -> String) -> Self {
        Self {
            q: queried("q").chars().take(text::LINE).collect(),
            hold: Hold::from_code(&queried("hold")),
            page: queried("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.q.trim().is_empty() || self.hold.is_some()
    }

    /// The address of this view below a path.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        let q = (!self.q.trim().is_empty()).then(|| format!("q={}", in_query(&self.q)));
        let hold = self.hold.map(|hold| format!("hold={hold}"));
        let page = (self.page > 1).then(|| format!("page={}", self.page));
        let query: Vec<String> = [q, hold, page].into_iter().flatten().collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }

    /// The lines that are shown, all pages.
    #[must_use]
    pub fn shown<'a>(&self, lines: &'a [DisclosureLine]) -> Vec<&'a DisclosureLine> {
        let words: Vec<String> = self.q.split_whitespace().map(text::search).collect();
        let fits = |line: &&DisclosureLine| {
            let said = [
                &line.number,
                &line.party,
                &line.items,
                &line.site,
                &line.answer_number,
                &line.company.name,
                &line.company.kana,
                &line.company.latin,
            ];
            let said: Vec<String> = said.into_iter().map(|it| text::search(it)).collect();
            self.hold.is_none_or(|hold| line.hold == Some(hold))
                && words.iter().all(|word| said.iter().any(|it| it.contains(word)))
        };
        lines.iter().filter(fits).collect()
    }
}
