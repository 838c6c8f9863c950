//! Two rounds of an answer beside each other (差分): which words, which files.

use crate::code::codes;
use crate::confirmation::view::FrozenItem;
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffTag, capture_diff_slices};

#[cfg(test)]
mod tests;
mod word;

codes! {
    /// On which side something stands.
    pub enum Mark {
        /// On both.
        Same = "same",
        /// In the earlier one only.
        Removed = "removed",
        /// In the later one only.
        Added = "added",
    }
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Where it stands.
    pub mark: Mark,
    /// What it says.
    pub text: String,
}

/// A file of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// Where it stands, by its content: a file under another name is the same file.
    pub mark: Mark,
    /// Its name; the later one where it stands on both sides.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Most pieces that are compared with each other; a longer text is compared by sentences, then as a whole. Keeps the work
/// bounded whatever somebody writes.
const MOST: usize = 1_200;

/// The words that both texts share and that only one has, in reading order: the earlier text is what is not added, the later
/// one what is not removed.
#[must_use]
pub fn words(earlier: &str, later: &str) -> Vec<Piece> {
    for cut in [word::words, word::sentences] {
        let (earlier, later) = (cut(earlier), cut(later));
        if earlier.len() <= MOST && later.len() <= MOST {
            return compared(&earlier, &later);
        }
    }
    compared(&[earlier], &[later])
}

fn compared(earlier: &[&str], later: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |mark, found: Option<&[&str]>| {
        let text = found.unwrap_or_default().concat();
        if !text.is_empty() {
            pieces.push(Piece { mark, text });
        }
    };
    for step in capture_diff_slices(Algorithm::Myers, earlier, later) {
        let (before, after) = (earlier.get(step.old_range()), later.get(step.new_range()));
        match step.tag() {
            DiffTag::Equal => push(Mark::Same, before),
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                push(Mark::Removed, before);
                push(Mark::Added, after);
            }
        }
    }
    pieces
}

/// The files of both rounds, each content once: those of the later round in their order, then those that went.
#[must_use]
pub fn files(earlier: &[(String, String)], later: &[(String, String)]) -> Vec<FileLine> {
    let has = |files: &[(String, String)], digest: &str| files.iter().any(|(_, sha256)| sha256 == digest);
    let mut lines: Vec<FileLine> = Vec::new();
    let of_later = later.iter().map(|file| (if has(earlier, &file.1) { Mark::Same } else { Mark::Added }, file));
    let gone = earlier.iter().filter(|file| !has(later, &file.1)).map(|file| (Mark::Removed, file));
    for (mark, (name, sha256)) in of_later.chain(gone) {
        if !lines.iter().any(|line| line.sha256 == *sha256) {
            lines.push(FileLine { mark, name: name.clone(), sha256: sha256.clone() });
        }
    }
    lines
}

/// Whether an item says or shows something else than in the earlier round.
#[must_use]
pub fn changed(earlier: &FrozenItem, later: &FrozenItem) -> bool {
    let said = |item: &FrozenItem| (item.asked, item.value.clone(), item.remark.clone());
    said(earlier) != said(later) || files(&earlier.evidence, &later.evidence).iter().any(|line| line.mark != Mark::Same)
}
