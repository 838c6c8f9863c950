//! Confirming many again (一括再確認): the same action as for new cases, over cases in which work goes on.

use super::check::{Common, common};
use super::clerk;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use crate::write::Act;
use crate::{checklist, reconfirmation};
use domain::dispatch::view::{AgainLine, AgainPage};
use domain::dispatch::{DispatchStatus, MOST};
use domain::id::{ContractId, DispatchId, EngagementId, MembershipId};
use domain::permission::Actor;
use domain::reconfirmation::Ground;
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::time;
use entity::{account, confirmation, contract, dispatch, dispatch_recipient, engagement, membership};
use std::collections::{BTreeMap, BTreeSet};

/// What is sent again, to which cases, as typed.
#[derive(Clone, Debug, Default)]
pub struct AgainForm {
    /// The contract under which the cases are.
    pub contract: String,
    /// Why: the interval or a newer version. Other grounds concern one case and are said there.
    pub ground: String,
    /// The checklist version.
    pub version: String,
    /// Due date of the answers.
    pub due_on: String,
    /// The colleague who checks the answers.
    pub checker: String,
    /// Template of the message; no protected content.
    pub message: String,
    /// Ticked cases.
    pub cases: Vec<String>,
}

/// Grounds that many cases can have at once.
pub const GROUNDS: [Ground; 2] = [Ground::Interval, Ground::Checklist];

/// A case that can be confirmed again, with its newest sheet.
struct Candidate {
    case: engagement::Model,
    contract: contract::Model,
    sheets: Vec<confirmation::Model>,
}

/// The actor's own cases in which nothing of that is under way. Two statements.
async fn candidates(ctx: &Ctx, actor: &Actor) -> Result<Vec<Candidate>> {
    let found = engagement::live_with_contract(actor).all(ctx.read()).await?;
    let mut sheets: BTreeMap<EngagementId, Vec<confirmation::Model>> = BTreeMap::new();
    for sheet in confirmation::of(found.iter().map(|(case, _)| case.id)).all(ctx.read()).await? {
        sheets.entry(sheet.engagement_id).or_default().push(sheet);
    }
    let candidate = |(case, contract): (engagement::Model, Option<contract::Model>)| {
        let sheets = sheets.remove(&case.id)?;
        let over = sheets.first().is_some_and(|sheet| sheet.status.is_over());
        over.then_some(Candidate { case, contract: contract?, sheets })
    };
    Ok(found.into_iter().filter_map(candidate).collect())
}

/// What can be confirmed again under one contract: the one asked for, else the first that has something. Six statements.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn again_page(ctx: &Ctx, contract: Option<ContractId>) -> Result<AgainPage> {
    clerk(ctx)?;
    let actor = ctx.actor()?;
    let found = candidates(ctx, actor).await?;
    let months = reconfirmation::months(ctx).await?;
    let contracts: BTreeMap<ContractId, &contract::Model> =
        found.iter().map(|candidate| (candidate.contract.id, &candidate.contract)).collect();
    let chosen = contract.filter(|id| contracts.contains_key(id)).or_else(|| contracts.keys().next().copied());
    let companies = names(ctx.read(), found.iter().map(|candidate| candidate.case.downstream_id)).await?;
    let people = membership::with_accounts([actor.organisation]).all(ctx.read()).await?;
    let versions = match chosen.and_then(|id| contracts.get(&id)) {
        Some(contract) => checklist::versions_for(ctx, contract.ministry_id).await?,
        None => Vec::new(),
    };
    let line = |candidate: &Candidate| {
        let confirmed = candidate.sheets.iter().find_map(|sheet| sheet.decided_at)?;
        let due_on = reconfirmation::due(&candidate.sheets, months);
        Some(AgainLine {
            id: candidate.case.id,
            number: candidate.case.number.clone(),
            company: companies.get(&candidate.case.downstream_id)?.clone(),
            work: candidate.case.work.clone(),
            confirmed_on: time::day_in_japan(confirmed),
            due_on,
            is_due: due_on.is_some_and(|day| reconfirmation::is_near(day, ctx.today())),
        })
    };
    let mut cases: Vec<AgainLine> =
        found.iter().filter(|candidate| Some(candidate.contract.id) == chosen).filter_map(line).collect();
    cases.sort_by_key(|line| (line.due_on.unwrap_or(line.confirmed_on), line.number.clone()));
    Ok(AgainPage {
        contracts: contracts.values().map(|found| (found.id, found.number.clone(), found.title.clone())).collect(),
        chosen,
        versions,
        checkers: people.into_iter().filter_map(checker).collect(),
        cases,
    })
}

