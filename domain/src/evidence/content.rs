use super::office::Parts;
use super::text::Plain;
use super::{MAX_BYTES, MediaType};
use crate::refusal::Fault;

/// Bytes that tell what a file is.
const HEAD: usize = 8 * 1024;
/// Bytes at the end that are kept, to read a package's table of contents.
const TAIL: usize = 256 * 1024;

/// Looks at a file as it passes by, piece by piece: is it what its name says, and no larger than allowed?
#[derive(Clone, Debug)]
pub struct ContentCheck {
    kind: MediaType,
    size: u64,
    head: Vec<u8>,
    tail: Vec<u8>,
    plain: Plain,
}

impl ContentCheck {
    /// Begins with what the name claims.
    #[must_use]
    pub fn new(kind: MediaType) -> Self {
        Self { kind, size: 0, head: Vec::new(), tail: Vec::new(), plain: Plain::default() }
    }

    /// Looks at the next piece.
    ///
    /// # Errors
    /// [`Fault::FileTooLarge`] and [`Fault::FileType`], as soon as it is certain.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), Fault> {
        self.size += piece.len() as u64;
        if self.size > MAX_BYTES {
            return Err(Fault::FileTooLarge);
        }
        let wanted = HEAD.saturating_sub(self.head.len()).min(piece.len());
        if wanted > 0 {
            self.head.extend_from_slice(&piece[..wanted]);
            // A piece may be a single byte: an answer before the end needs enough of the head.
            if self.head.len() >= SIGNATURE && !self.head_fits() {
                return Err(Fault::FileType);
            }
        }
        match self.kind {
            MediaType::Csv | MediaType::Text => self.plain.feed(piece)?,
            MediaType::Xlsx | MediaType::Docx | MediaType::Pptx => self.keep(piece),
            MediaType::Pdf | MediaType::Png | MediaType::Jpeg => {}
        }
        Ok(())
    }

    /// Decides at the end; gives back the size in bytes.
    ///
    /// # Errors
    /// [`Fault::FileEmpty`], [`Fault::FileType`].
    pub fn finish(self) -> Result<u64, Fault> {
        if self.size == 0 {
            return Err(Fault::FileEmpty);
        }
        let fits = self.head_fits()
            && match self.kind {
                MediaType::Csv | MediaType::Text => self.plain.holds(),
                MediaType::Xlsx => self.parts() == Some(Parts::Workbook),
                MediaType::Docx => self.parts() == Some(Parts::Document),
                MediaType::Pptx => self.parts() == Some(Parts::Presentation),
                MediaType::Pdf | MediaType::Png | MediaType::Jpeg => true,
            };
        if fits { Ok(self.size) } else { Err(Fault::FileType) }
    }

    fn parts(&self) -> Option<Parts> {
        Parts::of(&self.tail, self.size)
    }

    fn head_fits(&self) -> bool {
        match self.kind {
            MediaType::Pdf => self.head.starts_with(b"%PDF-"),
            MediaType::Png => self.head.starts_with(b"\x89PNG\r\n\x1a\n"),
            MediaType::Jpeg => self.head.starts_with(&[0xff, 0xd8, 0xff]),
            MediaType::Xlsx | MediaType::Docx | MediaType::Pptx => self.head.starts_with(b"PK\x03\x04"),
            MediaType::Csv | MediaType::Text => !is_marked_up(&self.head),
        }
    }

    fn keep(&mut self, piece: &[u8]) {
        self.tail.extend_from_slice(piece);
        if self.tail.len() > 2 * TAIL {
            self.tail.drain(..self.tail.len() - TAIL);
        }
    }
}

/// Longest signature, bytes.
const SIGNATURE: usize = 8;

/// Pages, pictures and documents that only pretend to be plain text.
fn is_marked_up(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |with: &[u8]| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let marks: [&[u8]; 8] = [b"<!", b"<?", b"<html", b"<head", b"<body", b"<svg", b"<script", b"%PDF-"];
    marks.into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: MediaType, bytes: &[u8], step: usize) -> Result<u64, Fault> {
        let mut check = ContentCheck::new(kind);
        for piece in bytes.chunks(step) {
            check.feed(piece)?;
        }
        check.finish()
    }

    #[test]
    fn a_file_is_what_its_name_says() {
        for step in [1, 3, 10_000] {
            assert_eq!(check(MediaType::Pdf, b"%PDF-1.7 \xe2\xe3", step), Ok(11));
            assert_eq!(check(MediaType::Text, "入退室の記録\r\n".as_bytes(), step), Ok(20));
            assert_eq!(check(MediaType::Csv, b"\x93\xfa\x95t,\x96\xbc\x91O\r\n", step), Ok(11), "Shift_JIS");
            for (kind, bytes) in [
                (MediaType::Pdf, b"PK\x03\x04 not that".as_slice()),
                (MediaType::Png, b"%PDF-1.7 not that"),
                (MediaType::Text, b"  <SVG onload=alert(1)>"),
                (MediaType::Text, b"<!doctype html>"),
                (MediaType::Text, b"a\0b"),
                (MediaType::Csv, b"\xff\xfea\0,\0b\0"),
                (MediaType::Text, b"%PDF-1.7"),
                (MediaType::Jpeg, b"\xff\xd8"),
            ] {
                assert_eq!(check(kind, bytes, step), Err(Fault::FileType), "{kind} {step}");
            }
        }
        assert_eq!(check(MediaType::Pdf, b"", 1), Err(Fault::FileEmpty));
    }

    #[test]
    fn too_much_is_told_at_once() {
        let mut check = ContentCheck::new(MediaType::Pdf);
        let mut fed = 0;
        let piece = [b"%PDF-1.7".as_slice(), &[b' '; 1_000_000]].concat();
        while check.feed(&piece).is_ok() {
            fed += piece.len() as u64;
        }
        assert!(fed <= MAX_BYTES && fed + piece.len() as u64 > MAX_BYTES);
    }
}
