use super::{Step, open, say, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::NaiveDate;
use domain::agreement::{AgreementKind, AgreementStatus, AgreementStep};
use domain::disclosure::content::PartyRelation;
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::agreement;

/// An agreement as typed.
#[derive(Clone, Debug, Default)]
pub struct AgreementForm {
    /// With whom.
    pub counterparty: String,
    /// A [`PartyRelation`].
    pub relation: String,
    /// The same in words; compulsory where it is none of the named ones.
    pub relation_note: String,
    /// An [`AgreementKind`].
    pub kind: String,
    /// The company's own reference.
    pub reference: String,
    /// `yes` or `no`: whether it moves the company's information.
    pub has_clause: String,
    /// Which clause; needed where it does.
    pub clause: String,
    /// Signed on; may be empty. Not read when an agreement is changed.
    pub signed_on: String,
    /// Where protected information is excluded; may be empty. Not read when an agreement is changed.
    pub exclusion: String,
    /// The day of that text; needed with it.
    pub exclusion_on: String,
}

/// A form that was read.
struct Said {
    relation: PartyRelation,
    kind: AgreementKind,
    has_clause: bool,
    signed_on: Option<NaiveDate>,
    exclusion: Option<(String, NaiveDate)>,
}

/// Puts an agreement into the register. One that moves information and is signed without excluding anything is a defect from the
/// first moment on.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn register(ctx: &Ctx, form: &AgreementForm) -> Result<AgreementId> {
    let actor = ctx.actor()?.clone();
    let role = actor.acting_as(Action::KeepAgreement, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let said = read(ctx, form, true)?;
    let id = AgreementId(ctx.new_id());
    let mut write = ctx.write().await?;
    let number = write.number(ReferenceKind::Agreement).await?;
    let status = if said.has_clause { AgreementStatus::Registered } else { AgreementStatus::NoClause };
    let mut row = written(blank(ctx, (id, number), &actor, status), form, &said);
    let mut steps = Vec::new();
    if let Some((exclusion, day)) = said.exclusion.clone().filter(|_| said.has_clause) {
        row.exclusion = exclusion;
        row.exclusion_on = Some(day);
        row.recorded_by = Some(actor.account);
        steps.push(AgreementStep::DraftExclusion);
    }
    if let Some(day) = said.signed_on {
        row.signed_on = Some(day);
        match (said.has_clause, steps.is_empty()) {
            (true, false) => steps.push(AgreementStep::SignExcluded),
            (true, true) => steps.push(AgreementStep::SignWithout),
            (false, _) => {}
        }
    }
    for step in &steps {
        row.status = row.status.after(*step)?;
    }
    if row.status == AgreementStatus::Defect {
        row.defect_since = Some(ctx.now());
    }
    let row = write.insert(row).await?;
    for step in steps {
        say(&mut write, id, (step, Some(Standing::OwnOrganisation)), "").await?;
    }
    write.record(Act { case: id.0, act: "agreement-registered", role: Some(role), reason: "" }).await?;
    told(&mut write, &row).await?;
    write.commit().await?;
    Ok(id)
}

async fn told(write: &mut crate::write::Write, row: &agreement::Model) -> Result<()> {
    if row.status == AgreementStatus::Defect {
        tell::company(write, row, NoticeKind::AgreementDefect).await?;
    } else if row.status == AgreementStatus::ExclusionSigned {
        tell::company(write, row, NoticeKind::AgreementToCheck).await?;
    }
    Ok(())
}

fn blank(
    ctx: &Ctx,
    (id, number): (AgreementId, String),
    actor: &domain::permission::Actor,
    status: AgreementStatus,
) -> agreement::Model {
    agreement::Model {
        id,
        number,
        company_id: actor.organisation,
        counterparty: String::new(),
        relation: PartyRelation::Other,
        relation_note: String::new(),
        kind: AgreementKind::Other,
        reference: String::new(),
        has_clause: status != AgreementStatus::NoClause,
        clause: String::new(),
        status,
        signed_on: None,
        exclusion: String::new(),
        exclusion_on: None,
        recorded_by: None,
        checked_by: None,
        checked_at: None,
        defect_since: None,
        permitted_on: None,
        valid_until: None,
        conditions: String::new(),
        registered_by: actor.account,
        registered_at: ctx.now(),
        revision: 1,
    }
}

/// Changes the facts of an agreement. One that moves information after all is settled from then on like any other.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: AgreementId, revision: i32, form: &AgreementForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    if !held.row.status.is_editable() {
        return Err(Rule::NotInThisState.into());
    }
    let said = read(ctx, form, false)?;
    let moves = said.has_clause && held.row.status == AgreementStatus::NoClause;
    if !said.has_clause && held.row.status != AgreementStatus::NoClause {
        return Err(Refusal::field("has_clause", Fault::Choice).into());
    }
    let row = written(agreement::Model { revision, ..held.row }, form, &said);
    let mut row = write.revise(row).await?;
    write.record(Act { case: id.0, act: "agreement-edited", role: Some(role), reason: "" }).await?;
    if moves {
        let act = "agreement-clause-found";
        let step = Step { step: AgreementStep::FindClause, text: "", act, role: Some(role) };
        row = take(&mut write, Some(held.standing), row, step).await?;
        if row.signed_on.is_some() {
            let step = Step { step: AgreementStep::SignWithout, text: "", act: "agreement-defect", role: Some(role) };
            row = take(&mut write, Some(held.standing), row, step).await?;
            told(&mut write, &row).await?;
        }
    }
    write.commit().await
}

