use crate::ctx::Ctx;
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrganisationId};
use domain::role::Role;
use domain::trail::Entry;
use entity::{account, trail_entry};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One line of the history of a case, newest first.
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// Position in the chain.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name; none for the portal itself.
    pub name: Option<String>,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// In which role.
    pub role: Option<Role>,
    /// What, a code.
    pub act: String,
    /// Why, as typed.
    pub reason: String,
    /// First twelve digits of the entry's hash.
    pub hash: String,
}

/// The history of a case that the caller was allowed to load. Two statements.
///
/// # Errors
/// The store does not answer.
pub async fn history(ctx: &Ctx, case: Uuid) -> Result<Vec<HistoryLine>> {
    let rows = trail_entry::of_case(case).all(ctx.read()).await?;
    let entries: Vec<(Entry, String)> =
        rows.into_iter().filter_map(|row| Some((serde_json::from_str(&row.content).ok()?, row.hash))).collect();
    let ids: Vec<AccountId> = entries.iter().filter_map(|(entry, _)| entry.actor).collect();
    let names: BTreeMap<AccountId, String> =
        account::with_ids(ids).all(ctx.read()).await?.into_iter().map(|account| (account.id, account.name)).collect();
    Ok(entries
        .into_iter()
        .rev()
        .map(|(entry, hash)| HistoryLine {
            seq: entry.seq,
            at: entry.at,
            name: entry.actor.and_then(|actor| names.get(&actor).cloned()),
            organisation: entry.organisation,
            role: entry.role,
            act: entry.act,
            reason: entry.reason,
            hash: hash.chars().take(12).collect(),
        })
        .collect())
}
