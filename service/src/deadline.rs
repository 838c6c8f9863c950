//! Everything that is due (期限), as far as the actor may know of it: one calendar, one feed for other programs, reminders by
//! the company's own intervals. Nothing of it is stored but what was reminded of.

mod feed;
mod policy;
mod remind;

pub use feed::{Feed, calendar, feed, make, revoke};
pub use policy::{Policy, PolicyForm, policy, set_policy};
pub use remind::remind;

use crate::approval;
use crate::circulation;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use chrono::NaiveDate;
use domain::account::invitation_number;
use domain::approval::ApprovalWaiting;
use domain::circulation::CirculationSubject;
use domain::deadline::{Deadline, DeadlineKind, sort};
use domain::id::{EngagementId, InvitationId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::{reconfirmation, time};
use entity::deadline::{self, Row};

/// Everything due, first due first. Two statements, however much it is.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<Deadline>> {
    let actor = ctx.actor()?;
    let rows = rows(ctx, actor).await?;
    let parties: Vec<OrganisationId> = rows.iter().flat_map(|row| [row.from_id, row.to_id]).flatten().collect();
    let names = names(ctx.read(), parties).await?;
    let name = |id: Option<_>| id.and_then(|id| names.get(&id).cloned());
    let mut lines: Vec<Deadline> =
        rows.into_iter().map(|row| view(actor, name(row.from_id), name(row.to_id), row)).collect();
    sort(&mut lines);
    Ok(lines)
}

/// As [`list`] of somebody, without names: for the worker and for calendars. One statement.
pub(crate) async fn of(ctx: &Ctx, actor: &Actor) -> Result<Vec<Deadline>> {
    let mut lines: Vec<Deadline> =
        rows(ctx, actor).await?.into_iter().map(|row| view(actor, None, None, row)).collect();
    sort(&mut lines);
    Ok(lines)
}

/// What waits for the actor beside their cases, first due first, and approvals: those that wait for them, and those for which they
/// asked. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn asked(ctx: &Ctx) -> Result<(Vec<Deadline>, Vec<ApprovalWaiting>)> {
    let actor = ctx.actor()?;
    let rows = deadline::asked_of(ctx.read(), actor, ctx.today()).await?;
    let (approvals, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.kind == DeadlineKind::Approval);
    let mut lines: Vec<Deadline> = rows.into_iter().map(|row| view(actor, None, None, row)).collect();
    sort(&mut lines);
    Ok((lines, approval::waiting(approvals)))
}

/// One row for each thing and day: a colleague may be asked twice for items of one sheet.
async fn rows(ctx: &Ctx, actor: &Actor) -> Result<Vec<Row>> {
    let mut rows = deadline::visible_to(ctx.read(), actor, ctx.today()).await?;
    rows.sort_by_key(|row| (row.kind, row.key, row.due_on, row.since));
    rows.dedup_by_key(|row| (row.kind, row.key, row.due_on));
    Ok(rows)
}

fn view(actor: &Actor, from: Option<OrganisationName>, to: Option<OrganisationName>, row: Row) -> Deadline {
    let ours = row.to_id == Some(actor.organisation);
    Deadline {
        path: path(actor, &row, ours),
        due_on: day(&row),
        kind: row.kind,
        key: row.key,
        reference: match row.kind {
            DeadlineKind::Invitation => invitation_number(InvitationId(row.key)),
            DeadlineKind::Answer
            | DeadlineKind::Delegated
            | DeadlineKind::Approval
            | DeadlineKind::Check
            | DeadlineKind::Application
            | DeadlineKind::Passing
            | DeadlineKind::Query
            | DeadlineKind::Waiver
            | DeadlineKind::Disclosure
            | DeadlineKind::PlannedStart
            | DeadlineKind::SecurityContract
            | DeadlineKind::Reconfirm
            | DeadlineKind::Conformity
            | DeadlineKind::ConformityQuery
            | DeadlineKind::Measure
            | DeadlineKind::Proof
            | DeadlineKind::CorrectivePlan
            | DeadlineKind::Receipt
            | DeadlineKind::PlanQuery
            | DeadlineKind::Agreement
            | DeadlineKind::AgreementDefect
            | DeadlineKind::AgreementCheck
            | DeadlineKind::AgreementAnswer
            | DeadlineKind::AgreementQuery
            | DeadlineKind::AuditPlan
            | DeadlineKind::AuditDay
            | DeadlineKind::AuditResult
            | DeadlineKind::AuditNext
            | DeadlineKind::FindingMeasure
            | DeadlineKind::FindingStep
            | DeadlineKind::MinistryAudit
            | DeadlineKind::MinistryVisit
            | DeadlineKind::MinistryAnswer
            | DeadlineKind::MinistryQuestion
            | DeadlineKind::MinistryMeasure
            | DeadlineKind::MinistryFinding
            | DeadlineKind::RiskAssessment
            | DeadlineKind::RiskNext
            | DeadlineKind::RiskTreatment
            | DeadlineKind::RiskAcceptance
            | DeadlineKind::RiskToAccept
            | DeadlineKind::Acknowledgement
            | DeadlineKind::Evidence => row.reference,
        },
        since: row.since,
        from,
        to,
        ours,
        count: row.count,
    }
}

