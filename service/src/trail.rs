//! The trail (証跡): written with every command, shown on every case, recomputed by `kakunin verify`.

mod anchor;
mod checkpoint;
mod export;
mod history;
mod owner;
mod receipt;
mod verify;

pub use checkpoint::{checkpoint, sign_now};
pub use export::export;
pub use history::{HistoryLine, history};
pub use owner::{case_name, is_ours};
pub use receipt::recorded_in;
pub(crate) use receipt::{Of, cases_of, receipt};
pub use verify::{Finding, Verified, verify, verify_with};

use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::{AccountId, OrganisationId};
use domain::trail::{Change, Entry, GENESIS};
use entity::{trail_entry, trail_head};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

pub(crate) async fn append(
    write: &mut Write,
    act: Act<'_>,
    who: Option<(AccountId, OrganisationId)>,
    changes: Vec<Change>,
) -> Result<()> {
    append_as(write, act, who.map(|(account, _)| account), who.map(|(_, organisation)| organisation), changes).await
}

/// Appends one entry to the chain of its case and moves the head, within the transaction of the command.
pub(crate) async fn append_as(
    write: &mut Write,
    act: Act<'_>,
    actor: Option<AccountId>,
    organisation: Option<OrganisationId>,
    changes: Vec<Change>,
) -> Result<()> {
    let head = trail_head::locked(&write.tx, act.case).await?;
    let (seq, previous) = head.as_ref().map_or((1, GENESIS), |head| (head.seq + 1, &head.hash));
    let entry = Entry {
        case: act.case,
        seq,
        at: write.ctx.now(),
        actor,
        organisation,
        role: act.role,
        act: act.act.to_owned(),
        reason: act.reason.to_owned(),
        changes,
        previous: previous.to_owned(),
    };
    let (content, hash) = entry.seal()?;
    let row = trail_entry::Model {
        id: write.ctx.new_id(),
        case_id: act.case,
        seq,
        at: entry.at,
        actor_id: actor,
        act: entry.act,
        content,
        hash: hash.clone(),
        seal: Some(write.ctx.house.keys.seal_entry(act.case, seq, &hash)),
    };
    trail_entry::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&write.tx).await?;
    let seal = write.ctx.house.keys.seal_head(act.case, seq, &hash);
    trail_head::put(&write.tx, trail_head::Model { case_id: act.case, seq, hash, seal }, head.is_none()).await?;
    Ok(())
}
