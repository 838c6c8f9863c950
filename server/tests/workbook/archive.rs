//! Archives by hand, for what no program writes. Written piece by piece: the test measures its own memory.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const TYPES: &str = "[Content_Types].xml";
pub const SHEET: &str = "xl/worksheets/sheet1.xml";
pub const STRINGS: &str = "xl/sharedStrings.xml";

/// A workbook with one sheet, in the making.
pub struct Book(ZipWriter<File>);

impl Book {
    /// Everything but the sheet itself.
    pub fn new(path: &Path) -> Self {
        Self::with_types(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    }

    pub fn with_types(path: &Path, main: &str) -> Self {
        let mut book = Self(ZipWriter::new(File::create(path).unwrap()));
        book.part(
            TYPES,
            &format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{main}"/></Types>"#
            ),
        );
        book.part(
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        );
        book.part(
            "xl/workbook.xml",
            r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="確認事項" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        );
        book.part(
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
        );
        book
    }

    /// A small part.
    pub fn part(&mut self, name: &str, content: &str) -> &mut Self {
        self.pieces(name, [content])
    }

    /// A part of any size.
    pub fn pieces<T: AsRef<[u8]>>(&mut self, name: &str, pieces: impl IntoIterator<Item = T>) -> &mut Self {
        self.0.start_file(name, SimpleFileOptions::default()).unwrap();
        for piece in pieces {
            self.0.write_all(piece.as_ref()).unwrap();
        }
        self
    }

    /// The sheet, from its rows.
    pub fn sheet(&mut self, rows: impl IntoIterator<Item = String>) -> &mut Self {
        let head = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
        let pieces = [head.to_owned()].into_iter().chain(rows).chain(["</sheetData></worksheet>".to_owned()]);
        self.pieces(SHEET, pieces)
    }

    /// One short row, where the sheet does not matter.
    pub fn small(&mut self) -> &mut Self {
        self.sheet([text("A1", "a")])
    }

    pub fn done(self) {
        self.0.finish().unwrap();
    }
}

/// A row with one text.
pub fn text(at: &str, text: &str) -> String {
    let row = at.trim_start_matches(|c: char| c.is_ascii_uppercase());
    format!(r#"<row r="{row}"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>"#)
}
