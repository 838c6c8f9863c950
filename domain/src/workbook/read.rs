use super::marked::{Line, Marked};
use super::said::{lines, plain, understood};
use super::{Base, BaseItem, CellFault, CellProblem, Column, Earlier, Field, MARK, NO_ITEM, WorkbookFault as Fault};
use crate::checklist::layout::Grid;
use crate::checklist::{AnswerKind, Content, Item};
use crate::confirmation::Conformity;
use crate::id::WorkbookId;
use crate::text;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A cell in the file that differs from the download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Key of the item.
    pub item: String,
    /// Which of its cells.
    pub field: Field,
    /// The value that it means now.
    pub to: String,
    /// Address such as `F12`.
    pub cell: String,
}

/// A file that a row names as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Key of the item.
    pub item: String,
    /// Name of the file.
    pub name: String,
    /// SHA-256, where it stands beside the name.
    pub sha256: Option<String>,
}

impl Named {
    /// Whether a file of this name is meant: width, case and composition of letters aside.
    #[must_use]
    pub fn means(&self, file: &str) -> bool {
        let fold = |name: &str| name.trim().nfkc().flat_map(char::to_lowercase).collect::<String>();
        fold(&self.name) == fold(file)
    }
}

/// What a file brought back, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// Cells that differ from the download.
    pub changes: Vec<Change>,
    /// Items without a row: left alone.
    pub absent: Vec<String>,
    /// Rows with something written in them that belong to no item: left alone.
    pub strays: Vec<String>,
    /// Files that rows name as evidence, attached or not.
    #[serde(default)]
    pub named: Vec<Named>,
    /// Where the file is of an earlier sheet of the case: from which, and how it was followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Box<Earlier>>,
}

impl Brought {
    /// With what the file is compared, by the download that it came from.
    #[must_use]
    pub fn base(&self, download: Base) -> Base {
        self.earlier.as_ref().map_or(download, |earlier| earlier.base.clone())
    }
}

/// The sheet of answers, found in a file.
#[derive(Debug)]
pub struct Filled<'a> {
    marked: Marked<'a>,
    /// The download from which the file came.
    pub workbook: WorkbookId,
}

impl<'a> Filled<'a> {
    /// Looks for the sheet of answers.
    ///
    /// # Errors
    /// Why there is none that can be read.
    pub fn find(grid: &'a Grid) -> Result<Self, Fault> {
        let marked = Marked::find(grid, MARK, Column::Key.code(), &NEEDED.map(Column::code))?;
        Ok(Self { workbook: WorkbookId(marked.id), marked })
    }

    /// What differs from the download.
    ///
    /// # Errors
    /// Every cell that is to be put right.
    pub fn read(&self, content: &Content, base: &Base) -> Result<Brought, Vec<CellProblem>> {
        let mut seen = Seen::default();
        for line in self.marked.lines() {
            let row = Row { sheet: self.marked.name(), line };
            let key = row.line.text(Column::Key.code()).trim();
            if key.starts_with(NO_ITEM) {
                continue;
            }
            match (key, content.item(key)) {
                ("", _) => row.stray(&mut seen),
                (_, None) => row.problem(Column::Key, None, CellFault::UnknownKey, &mut seen),
                (_, Some(item)) => row.take(item, base, &mut seen),
            }
        }
        if !seen.problems.is_empty() {
            return Err(seen.problems);
        }
        let absent = content.items().filter(|item| !seen.keys.contains(&item.key)).map(|item| item.key.clone());
        Ok(Brought {
            changes: seen.changes,
            absent: absent.collect(),
            strays: seen.strays,
            named: seen.named,
            earlier: None,
        })
    }
}

/// Files that one row may name.
const NAMED: usize = 50;
/// Columns without which nothing can be read.
const NEEDED: [Column; 3] = [Column::Question, Column::Value, Column::Remark];

#[derive(Default)]
struct Seen {
    keys: Vec<String>,
    changes: Vec<Change>,
    strays: Vec<String>,
    named: Vec<Named>,
    problems: Vec<CellProblem>,
}

struct Row<'a> {
    sheet: &'a str,
    line: Line<'a>,
}

