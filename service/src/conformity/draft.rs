use super::open;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::conformity::content::{ConformityContent, ConformityForm};
use domain::conformity::view::ContractChoice;
use domain::conformity::{ConformityKind, ConformityStatus};
use domain::id::{ConformityId, ContractId};
use domain::permission::Standing;
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use entity::{conformity, contract};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Contracts of the own company that run, under which something of this kind can be put to the ministry. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn contracts(ctx: &Ctx, kind: ConformityKind) -> Result<Vec<ContractChoice>> {
    permit(ctx, kind)?;
    let found = own_contracts(ctx).await?.into_iter();
    Ok(found.map(|row| ContractChoice { id: row.id, text: format!("{} {}", row.number, row.title) }).collect())
}

fn permit(ctx: &Ctx, kind: ConformityKind) -> Result<Role> {
    let role = ctx.actor()?.acting_as(kind.action(), Standing::OwnOrganisation);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}

async fn own_contracts(ctx: &Ctx) -> Result<Vec<contract::Model>> {
    let (own, today) = (ctx.actor()?.organisation, ctx.today());
    let mut found = contract::of_party(own).all(ctx.read()).await?;
    found.retain(|row| row.company_id == own && row.ends_on.is_none_or(|end| end >= today));
    Ok(found)
}

/// What a new request is about.
struct Place {
    kind: ConformityKind,
    contract: contract::Model,
    follows: Option<ConformityId>,
    role: Role,
}

/// Begins a request. `subject` is the company's own record from which it is filled in, where there is one.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`]; [`Rule::NotInThisState`] where the version before is not answered yet.
pub async fn draft(ctx: &Ctx, form: &ConformityForm, subject: Option<Uuid>) -> Result<ConformityId> {
    let (kind, follows) = about(ctx, form).await?;
    let role = permit(ctx, kind)?;
    let key = follows.as_ref().map_or_else(|| form.contract.parse().ok(), |before| Some(before.contract_id));
    let contract = own_contracts(ctx).await?.into_iter().find(|row| Some(row.id) == key);
    let mut faults = Faults::default();
    if contract.is_none() {
        faults.add("contract", Fault::Choice);
    }
    let before = match key {
        Some(key) => confirmed(ctx, ctx.read(), key, kind).await?,
        None => false,
    };
    let content = form.read(kind, before, ctx.today(), &mut faults);
    faults.check()?;
    let (Some(contract), Some(content)) = (contract, content) else { return Err(Refusal::NotFound.into()) };
    let place = Place { kind, contract, follows: follows.map(|before| before.id), role };
    insert(ctx, place, content, subject).await
}

/// The kind that is chosen; of a new version the kind and the contract of the one before.
async fn about(ctx: &Ctx, form: &ConformityForm) -> Result<(ConformityKind, Option<conformity::Model>)> {
    let Ok(before) = form.follows.parse::<ConformityId>() else {
        let kind = ConformityKind::from_code(&form.kind).ok_or_else(|| Refusal::field("kind", Fault::Choice))?;
        return Ok((kind, None));
    };
    let actor = ctx.actor()?;
    let before = conformity::one_visible_to(actor, before).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    if before.company_id != actor.organisation {
        return Err(Refusal::NotFound.into());
    }
    if !before.status.can_be_followed() {
        return Err(Rule::NotInThisState.into());
    }
    Ok((before.kind, Some(before)))
}

async fn insert(ctx: &Ctx, place: Place, content: ConformityContent, subject: Option<Uuid>) -> Result<ConformityId> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let row = conformity::Model {
        id: ConformityId(ctx.new_id()),
        number: write.number(ReferenceKind::Conformity).await?,
        contract_id: place.contract.id,
        company_id: place.contract.company_id,
        ministry_id: place.contract.ministry_id,
        kind: place.kind,
        follows_id: place.follows,
        subject_id: subject,
        status: ConformityStatus::Drafted,
        title: String::new(),
        version: String::new(),
        document_number: String::new(),
        handed_over: String::new(),
        handed_over_on: content.handed_over_on,
        author: String::new(),
        approver: String::new(),
        approved_on: None,
        people: None,
        joined: None,
        left_people: None,
        changes: String::new(),
        note: String::new(),
        digest: String::new(),
        drafted_by: actor.account,
        drafted_at: ctx.now(),
        submitted_at: None,
        confirmed_on: None,
        revision: 1,
    };
    let row = write.insert(written(row, content)).await?;
    let act = Act { case: row.id.0, act: "conformity-drafted", role: Some(place.role), reason: "" };
    write.record(act).await?;
    write.commit().await?;
    Ok(row.id)
}

fn written(row: conformity::Model, content: ConformityContent) -> conformity::Model {
    let whole = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    conformity::Model {
        title: content.title,
        version: content.version,
        document_number: content.document_number,
        handed_over: content.handed_over,
        handed_over_on: content.handed_over_on,
        author: content.author,
        approver: content.approver,
        approved_on: content.approved_on,
        people: content.people.map(|people| whole(people.all)),
        joined: content.people.map(|people| whole(people.joined)),
        left_people: content.people.map(|people| whole(people.left)),
        changes: content.changes,
        note: content.note,
        ..row
    }
}

/// Changes a draft.
///
/// # Errors
/// [`Rule::NotInThisState`] once it was submitted, [`Refusal::ChangedMeanwhile`], [`Refusal::Fields`].
pub async fn edit(ctx: &Ctx, id: ConformityId, revision: i32, form: &ConformityForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.company()?;
    if open.row.status != ConformityStatus::Drafted {
        return Err(Rule::NotInThisState.into());
    }
    let before = confirmed(ctx, write.tx(), open.row.contract_id, open.row.kind).await?;
    let mut faults = Faults::default();
    let content = form.read(open.row.kind, before, ctx.today(), &mut faults);
    faults.check()?;
    let Some(content) = content else { return Err(Refusal::NotFound.into()) };
    write.revise(written(conformity::Model { revision, ..open.row }, content)).await?;
    write.record(Act { case: id.0, act: "conformity-edited", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// Whether a version of this document was confirmed for this contract of the own company.
pub(super) async fn confirmed<C: ConnectionTrait>(
    ctx: &Ctx,
    store: &C,
    contract: ContractId,
    kind: ConformityKind,
) -> Result<bool> {
    let actor = ctx.actor()?;
    let found = conformity::of_document(actor, actor.organisation, contract, kind).all(store).await?;
    Ok(found.iter().any(|row| row.confirmed_on.is_some()))
}
