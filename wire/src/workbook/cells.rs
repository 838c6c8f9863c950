//! Cells as a stream. Never a range: a range is dense, and two cells far apart are enough to fill all memory.

use super::limit;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use domain::checklist::layout::{Cell, Grid, Sheet, WorkbookRefusal as Refusal};
use std::io::{Read, Seek};

/// Every cell with something in it, of a file that [`super::scan`] let pass.
///
/// # Errors
/// Why the file is not read.
pub fn read<R: Read + Seek>(file: R) -> Result<Grid, Refusal> {
    let mut book: Xlsx<R> = Xlsx::new(file).map_err(refusal)?;
    let known = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = known.map(|sheet| sheet.name.clone()).collect();
    if names.len() > limit::SHEETS {
        return Err(Refusal::TooManyCells);
    }
    let mut seen = Seen::default();
    let sheets: Result<Vec<Sheet>, Refusal> = names.into_iter().map(|name| sheet(&mut book, name, &mut seen)).collect();
    Ok(Grid { sheets: sheets? })
}

/// What was met so far, over all sheets.
#[derive(Default)]
struct Seen {
    cells: usize,
    bytes: usize,
}

impl Seen {
    /// Counts a cell that has a place in a checklist.
    fn add(&mut self, cell: &Cell) -> Result<(), Refusal> {
        self.bytes += cell.text.len();
        if cell.row >= limit::ROWS || cell.column >= limit::COLUMNS || self.bytes > limit::TEXT {
            return Err(Refusal::TooManyCells);
        }
        if cell.text.chars().count() > limit::CHARACTERS { Err(Refusal::TextTooLong) } else { Ok(()) }
    }
}

fn sheet<R: Read + Seek>(book: &mut Xlsx<R>, name: String, seen: &mut Seen) -> Result<Sheet, Refusal> {
    let mut stream = book.worksheet_cells_reader(&name).map_err(refusal)?;
    let mut cells = Vec::new();
    while let Some(met) = stream.next_cell_with_formula_metadata().map_err(refusal)? {
        seen.cells += 1;
        if seen.cells > limit::CELLS {
            return Err(Refusal::TooManyCells);
        }
        let (row, column) = met.pos;
        let formula = met.formula.is_some();
        // What a formula showed when the file was saved may be stale or made up.
        let text = if formula { String::new() } else { text(&met.value) };
        if formula || !text.is_empty() {
            let cell = Cell { row, column, text, formula };
            seen.add(&cell)?;
            cells.push(cell);
        }
    }
    Ok(Sheet { name, cells })
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn refusal(error: XlsxError) -> Refusal {
    if matches!(error, XlsxError::Password) { Refusal::PasswordProtected } else { Refusal::Broken }
}