impl Row<'_> {
    fn problem(&self, column: Column, item: Option<&Item>, fault: CellFault, seen: &mut Seen) {
        let (sheet, cell) = (self.sheet.to_owned(), self.line.address(column.code()));
        let item = item.map(|item| item.key.clone());
        seen.problems.push(CellProblem { sheet, cell, item, fault });
    }

    /// Somebody's own row: named, never guessed at.
    fn stray(&self, seen: &mut Seen) {
        for column in [Column::Value, Column::Remark].map(Column::code) {
            if self.line.has(column) {
                seen.strays.push(self.line.address(column));
            }
        }
    }

    fn take(&self, item: &Item, base: &Base, seen: &mut Seen) {
        if seen.keys.contains(&item.key) {
            return self.problem(Column::Key, Some(item), CellFault::KeyTwice, seen);
        }
        seen.keys.push(item.key.clone());
        if !self.asks(item) {
            return self.problem(Column::Question, Some(item), CellFault::Moved, seen);
        }
        self.name(item, seen);
        let none = BaseItem::default();
        let before = base.items.iter().find(|it| it.item == item.key).unwrap_or(&none);
        for field in [Field::Value, Field::Remark] {
            let column = field.column();
            match self.said(item, field, before.field(field)) {
                Ok(None) => {}
                Ok(Some(to)) => {
                    seen.changes.push(Change {
                        item: item.key.clone(),
                        field,
                        to,
                        cell: self.line.address(column.code()),
                    });
                }
                Err(fault) => self.problem(column, Some(item), fault, seen),
            }
        }
    }

    /// The files named, one a line; a name may have its SHA-256 behind it.
    fn name(&self, item: &Item, seen: &mut Seen) {
        let lines = self.line.text(Column::Evidence.code()).lines();
        for line in lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(NO_ITEM)).take(NAMED) {
            let digest = |end: &str| end.len() == 64 && end.chars().all(|c| c.is_ascii_hexdigit());
            let (name, sha256) = match line.rsplit_once(char::is_whitespace) {
                Some((name, end)) if digest(end) => (name.trim_end(), Some(end.to_ascii_lowercase())),
                Some(_) | None => (line, None),
            };
            seen.named.push(Named { item: item.key.clone(), name: name.to_owned(), sha256 });
        }
    }

    /// Whether the question beside the key is the one of the item.
    fn asks(&self, item: &Item) -> bool {
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        self.line.at(Column::Question.code()).is_some_and(|cell| {
            let asked = bare(&cell.text);
            asked == bare(&item.question_ja) || asked == bare(&item.question_en)
        })
    }

    /// The value of a cell where it is not what was downloaded.
    fn said(&self, item: &Item, field: Field, before: &str) -> Result<Option<String>, CellFault> {
        let cell = self.line.at(field.column().code());
        if cell.is_some_and(|cell| cell.formula) {
            return Err(CellFault::Formula);
        }
        let typed = cell.map_or("", |cell| cell.text.as_str());
        if written(item, field, before).iter().any(|text| plain(text) == plain(typed)) {
            return Ok(None);
        }
        let to = match field {
            Field::Value => understood(item, typed)?,
            Field::Remark if typed.chars().count() > text::PARAGRAPH => return Err(CellFault::TooLong),
            Field::Remark if typed.trim().is_empty() => String::new(),
            Field::Remark => lines(typed),
        };
        Ok((to != before).then_some(to))
    }
}

impl Field {
    const fn column(self) -> Column {
        match self {
            Self::Value => Column::Value,
            Self::Remark => Column::Remark,
        }
    }
}

/// What the download wrote for a stored value: the value as it is, or the label of its code in either language.
fn written(item: &Item, field: Field, value: &str) -> Vec<String> {
    let mut texts = vec![value.to_owned()];
    if field == Field::Value && item.kind == AnswerKind::Choice {
        let chosen = item.choices.iter().filter(|choice| choice.code == value);
        texts.extend(chosen.flat_map(|choice| [choice.ja.clone(), choice.en.clone()]));
    }
    if field == Field::Value
        && item.kind == AnswerKind::Conformity
        && let Some(code) = Conformity::from_code(value)
    {
        texts.push(code.code().to_owned());
    }
    texts
}