/// The day as stored, of a moment that is stored, or after an interval.
fn day(row: &Row) -> Option<NaiveDate> {
    let after = |months: i32| reconfirmation::due_on(time::day_in_japan(row.since), u32::try_from(months).ok()?);
    row.due_on.or_else(|| row.ends_at.map(time::day_in_japan)).or_else(|| row.months.and_then(after))
}

/// Where it is done, or where it is seen how far it is.
fn path(actor: &Actor, row: &Row, ours: bool) -> String {
    let key = row.key;
    let case = |id: Option<EngagementId>| id.map_or_else(|| "/engagement".to_owned(), |id| format!("/engagement/{id}"));
    match row.kind {
        DeadlineKind::Answer if ours => format!("/confirmation/{key}"),
        DeadlineKind::Check if ours && actor.may(Action::Check, Standing::Upstream) => {
            format!("/confirmation/{key}/review")
        }
        DeadlineKind::Delegated => format!("/confirmation/{key}"),
        DeadlineKind::Approval => format!("/approval/of/{}/{key}", row.detail),
        DeadlineKind::Application | DeadlineKind::Query => format!("/application/{key}"),
        DeadlineKind::Passing => format!("/application/{key}/passage"),
        DeadlineKind::Waiver => format!("/waiver/{key}"),
        DeadlineKind::Disclosure => format!("/disclosure/{key}"),
        DeadlineKind::Conformity | DeadlineKind::ConformityQuery => format!("/conformity/{key}"),
        DeadlineKind::Measure | DeadlineKind::Proof => format!("/corrective-part/{key}"),
        DeadlineKind::CorrectivePlan | DeadlineKind::Receipt | DeadlineKind::PlanQuery => {
            format!("/corrective-plan/{key}")
        }
        DeadlineKind::Agreement
        | DeadlineKind::AgreementDefect
        | DeadlineKind::AgreementCheck
        | DeadlineKind::AgreementAnswer
        | DeadlineKind::AgreementQuery => format!("/agreement/{key}"),
        DeadlineKind::AuditPlan | DeadlineKind::AuditDay => format!("/audit-plan/{key}"),
        DeadlineKind::AuditResult => format!("/audit/{key}"),
        DeadlineKind::AuditNext => "/audit".to_owned(),
        DeadlineKind::FindingMeasure | DeadlineKind::FindingStep => format!("/audit-finding/{key}"),
        DeadlineKind::MinistryAudit
        | DeadlineKind::MinistryVisit
        | DeadlineKind::MinistryAnswer
        | DeadlineKind::MinistryQuestion => format!("/ministry-audit/{key}"),
        DeadlineKind::MinistryMeasure | DeadlineKind::MinistryFinding => format!("/ministry-finding/{key}"),
        DeadlineKind::RiskAssessment => format!("/risk-assessment/{key}"),
        DeadlineKind::RiskNext => "/risk-assessment".to_owned(),
        DeadlineKind::RiskTreatment | DeadlineKind::RiskAcceptance | DeadlineKind::RiskToAccept => {
            format!("/risk/{key}")
        }
        DeadlineKind::Acknowledgement => CirculationSubject::from_code(&row.detail)
            .map_or_else(|| "/".to_owned(), |subject| circulation::path(subject, key)),
        DeadlineKind::Evidence => format!("/vault/{key}"),
        DeadlineKind::Invitation => "/people".to_owned(),
        DeadlineKind::Answer
        | DeadlineKind::Check
        | DeadlineKind::PlannedStart
        | DeadlineKind::SecurityContract
        | DeadlineKind::Reconfirm => case(row.case_id),
    }
}
