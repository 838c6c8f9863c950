//! A filled list, as the reader of workbooks hands it over.

use domain::checklist::layout::{Cell, Grid, Sheet};
use domain::list_book::{NUMBER, mark};
use service::list_book::Download;
use std::collections::BTreeMap;

/// The sheet of a list, to be written into.
pub struct FilledList {
    rows: Vec<BTreeMap<String, String>>,
    codes: Vec<String>,
}

impl FilledList {
    /// As it was downloaded.
    #[must_use]
    pub fn of(download: &Download) -> Self {
        let base = &download.base;
        let mark = mark(download.id);
        let own = ["key", NUMBER].map(str::to_owned).into_iter();
        let codes: Vec<String> = own.chain(base.columns.iter().map(|column| column.code.clone())).collect();
        let head = codes.iter().map(|code| (code.clone(), if code == "key" { mark.clone() } else { code.clone() }));
        let mut rows = vec![head.collect()];
        rows.extend(base.rows.iter().map(|row| {
            let cell = |code: &String| {
                let value = row.values.get(code).map_or("", String::as_str);
                base.column(code).map_or(value, |column| column.written(value, true)).to_owned()
            };
            let mut cells: BTreeMap<String, String> = codes.iter().map(|code| (code.clone(), cell(code))).collect();
            cells.insert("key".to_owned(), row.key.clone());
            cells.insert(NUMBER.to_owned(), row.number.clone());
            cells
        }));
        Self { rows, codes }
    }

    /// Other texts in a row of the list, counted from 1; one below the last is added.
    pub fn put(&mut self, row: usize, texts: &[(&str, &str)]) -> &mut Self {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, BTreeMap::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            cells.extend(texts.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())));
        }
        self
    }

    /// A row is gone.
    pub fn remove(&mut self, row: usize) -> &mut Self {
        self.rows.remove(row);
        self
    }

    /// What the reader would tell of it.
    #[must_use]
    pub fn grid(&self) -> Grid {
        let mut cells = Vec::new();
        for (row, texts) in (0u32..).zip(&self.rows) {
            for (column, code) in (0u32..).zip(&self.codes) {
                let text = texts.get(code).filter(|text| !text.is_empty()).cloned();
                cells.extend(text.map(|text| Cell { row, column, text, formula: false }));
            }
        }
        Grid { sheets: vec![Sheet { name: "一覧".to_owned(), cells }] }
    }
}
