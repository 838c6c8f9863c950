use crate::ctx::Ctx;
use crate::error::Result;
use crate::keys::verify_signature;
use domain::digest;
use domain::trail::{Entry, GENESIS};
use entity::{trail_checkpoint, trail_entry, trail_head, verified};
use std::collections::{BTreeMap, HashMap};
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
    /// What is wrong, the first bad entry of each chain first; empty where all holds.
    pub findings: Vec<Finding>,
}

/// Recomputes every chain, head, checkpoint and row digest from the data. Trusts nothing that the database says of itself.
///
/// # Errors
/// The store does not answer.
pub async fn verify(ctx: &Ctx) -> Result<Verified> {
    let mut seen = Verified::default();
    let mut rows: HashMap<(String, Uuid), (String, Uuid, i64)> = HashMap::new();
    let mut chains: BTreeMap<Uuid, Vec<(i64, String)>> = BTreeMap::new();
    for row in trail_entry::in_order().all(ctx.read()).await? {
        seen.entries += 1;
        let chain = chains.entry(row.case_id).or_default();
        if let Some(what) = broken(&row, chain.last()) {
            seen.findings.push(Finding { case: Some(row.case_id), seq: Some(row.seq), what });
        }
        if let Ok(entry) = serde_json::from_str::<Entry>(&row.content) {
            for change in entry.changes {
                rows.insert((change.table, change.row), (change.digest, row.case_id, row.seq));
            }
        }
        chain.push((row.seq, row.hash));
    }
    seen.cases = chains.len();
    check_heads(ctx, &chains, &mut seen).await?;
    check_checkpoints(ctx, &chains, &mut seen).await?;
    check_rows(ctx, rows, &mut seen).await?;
    Ok(seen)
}

fn broken(row: &trail_entry::Model, before: Option<&(i64, String)>) -> Option<String> {
    let (seq, previous) = before.map_or((0, GENESIS), |(seq, hash)| (*seq, hash));
    if digest::of_bytes(row.content.as_bytes()) != row.hash {
        return Some("the entry was changed".to_owned());
    }
    let Ok(entry) = serde_json::from_str::<Entry>(&row.content) else {
        return Some("the entry cannot be read".to_owned());
    };
    if (entry.case, entry.seq, entry.act.as_str(), entry.actor, entry.at)
        != (row.case_id, row.seq, row.act.as_str(), row.actor_id, row.at)
    {
        return Some("the entry's columns were changed".to_owned());
    }
    if row.seq != seq + 1 {
        return Some(format!("entry {} is missing before it", seq + 1));
    }
    (entry.previous != previous).then(|| "the entry does not follow the one before".to_owned())
}

async fn check_heads(ctx: &Ctx, chains: &BTreeMap<Uuid, Vec<(i64, String)>>, seen: &mut Verified) -> Result<()> {
    let heads = trail_head::in_order().all(ctx.read()).await?;
    for head in &heads {
        let last = chains.get(&head.case_id).and_then(|chain| chain.last());
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
    for case in chains.keys().filter(|case| !heads.iter().any(|head| head.case_id == **case)) {
        seen.findings.push(Finding { case: Some(*case), seq: None, what: "the head is missing".to_owned() });
    }
    Ok(())
}

async fn check_checkpoints(ctx: &Ctx, chains: &BTreeMap<Uuid, Vec<(i64, String)>>, seen: &mut Verified) -> Result<()> {
    for point in trail_checkpoint::in_order().all(ctx.read()).await? {
        seen.checkpoints += 1;
        let message = format!("{} {}", point.at.to_rfc3339(), point.digest);
        let heads: Vec<(Uuid, i64, String)> = serde_json::from_str(&point.content).unwrap_or_default();
        let (_, own_key) = ctx.house.keys.sign(b"");
        if point.public_key != own_key || !verify_signature(&point.public_key, message.as_bytes(), &point.signature) {
            seen.findings.push(Finding {
                case: None,
                seq: None,
                what: format!("checkpoint of {}: signature does not hold", point.at),
            });
        } else if digest::of(&heads)? != point.digest {
            seen.findings.push(Finding {
                case: None,
                seq: None,
                what: format!("checkpoint of {}: its heads were changed", point.at),
            });
        }
        for (case, seq, hash) in heads {
            let kept =
                chains.get(&case).is_some_and(|chain| chain.iter().any(|(at, found)| (*at, found) == (seq, &hash)));
            if !kept {
                let what = format!("entry signed in the checkpoint of {} is gone or changed", point.at);
                seen.findings.push(Finding { case: Some(case), seq: Some(seq), what });
            }
        }
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
