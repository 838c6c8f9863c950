/// What an Office Open XML package holds (ISO/IEC 29500-2), told by the names of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// Word.
    Document,
    /// Excel.
    Workbook,
    /// PowerPoint.
    Presentation,
}

/// Length of the record that ends a package, without its comment.
const END: usize = 22;
/// Length of an entry of the table of contents, without its name.
const ENTRY: usize = 46;

impl Parts {
    /// Reads the table of contents at the end of a package of `size` bytes. Programs write the parts in any order, so the
    /// beginning tells nothing. Nothing is unpacked. Programs inside (macros) make it none of ours.
    pub(super) fn of(tail: &[u8], size: u64) -> Option<Self> {
        let end = (0..=tail.len().checked_sub(END)?).rev().find(|at| is_end(tail, *at))?;
        let entries = usize::from(u16_at(tail, end + 10)?);
        let begin = usize::try_from(u64::from(u32_at(tail, end + 16)?).checked_sub(size - tail.len() as u64)?).ok()?;
        let names = names(tail.get(begin..end)?, entries)?;
        let has = |folder: &str| names.iter().any(|name| name.starts_with(folder));
        let declared = names.iter().any(|name| name == "[content_types].xml");
        let macros = names.iter().any(|name| name.ends_with("vbaproject.bin"));
        match (declared && !macros, has("word/"), has("xl/"), has("ppt/")) {
            (true, true, false, false) => Some(Self::Document),
            (true, false, true, false) => Some(Self::Workbook),
            (true, false, false, true) => Some(Self::Presentation),
            (true | false, _, _, _) => None,
        }
    }
}

/// The record ends where its comment ends, and the comment ends the file.
fn is_end(tail: &[u8], at: usize) -> bool {
    tail[at..].starts_with(b"PK\x05\x06")
        && u16_at(tail, at + 20).is_some_and(|comment| at + END + usize::from(comment) == tail.len())
}

/// Names of the entries, lower case, as the table lists them; none where the table is not whole.
fn names(mut table: &[u8], entries: usize) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for _ in 0..entries {
        if !table.starts_with(b"PK\x01\x02") {
            return None;
        }
        let length = |at| u16_at(table, at).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let bytes = table.get(ENTRY..ENTRY + name)?;
        names.push(String::from_utf8_lossy(bytes).replace('\\', "/").to_lowercase());
        table = table.get(ENTRY + name + extra + comment..)?;
    }
    Some(names)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A package of empty parts.
    fn package(names: &[&str]) -> Vec<u8> {
        let mut table = Vec::new();
        for name in names {
            let mut entry = vec![0; ENTRY];
            entry[..4].copy_from_slice(b"PK\x01\x02");
            entry[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
            table.extend(entry);
            table.extend(name.as_bytes());
        }
        let mut end = vec![0; END];
        end[..4].copy_from_slice(b"PK\x05\x06");
        end[10..12].copy_from_slice(&u16::try_from(names.len()).unwrap().to_le_bytes());
        end[16..20].copy_from_slice(&100_u32.to_le_bytes());
        [vec![0; 100], table, end].concat()
    }

    #[test]
    fn parts_tell_what_a_package_is() {
        let of = |names: &[&str]| {
            let whole = package(names);
            Parts::of(&whole[50..], whole.len() as u64)
        };
        assert_eq!(of(&["docProps/app.xml", "xl/workbook.xml", "[Content_Types].xml"]), Some(Parts::Workbook));
        assert_eq!(of(&["[Content_Types].xml", "word/document.xml", "word/embeddings/a.xlsx"]), Some(Parts::Document));
        assert_eq!(of(&["[Content_Types].xml", "ppt/presentation.xml"]), Some(Parts::Presentation));
        assert_eq!(of(&["xl/workbook.xml"]), None, "any archive");
        assert_eq!(of(&["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"]), None, "macros");
        assert_eq!(of(&["[Content_Types].xml", "xl/workbook.xml", "word/document.xml"]), None, "two in one");
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn broken_packages_are_nothing() {
        let whole = package(&["[Content_Types].xml", "xl/workbook.xml"]);
        for end in 0..whole.len() {
            assert_eq!(Parts::of(&whole[..end], end as u64), None);
        }
        let mut wrong = whole.clone();
        let at = whole.len() - END + 16;
        wrong[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(Parts::of(&wrong, wrong.len() as u64), None);
    }
}
