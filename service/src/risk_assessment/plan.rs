use super::led;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use chrono::NaiveDate;
use domain::id::{ContractId, MembershipId, RiskAssessmentId, RiskId};
use domain::permission::{Action, Actor, Standing, entitles};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::risk::Part;
use domain::risk_assessment::view::Planning;
use domain::risk_assessment::{AssessmentStatus, ScopeKind, ScopePart, Trigger, uncovered};
use domain::{text, time};
use entity::{contract, membership, risk, risk_assessment, risk_link, risk_method, risk_person};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// So many departments or organisations of one kind.
const NAMES: usize = 50;

/// An assessment as typed.
#[derive(Clone, Debug, Default)]
pub struct PlanForm {
    /// A [`Trigger`].
    pub trigger: String,
    /// The same in words.
    pub reason: String,
    /// Key of a contract, or empty.
    pub contract: String,
    /// The day by which it is to be documented.
    pub due_on: String,
    /// What is covered, one a line, in the order of [`ScopeKind::ALL`].
    pub scope: [String; 3],
    /// Why nothing of a kind is, in the same order.
    pub none: [String; 3],
    /// Key of the assessment whose risks are looked at again; not read when one is changed.
    pub previous: String,
}

/// Names of the fields of a scope, in the order of [`ScopeKind::ALL`].
pub(super) const FIELDS: [(&str, &str); 3] =
    [("handling", "no_handling"), ("other", "no_other"), ("outside", "no_outside")];

