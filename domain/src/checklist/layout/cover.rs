use super::grid::{Cell, Grid, Sheet};
use super::{Column, Found, LayoutFault as Fault, value};
use crate::time;
use chrono::NaiveDate;

/// Names of the sheet, folded.
const NAMES: [&str; 2] = ["表紙", "cover"];

/// What stands on the cover; empty where something is in the way.
#[derive(Debug, Default)]
pub(super) struct Cover {
    pub key: String,
    pub number: i32,
    pub title_ja: String,
    pub title_en: String,
    pub dated_on: Option<NaiveDate>,
    /// Where to point when the whole is wrong: sheet and cell of the key.
    pub at: (String, String),
}

pub(super) fn read(grid: &Grid, found: &mut Found) -> Cover {
    let Some(sheet) = grid.sheet(&NAMES) else {
        found.add(NAMES[0], String::new(), None, Fault::SheetMissing);
        return Cover::default();
    };
    let mut lines = Lines::new(sheet, found);
    Cover {
        key: lines.needed(Column::Key).map(value::key).unwrap_or_default(),
        number: lines.parsed(Column::Number, value::number),
        title_ja: lines.needed(Column::TitleJa).map(value::text).unwrap_or_default(),
        title_en: lines.text(Column::TitleEn).map(value::text).unwrap_or_default(),
        dated_on: lines.date(),
        at: (sheet.name.clone(), lines.value(Column::Key).map(Cell::address).unwrap_or_default()),
    }
}

/// Lines `label | value`; between them may be empty cells.
struct Lines<'a> {
    sheet: &'a Sheet,
    lines: Vec<(Column, &'a Cell, Option<&'a Cell>)>,
    found: &'a mut Found,
}

impl<'a> Lines<'a> {
    fn new(sheet: &'a Sheet, found: &'a mut Found) -> Self {
        let mut lines: Vec<(Column, &Cell, Option<&Cell>)> = Vec::new();
        for row in sheet.rows() {
            let named = row.iter().enumerate().find_map(|(at, cell)| Some((at, Column::of_cover(&cell.text)?)));
            let Some((at, column)) = named else { continue };
            if lines.iter().any(|(known, ..)| *known == column) {
                found.add(&sheet.name, row[at].address(), Some(column), Fault::ColumnTwice);
            } else {
                lines.push((column, row[at], row.get(at + 1).copied()));
            }
        }
        Self { sheet, lines, found }
    }

    fn value(&self, column: Column) -> Option<&'a Cell> {
        self.lines.iter().find(|(known, ..)| *known == column).and_then(|(.., value)| *value)
    }

    fn fault(&mut self, column: Column, fault: Fault) {
        let label = self.lines.iter().find(|(known, ..)| *known == column).map(|(_, label, _)| label.address());
        let cell = self.value(column).map(Cell::address).or(label).unwrap_or_default();
        self.found.add(&self.sheet.name, cell, Some(column), fault);
    }

    fn text(&mut self, column: Column) -> Option<&'a str> {
        let cell = self.value(column)?;
        if cell.formula {
            self.fault(column, Fault::Formula);
            return None;
        }
        Some(cell.text.as_str()).filter(|text| !text.trim().is_empty())
    }

    fn needed(&mut self, column: Column) -> Option<&'a str> {
        let text = self.text(column);
        if text.is_none() && !self.value(column).is_some_and(|cell| cell.formula) {
            self.fault(column, Fault::Missing);
        }
        text
    }

    fn parsed<T: Default>(&mut self, column: Column, parse: fn(&str) -> Result<T, Fault>) -> T {
        match self.needed(column).map(parse) {
            Some(Ok(value)) => value,
            Some(Err(fault)) => {
                self.fault(column, fault);
                T::default()
            }
            None => T::default(),
        }
    }

    /// The date of the version: an era date, a western one, or a date cell. It may be left out.
    fn date(&mut self) -> Option<NaiveDate> {
        let typed = self.text(Column::DatedOn)?;
        let day = time::parse_day(typed).ok();
        if day.is_none() {
            self.fault(Column::DatedOn, Fault::Date);
        }
        day
    }
}
