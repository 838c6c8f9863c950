//! The merge (照合): what was downloaded, what the file says, what the portal says now, cell by cell. Nothing is written
//! before somebody has seen it; then all of it or nothing.

use crate::checklist::Content;
use crate::code::codes;
use crate::workbook::{Base, BaseItem, Brought, Field, same};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Display;

pub mod view;

codes! {
    /// Where a merge stands.
    pub enum MergeStatus {
        /// Read, to be looked at.
        Open = "open",
        /// Written into the sheet.
        Applied = "applied",
        /// Taken back.
        Undone = "undone",
    }
}

codes! {
    /// How the three texts of a cell stand to each other.
    pub enum MergeKind {
        /// Changed in the file and, otherwise, in the portal: somebody must choose.
        Conflict = "conflict",
        /// Changed in the file only.
        File = "file",
        /// Changed in the file, but the item cannot be answered now.
        Frozen = "frozen",
        /// Changed in the portal only.
        Portal = "portal",
        /// Changed to the same on both sides.
        Same = "same",
    }
}

codes! {
    /// Which text is to stand.
    pub enum Keep {
        /// The one in the file.
        File = "file",
        /// The one in the portal.
        Portal = "portal",
    }
}

/// What the portal holds of an item now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// The answer.
    pub value: String,
    /// Its explanation.
    pub remark: String,
    /// Whether it can be answered now.
    pub open: bool,
}

impl Present {
    fn field(&self, field: Field) -> &str {
        match field {
            Field::Value => &self.value,
            Field::Remark => &self.remark,
        }
    }
}

/// One cell that is not the same everywhere: of an item, or of a row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeCell<F = Field> {
    /// Key of the item.
    pub item: String,
    /// Which of its cells.
    pub field: F,
    /// How the three stand.
    pub kind: MergeKind,
    /// As downloaded.
    pub base: String,
    /// In the file.
    pub file: String,
    /// In the portal.
    pub portal: String,
    /// Address in the file; empty where the file did not change it.
    pub cell: String,
}

impl<F: Display> MergeCell<F> {
    /// Under which name a choice for this cell is sent.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}:{}", self.field, self.item)
    }
}

/// Puts the three side by side, in the order of the checklist. Cells that are the same everywhere are left out.
#[must_use]
pub fn merge(content: &Content, base: &Base, brought: &Brought, now: &BTreeMap<String, Present>) -> Vec<MergeCell> {
    let (none, nothing) = (BaseItem::default(), Present::default());
    let mut cells = Vec::new();
    for item in content.items() {
        let before = base.items.iter().find(|it| it.item == item.key).unwrap_or(&none);
        let present = now.get(&item.key).unwrap_or(&nothing);
        for field in [Field::Value, Field::Remark] {
            let change = brought.changes.iter().find(|change| change.item == item.key && change.field == field);
            let (base, portal) = (before.field(field), present.field(field));
            let file = change.map_or(base, |change| change.to.as_str());
            let eq = |one: &str, other: &str| match field {
                Field::Value => same(item, one, other),
                Field::Remark => one == other || one.trim() == other.trim(),
            };
            if let Some(kind) = kind(change.is_some(), eq(base, portal), eq(file, portal), present.open) {
                let cell = change.map(|change| change.cell.clone()).unwrap_or_default();
                let [base, file, portal] = [base, file, portal].map(str::to_owned);
                cells.push(MergeCell { item: item.key.clone(), field, kind, base, file, portal, cell });
            }
        }
    }
    cells
}

/// How the three stand to each other: whether the file changed it, whether the portal did not, whether both say the same, and whether
/// it can be changed now. Nothing where nobody changed anything.
pub(crate) const fn kind(changed: bool, stayed: bool, agree: bool, open: bool) -> Option<MergeKind> {
    match (changed, stayed) {
        (false, true) => None,
        (false, false) => Some(MergeKind::Portal),
        (true, false) if agree => Some(MergeKind::Same),
        (true, _) if !open => Some(MergeKind::Frozen),
        (true, true) => Some(MergeKind::File),
        (true, false) => Some(MergeKind::Conflict),
    }
}

/// What an item is to say after a merge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Key of the item.
    pub item: String,
    /// The answer.
    pub value: String,
    /// Its explanation.
    pub remark: String,
}

/// What every changed item is to say, by the choices made for conflicts.
///
/// # Errors
/// Names of the cells for which a choice is missing.
pub fn settle(
    cells: &[MergeCell],
    now: &BTreeMap<String, Present>,
    choices: &BTreeMap<String, Keep>,
) -> Result<Vec<Settled>, Vec<String>> {
    chosen(cells, choices)?;
    let mut settled: Vec<Settled> = Vec::new();
    for cell in cells.iter().filter(|cell| takes_file(cell, choices)) {
        if settled.last().is_none_or(|last| last.item != cell.item) {
            let present = now.get(&cell.item).cloned().unwrap_or_default();
            settled.push(Settled { item: cell.item.clone(), value: present.value, remark: present.remark });
        }
        if let Some(last) = settled.last_mut() {
            match cell.field {
                Field::Value => last.value.clone_from(&cell.file),
                Field::Remark => last.remark.clone_from(&cell.file),
            }
        }
    }
    Ok(settled)
}

/// Whether a choice was made for every conflict.
///
/// # Errors
/// Names of the cells for which it is missing.
pub(crate) fn chosen<F: Display>(cells: &[MergeCell<F>], choices: &BTreeMap<String, Keep>) -> Result<(), Vec<String>> {
    let conflicts = cells.iter().filter(|cell| cell.kind == MergeKind::Conflict).map(MergeCell::name);
    let missing: Vec<String> = conflicts.filter(|name| !choices.contains_key(name)).collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

/// The choices that were made for conflicts; `rest` for those without one.
#[must_use]
pub fn choices<F: Display>(
    cells: &[MergeCell<F>],
    made: &BTreeMap<String, Keep>,
    rest: Option<Keep>,
) -> BTreeMap<String, Keep> {
    let conflicts = cells.iter().filter(|cell| cell.kind == MergeKind::Conflict).map(MergeCell::name);
    conflicts.filter_map(|cell| made.get(&cell).copied().or(rest).map(|keep| (cell, keep))).collect()
}

/// Whether the text of the file is to stand in this cell.
#[must_use]
pub fn takes_file<F: Display>(cell: &MergeCell<F>, choices: &BTreeMap<String, Keep>) -> bool {
    match cell.kind {
        MergeKind::File => true,
        MergeKind::Conflict => choices.get(&cell.name()) == Some(&Keep::File),
        MergeKind::Frozen | MergeKind::Portal | MergeKind::Same => false,
    }
}

/// What was written by a merge, as stored: enough to show it later, and to take it back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The cells as they were looked at.
    pub cells: Vec<MergeCell>,
    /// What was chosen.
    pub choices: BTreeMap<String, Keep>,
    /// The items that were written.
    pub written: Vec<Written>,
    /// Of these, items that somebody changed before the merge was taken back: they stayed.
    pub stayed: Vec<String>,
}

/// One item that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Key of the item.
    pub item: String,
    /// The answer before.
    pub value: String,
    /// Its explanation before.
    pub remark: String,
    /// Revision after: as long as it stands, nobody changed the answer since.
    pub revision: i32,
}

#[cfg(test)]
mod tests;
