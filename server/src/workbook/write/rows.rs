//! Rows that grow. The writer marks every height as chosen by a person, and then a spreadsheet program never makes the row
//! higher when somebody writes a longer text into it; without a height LibreOffice shows one line. So: the height, without
//! the mark.

use std::io::{Cursor, Read as _, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const MARK: &str = " customHeight=\"1\"";

pub(super) fn growing(file: &[u8]) -> ZipResult<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(file))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let part = parts.by_index_raw(at)?;
        let name = part.name()?.into_owned();
        if !name.starts_with("xl/worksheets/sheet") {
            out.raw_copy_file(part)?;
            continue;
        }
        drop(part);
        let mut text = String::new();
        parts.by_index(at)?.read_to_string(&mut text)?;
        out.start_file(name, SimpleFileOptions::default())?;
        out.write_all(unmarked(&text).as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}

/// Only in the tags of rows: in a text no `<` stands.
fn unmarked(sheet: &str) -> String {
    let mut pieces = sheet.split("<row ");
    let mut out = String::with_capacity(sheet.len());
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, rest) = piece.split_at(piece.find('>').unwrap_or_default());
        out.push_str("<row ");
        out.push_str(&tag.replace(MARK, ""));
        out.push_str(rest);
    }
    out
}
