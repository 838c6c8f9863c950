use super::basis::{Place, place};
use super::desk::open;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::NaiveDate;
use domain::disclosure::DisclosureStatus;
use domain::disclosure::content::PartyRelation;
use domain::id::DisclosureId;
use domain::permission::{Action, Actor};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::disclosure;

/// A request as typed.
#[derive(Clone, Debug, Default)]
pub struct DisclosureForm {
    /// A [`domain::disclosure::view::Basis`]; not read where the request renews or follows another one, whose basis it has.
    pub basis: String,
    /// Key of the permission that is prolonged, or empty.
    pub renews: String,
    /// Key of the request to which this one refers, or empty.
    pub follows: String,
    /// References of the information.
    pub items: String,
    /// Name of the third party.
    pub party: String,
    /// A [`PartyRelation`].
    pub relation: String,
    /// The same in words; compulsory where it is none of the named ones.
    pub relation_note: String,
    /// Nationality, or law of foundation.
    pub nationality: String,
    /// Who owns or controls it.
    pub ownership: String,
    /// Why.
    pub purpose: String,
    /// Where.
    pub site: String,
    /// How it is protected.
    pub protection: String,
    /// The company's contract with the third party.
    pub agreement: String,
    /// Day of its signature, may be empty.
    pub agreement_on: String,
    /// Until when.
    pub wanted_until: String,
}

/// A form that was read.
struct Said {
    relation: PartyRelation,
    agreement_on: Option<NaiveDate>,
    wanted_until: NaiveDate,
}

/// Begins a request: nobody else knows of it until it is put to somebody.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`]; [`Rule::NotInThisState`] where the request before cannot be renewed or
/// referred to.
pub async fn draft(ctx: &Ctx, form: &DisclosureForm) -> Result<DisclosureId> {
    let actor = ctx.actor()?.clone();
    let mut faults = Faults::default();
    let said = read(ctx, form, &mut faults);
    let place = place(ctx, form).await?;
    if place.is_none() {
        faults.add("basis", Fault::Choice);
    }
    faults.check()?;
    let (Some(said), Some(place)) = (said, place) else { return Err(Refusal::NotFound.into()) };
    let id = DisclosureId(ctx.new_id());
    let mut write = ctx.write().await?;
    let number = write.number(ReferenceKind::Disclosure).await?;
    let row = blank(&write.ctx, (id, number), &actor, &place, &said);
    write.insert(written(row, form, &said)).await?;
    write.record(Act { case: id.0, act: "disclosure-drafted", role: Some(place.role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// A request that says nothing yet.
fn blank(
    ctx: &Ctx,
    (id, number): (DisclosureId, String),
    actor: &Actor,
    place: &Place,
    said: &Said,
) -> disclosure::Model {
    disclosure::Model {
        id,
        number,
        contract_id: place.contract.id,
        engagement_id: place.engagement,
        company_id: actor.organisation,
        prime_id: place.contract.company_id,
        ministry_id: place.contract.ministry_id,
        renews_id: place.renews,
        follows_id: place.follows,
        status: DisclosureStatus::Draft,
        desk_id: actor.organisation,
        desk_engagement_id: None,
        items: String::new(),
        party: String::new(),
        relation: said.relation,
        relation_note: String::new(),
        nationality: String::new(),
        ownership: String::new(),
        purpose: String::new(),
        site: String::new(),
        protection: String::new(),
        agreement: String::new(),
        agreement_on: None,
        wanted_until: said.wanted_until,
        digest: String::new(),
        drafted_by: actor.account,
        drafted_at: ctx.now(),
        permitted_on: None,
        valid_until: None,
        conditions: String::new(),
        answer_number: String::new(),
        first_handled_on: None,
        revoked_on: None,
        returned_on: None,
        return_proof: String::new(),
        revision: 1,
    }
}

/// Changes a draft.
///
/// # Errors
/// [`Rule::NotInThisState`] once it was put to somebody, [`Refusal::ChangedMeanwhile`], [`Refusal::Fields`].
pub async fn edit(ctx: &Ctx, id: DisclosureId, revision: i32, form: &DisclosureForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::RequestDisclosure)?;
    if desk.row.status != DisclosureStatus::Draft {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let said = read(ctx, form, &mut faults);
    faults.check()?;
    let Some(said) = said else { return Err(Refusal::NotFound.into()) };
    let row = disclosure::Model { revision, ..desk.row };
    write.revise(written(row, form, &said)).await?;
    write.record(Act { case: id.0, act: "disclosure-edited", role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn written(row: disclosure::Model, form: &DisclosureForm, said: &Said) -> disclosure::Model {
    let kept = |typed: &str| typed.trim().to_owned();
    disclosure::Model {
        items: kept(&form.items),
        party: kept(&form.party),
        relation: said.relation,
        relation_note: kept(&form.relation_note),
        nationality: kept(&form.nationality),
        ownership: kept(&form.ownership),
        purpose: kept(&form.purpose),
        site: kept(&form.site),
        protection: kept(&form.protection),
        agreement: kept(&form.agreement),
        agreement_on: said.agreement_on,
        wanted_until: said.wanted_until,
        ..row
    }
}

fn read(ctx: &Ctx, form: &DisclosureForm, faults: &mut Faults) -> Option<Said> {
    faults.text("items", &form.items, text::PARAGRAPH);
    faults.text("party", &form.party, text::LINE);
    let relation = PartyRelation::from_code(&form.relation).ok_or(Fault::Missing);
    let relation = faults.take("relation", relation);
    if relation == Some(PartyRelation::Other) || !form.relation_note.trim().is_empty() {
        faults.text("relation_note", &form.relation_note, text::LINE);
    }
    faults.text("nationality", &form.nationality, text::LINE);
    faults.text("ownership", &form.ownership, text::PARAGRAPH);
    faults.text("purpose", &form.purpose, text::PARAGRAPH);
    faults.text("site", &form.site, text::LINE);
    faults.text("protection", &form.protection, text::PARAGRAPH);
    faults.text("agreement", &form.agreement, text::LINE);
    let agreement_on = match time::parse_day(&form.agreement_on) {
        Err(Fault::Missing) => None,
        parsed => faults.take("agreement_on", parsed),
    };
    let wanted_until = faults.take("wanted_until", time::parse_day(&form.wanted_until))?;
    if wanted_until < ctx.today() {
        faults.add("wanted_until", Fault::InThePast);
    }
    Some(Said { relation: relation?, agreement_on, wanted_until })
}
