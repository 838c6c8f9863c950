use super::version;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::conformity::force::{self, Version};
use domain::conformity::view::ConformityLine;
use domain::id::ConformityId;
use entity::{conformity, contract};
use std::collections::BTreeMap;

/// Every request that the actor may know of, with what its version is worth: open ones first, then the newest. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<ConformityLine>> {
    let actor = ctx.actor()?;
    let found = conformity::with_contract(actor).all(ctx.read()).await?;
    let names = names(ctx.read(), found.iter().map(|(row, _)| row.company_id)).await?;
    let document = |row: &conformity::Model| (row.company_id, row.contract_id, row.kind);
    let mut versions: BTreeMap<_, Vec<Version<ConformityId>>> = BTreeMap::new();
    for (row, _) in &found {
        versions.entry(document(row)).or_default().extend(version(row));
    }
    let line = |(row, contract): (conformity::Model, Option<contract::Model>)| {
        Some(ConformityLine {
            force: force::of(versions.get(&document(&row)).map_or(&[], Vec::as_slice), row.id),
            company: names.get(&row.company_id)?.clone(),
            contract: contract?.number,
            id: row.id,
            number: row.number,
            kind: row.kind,
            status: row.status,
            title: row.title,
            version: row.version,
            document_number: row.document_number,
            submitted_at: row.submitted_at,
        })
    };
    let mut lines: Vec<ConformityLine> = found.into_iter().filter_map(line).collect();
    lines.sort_by_key(|line| (line.owes().is_none(), std::cmp::Reverse(line.id)));
    Ok(lines)
}
