use super::{Rows, rows};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::separation::{TeamMember, TeamProblem, team};
use domain::audit_plan::RowKind;
use domain::audit_plan::content::{AuditPlanContent, FrozenDay, FrozenMember, FrozenProcedure, departments};
use domain::audit_plan::view::{AuditPlanDetail, AuditPlanEvent, AuditPlanLine, Lack, RowState};
use domain::digest;
use domain::id::AuditPlanId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::{audit, audit_plan, audit_plan_message, contract};

/// Every plan that the actor may know of, newest first. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<AuditPlanLine>> {
    Ok(audit_plan::visible_to(ctx.actor()?).all(ctx.read()).await?.iter().map(line).collect())
}

pub(crate) fn line(row: &audit_plan::Model) -> AuditPlanLine {
    AuditPlanLine {
        id: row.id,
        number: row.number.clone(),
        status: row.status,
        fiscal_year: row.fiscal_year,
        departments: departments(&row.departments),
        approved_at: row.approved_at,
    }
}

/// The page of a plan. Six statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: AuditPlanId) -> Result<AuditPlanDetail> {
    let detail = said(ctx, id).await?;
    let events = audit_plan_message::of(id).all(ctx.read()).await?.into_iter().map(event).collect();
    let ordered = audit::on_plan_visible_to(ctx.actor()?, id).one(ctx.read()).await?;
    Ok(AuditPlanDetail { events, audit: ordered.map(|row| (row.id, row.number)), ..detail })
}

/// The same without its history. Four statements.
pub(super) async fn said(ctx: &Ctx, id: AuditPlanId) -> Result<AuditPlanDetail> {
    let actor = ctx.actor()?;
    let found = audit_plan::one_visible_to(actor, id).one(ctx.read()).await?;
    let (row, contract) = found.ok_or(Refusal::NotFound)?;
    let rows = rows(ctx.read(), id).await?;
    let content = content(&row, contract.as_ref(), &rows);
    Ok(AuditPlanDetail {
        line: line(&row),
        revision: row.revision,
        digest: digest::of(&content)?,
        approved_digest: row.approved_digest,
        lacks: lacks(&content, &rows),
        rows: states(&rows),
        content,
        events: Vec::new(),
        before: row.before_id,
        audit: None,
        contract: row.contract_id,
        may: Action::ALL.iter().copied().filter(|action| actor.may(*action, Standing::OwnOrganisation)).collect(),
    })
}

fn event(row: audit_plan_message::Model) -> AuditPlanEvent {
    AuditPlanEvent { step: row.step, role: row.role, text: row.text, at: row.written_at }
}

fn states(rows: &Rows) -> Vec<(RowKind, RowState)> {
    let members = rows.members.iter().map(|row| (RowKind::Member, row.id, row.revision, row.carried));
    let days = rows.days.iter().map(|row| (RowKind::Day, row.id, row.revision, row.carried));
    let procedures = rows.procedures.iter().map(|row| (RowKind::Procedure, row.id, row.revision, row.carried));
    let all = members.chain(days).chain(procedures);
    all.map(|(kind, id, revision, carried)| (kind, RowState { id, revision, carried })).collect()
}

/// What a plan says now.
pub(super) fn content(row: &audit_plan::Model, contract: Option<&contract::Model>, rows: &Rows) -> AuditPlanContent {
    AuditPlanContent {
        fiscal_year: row.fiscal_year,
        trigger: row.trigger,
        trigger_reason: row.trigger_reason.clone(),
        departments: departments(&row.departments),
        contract: contract.map(|contract| contract.number.clone()).unwrap_or_default(),
        exception: row.exception.clone(),
        members: rows.members.iter().map(member).collect(),
        days: rows.days.iter().map(day).collect(),
        procedures: rows.procedures.iter().map(procedure).collect(),
    }
}

fn member(row: &entity::audit_member::Model) -> FrozenMember {
    FrozenMember {
        id: row.id,
        name: row.name.clone(),
        department: row.department.clone(),
        post: row.post.clone(),
        authority: row.authority.clone(),
        handler: row.handler,
    }
}

fn day(row: &entity::audit_day::Model) -> FrozenDay {
    FrozenDay { id: row.id, title: row.title.clone(), starts_on: row.starts_on, ends_on: row.ends_on }
}

fn procedure(row: &entity::audit_procedure::Model) -> FrozenProcedure {
    FrozenProcedure {
        id: row.id,
        clause: row.clause.clone(),
        department: row.department.clone(),
        procedure: row.procedure.clone(),
        method: row.method.clone(),
    }
}

/// What is wrong with the people of a plan; without a word of why no handler from outside takes part.
pub(super) fn people(content: &AuditPlanContent, said_why: bool) -> Option<TeamProblem> {
    let member = |member: &'_ FrozenMember| (member.department.clone(), member.handler);
    let all: Vec<(String, bool)> = content.members.iter().map(member).collect();
    let all: Vec<TeamMember<'_>> =
        all.iter().map(|(department, handler)| TeamMember { department, handler: *handler }).collect();
    let looked_at: Vec<String> = content.procedures.iter().map(|row| row.department.clone()).collect();
    team(&all, &content.departments, &looked_at, said_why)
}

/// What keeps a plan from being submitted.
pub(super) fn lacks(content: &AuditPlanContent, rows: &Rows) -> Vec<Lack> {
    let mut found = Vec::new();
    for (kind, missing) in [
        (RowKind::Member, content.members.is_empty()),
        (RowKind::Day, content.days.is_empty()),
        (RowKind::Procedure, content.procedures.is_empty()),
    ] {
        if missing {
            found.push(Lack::Rows(kind));
        }
    }
    if states(rows).iter().any(|(_, row)| row.carried) {
        found.push(Lack::Carried);
    }
    if !content.members.is_empty() {
        found.extend(people(content, false).map(Lack::Team));
    }
    found
}
