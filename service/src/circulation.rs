//! Making known (周知, 12-2, 13-3-1): told to people of the company by name, acknowledged by each for themself. Whatever it is of
//! says who makes it known, and writes it into its own trail.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::circulation::view::{Circulation, CirculationLine, Person};
use domain::circulation::{CirculationSubject, ground};
use domain::id::OrganisationId;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::{circulation, membership, trail_head};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// A document, by what it is of.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Of what kind.
    pub subject: CirculationSubject,
    /// Key; the case of its trail.
    pub id: Uuid,
    /// Whose it is.
    pub company: OrganisationId,
    /// Number that people know.
    pub reference: &'a str,
    /// Of exactly what is made known.
    pub digest: &'a str,
}

/// Whom to tell, as typed.
#[derive(Clone, Debug, Default)]
pub struct TellForm {
    /// Keys of places of people with a role that is told in any case.
    pub people: Vec<String>,
    /// Key of the place of somebody else.
    pub also: String,
    /// Why their work needs it.
    pub reason: String,
}

/// The page of what was made known.
pub(crate) fn path(subject: CirculationSubject, id: Uuid) -> String {
    match subject {
        CirculationSubject::RiskAssessment => format!("/risk-assessment/{id}"),
        CirculationSubject::AuditResult => format!("/audit/{id}"),
    }
}

/// Tells these people, with a notice each, within the transaction of the caller, who locked the document, knows that the actor is the
/// one to make it known, and records the act.
///
/// # Errors
/// [`Refusal::Fields`]: `people` where nobody is chosen or somebody could not be, `also` likewise, `reason` where it is missing.
pub async fn make_known(write: &mut Write, document: Document<'_>, form: &TellForm) -> Result<()> {
    let actor = write.ctx.actor()?.clone();
    let told = circulation::of(document.subject, document.id).all(write.tx()).await?;
    let people = candidates(write.tx(), document.company, &told, &actor).await?;
    let chosen = read(form, people)?;
    let mut accounts = Vec::new();
    for (person, reason) in chosen {
        let row = circulation::Model {
            id: write.ctx.new_id(),
            subject: document.subject,
            subject_id: document.id,
            company_id: document.company,
            reference: document.reference.to_owned(),
            digest: document.digest.to_owned(),
            membership_id: person.place.id,
            name: person.name,
            role: person.role,
            reason,
            told_by: actor.account,
            told_at: write.ctx.now(),
            acknowledged_at: None,
            revision: 1,
        };
        accounts.push(person.place.account_id);
        write.insert(row).await?;
    }
    let (to, kind) = (path(document.subject, document.id), NoticeKind::MadeKnown);
    notice::tell_at(write, accounts, document.company, kind, document.reference, &to).await
}

/// The actor says for themself that they know it. Gives the page of what was made known.
///
/// # Errors
/// [`Refusal::NotFound`], [`Rule::AcknowledgesAnother`] for somebody else's line, [`Rule::NotInThisState`] a second time.
pub async fn acknowledge(ctx: &Ctx, id: Uuid, revision: i32) -> Result<String> {
    let mut write = ctx.write().await?;
    let actor = ctx.actor()?.clone();
    let row = circulation::one_visible_to(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    trail_head::locked(write.tx(), row.subject_id).await?;
    if row.membership_id != actor.membership {
        return Err(Rule::AcknowledgesAnother.into());
    }
    let role = actor.acting_as(Action::Acknowledge, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    if row.acknowledged_at.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    let (subject, of) = (row.subject, row.subject_id);
    write.revise(circulation::Model { acknowledged_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(Act { case: of, act: "circulation-acknowledged", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(path(subject, of))
}

/// To whom a document was made known that the actor reached; whom else it could be made known to where they make it known
/// themself. Two statements at most.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn of(ctx: &Ctx, document: Document<'_>, makes_known: bool) -> Result<Circulation> {
    let actor = ctx.actor()?;
    let told = circulation::of(document.subject, document.id).all(ctx.read()).await?;
    let people = if makes_known { candidates(ctx.read(), document.company, &told, actor).await? } else { Vec::new() };
    let person = |found: Candidate| Person { membership: found.place.id, name: found.name, role: found.role };
    Ok(Circulation {
        people: people.into_iter().map(person).collect(),
        lines: told.into_iter().map(line).collect(),
        reader: actor.membership,
    })
}

/// Somebody who could be told.
struct Candidate {
    place: membership::Model,
    name: String,
    role: Option<domain::role::Role>,
}

/// People of the company who were not told yet, by name; never whoever makes it known. One statement.
async fn candidates<C: ConnectionTrait>(
    store: &C,
    company: OrganisationId,
    told: &[circulation::Model],
    actor: &domain::permission::Actor,
) -> Result<Vec<Candidate>> {
    let people = membership::with_accounts([company]).all(store).await?;
    let open = |place: &membership::Model| {
        place.account_id != actor.account && !told.iter().any(|line| line.membership_id == place.id)
    };
    let people = people.into_iter().filter(|(place, _)| open(place));
    let candidate = |(place, person): (membership::Model, Option<entity::account::Model>)| {
        Some(Candidate { role: ground(&place.roles.0), place, name: person?.name })
    };
    let mut people: Vec<Candidate> = people.filter_map(candidate).collect();
    people.sort_by(|one, other| (&one.name, one.place.id).cmp(&(&other.name, other.place.id)));
    Ok(people)
}

/// Whom the form names, each with the reason where the role alone is none.
fn read(form: &TellForm, people: Vec<Candidate>) -> Result<Vec<(Candidate, String)>> {
    let mut faults = Faults::default();
    let (also, reason) = (form.also.trim(), form.reason.trim());
    let named = |typed: &str, person: &Candidate| person.place.id.to_string() == typed;
    if form.people.is_empty() && also.is_empty() {
        faults.add("people", Fault::Missing);
    }
    let known = |typed: &String| people.iter().any(|person| person.role.is_some() && named(typed, person));
    if !form.people.iter().all(known) {
        faults.add("people", Fault::Choice);
    }
    if !also.is_empty() {
        if !people.iter().any(|person| person.role.is_none() && named(also, person)) {
            faults.add("also", Fault::Choice);
        }
        faults.text("reason", reason, text::PARAGRAPH);
    } else if !reason.is_empty() {
        faults.add("also", Fault::Choice);
    }
    faults.check()?;
    let chosen = people.into_iter().filter_map(|person| {
        if named(also, &person) {
            return Some((person, reason.to_owned()));
        }
        let told = form.people.iter().any(|typed| named(typed, &person));
        told.then_some((person, String::new()))
    });
    Ok(chosen.collect())
}

fn line(row: circulation::Model) -> CirculationLine {
    CirculationLine {
        id: row.id,
        revision: row.revision,
        membership: row.membership_id,
        name: row.name,
        role: row.role,
        reason: row.reason,
        told_at: row.told_at,
        acknowledged_at: row.acknowledged_at,
    }
}