/// The page on which an assessment is planned. Three statements.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not lead assessments.
pub async fn planning(ctx: &Ctx) -> Result<Planning> {
    let actor = ctx.actor()?;
    actor.acting_as(Action::LeadRisk, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let held = risk_assessment::holding(actor).all(ctx.read()).await?;
    let last = held.first();
    Ok(Planning {
        contracts: contracts(ctx.read(), actor).await?,
        method: risk_method::in_force(actor).one(ctx.read()).await?.map(|row| row.version),
        previous: held.iter().map(|row| (row.id, row.number.clone())).collect(),
        scope: last.map(|row| serde_json::from_str(&row.scope)).transpose()?.unwrap_or_default(),
    })
}

/// Contracts of the company itself. One statement.
pub(super) async fn contracts<C: ConnectionTrait>(store: &C, actor: &Actor) -> Result<Vec<(ContractId, String)>> {
    let found = contract::of_party(actor.organisation).all(store).await?;
    let own = found.into_iter().filter(|row| row.company_id == actor.organisation);
    Ok(own.map(|row| (row.id, format!("{} {}", row.number, row.title))).collect())
}

/// Plans an assessment by the method in force. The risks of the last result are taken over where that is asked, each to be looked at
/// again.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Rule::MethodMissing`], [`Refusal::Fields`].
pub async fn plan(ctx: &Ctx, form: &PlanForm) -> Result<RiskAssessmentId> {
    let actor = ctx.actor()?.clone();
    let role = actor.acting_as(Action::LeadRisk, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let mut write = ctx.write().await?;
    let method = risk_method::in_force(&actor).one(write.tx()).await?.ok_or(Rule::MethodMissing)?;
    let previous = match form.previous.trim() {
        "" => None,
        typed => {
            let held = risk_assessment::holding(&actor).all(write.tx()).await?;
            let found = held.into_iter().find(|row| row.id.to_string() == typed);
            Some(found.ok_or_else(|| Refusal::field("previous", Fault::Choice))?)
        }
    };
    let Said { trigger, reason, contract, due_on, scope } = read(&write, &actor, form, None).await?;
    let id = RiskAssessmentId(ctx.new_id());
    let row = risk_assessment::Model {
        id,
        number: write.number(ReferenceKind::RiskAssessment).await?,
        company_id: actor.organisation,
        contract_id: contract,
        trigger,
        reason,
        method_id: method.id,
        status: AssessmentStatus::Planned,
        scope: serde_json::to_string(&scope)?,
        due_on,
        previous_id: previous.as_ref().map(|row| row.id),
        previous_number: previous.as_ref().map(|row| row.number.clone()).unwrap_or_default(),
        drafted_by: actor.account,
        drafted_at: ctx.now(),
        documented_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    if let Some(previous) = previous {
        carry(&mut write, &actor, previous.id, id).await?;
    }
    write.record(Act { case: id.0, act: "risk-planned", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// Takes the people and the risks of an earlier assessment over. Whoever left the company is named no more.
async fn carry(write: &mut Write, actor: &Actor, from: RiskAssessmentId, to: RiskAssessmentId) -> Result<()> {
    let members = membership::of_organisation(actor.organisation).all(write.tx()).await?;
    let leads = |role: &domain::role::Role| entitles(*role, Action::LeadRisk, Standing::OwnOrganisation);
    let mut here: BTreeSet<MembershipId> =
        members.iter().filter(|place| place.roles.0.iter().any(leads)).map(|place| place.id).collect();
    for person in risk_person::of(from).all(write.tx()).await? {
        let Some(place) = members.iter().find(|place| place.id == person.membership_id) else { continue };
        if person.part == Part::Writes {
            here.insert(place.id);
        }
        let (id, named_at) = (write.ctx.new_id(), write.ctx.now());
        let (named_by, account) = (actor.account, place.account_id);
        let row = risk_person::Model { id, assessment_id: to, named_by, named_at, revision: 1, ..person };
        write.insert(row).await?;
        super::people::tell(write, account, to, actor).await?;
    }
    let risks = risk::of(from).all(write.tx()).await?;
    let links = risk_link::of(risks.iter().map(|row| row.id)).all(write.tx()).await?;
    for (at, row) in (1..).zip(risks) {
        let (id, owned) = (RiskId(write.ctx.new_id()), row.owner_id.is_some_and(|owner| here.contains(&owner)));
        let former = row.id;
        let row = risk::Model {
            id,
            assessment_id: to,
            number: at,
            owner_id: row.owner_id.filter(|_| owned),
            owner_name: if owned { row.owner_name.clone() } else { String::new() },
            acceptor_id: None,
            acceptor_name: String::new(),
            accept_until: None,
            accepted_at: None,
            done_on: None,
            proof: String::new(),
            carried: true,
            written_at: write.ctx.now(),
            revision: 1,
            ..row
        };
        write.insert(row).await?;
        for link in links.iter().filter(|link| link.risk_id == former) {
            let link_id = write.ctx.new_id();
            write.insert(risk_link::Model { id: link_id, risk_id: id, revision: 1, ..link.clone() }).await?;
        }
    }
    Ok(())
}

/// Changes what an assessment is about while it is under way.
///
/// # Errors
/// [`Rule::NotInThisState`] once it was documented, [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: RiskAssessmentId, revision: i32, form: &PlanForm) -> Result<()> {
    let (mut write, held, role) = led(ctx, id).await?;
    if !held.row.status.is_open() {
        return Err(Rule::NotInThisState.into());
    }
    let said = read(&write, &held.actor, form, Some(held.row.due_on)).await?;
    let row = risk_assessment::Model {
        trigger: said.trigger,
        reason: said.reason,
        contract_id: said.contract,
        due_on: said.due_on,
        scope: serde_json::to_string(&said.scope)?,
        revision,
        ..held.row
    };
    write.revise(row).await?;
    write.record(Act { case: id.0, act: "risk-edited", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// A form that was read.
struct Said {
    trigger: Trigger,
    reason: String,
    contract: Option<ContractId>,
    due_on: NaiveDate,
    scope: Vec<ScopePart>,
}

/// `kept` is the day that stands already, which may be over.
async fn read(write: &Write, actor: &Actor, form: &PlanForm, kept: Option<NaiveDate>) -> Result<Said> {
    let mut faults = Faults::default();
    let trigger = faults.take("trigger", Trigger::from_code(&form.trigger).ok_or(Fault::Choice));
    let reason = if trigger.is_some_and(Trigger::needs_reason) {
        faults.text("reason", &form.reason, text::PARAGRAPH)
    } else {
        at_most("reason", &form.reason, &mut faults)
    };
    let contract = match form.contract.trim() {
        "" => None,
        typed => {
            let own = contracts(write.tx(), actor).await?;
            let found = own.into_iter().find(|(id, _)| id.to_string() == typed);
            faults.take("contract", found.map(|(id, _)| id).ok_or(Fault::Choice))
        }
    };
    let due_on = faults.take("due_on", time::parse_day(&form.due_on));
    if due_on.is_some_and(|day| day < write.ctx.today() && Some(day) != kept) {
        faults.add("due_on", Fault::InThePast);
    }
    let scope = scope(form, &mut faults);
    faults.check()?;
    let (Some(trigger), Some(due_on)) = (trigger, due_on) else { return Err(Refusal::NotFound.into()) };
    Ok(Said { trigger, reason, contract, due_on, scope })
}

fn at_most(field: &str, typed: &str, faults: &mut Faults) -> String {
    if typed.trim().chars().count() > text::PARAGRAPH {
        faults.add(field, Fault::TooLong);
    }
    typed.trim().to_owned()
}

fn scope(form: &PlanForm, faults: &mut Faults) -> Vec<ScopePart> {
    let mut parts = Vec::new();
    for (at, kind) in ScopeKind::ALL.iter().enumerate() {
        let (Some((field, none)), Some(typed), Some(reason)) = (FIELDS.get(at), form.scope.get(at), form.none.get(at))
        else {
            continue;
        };
        let names: Vec<String> =
            typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        if names.len() > NAMES {
            faults.add(field, Fault::TooMany);
        } else if names.iter().any(|name| name.chars().count() > text::LINE) {
            faults.add(field, Fault::TooLong);
        }
        let reason = if names.is_empty() { at_most(none, reason, faults) } else { String::new() };
        parts.push(ScopePart { kind: *kind, names, reason });
    }
    for kind in uncovered(&parts) {
        let field = ScopeKind::ALL.iter().position(|known| *known == kind).and_then(|at| FIELDS.get(at));
        if let Some((_, none)) = field {
            faults.add(none, Fault::NoneNeedsReason);
        }
    }
    parts
}
