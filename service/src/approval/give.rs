use super::lines;
use crate::confirmation::{freeze, in_case};
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::approval::ApprovalEntry;
use domain::confirmation::view::Frozen;
use domain::engagement::Side;
use domain::id::{AccountId, ApprovalId, ConfirmationId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::refusal::{Faults, Refusal, Rule};
use domain::role::Role;
use domain::{digest, permission, text};
use entity::{approval, confirmation, engagement_member, membership};

/// Asks whoever may approve, by notice and mail. The content has to be complete.
///
/// # Errors
/// [`Refusal::NotFound`] where the company wants no approvals, [`Rule::ApproverMissing`], [`Rule::AnswersMissing`],
/// [`Rule::NotInThisState`], [`Refusal::NotPermitted`] for anybody but the person who submits.
pub async fn request(ctx: &Ctx, id: ConfirmationId) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case, role) = reach(&write, id, Action::SubmitSheet).await?;
    let frozen = freeze(&write, &sheet, &case).await?;
    let approvers = approvers(&write, &case).await?;
    if approvers.is_empty() {
        return Err(Rule::ApproverMissing.into());
    }
    add(&mut write, &sheet, ApprovalEntry::Requested, &frozen, "").await?;
    end(write, &case, id, (role, "approval-requested", ""), (approvers, NoticeKind::ApprovalRequested)).await
}

/// Approves exactly what the approver saw, named by its digest.
///
/// # Errors
/// As [`request`]; [`Refusal::ChangedMeanwhile`] where anything changed since it was shown.
pub async fn approve(ctx: &Ctx, id: ConfirmationId, seen: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case, role) = reach(&write, id, Action::Approve).await?;
    let frozen = freeze(&write, &sheet, &case).await?;
    if digest::of(&frozen)? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    add(&mut write, &sheet, ApprovalEntry::Approved, &frozen, "").await?;
    let who = submitters(&write, &case).await?;
    end(write, &case, id, (role, "approval-given", ""), (who, NoticeKind::ApprovalGiven)).await
}

/// Does not approve what the approver saw, with a reason.
///
/// # Errors
/// As [`approve`]; [`Refusal::Fields`] without a reason.
pub async fn decline(ctx: &Ctx, id: ConfirmationId, seen: &str, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case, role) = reach(&write, id, Action::Approve).await?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let frozen = freeze(&write, &sheet, &case).await?;
    if digest::of(&frozen)? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    add(&mut write, &sheet, ApprovalEntry::Declined, &frozen, &reason).await?;
    let who = submitters(&write, &case).await?;
    end(write, &case, id, (role, "approval-declined", &reason), (who, NoticeKind::ApprovalDeclined)).await
}

async fn reach(write: &Write, id: ConfirmationId, action: Action) -> Result<(confirmation::Model, Case, Role)> {
    let (sheet, case) = in_case(write, id).await?;
    if case.standing != Standing::Downstream || lines(write.tx(), case.engagement.downstream_id, id).await?.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let role = case.permit(action)?;
    if sheet.status.is_answerable() { Ok((sheet, case, role)) } else { Err(Rule::NotInThisState.into()) }
}

async fn add(
    write: &mut Write,
    sheet: &confirmation::Model,
    entry: ApprovalEntry,
    frozen: &Frozen,
    reason: &str,
) -> Result<()> {
    let row = approval::Model {
        id: ApprovalId(write.ctx.new_id()),
        organisation_id: write.ctx.actor()?.organisation,
        confirmation_id: sheet.id,
        round: sheet.round,
        entry,
        digest: digest::of(frozen)?,
        content: serde_json::to_string(frozen)?,
        reason: reason.to_owned(),
        given_by: write.ctx.actor()?.account,
        given_at: write.ctx.now(),
    };
    write.insert(row).await.map(|_| ())
}

async fn end(
    mut write: Write,
    case: &Case,
    id: ConfirmationId,
    (role, act, reason): (Role, &str, &str),
    (who, kind): (Vec<AccountId>, NoticeKind),
) -> Result<()> {
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason }).await?;
    let (engagement, path) = (&case.engagement, format!("/confirmation/{id}/approval"));
    notice::tell_at(&mut write, who, engagement.downstream_id, kind, &engagement.number, &path).await?;
    write.commit().await
}

async fn approvers(write: &Write, case: &Case) -> Result<Vec<AccountId>> {
    let own = case.actor().account;
    Ok(assigned(write, case, Action::Approve).await?.into_iter().filter(|account| *account != own).collect())
}

async fn submitters(write: &Write, case: &Case) -> Result<Vec<AccountId>> {
    assigned(write, case, Action::SubmitSheet).await
}

/// People of the company on the case whose role entitles to an action.
async fn assigned(write: &Write, case: &Case, action: Action) -> Result<Vec<AccountId>> {
    let on_case = engagement_member::of_side(case.engagement.id, Side::Downstream).all(write.tx()).await?;
    let people = membership::of_organisation(case.engagement.downstream_id).all(write.tx()).await?;
    let may = |person: &membership::Model| {
        person.roles.0.iter().any(|role| permission::entitles(*role, action, Standing::Downstream))
    };
    let found =
        people.iter().filter(|person| may(person) && on_case.iter().any(|member| member.membership_id == person.id));
    Ok(found.map(|person| person.account_id).collect())
}
