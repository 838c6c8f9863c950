use super::in_case;
use super::pass::{arrive, tell_holder};
use crate::confirmation::{decision_digest, frozen_verdicts};
use crate::ctx::Ctx;
use crate::desk::intake;
use crate::engagement::{Case, case_for_update};
use crate::error::Result;
use crate::organisation::names;
use crate::write::Act;
use crate::{approval, waiver};
use domain::application::view::FrozenApplication;
use domain::application::{ApplicationStatus, ApplicationStep};
use domain::approval::ApprovalSubject;
use domain::confirmation::ConfirmationStatus;
use domain::desk::Procedure;
use domain::digest;
use domain::engagement::EngagementStep;
use domain::id::{ApplicationId, ConfirmationId, EngagementId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::{application, confirmation, contract, engagement, submission, verdict, waiver as waiver_row};
use sea_orm::ConnectionTrait;

/// Applies to the ministry with the frozen sheet and the own verdicts (5-3-c). Of a lower tier it goes to the tier above first:
/// only the direct party of the contract stands before the ministry.
///
/// # Errors
/// [`Rule::NotInThisState`] before the sheet is confirmed, [`Rule::DecisionStale`] where it changed since,
/// [`Rule::WaiverEnded`], [`Rule::ApprovalMissing`] where the company wants an approval.
pub async fn apply(ctx: &Ctx, id: EngagementId, revision: i32, note: &str) -> Result<ApplicationId> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::Apply)?;
    let status = case.engagement.status.after(EngagementStep::Apply)?;
    if note.chars().count() > text::PARAGRAPH {
        return Err(Refusal::field("note", Fault::TooLong).into());
    }
    let sheet = confirmation::of([id]).one(write.tx()).await?.ok_or(Rule::NotInThisState)?;
    let submitted = submission::of(sheet.id).one(write.tx()).await?.ok_or(Rule::NotInThisState)?;
    let (verdicts, waivers) = verdicts(write.tx(), sheet.id).await?;
    let confirmed = sheet.status == ConfirmationStatus::Confirmed;
    if !confirmed || decision_digest(&submitted, &verdicts)? != sheet.decision_digest {
        return Err(Rule::DecisionStale.into());
    }
    waiver::still_met(&write, sheet.id).await?;
    let contract = case.contract(write.tx()).await?;
    let content = freeze(ctx, write.tx(), &case, &contract, (&submitted, &verdicts, &waivers)).await?;
    approval::check(&mut write, ApprovalSubject::Apply, id.0, &digest::of(&content)?).await?;
    let row = application::Model {
        id: ApplicationId(ctx.new_id()),
        number: write.number(ReferenceKind::Application).await?,
        engagement_id: id,
        confirmation_id: sheet.id,
        submission_id: submitted.id,
        ministry_id: contract.ministry_id,
        status: ApplicationStatus::first(case.engagement.tier),
        note: note.trim().to_owned(),
        content: serde_json::to_string(&content)?,
        digest: digest::of(&content)?,
        applied_by: case.actor().account,
        applied_at: ctx.now(),
        held_at: case.engagement.parent_id,
        revision: 1,
    };
    let row = write.insert(row).await?;
    write.revise(engagement::Model { status, revision, ..case.engagement.clone() }).await?;
    write.record(Act { case: id.0, act: "applied", role: Some(role), reason: &row.number }).await?;
    arrive(&mut write, &row).await?;
    write.commit().await?;
    Ok(row.id)
}

/// The verdicts on a sheet, and the waivers that were granted for its items, the one that runs longest first. One statement.
pub(super) async fn verdicts<C: ConnectionTrait>(
    store: &C,
    sheet: ConfirmationId,
) -> Result<(Vec<verdict::Model>, Vec<waiver_row::Model>)> {
    let (mut verdicts, mut waivers) = (Vec::<verdict::Model>::new(), Vec::new());
    for (verdict, waiver) in verdict::with_waivers(sheet).all(store).await? {
        if verdicts.last().is_none_or(|last| last.id != verdict.id) {
            verdicts.push(verdict);
        }
        waivers.extend(waiver);
    }
    Ok((verdicts, waivers))
}

/// What would be applied with. One statement.
pub(super) async fn freeze<C: ConnectionTrait>(
    ctx: &Ctx,
    store: &C,
    case: &Case,
    contract: &contract::Model,
    (submitted, verdicts, waivers): (&submission::Model, &[verdict::Model], &[waiver_row::Model]),
) -> Result<FrozenApplication> {
    let engagement = &case.engagement;
    let parties = names(store, [engagement.upstream_id, engagement.downstream_id]).await?;
    let party = |id| {
        let name = parties.get(&id).ok_or(Refusal::NotFound)?;
        Ok::<_, Refusal>((name.name.clone(), name.corporate_number.clone().unwrap_or_default()))
    };
    let mut judged = frozen_verdicts(verdicts);
    waiver::frozen(ctx, waivers, &mut judged);
    Ok(FrozenApplication {
        engagement: engagement.number.clone(),
        contract: (contract.number.clone(), contract.title.clone()),
        upstream: party(engagement.upstream_id)?,
        downstream: party(engagement.downstream_id)?,
        tier: engagement.tier,
        work: engagement.work.clone(),
        place: engagement.place.clone(),
        starts_on: engagement.starts_on,
        security_contract: (engagement.security_contract.clone(), engagement.security_contract_on),
        submission: submitted.digest.clone(),
        receipt: submitted.number.clone(),
        verdicts: judged,
    })
}

/// Takes the application back, with a reason; the sheet stays confirmed and a new application can be made.
///
/// # Errors
/// [`Rule::NotInThisState`] once it is answered, [`Refusal::Fields`] without a reason.
pub async fn withdraw(ctx: &Ctx, id: ApplicationId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (application, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Apply)?;
    let status = application.status.after(ApplicationStep::Withdraw)?;
    let moved = case.engagement.status.after(EngagementStep::Withdraw)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let application = write.revise(application::Model { status, revision, ..application }).await?;
    intake::follow(&mut write, Procedure::Application, application.id.0, application.status).await?;
    write.revise(engagement::Model { status: moved, ..case.engagement.clone() }).await?;
    write
        .record(Act { case: case.engagement.id.0, act: "application-withdrawn", role: Some(role), reason: &reason })
        .await?;
    tell_holder(&mut write, &application, NoticeKind::ApplicationWithdrawn).await?;
    write.commit().await
}
