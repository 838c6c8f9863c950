//! What `kakunin-verify` checks: an export of the trail, and receipts and checkpoints that were kept. It shares with the portal only how
//! an entry, a checkpoint and a receipt are written.

mod check;
mod signature;

pub use check::Done;

use check::Check;
use domain::trail::{Line, Receipt};
use std::io::BufRead;

/// Reads an export line by line and holds what was kept against it, by the public key that was made known, 64 hexadecimal digits, else
/// by the one that the export names. None where it is no export of a trail.
///
/// # Errors
/// The export cannot be read.
pub fn verify(export: impl BufRead, kept: &[Line], key: Option<String>) -> std::io::Result<Option<Done>> {
    let receipts: Vec<Receipt> = kept.iter().filter_map(receipt).cloned().collect();
    let mut check = Check::new(key, receipts);
    for (number, text) in export.lines().enumerate() {
        match serde_json::from_str::<Line>(&text?) {
            Ok(line) => check.line(line),
            Err(_) if number == 0 => return Ok(None),
            Err(error) => check.wrong(format!("line {}: {error}", number + 1)),
        }
    }
    if check.is_empty() {
        return Ok(None);
    }
    for line in kept {
        check.kept(line);
    }
    Ok(Some(check.done()))
}

const fn receipt(line: &Line) -> Option<&Receipt> {
    match line {
        Line::Receipt(receipt) => Some(receipt),
        Line::Trail(_) | Line::Entry { .. } | Line::Head(_) | Line::Checkpoint(_) => None,
    }
}
