//! What was downloaded, what the file says, what the portal says now: row by row, cell by cell.

use super::{Added, Base, Brought, Column, Kind, Values};
use crate::merge::{Keep, MergeCell, chosen, kind, takes_file};
use crate::workbook::said::{fold, plain};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Puts the three side by side, in the order of the download. Cells that are the same everywhere are left out. `now` is what every
/// record of the portal says; a record that is no longer there is changed by nothing.
#[must_use]
pub fn compare(base: &Base, brought: &Brought, now: &BTreeMap<String, Values>) -> Vec<MergeCell<String>> {
    let (gone, mut cells) = (Values::new(), Vec::new());
    for row in &base.rows {
        let present = now.get(&row.key);
        for column in base.filled() {
            let of = |values: &Values| values.get(&column.code).cloned().unwrap_or_default();
            let change = brought.changes.iter().find(|change| change.row == row.key && change.field == column.code);
            if present.is_none() && change.is_none() {
                continue;
            }
            let (before, portal) = (of(&row.values), of(present.unwrap_or(&gone)));
            let file = change.map_or_else(|| before.clone(), |change| change.to.clone());
            let (stayed, agree) = (same(column, &before, &portal), same(column, &file, &portal));
            let agree = agree && present.is_some();
            if let Some(kind) = kind(change.is_some(), stayed, agree, present.is_some()) {
                let cell = change.map(|change| change.cell.clone()).unwrap_or_default();
                let (item, field) = (row.key.clone(), column.code.clone());
                cells.push(MergeCell { item, field, kind, base: before, file, portal, cell });
            }
        }
    }
    cells
}

fn same(column: &Column, one: &str, other: &str) -> bool {
    match column.kind {
        Kind::Shown | Kind::Text => plain(one) == plain(other),
        Kind::Day | Kind::Choice(_) | Kind::Step(_) => one.trim() == other.trim(),
    }
}

/// What every changed record is to say, by the choices made for conflicts, in the order of the cells.
///
/// # Errors
/// Names of the cells for which a choice is missing.
pub fn settle(
    cells: &[MergeCell<String>],
    now: &BTreeMap<String, Values>,
    choices: &BTreeMap<String, Keep>,
) -> Result<Vec<(String, Values)>, Vec<String>> {
    chosen(cells, choices)?;
    let mut settled: Vec<(String, Values)> = Vec::new();
    for cell in cells.iter().filter(|cell| takes_file(cell, choices)) {
        if settled.last().is_none_or(|(key, _)| *key != cell.item) {
            settled.push((cell.item.clone(), now.get(&cell.item).cloned().unwrap_or_default()));
        }
        if let Some((_, values)) = settled.last_mut() {
            values.insert(cell.field.clone(), cell.file.clone());
        }
    }
    Ok(settled)
}

/// Rows that the file added: those that are new, and those that are there already, with the key of the record. One file may be brought
/// back twice, and a row that it added has no key in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fresh {
    /// To be added.
    pub new: Vec<Added>,
    /// Left alone: line of the file, and key of the record.
    pub there: Vec<(u32, String)>,
}

/// Which of the added rows are new: a record that says the same in every column by which rows are known is the same record.
#[must_use]
pub fn fresh(base: &Base, brought: &Brought, now: &BTreeMap<String, Values>) -> Fresh {
    let name = |values: &Values| -> Vec<String> {
        let known = base.columns.iter().filter(|column| column.names);
        known.map(|column| values.get(&column.code).map(|text| fold(text)).unwrap_or_default()).collect()
    };
    let mut fresh = Fresh::default();
    for added in &brought.added {
        match now.iter().find(|(_, values)| name(values) == name(&added.values)) {
            Some((key, _)) => fresh.there.push((added.line, key.clone())),
            None => fresh.new.push(added.clone()),
        }
    }
    fresh
}

/// What was written by a merge, as stored: enough to show it later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The cells as they were looked at.
    pub cells: Vec<MergeCell<String>>,
    /// The added rows as they were looked at.
    pub fresh: Fresh,
    /// What was chosen.
    pub choices: BTreeMap<String, Keep>,
    /// Keys of the records that were changed.
    pub changed: Vec<String>,
    /// Keys of the records that were added, in the order of their rows.
    pub added: Vec<String>,
}
