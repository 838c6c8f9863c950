use crate::ctx::Ctx;
use crate::error::Result;
use domain::refusal::Refusal;
use domain::trail::{Entry, Receipt};
use entity::trail_entry;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// What a receipt is of: a row of a case that its reader was allowed to load.
pub(crate) struct Of<'a> {
    pub(crate) case: Uuid,
    pub(crate) case_number: &'a str,
    /// Number that people know it by.
    pub(crate) number: &'a str,
    pub(crate) table: &'a str,
    pub(crate) row: Uuid,
}

/// A receipt of the newest entry that recorded a row, signed. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] where no entry did.
pub(crate) async fn receipt(ctx: &Ctx, of: Of<'_>) -> Result<Receipt> {
    let chain = trail_entry::of_case(of.case).all(ctx.read()).await?;
    let head = chain.last().map(|last| (last.seq, last.hash.clone()));
    let mut found = None;
    for row in chain {
        let entry: Entry = serde_json::from_str(&row.content)?;
        let change = entry.changes.iter().find(|change| change.table == of.table && change.row == of.row).cloned();
        found = change.map(|change| (entry, row.hash, change)).or(found);
    }
    let (Some((entry, hash, change)), Some(head)) = (found, head) else { return Err(Refusal::NotFound.into()) };
    let mut receipt = Receipt {
        number: of.number.to_owned(),
        case_number: of.case_number.to_owned(),
        act: entry.act,
        at: entry.at,
        case: of.case,
        seq: entry.seq,
        entry: hash,
        change,
        head,
        taken_at: ctx.now(),
        public_key: ctx.house.keys.public_key(),
        signature: String::new(),
    };
    receipt.signature = ctx.house.keys.sign(&receipt.message()?).0;
    Ok(receipt)
}

/// Where the trail recorded a row first: case and position. For `kakunin verify`.
///
/// # Errors
/// The store does not answer.
pub async fn recorded_in(ctx: &Ctx, row: Uuid) -> Result<Option<(Uuid, i64)>> {
    let naming = trail_entry::naming(row).all(ctx.read()).await?;
    let records = |entry: &trail_entry::Model| {
        let read = serde_json::from_str::<Entry>(&entry.content);
        read.is_ok_and(|read| read.changes.iter().any(|change| change.row == row))
    };
    let first = naming.into_iter().filter(records).min_by_key(|entry| entry.at);
    Ok(first.map(|entry| (entry.case_id, entry.seq)))
}

/// The case of every row of these tables: what changes them is recorded there, where `kakunin verify` looks for their newest digest.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn cases_of<C: ConnectionTrait>(store: &C, tables: &[&str]) -> Result<HashMap<Uuid, Uuid>> {
    let mut cases = HashMap::new();
    for row in trail_entry::in_order().all(store).await? {
        let entry: Entry = serde_json::from_str(&row.content)?;
        let changes = entry.changes.into_iter().filter(|change| tables.contains(&change.table.as_str()));
        cases.extend(changes.map(|change| (change.row, row.case_id)));
    }
    Ok(cases)
}
