//! What was signed once, held against the chains as they are now.

use super::Finding;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::keys::verify_signature;
use domain::digest;
use domain::trail::{Chains, Entry, Head, Line};
use uuid::Uuid;

/// What of a signed thing does not stand, or what is wrong with the thing itself.
pub(super) fn check(ctx: &Ctx, chains: &Chains, line: &Line) -> Result<Vec<Finding>> {
    match line {
        // Of no weight without the checkpoint at the end of the export.
        Line::Trail(_) | Line::Head(_) => Ok(Vec::new()),
        Line::Entry { content, hash } => {
            let Ok(entry) = serde_json::from_str::<Entry>(content) else {
                return Ok(vec![of_none("an exported entry cannot be read".to_owned())]);
            };
            if digest::of_bytes(content.as_bytes()) != *hash {
                return Ok(vec![of_none(format!("exported entry {} of {} was changed", entry.seq, entry.case))]);
            }
            Ok(stands(chains, (entry.case, entry.seq, hash), "an export"))
        }
        Line::Checkpoint(point) => {
            let what = format!("the checkpoint of {}", point.at);
            if let Some(why) = not_ours(ctx, &point.public_key, &point.message(), &point.signature) {
                return Ok(vec![of_none(format!("{what}: {why}"))]);
            }
            if !point.is_of_its_heads() {
                return Ok(vec![of_none(format!("{what}: its heads were changed"))]);
            }
            let each = point.heads.iter().flat_map(|(case, seq, hash)| stands(chains, (*case, *seq, hash), &what));
            Ok(each.collect())
        }
        Line::Receipt(receipt) => {
            let what = format!("receipt {}", receipt.number);
            if let Some(why) = not_ours(ctx, &receipt.public_key, &receipt.message()?, &receipt.signature) {
                return Ok(vec![of_none(format!("{what}: {why}"))]);
            }
            let heads: [Head; 2] = receipt.heads();
            Ok(heads.iter().flat_map(|(case, seq, hash)| stands(chains, (*case, *seq, hash), &what)).collect())
        }
    }
}

fn not_ours(ctx: &Ctx, public_key: &str, message: &[u8], signature: &str) -> Option<&'static str> {
    if public_key != ctx.house.keys.public_key() {
        return Some("it was signed with another key");
    }
    (!verify_signature(public_key, message, signature)).then_some("signature does not hold")
}

fn stands(chains: &Chains, (case, seq, hash): (Uuid, i64, &str), by: &str) -> Vec<Finding> {
    let found = chains.against(case, seq, hash);
    let finding = found.map(|(seq, what)| Finding { case: Some(case), seq: Some(seq), what: format!("{what} ({by})") });
    finding.into_iter().collect()
}

fn of_none(what: String) -> Finding {
    Finding { case: None, seq: None, what }
}
