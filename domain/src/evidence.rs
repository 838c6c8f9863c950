//! Evidence (証拠資料): which files are accepted, and under which name they are handed out again.

use crate::code::codes;

mod content;
mod office;
mod text;

pub mod view;

pub use content::ContentCheck;

/// Largest upload, bytes.
pub const MAX_BYTES: u64 = 25 * 1024 * 1024;

/// Most files in one upload.
pub const MAX_FILES: usize = 10;

codes! {
    /// Accepted kinds of files, told by their content *and* their name. No pictures that can carry script, no archives.
    pub enum MediaType {
        /// Portable document.
        Pdf = "application/pdf",
        /// PNG picture.
        Png = "image/png",
        /// JPEG picture.
        Jpeg = "image/jpeg",
        /// Excel workbook.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        /// Word document.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// PowerPoint presentation.
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        /// Comma-separated values.
        Csv = "text/csv",
        /// Plain text.
        Text = "text/plain",
    }
}

impl MediaType {
    /// Endings under which this kind is accepted, lower case, without the dot.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Xlsx => &["xlsx"],
            Self::Docx => &["docx"],
            Self::Pptx => &["pptx"],
            Self::Csv => &["csv"],
            Self::Text => &["txt"],
        }
    }

    /// The kind that a file name claims.
    #[must_use]
    pub fn claimed_by(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_lowercase();
        Self::ALL.iter().copied().find(|kind| kind.endings().contains(&ending.as_str()))
    }
}

/// The name as kept and shown: the last part of a path, without control and direction signs, at most 200 characters.
#[must_use]
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '"')
        })
        .collect();
    let last: String = shown(&clean).chars().rev().take(200).collect();
    let last: String = last.chars().rev().collect();
    // Where it was cut there may be a dot or a space again.
    shown(&last).to_owned()
}

/// Without the spaces around it, and without what hides it.
fn shown(name: &str) -> &str {
    name.trim_start_matches(|c: char| c == '.' || c.is_whitespace()).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_japanese_and_lose_tricks() {
        assert_eq!(file_name("C:\\証拠\\入退室 記録.pdf"), "入退室 記録.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\u{202e}fdp.exe\r\n"), "afdp.exe");
        assert_eq!(file_name(". . .htaccess "), "htaccess");
        assert_eq!(file_name(&format!("{} .{}", "x".repeat(9), "y".repeat(199))), "y".repeat(199));
        assert_eq!(MediaType::claimed_by("記録.PDF"), Some(MediaType::Pdf));
        assert_eq!(MediaType::claimed_by("x.svg"), None);
    }
}
