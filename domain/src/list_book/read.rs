use super::{Base, Column, KEY, ListProblem, MARK, NUMBER, Row, RowFault, Values, Wrong};
use crate::checklist::layout::{Grid, address};
use crate::id::ListBookId;
use crate::refusal::FieldProblem;
use crate::workbook::marked::{Line, Marked};
use crate::workbook::said::plain;
use crate::workbook::{NO_ITEM, WorkbookFault};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A cell in the file that differs from the download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Key of the row.
    pub row: String,
    /// Code of the column.
    pub field: String,
    /// The value that it means now.
    pub to: String,
    /// Address such as `F12`.
    pub cell: String,
}

/// A row in the file that was not downloaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// Which row of the file it is, as the program counts: from 1.
    pub line: u32,
    /// What it says.
    pub values: Values,
}

/// What a file brought back, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// Cells that differ from the download.
    pub changes: Vec<Change>,
    /// Rows without a key, with something written in them.
    pub added: Vec<Added>,
    /// Keys of records without a row: left alone.
    pub absent: Vec<String>,
    /// Cells of rows without a key, where no row can be added: left alone.
    pub strays: Vec<String>,
    /// Name of the sheet in the file.
    pub sheet: String,
    /// Rows of the records in the file, from 1.
    pub lines: BTreeMap<String, u32>,
    /// Columns in the file, from 0.
    pub columns: BTreeMap<String, u32>,
}

impl Brought {
    /// What is wrong with a field of a row, by its cell.
    #[must_use]
    pub fn problem(&self, line: u32, found: FieldProblem) -> ListProblem {
        let column = self.columns.get(&found.field).copied().unwrap_or_default();
        ListProblem {
            sheet: self.sheet.clone(),
            cell: address(line.saturating_sub(1), column),
            column: found.field,
            wrong: Wrong::Field(found.fault),
        }
    }
}

/// A list, found in a file.
#[derive(Debug)]
pub struct Filled<'a> {
    marked: Marked<'a>,
    /// The download from which the file came.
    pub book: ListBookId,
}

impl<'a> Filled<'a> {
    /// Looks for the list.
    ///
    /// # Errors
    /// Why there is none that can be read.
    pub fn find(grid: &'a Grid) -> Result<Self, WorkbookFault> {
        let marked = Marked::find(grid, MARK, KEY, &[NUMBER])?;
        Ok(Self { book: ListBookId(marked.id), marked })
    }

    /// What differs from the download.
    ///
    /// # Errors
    /// [`WorkbookFault::ColumnMissing`] where a column that is filled in is gone; every cell that is to be put right.
    pub fn read(&self, base: &Base) -> Result<Result<Brought, Vec<ListProblem>>, WorkbookFault> {
        let known = self.marked.columns();
        if base.filled().any(|column| !known.contains_key(column.code.as_str())) {
            return Err(WorkbookFault::ColumnMissing);
        }
        let columns = known.iter().map(|(code, at)| ((*code).to_owned(), *at)).collect();
        let sheet = self.marked.name().to_owned();
        let mut seen = Seen { brought: Brought { sheet, columns, ..Brought::default() }, problems: Vec::new() };
        for line in self.marked.lines() {
            let key = line.text(KEY).trim();
            if key.starts_with(NO_ITEM) {
                continue;
            }
            match (key, base.row(key)) {
                ("", _) if base.grows => seen.add(&line, base),
                ("", _) => seen.stray(&line, base),
                (_, None) => seen.wrong(&line, KEY, Wrong::Row(RowFault::UnknownKey)),
                (_, Some(row)) => seen.take(&line, row, base),
            }
        }
        let Seen { mut brought, problems } = seen;
        let there: BTreeSet<&String> = brought.lines.keys().collect();
        let absent = base.rows.iter().map(|row| &row.key).filter(|key| !there.contains(key)).cloned().collect();
        brought.absent = absent;
        Ok(if problems.is_empty() { Ok(brought) } else { Err(problems) })
    }
}

struct Seen {
    brought: Brought,
    problems: Vec<ListProblem>,
}

impl Seen {
    fn wrong(&mut self, line: &Line<'_>, column: &str, wrong: Wrong) {
        let (sheet, cell) = (self.brought.sheet.clone(), line.address(column));
        self.problems.push(ListProblem { sheet, cell, column: column.to_owned(), wrong });
    }

    /// Somebody's own row: named, never guessed at.
    fn stray(&mut self, line: &Line<'_>, base: &Base) {
        let strays = base.filled().filter(|column| line.has(&column.code)).map(|column| line.address(&column.code));
        self.brought.strays.extend(strays);
    }

    fn add(&mut self, line: &Line<'_>, base: &Base) {
        if !base.filled().any(|column| line.has(&column.code)) {
            return;
        }
        let mut values = Values::new();
        for column in base.filled() {
            match said(line, column) {
                Ok(value) => {
                    values.insert(column.code.clone(), value);
                }
                Err(wrong) => self.wrong(line, &column.code, wrong),
            }
        }
        self.brought.added.push(Added { line: line.row + 1, values });
    }

    fn take(&mut self, line: &Line<'_>, row: &Row, base: &Base) {
        if self.brought.lines.contains_key(&row.key) {
            return self.wrong(line, KEY, Wrong::Row(RowFault::KeyTwice));
        }
        self.brought.lines.insert(row.key.clone(), line.row + 1);
        if plain(line.text(NUMBER)) != plain(&row.number) {
            return self.wrong(line, NUMBER, Wrong::Row(RowFault::Moved));
        }
        for column in base.filled() {
            let before = row.values.get(&column.code).map_or("", String::as_str);
            let typed = line.text(&column.code);
            let formula = line.at(&column.code).is_some_and(|cell| cell.formula);
            let untouched =
                [true, false].iter().any(|language| plain(column.written(before, *language)) == plain(typed));
            if untouched && !formula {
                continue;
            }
            match said(line, column) {
                Ok(to) if to == before => {}
                Ok(to) => {
                    let (row, field) = (row.key.clone(), column.code.clone());
                    self.brought.changes.push(Change { row, field, to, cell: line.address(&column.code) });
                }
                Err(wrong) => self.wrong(line, &column.code, wrong),
            }
        }
    }
}

fn said(line: &Line<'_>, column: &Column) -> Result<String, Wrong> {
    if line.at(&column.code).is_some_and(|cell| cell.formula) {
        return Err(Wrong::Row(RowFault::Formula));
    }
    column.understood(line.text(&column.code)).map_err(Wrong::Field)
}
