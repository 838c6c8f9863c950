use super::grid::{Cell, Grid, Sheet, address};
use super::{Column, Found, LayoutFault as Fault, column, value};
use crate::checklist::{AnswerKind, EvidenceNeed, Item};

/// Names of the sheet, folded.
const NAMES: [&str; 3] = ["確認事項", "確認事項一覧", "items"];

/// Rows in which the header may stand, below titles and notes.
const HEADER_WITHIN: u32 = 50;

/// One row, as far as it could be read.
#[derive(Debug)]
pub(super) struct Row {
    pub section: String,
    pub title_ja: String,
    pub title_en: String,
    pub item: Item,
    pub at: At,
}

/// Where the cells of a row are.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub sheet: String,
    /// Whether its kind or choices could not be read, so that what follows from them is not known either.
    pub unclear: bool,
    row: u32,
    columns: Vec<(Column, u32)>,
}

impl At {
    /// Address of a column in this row; of the row's first cell where there is no such column.
    pub fn cell(&self, column: Column) -> String {
        let place = self.columns.iter().find(|(known, _)| *known == column).map_or(0, |(_, place)| *place);
        address(self.row, place)
    }
}

pub(super) fn read(grid: &Grid, found: &mut Found) -> Vec<Row> {
    let Some(sheet) = grid.sheet(&NAMES) else {
        found.add(NAMES[0], String::new(), None, Fault::SheetMissing);
        return Vec::new();
    };
    let rows = sheet.rows();
    let header = rows.iter().position(|row| row[0].row < HEADER_WITHIN && named(row).len() >= 3);
    let Some(header) = header else {
        found.add(&sheet.name, String::new(), None, Fault::HeaderMissing);
        return Vec::new();
    };
    let columns = columns(sheet, &rows[header], found);
    let mut read: Vec<Row> = Vec::new();
    for cells in &rows[header + 1..] {
        let at = At { sheet: sheet.name.clone(), unclear: false, row: cells[0].row, columns: columns.clone() };
        let mut cells = Cells { cells, at, found };
        if !cells.is_empty() {
            let row = cells.read(read.last());
            read.push(row);
        }
    }
    if read.is_empty() {
        found.add(&sheet.name, String::new(), None, Fault::NoItem);
    }
    read
}

fn named(row: &[&Cell]) -> Vec<(Column, u32)> {
    row.iter().filter_map(|cell| Some((Column::of_items(&cell.text)?, cell.column))).collect()
}

fn columns(sheet: &Sheet, header: &[&Cell], found: &mut Found) -> Vec<(Column, u32)> {
    let mut columns: Vec<(Column, u32)> = Vec::new();
    for (column, place) in named(header) {
        if columns.iter().any(|(known, _)| *known == column) {
            found.add(&sheet.name, address(header[0].row, place), Some(column), Fault::ColumnTwice);
        } else {
            columns.push((column, place));
        }
    }
    for column in column::NEEDED {
        if !columns.iter().any(|(known, _)| *known == column) {
            found.add(&sheet.name, address(header[0].row, header[0].column), Some(column), Fault::ColumnMissing);
        }
    }
    columns
}

/// The cells of one row, by column.
struct Cells<'a> {
    cells: &'a [&'a Cell],
    at: At,
    found: &'a mut Found,
}

impl Cells<'_> {
    fn cell(&self, column: Column) -> Option<&Cell> {
        let (_, place) = self.at.columns.iter().find(|(known, _)| *known == column)?;
        self.cells.iter().copied().find(|cell| cell.column == *place)
    }

    fn is_empty(&self) -> bool {
        let blank = |cell: &Cell| cell.text.trim().is_empty() && !cell.formula;
        self.at.columns.iter().all(|(column, _)| self.cell(*column).is_none_or(blank))
    }

    fn fault(&mut self, column: Column, fault: Fault) {
        self.found.add(&self.at.sheet, self.at.cell(column), Some(column), fault);
    }

    fn raw(&mut self, column: Column) -> String {
        let (text, formula) = self.cell(column).map(|cell| (cell.text.clone(), cell.formula)).unwrap_or_default();
        if formula {
            self.fault(column, Fault::Formula);
        }
        text
    }

    fn text(&mut self, column: Column) -> String {
        value::text(&self.raw(column))
    }

    fn needed(&mut self, column: Column, text: String) -> String {
        let named = self.at.columns.iter().any(|(known, _)| *known == column);
        if text.is_empty() && named && !self.cell(column).is_some_and(|cell| cell.formula) {
            self.fault(column, Fault::Missing);
        }
        text
    }

    fn parsed<T>(&mut self, column: Column, parse: fn(&str) -> Result<T, Fault>) -> Option<T> {
        let parsed = parse(&self.raw(column));
        match parsed {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault(column, fault);
                None
            }
        }
    }

    /// The section of the row: what stands there, or what stood above, since such cells are often merged.
    fn section(&mut self, above: Option<&Row>) -> (String, String, String) {
        let key = value::key(&self.raw(Column::SectionKey));
        let (title_ja, title_en) = (self.text(Column::SectionTitleJa), self.text(Column::SectionTitleEn));
        match above {
            Some(above) if key.is_empty() || key == above.section => {
                (above.section.clone(), value::or(title_ja, &above.title_ja), value::or(title_en, &above.title_en))
            }
            Some(_) | None => {
                let title_ja = self.needed(Column::SectionTitleJa, title_ja);
                (self.needed(Column::SectionKey, key), title_ja.clone(), value::or(title_en, &title_ja))
            }
        }
    }

    fn kind(&mut self) -> Option<AnswerKind> {
        if self.cell(Column::Kind).is_none_or(|cell| cell.text.trim().is_empty()) {
            self.raw(Column::Kind);
            self.needed(Column::Kind, String::new());
            return None;
        }
        self.parsed(Column::Kind, value::kind)
    }

    fn read(&mut self, above: Option<&Row>) -> Row {
        let (section, title_ja, title_en) = self.section(above);
        let key = value::key(&self.raw(Column::ItemKey));
        let key = self.needed(Column::ItemKey, key);
        let question_ja = self.text(Column::QuestionJa);
        let question_ja = self.needed(Column::QuestionJa, question_ja);
        let (why_ja, shown_by_ja) = (self.text(Column::WhyJa), self.text(Column::ShownByJa));
        let kind = self.kind();
        let choices = self.parsed(Column::Choices, value::choices);
        self.at.unclear = kind.is_none() || choices.is_none();
        let item = Item {
            key,
            clauses: value::clauses(&self.raw(Column::Clauses)),
            question_en: value::or(self.text(Column::QuestionEn), &question_ja),
            question_ja,
            why_en: value::or(self.text(Column::WhyEn), &why_ja),
            why_ja,
            shown_by_en: value::or(self.text(Column::ShownByEn), &shown_by_ja),
            shown_by_ja,
            kind: kind.unwrap_or(AnswerKind::Text),
            choices: choices.unwrap_or_default(),
            required: self.parsed(Column::Required, value::yes_no).unwrap_or_default(),
            evidence: self.parsed(Column::Evidence, value::evidence).unwrap_or(EvidenceNeed::Never),
            applies_when: self.parsed(Column::Condition, value::condition).flatten(),
        };
        Row { section, title_ja, title_en, item, at: self.at.clone() }
    }
}
