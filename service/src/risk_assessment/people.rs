use super::{led, line, reached};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::id::{AccountId, MembershipId, OrganisationId, RiskAssessmentId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Actor, Standing, entitles};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::risk::Part;
use domain::risk_assessment::view::{People, PersonLine};
use domain::role::Role;
use entity::{membership, risk, risk_assessment, risk_person};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Somebody who is named, as typed.
#[derive(Clone, Debug, Default)]
pub struct NameForm {
    /// Key of their place.
    pub person: String,
    /// A [`Part`].
    pub part: String,
}

/// The page on which people are named. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`] for whoever does not lead it.
pub async fn people(ctx: &Ctx, id: RiskAssessmentId) -> Result<People> {
    let actor = ctx.actor()?;
    let held = reached(ctx.read(), actor, id).await?;
    held.permit(Action::LeadRisk)?;
    if !held.row.status.is_open() {
        return Err(Refusal::NotFound.into());
    }
    let others = others(ctx.read(), held.row.company_id, &held.people).await?;
    Ok(People {
        assessment: line(&held.row),
        others: others.into_iter().map(|(place, name)| (place.id, name, accepts(&place))).collect(),
        named: held.people.into_iter().map(person).collect(),
    })
}

/// Whether somebody can be asked to accept risks.
fn accepts(place: &membership::Model) -> bool {
    place.roles.0.iter().any(|role| entitles(*role, Action::AcceptRisk, Standing::Contributor))
}

fn leads(place: &membership::Model) -> bool {
    place.roles.0.iter().any(|role| entitles(*role, Action::LeadRisk, Standing::OwnOrganisation))
}

/// People of the company who neither lead nor are named yet. One statement.
async fn others<C: ConnectionTrait>(
    store: &C,
    company: OrganisationId,
    named: &[risk_person::Model],
) -> Result<Vec<(membership::Model, String)>> {
    let people = membership::with_accounts([company]).all(store).await?;
    let free =
        |place: &membership::Model| !leads(place) && !named.iter().any(|person| person.membership_id == place.id);
    let people = people.into_iter().filter(|(place, _)| free(place));
    let mut people: Vec<_> = people.filter_map(|(place, person)| Some((place, person?.name))).collect();
    people.sort_by(|one, other| (&one.1, one.0.id).cmp(&(&other.1, other.0.id)));
    Ok(people)
}

pub(super) fn person(row: risk_person::Model) -> PersonLine {
    PersonLine { id: row.id, revision: row.revision, membership: row.membership_id, name: row.name, part: row.part }
}

/// Whoever can own a risk or be asked to accept one: those who lead, and those who were named for it. One statement.
pub(crate) async fn holders<C: ConnectionTrait>(
    store: &C,
    company: OrganisationId,
    named: &[risk_person::Model],
) -> Result<(Vec<Holder>, Vec<Holder>)> {
    let people = membership::with_accounts([company]).all(store).await?;
    let part = |place: &membership::Model, part| {
        leads(place) || named.iter().any(|person| person.membership_id == place.id && person.part == part)
    };
    let holders = |wanted: Part| {
        let mut found: Vec<Holder> = people
            .iter()
            .filter(|(place, _)| part(place, wanted))
            .filter_map(|(place, person)| {
                let person = person.as_ref()?;
                Some(Holder { place: place.id, account: place.account_id, name: person.name.clone() })
            })
            .collect();
        found.sort_by(|one, other| (&one.name, one.place).cmp(&(&other.name, other.place)));
        found
    };
    Ok((holders(Part::Writes), holders(Part::Accepts)))
}

/// Somebody who can own or accept.
#[derive(Clone)]
pub(crate) struct Holder {
    pub(crate) place: MembershipId,
    pub(crate) account: AccountId,
    pub(crate) name: String,
}

/// Names somebody of the company for the assessment: from then on they see it.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`]: `person` where they cannot be named, `part` where they cannot accept.
pub async fn name(ctx: &Ctx, id: RiskAssessmentId, form: &NameForm) -> Result<()> {
    let (mut write, held, role) = led(ctx, id).await?;
    if !held.row.status.is_open() {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let others = others(write.tx(), held.row.company_id, &held.people).await?;
    let chosen = others.into_iter().find(|(place, _)| place.id.to_string() == form.person);
    let chosen = faults.take("person", chosen.ok_or(Fault::Choice));
    let part = faults.take("part", Part::from_code(&form.part).ok_or(Fault::Choice));
    if part == Some(Part::Accepts) && chosen.as_ref().is_some_and(|(place, _)| !accepts(place)) {
        faults.add("part", Fault::Choice);
    }
    faults.check()?;
    let (Some((place, name)), Some(part)) = (chosen, part) else { return Err(Refusal::NotFound.into()) };
    let row = risk_person::Model {
        id: ctx.new_id(),
        assessment_id: id,
        membership_id: place.id,
        name,
        part,
        named_by: held.actor.account,
        named_at: ctx.now(),
        ended_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: id.0, act: "risk-person-named", role: Some(role), reason: "" }).await?;
    notify(&mut write, place.account_id, &held.row).await?;
    write.commit().await
}

async fn notify(write: &mut Write, account: AccountId, row: &risk_assessment::Model) -> Result<()> {
    let (kind, to) = (NoticeKind::RiskNamed, super::path(row.id));
    notice::tell_at(write, vec![account], row.company_id, kind, &row.number, &to).await
}

/// Tells somebody who was named because they were named for the assessment before.
pub(super) async fn tell(write: &mut Write, account: AccountId, id: RiskAssessmentId, actor: &Actor) -> Result<()> {
    let row = risk_assessment::one_shared_with(actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    notify(write, account, &row).await
}

/// Ends that somebody is named: they see it no more. Not while a risk hangs on them.
///
/// # Errors
/// [`Rule::StillNeeded`], [`Rule::NotInThisState`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn end(ctx: &Ctx, id: RiskAssessmentId, person: Uuid, revision: i32) -> Result<()> {
    let (mut write, held, role): (Write, _, Role) = led(ctx, id).await?;
    if !held.row.status.is_open() {
        return Err(Rule::NotInThisState.into());
    }
    let row = held.people.into_iter().find(|row| row.id == person).ok_or(Refusal::NotFound)?;
    let hangs = |risk: &risk::Model| [risk.owner_id, risk.acceptor_id].contains(&Some(row.membership_id));
    if risk::of(id).all(write.tx()).await?.iter().any(hangs) {
        return Err(Rule::StillNeeded.into());
    }
    write.revise(risk_person::Model { ended_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(Act { case: id.0, act: "risk-person-ended", role: Some(role), reason: "" }).await?;
    write.commit().await
}
