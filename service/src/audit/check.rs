use super::{Held, grant, note, only, open};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::audit::separation::may_look;
use domain::audit::{AuditStatus, Outcome};
use domain::id::AuditId;
use domain::permission::{Action, Actor};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use entity::{audit_check, audit_member};
use uuid::Uuid;

/// What was found of a procedure, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookForm {
    /// What was drawn from how many, and how it was chosen.
    pub sample: String,
    /// What was seen, and what proves it.
    pub note: String,
    /// An [`Outcome`].
    pub outcome: String,
}

/// Somebody who takes part, holds rights today and is of another department writes down what they found (13-2).
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::NoRights`], [`Rule::OwnUnit`], [`Refusal::Fields`]: `note` where there is a problem or it was left
/// out and nothing is said, [`Refusal::ChangedMeanwhile`].
pub async fn look(ctx: &Ctx, id: AuditId, (check, revision): (Uuid, i32), form: &LookForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let Looking { held, role, row } = looking(&write, id, check).await?;
    let member = held.member().ok_or(Refusal::NotPermitted)?;
    let said = read(form)?;
    put(&mut write, (member, &held.actor), audit_check::Model { revision, ..row }, said).await?;
    note(&mut write, id, role, "audit-procedure-looked-at").await?;
    write.commit().await
}

/// A form that was read.
pub(super) struct Said {
    outcome: Outcome,
    sample: String,
    note: String,
}

/// Reads what was found.
///
/// # Errors
/// Every field that is to be put right.
pub(super) fn read(form: &LookForm) -> std::result::Result<Said, Refusal> {
    let mut faults = Faults::default();
    let outcome = faults.take("outcome", Outcome::from_code(&form.outcome).ok_or(Fault::Choice));
    let (sample, seen) = (form.sample.trim().to_owned(), form.note.trim().to_owned());
    for (field, typed) in [("sample", &sample), ("note", &seen)] {
        if typed.chars().count() > text::PARAGRAPH {
            faults.add(field, Fault::TooLong);
        }
    }
    if matches!(outcome, Some(Outcome::Problem | Outcome::LeftOut)) && seen.is_empty() {
        faults.add("note", Fault::Missing);
    }
    faults.check()?;
    Ok(Said { outcome: outcome.ok_or(Refusal::NotFound)?, sample, note: seen })
}

/// Whoever says it is whoever looked, on the day on which they say it.
pub(super) async fn put(
    write: &mut Write,
    (member, actor): (&audit_member::Model, &Actor),
    row: audit_check::Model,
    said: Said,
) -> Result<()> {
    let looked = said.outcome != Outcome::Open;
    let row = audit_check::Model {
        sample: said.sample,
        note: said.note,
        outcome: said.outcome,
        looked_by: looked.then_some(actor.account),
        looked_name: if looked { member.name.clone() } else { String::new() },
        looked_on: looked.then(|| write.ctx.today()),
        ..row
    };
    write.revise(row).await?;
    Ok(())
}

/// Somebody at a procedure that they may write now.
pub(super) struct Looking {
    pub(super) held: Held,
    pub(super) role: Role,
    pub(super) row: audit_check::Model,
}

/// Reaches a procedure for somebody who takes part, holds rights today and is of another department, while the audit runs; locked.
pub(super) async fn looking(write: &Write, id: AuditId, check: Uuid) -> Result<Looking> {
    let held = open(write, id).await?;
    let role = held.permit_unit(Action::LookAtProcedure)?;
    only(held.row.status == AuditStatus::Running)?;
    let member = held.member().ok_or(Refusal::NotPermitted)?;
    grant::required(write, &held).await?;
    let all = audit_check::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|row| row.id == check).ok_or(Refusal::NotFound)?;
    if !may_look(&member.department, &row.department) {
        return Err(Rule::OwnUnit.into());
    }
    Ok(Looking { held, role, row })
}
