use super::list::line;
use super::part;
use super::report::content;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::corrective_plan::content::PlanContent;
use domain::corrective_plan::view::{PlanDetail, PlanEvent, ReceiptLine, Version};
use domain::corrective_plan::{OriginKind, PlanStep};
use domain::id::{EngagementId, PlanId};
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use entity::{corrective_message, corrective_part, corrective_plan, corrective_receipt, corrective_report};

/// The page of a plan. At most six statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: PlanId) -> Result<PlanDetail> {
    let actor = ctx.actor()?;
    let found = corrective_plan::one_visible_to(actor, id).one(ctx.read()).await?;
    let Some((row, Some(contract))) = found else { return Err(Refusal::NotFound.into()) };
    let company = names(ctx.read(), [row.company_id]).await?.remove(&row.company_id).ok_or(Refusal::NotFound)?;
    let line = line(actor, &row, company);
    let own = matches!(line.standing, Standing::OwnOrganisation | Standing::Downstream);
    let above = line.standing == Standing::Upstream;
    let versions = versions(ctx, &row, above).await?;
    let parts = if own { corrective_part::of(id).all(ctx.read()).await? } else { Vec::new() };
    let content = match versions.first() {
        Some(last) if !own => last.content.clone(),
        Some(_) | None => content(&row, &parts, ""),
    };
    let (events, receipts) = if above { Default::default() } else { history(ctx, &row, own).await? };
    let end = versions.first().map(|last| last.content.end.clone()).unwrap_or_default();
    Ok(PlanDetail {
        engagement: case(ctx, &row, line.standing).await?,
        origin_path: origin_path(actor, &row).filter(|_| own),
        revision: row.revision,
        contract: if above { Default::default() } else { (contract.number, contract.title) },
        content: PlanContent { end, ..content },
        reason: if own { row.reason } else { String::new() },
        parts: parts.into_iter().map(part::line).collect(),
        versions,
        events,
        receipts,
        may: Action::ALL.iter().copied().filter(|action| actor.may(*action, line.standing)).collect(),
        reader: actor.account,
        today: ctx.today(),
        line,
    })
}

/// The case below which the plan stands, for the two companies.
async fn case(ctx: &Ctx, row: &corrective_plan::Model, standing: Standing) -> Result<Option<(EngagementId, String)>> {
    let found = corrective_plan::engagement_of(row).filter(|_| standing != Standing::Ministry);
    let Some(found) = found else { return Ok(None) };
    Ok(found.one(ctx.read()).await?.map(|case| (case.id, case.number)))
}

/// The page of what the plan is for, for whoever may know of that.
fn origin_path(actor: &Actor, row: &corrective_plan::Model) -> Option<String> {
    let id = row.origin_id?;
    match row.origin {
        OriginKind::Agreement if !actor.may(Action::SeeAgreement, Standing::OwnOrganisation) => None,
        OriginKind::ItemNotMet => Some(format!("/confirmation/{id}/item/{}", row.origin_item)),
        OriginKind::Agreement => Some(format!("/agreement/{id}")),
        OriginKind::MinistryFinding if actor.may(Action::SeeMinistryAudit, Standing::OwnOrganisation) => {
            Some(format!("/ministry-finding/{id}"))
        }
        OriginKind::MinistryFinding | OriginKind::Finding | OriginKind::Incident | OriginKind::Vulnerability => None,
    }
}

async fn versions(ctx: &Ctx, row: &corrective_plan::Model, above: bool) -> Result<Vec<Version>> {
    if row.version == 0 {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for report in corrective_report::of(row.id).all(ctx.read()).await? {
        let content: PlanContent = serde_json::from_str(&report.content)?;
        found.push(Version {
            number: report.version,
            content: if above { for_above(content) } else { content },
            digest: if above { String::new() } else { report.digest },
            reason: if above { String::new() } else { report.reason },
            at: report.reported_at,
        });
    }
    Ok(found)
}

/// What a company above learns of a version: titles and days of the measures; no cause, no name, no proof (traps 49, 50).
fn for_above(content: PlanContent) -> PlanContent {
    let mut content = PlanContent {
        reference: String::new(),
        shortcoming: String::new(),
        delay: String::new(),
        end: String::new(),
        ..content
    };
    for part in &mut content.parts {
        part.owner.clear();
        part.proof.clear();
    }
    content
}

/// What was done and received, as far as the reader knows of it: an entry from paper is the ministry's own until it stands, and
/// what is being revised the company's.
async fn history(ctx: &Ctx, row: &corrective_plan::Model, own: bool) -> Result<(Vec<PlanEvent>, Vec<ReceiptLine>)> {
    let events = corrective_message::of(row.id).all(ctx.read()).await?.into_iter();
    let events = events.filter(|row| known_to(row.step, own)).map(|row| PlanEvent {
        step: row.step,
        standing: row.standing,
        text: row.text,
        at: row.written_at,
    });
    let receipts = if row.version > 0 { corrective_receipt::of(row.id).all(ctx.read()).await? } else { Vec::new() };
    let stands =
        |row: &corrective_receipt::Model| !own || (!row.rejected && (!row.on_paper || row.checked_by.is_some()));
    let receipts = receipts.into_iter().filter(stands).map(|row| ReceiptLine {
        version: row.version,
        number: row.number,
        received_on: row.received_on,
        note: row.note,
        on_paper: row.on_paper,
        recorded_by: row.recorded_by,
        checked: row.checked_by.is_some(),
        rejected: row.rejected,
    });
    Ok((events.collect(), receipts.collect()))
}

const fn known_to(step: PlanStep, own: bool) -> bool {
    match step {
        PlanStep::RecordPaper | PlanStep::RejectPaper => !own,
        PlanStep::Revise | PlanStep::Keep | PlanStep::Complete => own,
        PlanStep::Report
        | PlanStep::Close
        | PlanStep::Cancel
        | PlanStep::Query
        | PlanStep::AnswerQuery
        | PlanStep::Receive => true,
    }
}
