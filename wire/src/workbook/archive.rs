//! Looks into the archive before anything else reads it, by really unpacking it: the sizes that it declares may lie.

use super::limit;
use domain::checklist::layout::WorkbookRefusal as Refusal;
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// First bytes of an archive.
pub const ZIP: [u8; 4] = *b"PK\x03\x04";
/// First bytes of an OLE container: an encrypted workbook, or one of the old format.
pub const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const TYPES: &str = "[Content_Types].xml";

/// Whether the file can be given to the reader of workbooks.
///
/// # Errors
/// Why it can not.
pub fn scan(file: &mut (impl Read + Seek)) -> Result<(), Refusal> {
    let mut magic = [0; 8];
    let read = file.read(&mut magic).map_err(|_| Refusal::Broken)?;
    file.rewind().map_err(|_| Refusal::Broken)?;
    if magic == OLE {
        return Err(old_or_encrypted(file));
    }
    if read < ZIP.len() || !magic.starts_with(&ZIP) {
        return Err(Refusal::NotAWorkbook);
    }
    let mut archive = ZipArchive::new(&mut *file).map_err(|_| Refusal::Broken)?;
    parts(&mut archive)?;
    file.rewind().map_err(|_| Refusal::Broken)
}

fn old_or_encrypted(file: &mut impl Read) -> Refusal {
    let mut all = Vec::new();
    if file.take(limit::FILE).read_to_end(&mut all).is_err() {
        return Refusal::Broken;
    }
    // The directory of the container names its streams in UTF-16.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = all.windows(name.len()).any(|window| window == name);
    if encrypted { Refusal::PasswordProtected } else { Refusal::OldFormat }
}

fn parts<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), Refusal> {
    if archive.len() > limit::PARTS {
        return Err(Refusal::Bomb);
    }
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(refusal)?;
        if part.encrypted() {
            return Err(Refusal::PasswordProtected);
        }
        names.push(name(part.name_raw())?);
    }
    if !names.iter().any(|name| name == TYPES) {
        return Err(Refusal::NotAWorkbook);
    }
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Err(Refusal::Macros);
    }
    if names.iter().any(|name| name.to_ascii_lowercase().contains("externallinks/")) {
        return Err(Refusal::ExternalLinks);
    }
    contents(archive, &names)
}

/// A name that stays within the archive.
fn name(raw: &[u8]) -> Result<String, Refusal> {
    let name = std::str::from_utf8(raw).map_err(|_| Refusal::UnsafeNames)?;
    let safe = !name.is_empty()
        && !name.starts_with('/')
        && !name.chars().any(|c| c == '\\' || c == ':' || c.is_control())
        && name.split('/').all(|step| step != ".." && step != ".");
    if safe { Ok(name.to_owned()) } else { Err(Refusal::UnsafeNames) }
}

fn contents<R: Read + Seek>(archive: &mut ZipArchive<R>, names: &[String]) -> Result<(), Refusal> {
    let (mut unpacked, mut tags) = (0, 0);
    for (at, name) in names.iter().enumerate() {
        let part = archive.by_index(at).map_err(refusal)?;
        let packed = part.compressed_size().max(1);
        let mut content = Vec::new();
        part.take(limit::PART + 1).read_to_end(&mut content).map_err(|_| Refusal::Broken)?;
        let size = content.len() as u64;
        unpacked += size;
        if size > limit::PART || unpacked > limit::UNPACKED || (size > limit::SMALL && size / packed > limit::RATIO) {
            return Err(Refusal::Bomb);
        }
        if name == TYPES {
            types(&content)?;
        }
        if is_markup(name) {
            tags += markup(&content)?;
        }
    }
    if tags > 2 * limit::TAGS { Err(Refusal::TooManyCells) } else { Ok(()) }
}

fn is_markup(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending))
}

/// What the archive says that it is.
fn types(content: &[u8]) -> Result<(), Refusal> {
    let text = String::from_utf8_lossy(content);
    if text.contains("macroEnabled") {
        return Err(Refusal::Macros);
    }
    if text.contains("spreadsheetml.sheet.main+xml") { Ok(()) } else { Err(Refusal::NotAWorkbook) }
}

/// No document types, no entities, nothing but UTF-8; counts cells and shared texts.
fn markup(content: &[u8]) -> Result<usize, Refusal> {
    // Other encodings could hide from the search below what the reader then sees.
    if content.contains(&0) || content.starts_with(&[0xFF, 0xFE]) || content.starts_with(&[0xFE, 0xFF]) {
        return Err(Refusal::Broken);
    }
    let mut tags = 0;
    for tag in content.split(|byte| *byte == b'<').skip(1) {
        match tag {
            [b'!', rest @ ..] if [&b"DOCTYPE"[..], b"ENTITY"].iter().any(|word| starts_with(rest, word)) => {
                return Err(Refusal::Entities);
            }
            [b'c', b' ' | b'>' | b'/', ..] | [b's', b'i', b' ' | b'>' | b'/', ..] => tags += 1,
            _ => {}
        }
        if tags > limit::TAGS {
            return Err(Refusal::TooManyCells);
        }
    }
    Ok(tags)
}

fn starts_with(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn refusal(error: ZipError) -> Refusal {
    let locked = matches!(error, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED));
    if locked { Refusal::PasswordProtected } else { Refusal::Broken }
}