fn written(row: agreement::Model, form: &AgreementForm, said: &Said) -> agreement::Model {
    let kept = |typed: &str| typed.trim().to_owned();
    agreement::Model {
        counterparty: kept(&form.counterparty),
        relation: said.relation,
        relation_note: kept(&form.relation_note),
        kind: said.kind,
        reference: kept(&form.reference),
        has_clause: said.has_clause,
        clause: if said.has_clause { kept(&form.clause) } else { String::new() },
        ..row
    }
}

fn read(ctx: &Ctx, form: &AgreementForm, new: bool) -> Result<Said> {
    let mut faults = Faults::default();
    faults.text("counterparty", &form.counterparty, text::LINE);
    let relation = faults.take("relation", PartyRelation::from_code(&form.relation).ok_or(Fault::Missing));
    if relation == Some(PartyRelation::Other) || !form.relation_note.trim().is_empty() {
        faults.text("relation_note", &form.relation_note, text::LINE);
    }
    let kind = faults.take("kind", AgreementKind::from_code(&form.kind).ok_or(Fault::Choice));
    faults.text("reference", &form.reference, text::LINE);
    let has_clause = match form.has_clause.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => faults.take("has_clause", Err(Fault::Choice)),
    };
    if has_clause == Some(true) {
        faults.text("clause", &form.clause, text::PARAGRAPH);
    }
    let (mut signed_on, mut exclusion) = (None, None);
    if new {
        signed_on = past(ctx, "signed_on", &form.signed_on, &mut faults);
        if !form.exclusion.trim().is_empty() || !form.exclusion_on.trim().is_empty() {
            let words = faults.text("exclusion", &form.exclusion, text::PARAGRAPH);
            let day = faults.take("exclusion_on", time::parse_day(&form.exclusion_on));
            exclusion = day.map(|day| (words, day));
        }
    }
    faults.check()?;
    let (Some(relation), Some(kind), Some(has_clause)) = (relation, kind, has_clause) else {
        return Err(Refusal::NotFound.into());
    };
    Ok(Said { relation, kind, has_clause, signed_on, exclusion })
}

/// A day that may be left out and has come.
pub(super) fn past(ctx: &Ctx, field: &str, typed: &str, faults: &mut Faults) -> Option<NaiveDate> {
    let day = match time::parse_day(typed) {
        Err(Fault::Missing) => None,
        parsed => faults.take(field, parsed),
    };
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add(field, Fault::InTheFuture);
    }
    day
}
