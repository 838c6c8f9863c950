use super::listed::Listed;
use super::now;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::digest;
use domain::id::ListMergeId;
use domain::list_book::view::{ListMatter, ListMergePage, ListPage};
use domain::list_book::{Base, Brought, Done, Fresh, Matter, compare, fresh};
use domain::merge::view::MergeLine;
use domain::merge::{MergeCell, MergeKind};
use domain::refusal::Refusal;
use entity::{account, list_merge};
use std::collections::{BTreeMap, BTreeSet};

async fn reach(ctx: &Ctx, matter: Matter) -> Result<Listed> {
    let list = Listed::reached(ctx.read(), ctx.actor()?, ctx.today(), matter).await?;
    if list.concerns() { Ok(list) } else { Err(Refusal::NotFound.into()) }
}

fn head(list: &Listed, of: Matter) -> ListMatter {
    ListMatter { of, number: list.number().to_owned(), writes: list.writing().is_ok() }
}

/// What was brought back of a list. Six statements.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever does not write its records.
pub async fn page(ctx: &Ctx, matter: Matter) -> Result<ListPage> {
    let list = reach(ctx, matter).await?;
    let found = list_merge::all_of(matter.subject, matter.id).all(ctx.read()).await?;
    let merges = found.into_iter().map(|(row, by)| line(&row, by)).collect();
    Ok(ListPage { matter: head(&list, matter), merges })
}

fn line(row: &list_merge::Model, by: Option<account::Model>) -> MergeLine<ListMergeId> {
    MergeLine {
        id: row.id,
        file_name: row.file_name.clone(),
        status: row.status,
        read_at: row.read_at,
        read_by: by.map(|by| by.name).unwrap_or_default(),
    }
}

/// One merge, to be looked at: as the portal stands now, or as it was written. Six statements.
///
/// # Errors
/// As [`page`].
pub async fn merge_page(ctx: &Ctx, matter: Matter, merge: ListMergeId) -> Result<ListMergePage> {
    let list = reach(ctx, matter).await?;
    let found = list_merge::with_book(matter.subject, matter.id, merge).one(ctx.read()).await?;
    let (row, Some(book)) = found.ok_or(Refusal::NotFound)? else { return Err(Refusal::NotFound.into()) };
    let (base, brought): (Base, Brought) = (serde_json::from_str(&book.content)?, serde_json::from_str(&row.content)?);
    let done: Option<Done> = if row.done.is_empty() { None } else { Some(serde_json::from_str(&row.done)?) };
    let (cells, fresh) = match &done {
        Some(done) => (done.cells.clone(), done.fresh.clone()),
        None => looked_at(&list, &base, &brought),
    };
    let current = list.base();
    let numbers = base.rows.iter().chain(&current.rows).map(|row| (row.key.clone(), row.number.clone()));
    Ok(ListMergePage {
        matter: head(&list, matter),
        id: row.id,
        file_name: row.file_name.clone(),
        status: row.status,
        read_at: row.read_at,
        downloaded_at: book.downloaded_at,
        numbers: numbers.collect::<BTreeMap<_, _>>(),
        undecided: if done.is_some() { Vec::new() } else { undecided(&list, &cells) },
        seen: seen(&cells, &fresh)?,
        base,
        brought,
        cells,
        fresh,
        done,
    })
}

/// What there is to look at now.
pub(super) fn looked_at(list: &Listed, base: &Base, brought: &Brought) -> (Vec<MergeCell<String>>, Fresh) {
    let now = now(list);
    (compare(base, brought, &now), fresh(base, brought, &now))
}

/// Digest of what was looked at.
pub(super) fn seen(cells: &[MergeCell<String>], fresh: &Fresh) -> Result<String> {
    Ok(digest::of(&(cells, fresh))?)
}

fn undecided(list: &Listed, cells: &[MergeCell<String>]) -> Vec<String> {
    let written = |kind: MergeKind| matches!(kind, MergeKind::File | MergeKind::Conflict);
    let keys: BTreeSet<&String> = cells.iter().filter(|cell| written(cell.kind)).map(|cell| &cell.item).collect();
    keys.into_iter().filter(|key| list.is_decided(key)).cloned().collect()
}
