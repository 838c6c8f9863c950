use crate::circulation;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::view::{AuditDetail, AuditEvent, AuditLine, FindingLine, Reader};
use domain::audit_plan::content::departments;
use domain::circulation::CirculationSubject;
use domain::id::AuditId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use entity::{audit, audit_finding, audit_member, audit_message, audit_result};

/// The page of an audit: for whoever has a part in it, and the result for everybody to whom it was made known. At most six
/// statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: AuditId) -> Result<AuditDetail> {
    let actor = ctx.actor()?;
    let row = audit::one_visible_to(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let reader = reads(ctx, actor, &row).await?;
    let reported = row.reported_at.is_some();
    let result = if reported { audit_result::of(id).one(ctx.read()).await? } else { None };
    let result = match result {
        Some(frozen) => Some((serde_json::from_str(&frozen.content)?, frozen.digest)),
        None => None,
    };
    let works = match reader {
        Reader::Unit => true,
        Reader::Supervisor => reported,
        Reader::Told => false,
    };
    let findings = if works { audit_finding::of(id).all(ctx.read()).await? } else { Vec::new() };
    let circulation = if reported { Some(circulation::of(ctx, document(&row), false).await?) } else { None };
    let events = match reader {
        Reader::Told => Vec::new(),
        Reader::Supervisor | Reader::Unit => audit_message::of(id).all(ctx.read()).await?,
    };
    Ok(AuditDetail {
        revision: row.revision,
        plan: (row.plan_id, row.plan_number.clone()),
        plan_digest: row.plan_digest.clone(),
        reader,
        result,
        findings: findings.iter().map(found).collect(),
        circulation,
        events: events.into_iter().map(event).collect(),
        may: rights(actor, reader),
        line: line(&row),
    })
}

/// As what the actor reads an audit that they may know of. One statement at most.
async fn reads(ctx: &Ctx, actor: &Actor, row: &audit::Model) -> Result<Reader> {
    if row.drafted_by == actor.account {
        return Ok(Reader::Unit);
    }
    if actor.may(Action::OrderAudit, Standing::OwnOrganisation) {
        return Ok(Reader::Supervisor);
    }
    let members = audit_member::of(row.plan_id).all(ctx.read()).await?;
    let takes_part = members.iter().any(|member| member.membership_id == actor.membership);
    Ok(if takes_part { Reader::Unit } else { Reader::Told })
}

/// What a reader may do with an audit.
pub(super) fn rights(actor: &Actor, reader: Reader) -> Vec<Action> {
    let theirs = |action: &Action| {
        let unit = matches!(action, Action::HoldAudit | Action::LookAtProcedure);
        let supervisor = matches!(action, Action::OrderAudit);
        (!unit || reader == Reader::Unit) && (!supervisor || reader == Reader::Supervisor)
    };
    let may = |action: &&Action| theirs(action) && actor.may(**action, Standing::OwnOrganisation);
    Action::ALL.iter().filter(may).copied().collect()
}

/// The result of an audit, for [`circulation`].
pub(super) fn document(row: &audit::Model) -> circulation::Document<'_> {
    circulation::Document {
        subject: CirculationSubject::AuditResult,
        id: row.id.0,
        company: row.company_id,
        reference: &row.number,
        digest: &row.result_digest,
    }
}

pub(crate) fn line(row: &audit::Model) -> AuditLine {
    AuditLine {
        id: row.id,
        number: row.number.clone(),
        status: row.status,
        fiscal_year: row.fiscal_year,
        trigger: row.trigger,
        departments: departments(&row.departments),
        window: (row.starts_on, row.ends_on),
        held_on: row.held_on,
        problem: row.problem,
    }
}

pub(crate) fn found(row: &audit_finding::Model) -> FindingLine {
    FindingLine {
        id: row.id,
        revision: row.revision,
        number: row.number,
        status: row.status,
        clause: row.clause.clone(),
        department: row.department.clone(),
        what: row.what.clone(),
        severity: row.severity,
        proposal: row.proposal.clone(),
        days: row.days,
        owner: row.owner_name.clone(),
        due_on: row.due_on,
    }
}

fn event(row: audit_message::Model) -> AuditEvent {
    AuditEvent { step: row.step, role: row.role, text: row.text, at: row.written_at }
}
