//! Searching everything that the actor may know of. Rows are reached through the same scopes as everywhere; what is folded is
//! compared here, because the database folds neither kana nor width.

use crate::checklist;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::{name, names};
use domain::engagement::Side;
use domain::id::{ChecklistId, EngagementId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::role::Role;
use domain::search::{CaseHit, ClauseHit, Found, MOST, MatterHit, PersonHit, Wanted};
use entity::search::PersonRow;
use entity::{engagement, membership, organisation};
use std::collections::{BTreeMap, BTreeSet};

/// Most checklists whose newest version is looked through.
const CHECKLISTS: usize = 2;

/// Everything that has what was typed; nothing for an empty search. Six statements, and one for a checklist that was not read
/// before.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn search(ctx: &Ctx, typed: &str) -> Result<Found> {
    let actor = ctx.actor()?;
    let Some(wanted) = Wanted::read(typed) else { return Ok(Found::default()) };
    let cases = engagement::visible_to(actor).all(ctx.read()).await?;
    let ids = cases.iter().flat_map(|case| [case.upstream_id, case.downstream_id]).chain([actor.organisation]);
    let parties = names(ctx.read(), ids).await?;
    let clauses = if wanted.clause().is_some() { clauses(ctx, &wanted).await? } else { Vec::new() };
    // A clause is no name.
    let (people, others) = if wanted.clause().is_some() {
        (Vec::new(), Vec::new())
    } else {
        (people(ctx, actor, &wanted, &parties).await?, others(ctx, actor, &wanted).await?)
    };
    let (known, matters) = numbers(ctx, actor, &wanted).await?;
    Ok(Found {
        companies: companies(&wanted, &parties, others),
        cases: of_cases(&wanted, cases, known, &parties),
        matters,
        people,
        clauses,
    })
}

type Parties = BTreeMap<OrganisationId, OrganisationName>;

/// Numbers by which cases are known, and what else has the number that was typed. One statement.
async fn numbers(ctx: &Ctx, actor: &Actor, wanted: &Wanted) -> Result<(Numbers, Vec<MatterHit>)> {
    let (mut numbers, mut matters) = (Numbers::new(), Vec::new());
    for row in entity::search::numbers(ctx.read(), actor).await? {
        match row.matter {
            None => numbers.entry(EngagementId(row.key)).or_default().push(row.number),
            Some(kind) if wanted.is_in([row.number.as_str()]) => {
                matters.push(MatterHit { kind, id: row.key, number: row.number });
            }
            Some(_) => {}
        }
    }
    matters.sort_by_key(|hit| std::cmp::Reverse((hit.kind, hit.id)));
    matters.truncate(MOST + 1);
    Ok((numbers, matters))
}

type Numbers = BTreeMap<EngagementId, Vec<String>>;

/// Cases by number, number of a submission, an application or the contract, work, or company.
fn of_cases(wanted: &Wanted, cases: Vec<engagement::Model>, mut numbers: Numbers, parties: &Parties) -> Vec<CaseHit> {
    let hit = |case: engagement::Model| {
        let numbers = numbers.remove(&case.id).unwrap_or_default();
        let (upstream, downstream) = (parties.get(&case.upstream_id)?, parties.get(&case.downstream_id)?);
        let texts = [case.number.as_str(), &case.work].into_iter().chain(numbers.iter().map(String::as_str));
        let has = wanted.is_in(texts) || wanted.is_of(upstream) || wanted.is_of(downstream);
        has.then(|| CaseHit {
            id: case.id,
            upstream: upstream.clone(),
            downstream: downstream.clone(),
            number: case.number,
            work: case.work,
            numbers,
        })
    };
    let mut hits: Vec<CaseHit> = cases.into_iter().filter_map(hit).collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.id));
    hits.truncate(MOST + 1);
    hits
}

/// Companies of the cases that the actor knows of, and for whoever registers or engages companies all of them.
fn companies(wanted: &Wanted, parties: &Parties, others: Vec<OrganisationName>) -> Vec<OrganisationName> {
    let mut found: Parties = parties
        .values()
        .filter(|name| name.kind == OrganisationKind::Company && wanted.is_of(name))
        .map(|name| (name.id, name.clone()))
        .collect();
    found.extend(others.into_iter().map(|name| (name.id, name)));
    let mut found: Vec<OrganisationName> = found.into_values().collect();
    found.sort_by(|one, other| (&one.kana, &one.name).cmp(&(&other.kana, &other.name)));
    found.truncate(MOST + 1);
    found
}

