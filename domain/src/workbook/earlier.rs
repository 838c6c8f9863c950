//! A workbook of an earlier sheet of the same case, brought back for the sheet of now: what was written into it is followed
//! along the differences that the authors of the checklist declared.

use super::{Base, BaseItem, Brought, Change, Field, Named, understood};
use crate::checklist::Content;
use crate::checklist::difference::{Ancestor, ChangeKind, Lineage};
use crate::id::ChecklistVersionId;
use crate::merge::Present;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// From where a file came, and what of it could not be followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Which confirmation of the case it was downloaded from, 1 for the first.
    pub ordinal: i32,
    /// Items of now that it touches and whose question is not the same word for word.
    pub changed: BTreeMap<String, ChangeKind>,
    /// Cells that were written since the download and have no place now.
    pub left: Vec<Change>,
    /// With what the file is compared: nothing where it says something, since nothing of the sheet of now was in it, and else
    /// what the portal held when it was read.
    pub base: Base,
}

/// What an item of now was in the version of then: itself where the version is the same.
fn before(
    key: &str,
    then: ChecklistVersionId,
    now: ChecklistVersionId,
    lineage: &Lineage,
) -> Option<(String, ChangeKind)> {
    if then == now {
        return Some((key.to_owned(), ChangeKind::Same));
    }
    match lineage.ancestor(key, then) {
        Ancestor::Items { keys, kind: kind @ (ChangeKind::Same | ChangeKind::Reworded) } => {
            keys.into_iter().next().map(|key| (key, kind))
        }
        // What answered a question that was taken apart or put together is for somebody to think about.
        Ancestor::Items { .. } | Ancestor::Nothing | Ancestor::Undeclared => None,
    }
}

/// The sheet of then and the sheet of now.
#[derive(Clone, Copy, Debug)]
pub struct Between<'a> {
    /// Which confirmation of the case it was then.
    pub ordinal: i32,
    /// Version of then.
    pub then: ChecklistVersionId,
    /// Version of now.
    pub now: ChecklistVersionId,
    /// How they are connected.
    pub lineage: &'a Lineage,
    /// What is asked now.
    pub content: &'a Content,
    /// What the portal holds now.
    pub present: &'a BTreeMap<String, Present>,
}

/// Moves what was read out of a file of then to the items of now. What was split or merged, is no longer asked or
/// is no answer to the question of now is left, by its cell; a cell that was emptied says nothing about now.
#[must_use]
pub fn follow(brought: Brought, between: Between<'_>) -> Brought {
    let Between { ordinal, then, now, lineage, content, present } = between;
    let items = content.items().map(|item| (item, before(&item.key, then, now, lineage)));
    let items: Vec<_> = items.filter_map(|(item, before)| before.map(|(key, kind)| (item, key, kind))).collect();
    let (mut changes, mut named, mut taken) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut changed = BTreeMap::new();
    for (item, key, kind) in &items {
        for (at, change) in brought.changes.iter().enumerate().filter(|(_, change)| change.item == *key) {
            let to = match change.field {
                Field::Value => understood(item, &change.to).ok(),
                Field::Remark => Some(change.to.clone()),
            };
            if let Some(to) = to {
                taken.insert(at);
                changes.push(Change { item: item.key.clone(), to, ..change.clone() });
            }
        }
        let files = brought.named.iter().filter(|named| named.item == *key);
        named.extend(files.map(|named| Named { item: item.key.clone(), ..named.clone() }));
        if *kind != ChangeKind::Same && changes.iter().any(|change| change.item == item.key) {
            changed.insert(item.key.clone(), *kind);
        }
    }
    changes.retain(|change| !change.to.trim().is_empty());
    let left = brought
        .changes
        .into_iter()
        .enumerate()
        .filter(|(at, change)| !taken.contains(at) && !change.to.trim().is_empty());
    let left = left.map(|(_, change)| change).collect();
    let known: BTreeSet<&String> = items.iter().map(|(item, ..)| &item.key).collect();
    let absent = content.items().filter(|item| !known.contains(&item.key)).map(|item| item.key.clone()).collect();
    let base = base(content, present, &changes);
    let earlier = Earlier { ordinal, changed, left, base };
    Brought { changes, absent, strays: brought.strays, named, earlier: Some(Box::new(earlier)) }
}

fn base(content: &Content, present: &BTreeMap<String, Present>, changes: &[Change]) -> Base {
    let items = content.items().map(|item| {
        let now = present.get(&item.key).cloned().unwrap_or_default();
        let said = |field| changes.iter().any(|change| change.item == item.key && change.field == field);
        BaseItem {
            item: item.key.clone(),
            value: if said(Field::Value) { String::new() } else { now.value },
            remark: if said(Field::Remark) { String::new() } else { now.remark },
            revision: 0,
            open: now.open,
        }
    });
    Base { checklist: String::new(), items: items.collect() }
}
