//! Tables. The first cell of a row is its heading; on a narrow screen a row becomes a block.

use super::{Empty, Icon, Picture, Text};
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// Which way a column is sorted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// Not by this column.
    No,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub struct Header {
    text: String,
    align: Option<&'static str>,
    sort: Option<(String, Sorted)>,
}

impl Header {
    /// A plain heading.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), align: None, sort: None }
    }

    /// Numbers: to the right, all digits of one width.
    #[must_use]
    pub const fn numbers(mut self) -> Self {
        self.align = Some("end");
        self
    }

    /// Never broken into lines: dates, references, states.
    #[must_use]
    pub const fn fit(mut self) -> Self {
        self.align = Some("fit");
        self
    }

    /// Sorts by this column when clicked; the address sorts the other way if it is sorted already.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, sorted: Sorted) -> Self {
        self.sort = Some((href.into(), sorted));
        self
    }
}

impl Sorted {
    const fn aria(self) -> Option<&'static str> {
        match self {
            Self::No => None,
            Self::Ascending => Some("ascending"),
            Self::Descending => Some("descending"),
        }
    }

    const fn picture(self) -> Picture {
        match self {
            Self::No => Picture::Sort,
            Self::Ascending => Picture::Ascending,
            Self::Descending => Picture::Descending,
        }
    }
}

/// A table; without rows, the sentence `empty`.
#[component]
pub fn DataTable(
    #[prop(into)] caption: String,
    headers: Vec<Header>,
    rows: Vec<Vec<AnyView>>,
    #[prop(into)] empty: Text,
    /// For screen readers only, where a heading just above says the same.
    #[prop(optional)]
    caption_hidden: bool,
    /// Small type and little space, for people who read tables all day.
    #[prop(optional)]
    dense: bool,
    /// Nothing in it can have the focus: where it is too wide, the frame itself is scrolled by keyboard (WCAG 2.1.1).
    #[prop(optional)]
    still: bool,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    if rows.is_empty() {
        return view! { <Empty text=empty/> }.into_any();
    }
    let rows = rows.into_iter().map(|cells| row(&headers, cells)).collect_view();
    let headers = headers.into_iter().map(|header| heading(header, locale)).collect_view();
    let (stop, role) = (still.then_some("0"), still.then_some("region"));
    let name = still.then(|| caption.clone());
    view! {
        <div class="table-frame" tabindex=stop role=role aria-label=name>
            <table class="table" data-dense=dense.then_some("true")>
                <caption class=caption_hidden.then_some("visually-hidden")>{caption}</caption>
                <thead><tr>{headers}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn heading(header: Header, locale: Locale) -> impl IntoView {
    let sortable = header.sort.is_some();
    let sorted = header.sort.as_ref().and_then(|(_, sorted)| sorted.aria());
    let content = match header.sort {
        None => header.text.into_any(),
        Some((href, sorted)) => view! {
            <a class="table__sort" href=href>
                {header.text}
                <Icon picture=sorted.picture()/>
                <span class="visually-hidden">{td_string!(locale, ui.sort)}</span>
            </a>
        }
        .into_any(),
    };
    view! {
        <th scope="col" data-align=header.align data-sortable=sortable.then_some("") aria-sort=sorted>{content}</th>
    }
}

fn row(headers: &[Header], cells: Vec<AnyView>) -> impl IntoView + use<> {
    let cells = cells.into_iter().zip(headers).enumerate().map(|(index, (cell, header))| {
        if index == 0 {
            view! { <th scope="row" data-align=header.align>{cell}</th> }.into_any()
        } else {
            let label = (!header.text.is_empty()).then(|| header.text.clone());
            view! { <td data-align=header.align data-label=label><div>{cell}</div></td> }.into_any()
        }
    });
    let cells = cells.collect_view();
    view! { <tr>{cells}</tr> }
}
