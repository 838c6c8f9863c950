use super::{officers, permit};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::id::{AccountId, IntakeId, MembershipId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Refusal, Rule};
use entity::desk_intake::Model;
use entity::{desk_intake, trail_head};

/// What is done with matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The actor deals with them from now on.
    Take,
    /// This officer does; they are told.
    Give(MembershipId),
    /// Nobody does: taking and handing over are undone.
    Back,
}

/// Takes matters over, hands them over or back, all of them or none. Each is named by its key and the revision that was seen.
///
/// # Errors
/// [`Refusal::Fields`] (`lines` where none was chosen, `officer` for whoever does not work at the desk),
/// [`Refusal::ChangedMeanwhile`], [`Rule::NotInThisState`] for what has left the desk, [`Refusal::NotFound`].
pub async fn assign(ctx: &Ctx, chosen: &[(IntakeId, i32)], hand: Hand) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let role = permit(&actor, Action::TakeMatter)?;
    if chosen.is_empty() {
        return Err(Refusal::field("lines", Fault::Choice).into());
    }
    let mut write = ctx.write().await?;
    let (officer, told): (Option<MembershipId>, Option<AccountId>) = match hand {
        Hand::Take => (Some(actor.membership), None),
        Hand::Back => (None, None),
        Hand::Give(to) => {
            let known = officers(write.tx(), ctx).await?.into_iter().find(|officer| officer.membership == to);
            let known = known.ok_or_else(|| Refusal::field("officer", Fault::Choice))?;
            (Some(to), Some(known.account))
        }
    };
    let act = match hand {
        Hand::Take => "matter-taken",
        Hand::Give(_) => "matter-handed-over",
        Hand::Back => "matter-handed-back",
    };
    let mut chosen = chosen.to_vec();
    chosen.sort();
    chosen.dedup();
    for (id, revision) in chosen {
        let row = locked(&write, id).await?;
        if row.ended_at.is_some() {
            return Err(Rule::NotInThisState.into());
        }
        if row.officer_id == officer && row.revision == revision {
            continue;
        }
        let row = write.revise(Model { officer_id: officer, revision, ..row }).await?;
        write.record(Act { case: id.0, act, role: Some(role), reason: &row.number }).await?;
        if let Some(account) = told {
            let path = row.kind.page(row.subject);
            let kind = NoticeKind::MatterHandedOver;
            notice::tell_at(&mut write, vec![account], row.ministry_id, kind, &row.number, &path).await?;
        }
    }
    write.commit().await
}

/// In the order of the keys, so that two who take the same matters do not wait for each other.
async fn locked(write: &crate::write::Write, id: IntakeId) -> Result<Model> {
    trail_head::locked(write.tx(), id.0).await?;
    let actor = write.ctx.actor()?;
    Ok(desk_intake::one_visible_to(actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?)
}