fn checker((member, account): (membership::Model, Option<account::Model>)) -> Option<(MembershipId, String)> {
    member.roles.0.contains(&Role::SubcontractChecker).then(|| Some((member.id, account?.name)))?
}

/// Keeps what was ticked, to be looked at once more: nothing of any case is written yet.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn draft_again(ctx: &Ctx, form: &AgainForm) -> Result<DispatchId> {
    let role = clerk(ctx)?;
    let actor = ctx.actor()?.clone();
    let found = candidates(ctx, &actor).await?;
    let mut faults = Faults::default();
    let chosen = form.contract.parse::<ContractId>().ok();
    let contract = found.iter().map(|it| &it.contract).find(|it| Some(it.id) == chosen).cloned();
    let ground = Ground::from_code(&form.ground).filter(|ground| GROUNDS.contains(ground));
    if ground.is_none() {
        faults.add("ground", Fault::Choice);
    }
    let fields =
        Common { version: &form.version, due_on: &form.due_on, checker: &form.checker, message: &form.message };
    let common = common(ctx, contract.as_ref(), &fields, &mut faults).await?;
    let ticked: BTreeSet<EngagementId> = form.cases.iter().filter_map(|id| id.parse().ok()).collect();
    let ticked: Vec<Candidate> = found
        .into_iter()
        .filter(|candidate| ticked.contains(&candidate.case.id) && Some(candidate.contract.id) == chosen)
        .collect();
    if ticked.is_empty() || ticked.len() > MOST {
        faults.add("cases", Fault::Choice);
    }
    faults.check()?;
    let (contract, (version_id, due_on, checker_id)) = contract.zip(common).ok_or(Refusal::NotFound)?;
    let mut write = ctx.write().await?;
    let row = dispatch::Model {
        id: DispatchId(ctx.new_id()),
        organisation_id: actor.organisation,
        contract_id: contract.id,
        version_id,
        checker_id,
        due_on,
        message: form.message.trim().to_owned(),
        status: DispatchStatus::Draft,
        begun_by: actor.account,
        begun_as: actor.membership,
        created_at: ctx.now(),
        ground,
        revision: 1,
    };
    let row = write.insert(row).await?;
    for (position, candidate) in (1..).zip(ticked) {
        write.insert(recipient(ctx, row.id, position, candidate)).await?;
    }
    let act = Act { case: actor.organisation.0, act: "dispatch-drafted", role: Some(role), reason: "" };
    write.record(act).await?;
    write.commit().await?;
    Ok(row.id)
}

/// The next sheet of a case that is there already.
fn recipient(ctx: &Ctx, dispatch_id: DispatchId, position: i32, candidate: Candidate) -> dispatch_recipient::Model {
    let Candidate { case, sheets, .. } = candidate;
    dispatch_recipient::Model {
        id: ctx.new_id(),
        dispatch_id,
        position,
        organisation_id: case.downstream_id,
        engagement_id: case.id,
        email: String::new(),
        person: String::new(),
        work: case.work,
        place: case.place,
        reference: case.security_contract,
        signed_on: case.security_contract_on.unwrap_or_else(|| ctx.today()),
        problem: String::new(),
        ordinal: sheets.first().map_or(1, |sheet| sheet.ordinal) + 1,
        revision: 1,
    }
}
