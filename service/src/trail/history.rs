use crate::ctx::Ctx;
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::id::OrganisationId;
use domain::role::Role;
use domain::trail::Entry;
use entity::{account, trail_entry};
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

/// The history of a case that the caller was allowed to load. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn history(ctx: &Ctx, case: Uuid) -> Result<Vec<HistoryLine>> {
    let rows = trail_entry::of_case_with_actors(case).all(ctx.read()).await?;
    let line = |(row, actor): (trail_entry::Model, Option<account::Model>)| {
        let entry: Entry = serde_json::from_str(&row.content).ok()?;
        Some(HistoryLine {
            seq: entry.seq,
            at: entry.at,
            name: actor.map(|actor| actor.name),
            organisation: entry.organisation,
            role: entry.role,
            act: entry.act,
            reason: entry.reason,
            hash: row.hash.chars().take(12).collect(),
        })
    };
    Ok(rows.into_iter().rev().filter_map(line).collect())
}
