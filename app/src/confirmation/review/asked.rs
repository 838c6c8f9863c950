use super::address;
use super::tally::Line;
use crate::i18n::{Locale, td_string};
use crate::page::queried;
use domain::checklist::Content;
use domain::confirmation::VerdictKind;
use domain::id::ConfirmationId;
use domain::observation::Observation;
use service::confirmation::Review;

/// Which items are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Missing,
    NotMet,
    ToReturn,
    Returned,
    Changed,
    Since,
    Waived,
    Observed,
}

impl Show {
    pub(super) const ALL: [Self; 9] = [
        Self::All,
        Self::Missing,
        Self::NotMet,
        Self::ToReturn,
        Self::Returned,
        Self::Changed,
        Self::Since,
        Self::Waived,
        Self::Observed,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Missing => "missing",
            Self::NotMet => "not-met",
            Self::ToReturn => "to-return",
            Self::Returned => "returned",
            Self::Changed => "changed",
            Self::Since => "since",
            Self::Waived => "waived",
            Self::Observed => "observed",
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::All => td_string!(locale, review.show_all),
            Self::Missing => td_string!(locale, review.without_verdict),
            Self::NotMet => td_string!(locale, review.not_met),
            Self::ToReturn => td_string!(locale, review.to_return),
            Self::Returned => td_string!(locale, review.show_returned),
            Self::Changed => td_string!(locale, review.show_changed),
            Self::Since => td_string!(locale, reconfirmation.since),
            Self::Waived => td_string!(locale, review.show_waived),
            Self::Observed => td_string!(locale, review.show_observed),
        }
    }

    /// Whether the items of this kind are worth a filter: nothing was returned or changed in the first round, nothing is
    /// to be returned once the sheet is decided.
    pub(super) fn makes_sense(self, review: &Review, noticed: &[Observation]) -> bool {
        match self {
            Self::All | Self::Missing | Self::NotMet => true,
            Self::ToReturn => super::checks(review),
            Self::Returned => review.sheet.round > 1,
            Self::Changed => review.submissions.len() > 1,
            Self::Since => review.past.is_some(),
            Self::Waived => !review.sheet.waived.is_empty(),
            Self::Observed => noticed.iter().any(|found| !found.items().is_empty()),
        }
    }

    /// What a section is counted by: what is left to do, or what the filter shows.
    pub(super) const fn counted(self) -> Self {
        match self {
            Self::All => Self::Missing,
            Self::Missing
            | Self::NotMet
            | Self::ToReturn
            | Self::Returned
            | Self::Changed
            | Self::Since
            | Self::Waived
            | Self::Observed => self,
        }
    }

    pub(super) fn takes(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Missing => line.is_missing(),
            Self::NotMet => line.kind() == Some(VerdictKind::NotMet),
            Self::ToReturn => line.is_to_return(),
            Self::Returned => line.returned,
            Self::Changed => line.changed(),
            Self::Since => line.since(),
            Self::Waived => line.once_waived,
            Self::Observed => line.observed,
        }
    }
}

/// What the address asks for. A filter without a section looks through the whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) section: Option<String>,
    pub(super) show: Show,
    pub(super) page: usize,
    /// The one item that fills the page.
    pub(super) item: Option<String>,
}

impl Asked {
    /// Of the page that is being answered.
    pub(super) fn here() -> Self {
        let item = Some(queried("item")).filter(|item| !item.is_empty());
        Self { item, ..Self::read(&queried("section"), &queried("show"), &queried("page")) }
    }

    pub(super) fn read(section: &str, show: &str, page: &str) -> Self {
        let plain = !section.is_empty() && section.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        Self {
            section: plain.then(|| section.to_owned()),
            show: Show::ALL.into_iter().find(|known| known.code() == show).unwrap_or(Show::All),
            page: page.parse().unwrap_or(1).max(1),
            item: None,
        }
    }

    /// The first section where all items are asked for, but no section.
    pub(super) fn settled(self, content: &Content) -> Self {
        let known = self.section.filter(|key| content.sections.iter().any(|section| section.key == *key));
        let first = || content.sections.first().filter(|_| self.show == Show::All).map(|section| section.key.clone());
        Self { section: known.or_else(first), ..self }
    }

    pub(super) fn shows(&self, line: &Line) -> bool {
        self.section.as_deref().is_none_or(|section| section == line.section) && self.show.takes(line)
    }

    /// The same with one item filling the page.
    pub(super) fn alone(&self, id: ConfirmationId, item: &str) -> String {
        let there = self.href(id, 1);
        let joint = if there.contains('?') { '&' } else { '?' };
        format!("{there}{joint}item={item}")
    }

    pub(super) fn href(&self, id: ConfirmationId, page: usize) -> String {
        let section = self.section.as_deref().map(|section| format!("section={section}"));
        let show = (self.show != Show::All).then(|| format!("show={}", self.show.code()));
        let page = (page > 1).then(|| format!("page={page}"));
        let query: Vec<String> = [section, show, page].into_iter().flatten().collect();
        if query.is_empty() { address(id) } else { format!("{}?{}", address(id), query.join("&")) }
    }

    /// For the hidden fields of a form, so that it comes back to the same place.
    pub(super) fn fields(&self) -> [(&'static str, String); 3] {
        [
            ("section", self.section.clone().unwrap_or_default()),
            ("show", self.show.code().to_owned()),
            ("page", self.page.to_string()),
        ]
    }
}
