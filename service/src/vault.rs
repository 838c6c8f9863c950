//! The evidence vault (証拠資料庫): the files of the actor's company that the actor sees anyway, how long each holds, where it is
//! used. It shows nobody more than the sheets do: there is no sight by belonging to the company.

mod remind;
mod remove;
mod renew;
mod validity;

pub use remind::remind;
pub use remove::{clear, remove};
pub use renew::renew;
pub use validity::{ValidityForm, set_validity};

use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::EvidenceId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::vault::{QUOTA, Use, VaultFile};
use entity::evidence_grant::{self, InVault};
use entity::{evidence, evidence_validity, evidence_version};
use std::collections::BTreeMap;

/// The files of a company, as far as one of its people sees them.
#[derive(Clone, Debug)]
pub struct Vault {
    /// Each file once, newest upload first.
    pub files: Vec<VaultFile>,
    /// Bytes of all files of the company, also those that the reader does not see.
    pub used: i64,
    /// Bytes that they may take.
    pub quota: i64,
}

/// Whoever may answer for the company has a vault.
fn permit(ctx: &Ctx) -> Result<&Actor> {
    let actor = ctx.actor()?;
    if actor.may(Action::Answer, Standing::Downstream) { Ok(actor) } else { Err(Refusal::NotFound.into()) }
}

/// The whole vault. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever answers for no company.
pub async fn vault(ctx: &Ctx) -> Result<Vault> {
    let actor = permit(ctx)?;
    let files = files(evidence_grant::in_vault(actor).all(ctx.read()).await?);
    let used = evidence::size_of(actor.organisation).one(ctx.read()).await?.flatten().unwrap_or_default();
    Ok(Vault { files, used, quota: QUOTA })
}

/// One file, and what was said of it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The file.
    pub file: VaultFile,
    /// What was said of its validity, in words.
    pub note: String,
    /// Of that, for optimistic locking; 0 where nothing was said.
    pub revision: i32,
    /// The version before it, and its name, where the reader sees it.
    pub earlier: Option<(EvidenceId, String)>,
    /// The versions after it.
    pub later: Vec<(EvidenceId, String)>,
}

/// One file. Three statements, and one for each version beside it.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor does not see it.
pub async fn file(ctx: &Ctx, id: EvidenceId) -> Result<Kept> {
    let actor = permit(ctx)?;
    let found = files(evidence_grant::in_vault_of(actor, id).all(ctx.read()).await?);
    let file = found.into_iter().next().ok_or(Refusal::NotFound)?;
    let said = evidence_validity::of(id).one(ctx.read()).await?;
    let (note, revision) = said.map(|row| (row.note, row.revision)).unwrap_or_default();
    let (mut earlier, mut later) = (None, Vec::new());
    for row in evidence_version::beside(id).all(ctx.read()).await? {
        let other = if row.id == id { row.earlier_id } else { row.id };
        let Some(seen) = evidence_grant::in_vault_of(actor, other).one(ctx.read()).await? else { continue };
        match row.id == id {
            true => earlier = Some((other, seen.name)),
            false => later.push((other, seen.name)),
        }
    }
    Ok(Kept { file, note, revision, earlier, later })
}

/// Rows of uses, newest first, as files.
fn files(rows: Vec<InVault>) -> Vec<VaultFile> {
    let mut files: BTreeMap<EvidenceId, VaultFile> = BTreeMap::new();
    for row in rows {
        let file = files.entry(row.evidence_id).or_insert_with(|| VaultFile {
            id: row.evidence_id,
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            sha256: row.sha256,
            uploaded_at: row.uploaded_at,
            uploaded_by_name: row.uploaded_by_name,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            uses: Vec::new(),
        });
        file.uses.push(Use {
            grant: row.grant,
            confirmation: row.confirmation_id,
            engagement: row.engagement_id,
            number: row.number,
            item_key: row.item_key,
            at: row.granted_at,
            ended: row.ended_at.is_some(),
            submitted: row.submitted,
        });
    }
    let mut files: Vec<VaultFile> = files.into_values().collect();
    files.sort_by_key(|file| std::cmp::Reverse((file.uploaded_at, file.id)));
    files
}
