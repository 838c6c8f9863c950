use super::anchor;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::trail::{self, Chains, Entry, Line};
use entity::{trail_checkpoint, trail_entry, trail_head, verified};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// One thing that is not as the trail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The case, where one is concerned.
    pub case: Option<Uuid>,
    /// Position in its chain, where one is concerned.
    pub seq: Option<i64>,
    /// What is wrong, for the operator.
    pub what: String,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// Entries of all chains.
    pub entries: usize,
    /// Chains.
    pub cases: usize,
    /// Rows accounted for.
    pub rows: usize,
    /// Signed checkpoints.
    pub checkpoints: usize,
    /// What was kept outside and held against the chains: checkpoints, receipts, exports.
    pub kept: usize,
    /// What is wrong, the first bad entry of each chain first; empty where all holds.
    pub findings: Vec<Finding>,
}

/// Recomputes every chain, head, checkpoint and row digest from the data. Trusts nothing that the database says of itself.
///
/// # Errors
/// The store does not answer.
pub async fn verify(ctx: &Ctx) -> Result<Verified> {
    verify_with(ctx, &[]).await
}

/// As [`verify`], and holds what was kept outside of the database against it: only that shows a database that was put back to an older
/// state as a whole.
///
/// # Errors
/// The store does not answer.
pub async fn verify_with(ctx: &Ctx, kept: &[Line]) -> Result<Verified> {
    // Everybody's, whoever asks.
    let ctx = &Ctx::nobody(ctx.house.clone());
    let mut seen = Verified::default();
    let mut rows: HashMap<(String, Uuid), (String, Uuid, i64)> = HashMap::new();
    let mut chains = Chains::default();
    let mut sealed = HashSet::new();
    for row in trail_entry::in_order().all(ctx.read()).await? {
        seen.entries += 1;
        if let Some(what) = broken(ctx, &row, chains.last(row.case_id), sealed.contains(&row.case_id)) {
            seen.findings.push(Finding { case: Some(row.case_id), seq: Some(row.seq), what });
        }
        if row.seal.is_some() {
            sealed.insert(row.case_id);
        }
        if let Ok(entry) = serde_json::from_str::<Entry>(&row.content) {
            for change in entry.changes {
                rows.insert((change.table, change.row), (change.digest, row.case_id, row.seq));
            }
        }
        chains.push(row.case_id, row.seq, row.hash);
    }
    seen.cases = chains.cases().len();
    check_heads(ctx, &chains, &mut seen).await?;
    check_checkpoints(ctx, &chains, &mut seen).await?;
    for line in kept {
        seen.kept += 1;
        seen.findings.extend(anchor::check(ctx, &chains, line)?);
    }
    check_rows(ctx, rows, &mut seen).await?;
    Ok(seen)
}

/// What is wrong with an entry. Once one of a chain is sealed all after it are: a chain that was computed anew without our key is named
/// at the first entry that was.
fn broken(ctx: &Ctx, row: &trail_entry::Model, before: Option<&(i64, String)>, sealed: bool) -> Option<String> {
    if let Ok(entry) = serde_json::from_str::<Entry>(&row.content)
        && domain::digest::of_bytes(row.content.as_bytes()) == row.hash
        && (entry.case, entry.seq, entry.act.as_str(), entry.actor, entry.at)
            != (row.case_id, row.seq, row.act.as_str(), row.actor_id, row.at)
    {
        return Some("the entry's columns were changed".to_owned());
    }
    if let Some(what) = trail::broken(&row.content, &row.hash, before) {
        return Some(what);
    }
    let ours = match &row.seal {
        Some(seal) => *seal == ctx.house.keys.seal_entry(row.case_id, row.seq, &row.hash),
        None => !sealed,
    };
    (!ours).then(|| "the entry was not written by this portal".to_owned())
}

async fn check_heads(ctx: &Ctx, chains: &Chains, seen: &mut Verified) -> Result<()> {
    let heads = trail_head::in_order().all(ctx.read()).await?;
    for head in &heads {
        let last = chains.last(head.case_id);
        let what = if ctx.house.keys.seal_head(head.case_id, head.seq, &head.hash) != head.seal {
            "the head was changed".to_owned()
        } else {
            match last {
                Some((seq, hash)) if (*seq, hash) == (head.seq, &head.hash) => continue,
                Some((seq, _)) => format!("the chain ends at {seq}, its head says {}: the tail was cut", head.seq),
                None => "the whole chain is missing".to_owned(),
            }
        };
        seen.findings.push(Finding { case: Some(head.case_id), seq: Some(last.map_or(1, |(seq, _)| seq + 1)), what });
    }
    let headed: HashSet<Uuid> = heads.iter().map(|head| head.case_id).collect();
    for case in chains.cases().filter(|case| !headed.contains(case)) {
        seen.findings.push(Finding { case: Some(case), seq: None, what: "the head is missing".to_owned() });
    }
    Ok(())
}

async fn check_checkpoints(ctx: &Ctx, chains: &Chains, seen: &mut Verified) -> Result<()> {
    for row in trail_checkpoint::in_order().all(ctx.read()).await? {
        seen.checkpoints += 1;
        seen.findings.extend(anchor::check(ctx, chains, &Line::Checkpoint(super::checkpoint::kept(&row)))?);
    }
    Ok(())
}

async fn check_rows(
    ctx: &Ctx,
    mut expected: HashMap<(String, Uuid), (String, Uuid, i64)>,
    seen: &mut Verified,
) -> Result<()> {
    for (table, key, found) in verified::digests(ctx.read()).await? {
        seen.rows += 1;
        let (case, seq, what) = match expected.remove(&(table.to_owned(), key)) {
            Some((digest, ..)) if digest == found => continue,
            Some((_, case, seq)) => {
                (Some(case), Some(seq), format!("{table} {key} was changed behind the portal's back"))
            }
            None => (None, None, format!("{table} {key} was added behind the portal's back")),
        };
        seen.findings.push(Finding { case, seq, what });
    }
    let mut gone: Vec<_> = expected.into_iter().collect();
    gone.sort();
    for ((table, key), (_, case, seq)) in gone {
        let what = format!("{table} {key} was deleted behind the portal's back");
        seen.findings.push(Finding { case: Some(case), seq: Some(seq), what });
    }
    Ok(())
}
