use crate::confirmation::in_case;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use crate::{approval, notice};
use domain::approval::ApprovalSubject;
use domain::confirmation::ConfirmationStep;
use domain::engagement::Side;
use domain::id::{ConfirmationId, EngagementId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use domain::text;
use entity::confirmation;

/// Gives up confirming again, with a reason: the confirmation before it stands. What was answered stays and is not asked for
/// any more.
///
/// # Errors
/// [`Rule::NotInThisState`] for a first sheet and one that is decided, [`domain::refusal::Refusal::Fields`] without a reason,
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn call_off(ctx: &Ctx, id: ConfirmationId, revision: i32, reason: &str) -> Result<EngagementId> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = case.permit(Action::SendSheet)?;
    let status = sheet.status.after(ConfirmationStep::CallOff)?;
    if sheet.reconfirmation().is_none() {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    // The other side learns of it where it knew of the sheet.
    let known = sheet.sent_at.is_some();
    let act = if known { "reconfirmation-called-off" } else { "reconfirmation-discarded" };
    approval::settle(&mut write, &[ApprovalSubject::SubmitSheet], id.0).await?;
    write.revise(confirmation::Model { status, decision_reason: reason.clone(), revision, ..sheet }).await?;
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason: &reason }).await?;
    if known {
        let kind = NoticeKind::ReconfirmationCalledOff;
        notice::tell_side(&mut write, &case.engagement, Side::Downstream, kind).await?;
    }
    write.commit().await?;
    Ok(case.engagement.id)
}
