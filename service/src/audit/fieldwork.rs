use super::detail::{line, rights};
use super::{Held, evidence, grant, reached};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::separation::may_look;
use domain::audit::view::{CheckLine, Fieldwork, GrantLine, ProvisionLine, Reader};
use domain::id::AuditId;
use domain::permission::{Action, Standing};
use entity::audit_evidence::{self, Shown};
use entity::{audit_check, audit_grant, audit_provision};

/// The page of what is done on the spot. Six statements at most. Working papers are the supervisor's to give and the audit unit's to
/// write: whoever takes part sees them while they hold rights; the audit unit's own once it was held.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] for whoever has no part in it.
pub async fn fieldwork(ctx: &Ctx, id: AuditId) -> Result<Fieldwork> {
    let actor = ctx.actor()?;
    let held = reached(ctx.read(), actor, id).await?;
    let supervisor = supervises(&held);
    let reader = if supervisor { Reader::Supervisor } else { Reader::Unit };
    let grants = audit_grant::of(id).all(ctx.read()).await?;
    let holds = grant::holds(&held, &grants, ctx.today());
    let papers = papers(&held, holds, supervisor);
    let provided = supervisor || holds;
    let provisions = if provided { audit_provision::of(id).all(ctx.read()).await? } else { Vec::new() };
    let checks = if papers { audit_check::of(id).all(ctx.read()).await? } else { Vec::new() };
    let files = if papers { audit_evidence::of_checks(id).all(ctx.read()).await? } else { Vec::new() };
    let own = |row: &audit_grant::Model| supervisor || row.membership_id == actor.membership;
    let members = held.members.iter().map(|member| (member.membership_id, member.name.clone()));
    Ok(Fieldwork {
        plan: (held.row.plan_id, held.row.plan_number.clone()),
        revision: held.row.revision,
        reader,
        holds,
        grants: grants.into_iter().filter(own).map(given).collect(),
        members: if supervisor { members.collect() } else { Vec::new() },
        provisions: provisions.into_iter().map(provision).collect(),
        checks: checks.into_iter().map(|row| check(&held, row, &files)).collect(),
        may: rights(actor, reader),
        today: ctx.today(),
        line: line(&held.row),
    })
}

/// The audit unit writes the result after its rights are over, by its own papers; what was provided is gone with them.
fn papers(held: &Held, holds: bool, supervisor: bool) -> bool {
    holds || (!supervisor && held.row.held_on.is_some())
}

/// Whether the actor reads the working papers now. One statement.
pub(super) async fn reads_papers(ctx: &Ctx, held: &Held) -> Result<bool> {
    let supervisor = supervises(held);
    let grants = audit_grant::of(held.row.id).all(ctx.read()).await?;
    Ok(papers(held, grant::holds(held, &grants, ctx.today()), supervisor))
}

/// Whether the actor orders it and has no part in it.
fn supervises(held: &Held) -> bool {
    !held.is_unit() && held.actor.may(Action::OrderAudit, Standing::OwnOrganisation)
}

fn given(row: audit_grant::Model) -> GrantLine {
    GrantLine {
        id: row.id,
        revision: row.revision,
        membership: row.membership_id,
        rights: row.rights(),
        name: row.name,
        scope: row.scope,
        withdrawn_at: row.withdrawn_at,
    }
}

fn provision(row: audit_provision::Model) -> ProvisionLine {
    ProvisionLine {
        id: row.id,
        revision: row.revision,
        what: row.what,
        how: row.how,
        given_on: row.given_on,
        returned_on: row.returned_on,
    }
}

pub(super) fn check(held: &Held, row: audit_check::Model, files: &[Shown]) -> CheckLine {
    let files = files.iter().filter(|file| file.check_id == Some(row.id)).cloned().map(evidence::line).collect();
    let own_unit = held.member().is_some_and(|member| !may_look(&member.department, &row.department));
    CheckLine {
        id: row.id,
        revision: row.revision,
        clause: row.clause,
        department: row.department,
        procedure: row.procedure,
        method: row.method,
        sample: row.sample,
        note: row.note,
        outcome: row.outcome,
        looked_by: row.looked_name,
        looked_on: row.looked_on,
        files,
        own_unit,
    }
}
