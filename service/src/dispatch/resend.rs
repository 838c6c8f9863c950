use crate::ctx::Ctx;
use crate::engagement::case_for_update;
use crate::error::Result;
use crate::write::Act;
use crate::{notice, organisation};
use domain::confirmation::ConfirmationStatus;
use domain::engagement::Side;
use domain::id::DispatchId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use entity::{confirmation, dispatch, dispatch_recipient, engagement_member, invitation};
use uuid::Uuid;

/// Sends the mail once more to the people of one recipient, while their answers are awaited; where only an invitation is out,
/// that, with a new link and new days.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody else's, [`Rule::NotInThisState`] before the sheet was sent and after it was submitted,
/// [`Rule::RecipientMissing`] where the invitation was revoked.
pub async fn resend(ctx: &Ctx, id: DispatchId, recipient: Uuid) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    dispatch::one(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let rows = dispatch_recipient::of(id).all(write.tx()).await?;
    let row = rows.into_iter().find(|row| row.id == recipient).ok_or(Refusal::NotFound)?;
    let case = case_for_update(&write, row.engagement_id).await?;
    let role = case.permit(Action::SendSheet)?;
    let sheets = confirmation::of([row.engagement_id]).all(write.tx()).await?;
    let sheet = sheets.iter().find(|sheet| sheet.ordinal == row.ordinal).ok_or(Rule::NotInThisState)?;
    if !matches!(sheet.status, ConfirmationStatus::Sent | ConfirmationStatus::Returned) {
        return Err(Rule::NotInThisState.into());
    }
    let theirs = engagement_member::of_side(row.engagement_id, Side::Downstream).all(write.tx()).await?;
    if theirs.is_empty() {
        let invited = invitation::waiting_for(row.engagement_id).one(write.tx()).await?;
        organisation::send(&mut write, invited.ok_or(Rule::RecipientMissing)?).await?;
    } else {
        notice::tell_side(&mut write, &case.engagement, Side::Downstream, NoticeKind::SheetSent).await?;
    }
    write.record(Act { case: row.engagement_id.0, act: "sheet-mail-resent", role: Some(role), reason: "" }).await?;
    write.commit().await
}
