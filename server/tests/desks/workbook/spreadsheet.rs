//! A spreadsheet program, as far as these tests need one: it reads all cells, changes some, and writes them again its own way.

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::io::Cursor;

/// Texts by row and column.
type Texts = BTreeMap<(u32, u16), String>;

pub struct Spreadsheet {
    /// Sheets in order.
    pub sheets: Vec<(String, Texts)>,
}

impl Spreadsheet {
    pub fn read(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let (top, left) = range.start().unwrap_or_default();
            let filled = range.used_cells().filter(|(_, _, data)| **data != Data::Empty);
            let texts = filled.map(|(row, column, data)| {
                let place = (top + u32::try_from(row).unwrap(), u16::try_from(left as usize + column).unwrap());
                (place, data.to_string())
            });
            (name, texts.collect())
        });
        Self { sheets: sheets.collect() }
    }

    pub fn write(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (name, texts) in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for ((row, column), text) in texts {
                sheet.write_string(*row, *column, text).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    }

    /// Fills in the row of an item.
    pub fn fill(&mut self, item: &str, value: &str, remark: &str) -> &mut Self {
        self.put(item, "value", value).put(item, "remark", remark)
    }

    /// Writes into the row below the last one.
    pub fn add(&mut self, texts: &[(&str, &str)]) -> &mut Self {
        let known = &mut self.sheets[0].1;
        let row = known.keys().map(|(row, _)| row).max().unwrap() + 1;
        for (code, text) in texts {
            let column = known.iter().find(|((row, _), text)| *row == 0 && *text == code).unwrap().0.1;
            known.insert((row, column), (*text).to_owned());
        }
        self
    }

    /// Writes into one cell of an item.
    pub fn put(&mut self, item: &str, code: &str, text: &str) -> &mut Self {
        let texts = &mut self.sheets[0].1;
        let row = texts.iter().find(|((_, column), text)| *column == 0 && *text == item).unwrap().0.0;
        let column = texts.iter().find(|((row, _), text)| *row == 0 && *text == code).unwrap().0.1;
        texts.insert((row, column), text.to_owned());
        self
    }
}
