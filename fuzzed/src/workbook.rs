//! Workbooks: an archive as it was sent, or – so that inputs reach what lies behind the archive – the parts of one that is in order.

use crate::checklist::content_holds;
use domain::checklist::layout::{Grid, WorkbookRefusal};
use domain::dispatch::MOST;
use domain::dispatch::list::{Mapping, read, written};
use domain::{checklist, list_book};
use std::io::{Cursor, Write as _};
use wire::workbook::{grid, limit};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PACKAGE: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表紙" sheetId="1" r:id="rId1"/><sheet name="確認事項" sheetId="2" r:id="rId4"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#,
    ),
];
/// The parts that an input gives, with a zero byte between them.
const PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"];

pub(super) fn run(input: &[u8]) {
    looked_at(input);
    if !input.starts_with(&wire::workbook::ZIP) {
        looked_at(&packed(input));
    }
}

/// An archive around parts.
pub(crate) fn packed(parts: &[u8]) -> Vec<u8> {
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let given = PARTS.iter().copied().zip(parts.split(|byte| *byte == 0));
    let package = PACKAGE.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, content) in package.chain(given) {
        book.start_file(name, SimpleFileOptions::default()).unwrap();
        book.write_all(content).unwrap();
    }
    book.finish().unwrap().into_inner()
}

fn looked_at(file: &[u8]) {
    let read = grid(Cursor::new(file));
    assert_eq!(read, grid(Cursor::new(file)), "two answers to one question");
    match read {
        Ok(grid) => holds(&grid),
        Err(refusal) => assert!(
            !matches!(refusal, WorkbookRefusal::Unavailable | WorkbookRefusal::TimedOut),
            "{refusal:?} is not for the reader to say"
        ),
    }
}

/// Nothing beyond the limits comes out, and everything that reads the cells takes them as they are.
fn holds(grid: &Grid) {
    assert!(grid.sheets.len() <= limit::SHEETS);
    let cells = || grid.sheets.iter().flat_map(|sheet| &sheet.cells);
    assert!(cells().count() <= limit::CELLS);
    assert!(cells().map(|cell| cell.text.len()).sum::<usize>() <= limit::TEXT);
    for cell in cells() {
        assert!(
            cell.row < limit::ROWS && cell.column < limit::COLUMNS && cell.text.chars().count() <= limit::CHARACTERS
        );
    }
    match checklist::layout::read(grid) {
        Ok(content) => {
            content_holds(&content);
            assert_eq!(checklist::check(&content), [], "a workbook in order is no checklist in order");
        }
        Err(problems) => assert!(!problems.is_empty(), "a workbook is not read for no reason"),
    }
    let _ = domain::workbook::Filled::find(grid);
    let _ = list_book::Filled::find(grid);
    for sheet in &grid.sheets {
        if let Ok(rows) = read(&written(sheet), &Mapping::default()) {
            assert!(rows.len() <= MOST);
        }
    }
}
