use super::{ListColumn, records};
use crate::text;

/// Headings by which a column is known; compared folded, so width, case and spaces do not matter.
const HEADINGS: &[(ListColumn, &[&str])] = &[
    (ListColumn::Number, &["法人番号", "corporate number", "corporate no.", "corporate no", "法人番号（13桁）"]),
    (ListColumn::Company, &["会社名", "会社", "下請負者", "下請負者名", "名称", "商号", "company", "company name"]),
    (ListColumn::Work, &["作業内容", "作業", "業務内容", "work", "work package"]),
    (ListColumn::Place, &["作業場所", "場所", "place", "place of work", "site"]),
    (
        ListColumn::Email,
        &[
            "メールアドレス",
            "メール",
            "送付先メール",
            "宛先",
            "e-mail",
            "email",
            "mail",
            "e-mail address",
            "email address",
        ],
    ),
    (ListColumn::Person, &["担当者", "担当者名", "氏名", "宛名", "person", "contact", "recipient"]),
    (
        ListColumn::Reference,
        &["契約番号", "契約書番号", "契約の番号", "契約の名称", "契約", "contract", "contract reference", "reference"],
    ),
    (ListColumn::SignedOn, &["契約日", "締結日", "契約締結日", "signed on", "date signed", "contract date"]),
];

pub(super) fn heading(cell: &str) -> Option<ListColumn> {
    let folded = text::search(cell);
    let known = |names: &[&str]| names.iter().any(|name| text::search(name) == folded);
    HEADINGS.iter().find(|(_, names)| known(names)).map(|(column, _)| *column)
}

/// What one column of a list is to be used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnUse {
    /// What its heading says.
    #[default]
    Heading,
    /// Nothing.
    Nothing,
    /// This.
    As(ListColumn),
}

impl ColumnUse {
    /// The word for [`Self::Nothing`] in a form; [`Self::Heading`] is empty, the rest are codes of [`ListColumn`].
    pub const NOTHING: &'static str = "-";

    /// As it stands in a form. Words that are not known leave it to the heading.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == Self::NOTHING { Self::Nothing } else { ListColumn::from_code(word).map_or(Self::Heading, Self::As) }
    }
}

/// Columns that were chosen by hand, by position. A choice holds for the heading it was made for: where another list was pasted
/// since, its headings decide again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Heading as it stood in the list, and what was chosen.
    pub columns: Vec<(String, ColumnUse)>,
    /// The first line is a recipient already.
    pub headless: bool,
}

impl Mapping {
    /// What stands in the column at this position, below this heading.
    pub(super) fn column(&self, position: usize, cell: &str) -> Option<ListColumn> {
        let chosen = self.columns.get(position).filter(|(heading, _)| heading == cell.trim());
        match chosen.map(|(_, used)| *used).unwrap_or_default() {
            ColumnUse::As(column) => Some(column),
            ColumnUse::Nothing => None,
            ColumnUse::Heading if self.headless => None,
            ColumnUse::Heading => heading(cell),
        }
    }
}

/// A column of a list as somebody who chooses sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// First cell.
    pub text: String,
    /// First cell below that holds something.
    pub example: String,
    /// What the heading says by itself.
    pub known: Option<ListColumn>,
}

/// Columns beyond this many are not offered: nobody meant a list of recipients.
const OFFERED: usize = 60;

/// The columns of a list. Empty where the list cannot be read at all.
#[must_use]
pub fn headings(typed: &str) -> Vec<Heading> {
    let Ok(records) = records::of(typed) else { return Vec::new() };
    let Some(((_, first), rest)) = records.split_first() else { return Vec::new() };
    let example = |at: usize| rest.iter().filter_map(move |(_, cells)| cells.get(at)).map(|cell| cell.trim());
    let heading = |(at, cell): (usize, &String)| Heading {
        text: cell.trim().to_owned(),
        example: example(at).find(|cell| !cell.is_empty()).unwrap_or_default().chars().take(40).collect(),
        known: heading(cell),
    };
    first.iter().enumerate().take(OFFERED).map(heading).collect()
}
