//! What a checklist workbook can need at most, generously.

use std::time::Duration;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// The file.
pub const FILE: u64 = 10 * MIB;
/// Parts of the archive.
pub const PARTS: usize = 200;
/// One part, unpacked.
pub const PART: u64 = 30 * MIB;
/// All parts, unpacked.
pub const UNPACKED: u64 = 60 * MIB;
/// Unpacked over packed, of parts over [`SMALL`].
pub const RATIO: u64 = 200;
/// Parts up to this size may be packed as densely as they like.
pub const SMALL: u64 = MIB;
/// Entries of the table of shared texts, and cells by their tags.
pub const TAGS: usize = 100_000;
/// Sheets.
pub const SHEETS: usize = 10;
/// Rows of a sheet: as many items as a checklist may have, and what stands above them.
pub const ROWS: u32 = 5_100;
/// Columns of a sheet.
pub const COLUMNS: u32 = 100;
/// Cells of all sheets, empty ones included.
pub const CELLS: usize = 100_000;
/// Characters of a cell.
pub const CHARACTERS: usize = 4_000;
/// Bytes of text of all cells.
pub const TEXT: usize = 8 * 1024 * 1024;
/// What the child may tell.
pub const TOLD: u64 = 16 * MIB;
/// Address space of the child.
pub const MEMORY: u64 = 512 * MIB;
/// Seconds of processor time of the child.
pub const SECONDS: u64 = 10;
/// How long the parent waits for it.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Children at a time.
pub const CHILDREN: usize = 2;
