use super::finding::{candidates, open, take};
use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::audit::finding::FindingStep;
use domain::id::{FindingId, OrganisationId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::{text, time};
use entity::{audit_finding, membership};

/// A consultation as typed (13-3-3-a).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsultForm {
    /// When.
    pub consulted_on: String,
    /// Who spoke for the implementing unit.
    pub consulted_with: String,
    /// Minutes.
    pub minutes: String,
}

/// What is decided, as typed (13-3-3-a).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecideForm {
    /// What is done.
    pub measure: String,
    /// Key of the place of whoever answers for it.
    pub owner: String,
    /// Until when.
    pub due_on: String,
}

/// A decision that was read.
pub(crate) struct Decided {
    pub(crate) measure: String,
    pub(crate) owner: membership::Model,
    pub(crate) name: String,
    pub(crate) due_on: NaiveDate,
}

impl DecideForm {
    /// Reads it: the owner is one of the people of the company who can own a measure, the day is not over.
    pub(crate) async fn read(&self, write: &Write, company: OrganisationId) -> Result<Decided> {
        let people = candidates(write.tx(), company).await?;
        let mut faults = Faults::default();
        let measure = faults.text("measure", &self.measure, text::PARAGRAPH);
        let owner = people.into_iter().find(|(place, _)| place.id.to_string() == self.owner.trim());
        let owner = faults.take("owner", owner.ok_or(Fault::Choice));
        let due_on = faults.take("due_on", time::parse_day(&self.due_on));
        if due_on.is_some_and(|day| day < write.ctx.today()) {
            faults.add("due_on", Fault::InThePast);
        }
        faults.check()?;
        let ((owner, name), due_on) = owner.zip(due_on).ok_or(Refusal::NotFound)?;
        Ok(Decided { measure, owner, name, due_on })
    }
}

/// The supervisor, or the audit unit, records a consultation of the implementing unit with the audit unit.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn consult(ctx: &Ctx, id: FindingId, revision: i32, form: &ConsultForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = match held.permit(Action::OrderAudit) {
        Ok(role) => role,
        Err(_) => held.permit(Action::HoldAudit)?,
    };
    held.row.status.after(FindingStep::Consult)?;
    let mut faults = Faults::default();
    let day = faults.take("consulted_on", time::parse_day(&form.consulted_on));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add("consulted_on", Fault::InTheFuture);
    }
    let with = faults.text("consulted_with", &form.consulted_with, text::LINE);
    let minutes = faults.text("minutes", &form.minutes, text::PARAGRAPH);
    faults.check()?;
    let row = audit_finding::Model {
        consulted_on: day,
        consulted_with: with,
        minutes: minutes.clone(),
        revision,
        ..held.row
    };
    take(&mut write, row, FindingStep::Consult, (&minutes, "finding-consulted", role)).await?;
    write.commit().await
}

/// The supervisor decides the measure, its owner and its day; the owner is told.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`] before a consultation, [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn decide(ctx: &Ctx, id: FindingId, revision: i32, form: &DecideForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    held.row.status.after(FindingStep::Decide)?;
    let Decided { measure, owner, name, due_on } = form.read(&write, held.row.company_id).await?;
    let row = audit_finding::Model {
        measure: measure.clone(),
        owner_id: Some(owner.id),
        owner_account: Some(owner.account_id),
        owner_name: name,
        due_on: Some(due_on),
        decided_by: Some(held.actor.account),
        revision,
        ..held.row
    };
    let row = take(&mut write, row, FindingStep::Decide, (&measure, "finding-decided", role)).await?;
    tell::of_finding(&mut write, (&row, &held.audit), vec![owner.account_id], NoticeKind::FindingDecided).await?;
    write.commit().await
}