async fn others(ctx: &Ctx, actor: &Actor, wanted: &Wanted) -> Result<Vec<OrganisationName>> {
    let own = |action| actor.may(action, Standing::OwnOrganisation);
    if !own(Action::RegisterOrganisation) && !own(Action::DraftEngagement) {
        return Ok(Vec::new());
    }
    let most = u64::try_from(MOST + 1).unwrap_or(u64::MAX);
    let rows = organisation::first_matching(OrganisationKind::Company, wanted.folded(), most).all(ctx.read()).await?;
    Ok(rows.into_iter().map(name).collect())
}

/// People whom the actor knows by a case, and for whoever keeps the people of an organisation all of these.
async fn people(ctx: &Ctx, actor: &Actor, wanted: &Wanted, parties: &Parties) -> Result<Vec<PersonHit>> {
    let mut found: BTreeMap<MembershipId, PersonHit> = BTreeMap::new();
    for row in entity::search::people(actor).all(ctx.read()).await? {
        // Of the other company, the page of a case shows whoever receives the sheet.
        let shown = row.organisation_id == actor.organisation
            || (row.side == Side::Downstream && row.roles.0.contains(&Role::Supervisor));
        if shown && wanted.is_in([row.name.as_str()]) {
            let case = (row.engagement_id, row.number.clone());
            found.entry(row.membership_id).or_insert_with(|| on_case(row, parties)).cases.push(case);
        }
    }
    if actor.may(Action::ManagePeople, Standing::OwnOrganisation) {
        for (place, account) in membership::with_accounts([actor.organisation]).all(ctx.read()).await? {
            let Some(account) = account.filter(|account| wanted.is_in([account.name.as_str()])) else { continue };
            let hit = found.entry(place.id).or_insert_with(|| PersonHit {
                membership: place.id,
                name: account.name,
                place: [place.department, place.post].join(" ").trim().to_owned(),
                roles: place.roles.0,
                organisation: parties.get(&actor.organisation).cloned(),
                cases: Vec::new(),
                kept: true,
            });
            hit.kept = true;
        }
    }
    let mut people: Vec<PersonHit> = found.into_values().collect();
    people.sort_by(|one, other| (&one.name, one.membership).cmp(&(&other.name, other.membership)));
    people.truncate(MOST + 1);
    Ok(people)
}

fn on_case(row: PersonRow, parties: &Parties) -> PersonHit {
    PersonHit {
        membership: row.membership_id,
        name: row.name,
        place: [row.department, row.post].join(" ").trim().to_owned(),
        roles: row.roles.0,
        organisation: parties.get(&row.organisation_id).cloned(),
        cases: Vec::new(),
        kept: false,
    }
}

/// Items by their clauses, in the newest version of each checklist that the actor may know of.
async fn clauses(ctx: &Ctx, wanted: &Wanted) -> Result<Vec<ClauseHit>> {
    let mut versions = checklist::versions(ctx).await?;
    versions.sort_by_key(|line| std::cmp::Reverse(line.published_at));
    let mut seen: BTreeSet<ChecklistId> = BTreeSet::new();
    versions.retain(|line| seen.insert(line.checklist));
    let mut found = Vec::new();
    for line in versions.into_iter().take(CHECKLISTS) {
        let content = checklist::content(ctx, line.id).await?;
        let items = content.sections.iter().flat_map(|section| &section.items);
        for item in items.filter(|item| item.clauses.iter().any(|clause| wanted.is_clause(clause))) {
            found.push(ClauseHit {
                version: line.id,
                title: (line.title_ja.clone(), line.title_en.clone()),
                item: item.key.clone(),
                clauses: item.clauses.clone(),
                question: (item.question_ja.clone(), item.question_en.clone()),
            });
        }
    }
    found.truncate(MOST + 1);
    Ok(found)
}
