use super::{Held, open, proof};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use chrono::NaiveDate;
use domain::corrective_plan::PartKind;
use domain::corrective_plan::view::{Owner, PartLine, PartPage};
use domain::id::{MembershipId, OrganisationId, PlanId};
use domain::permission::{Action, Standing, entitles};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::{corrective_part, corrective_plan, membership};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// A measure or a milestone, as typed.
#[derive(Clone, Debug, Default)]
pub struct PartForm {
    /// A [`PartKind`]; not read when one is changed.
    pub kind: String,
    /// What is done or reached.
    pub title: String,
    /// Key of the owner's place; of a measure.
    pub owner: String,
    /// Its day.
    pub due_on: String,
}

/// The page on which a part is added. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`] where no version is being written, [`Refusal::NotPermitted`].
pub async fn new_part(ctx: &Ctx, id: PlanId) -> Result<PartPage> {
    let actor = ctx.actor()?;
    let found = corrective_plan::one_visible_to(actor, id).one(ctx.read()).await?;
    let held = Held::of(actor, found.ok_or(Refusal::NotFound)?.0);
    held.permit(Action::DraftPlan)?;
    if !held.row.status.is_editable() {
        return Err(Refusal::NotFound.into());
    }
    page(ctx, &held, None).await
}

/// The page of a measure or a milestone of the own company. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn part(ctx: &Ctx, id: Uuid) -> Result<PartPage> {
    let actor = ctx.actor()?;
    let found = corrective_part::one_visible_to(actor, id).one(ctx.read()).await?;
    let Some((part, Some(plan))) = found else { return Err(Refusal::NotFound.into()) };
    page(ctx, &Held::of(actor, plan), Some(part)).await
}

async fn page(ctx: &Ctx, held: &Held, part: Option<corrective_part::Model>) -> Result<PartPage> {
    let runs = held.row.status.runs();
    let may = |action| held.permit(action).is_ok();
    let open = part.as_ref().is_none_or(|part| part.verified_at.is_none());
    Ok(PartPage {
        edits: may(Action::DraftPlan) && held.row.status.is_editable() && open,
        records: runs && open && part.as_ref().is_some_and(|part| proof::records(held, part)),
        verifies: runs && part.as_ref().is_some_and(|part| proof::verifies(held, part)),
        plan: held.row.id,
        number: held.row.number.clone(),
        ends_on: held.row.ends_on,
        part: part.map(line),
        owners: owners(ctx.read(), held.row.company_id, held.standing).await?,
    })
}

/// Who of the company can own a measure: whoever carries measures out. One statement.
async fn owners<C: ConnectionTrait>(store: &C, company: OrganisationId, standing: Standing) -> Result<Vec<Owner>> {
    let people = membership::with_accounts([company]).all(store).await?;
    let owns =
        |place: &membership::Model| place.roles.0.iter().any(|role| entitles(*role, Action::ProvePart, standing));
    let people = people.into_iter().filter(|(place, _)| owns(place));
    let mut people: Vec<Owner> = people.filter_map(|(place, person)| Some((place.id, person?.name))).collect();
    people.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    Ok(people)
}

/// Adds a measure or a milestone to the version that is being written.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`].
pub async fn add(ctx: &Ctx, id: PlanId, form: &PartForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = editing(&held)?;
    let kind = PartKind::from_code(&form.kind).unwrap_or(PartKind::Measure);
    let Said { title, owner, due_on } = read(&write, &held, kind, form).await?;
    let (owner_id, owner_name) = split(owner);
    let row = corrective_part::Model {
        id: ctx.new_id(),
        plan_id: id,
        kind,
        title,
        owner_id,
        owner_name,
        due_on,
        dropped: false,
        progress: String::new(),
        done_on: None,
        proof: String::new(),
        proved_by: None,
        proved_at: None,
        verified_by: None,
        verified_at: None,
        note: String::new(),
        added_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: id.0, act: "plan-part-added", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// Changes one while a version is being written; what a second person found done stays as it is.
///
/// # Errors
/// As [`add`]; [`Refusal::ChangedMeanwhile`].
pub async fn change(ctx: &Ctx, id: Uuid, revision: i32, form: &PartForm) -> Result<PlanId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_plan(&write, id).await?;
    let role = editing(&held)?;
    unverified(&row)?;
    let Said { title, owner, due_on } = read(&write, &held, row.kind, form).await?;
    let (owner_id, owner_name) = split(owner);
    // Somebody else answers for it from now on: a proof of the one before is not theirs.
    let anew = owner_id != row.owner_id;
    let (proved_by, proved_at) = if anew { (None, None) } else { (row.proved_by, row.proved_at) };
    let row = corrective_part::Model { title, owner_id, owner_name, due_on, proved_by, proved_at, revision, ..row };
    write.revise(row).await?;
    write.record(Act { case: held.row.id.0, act: "plan-part-changed", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(held.row.id)
}

/// Takes one out of the version that is being written. What was reported of it stays.
///
/// # Errors
/// As [`change`].
pub async fn remove(ctx: &Ctx, id: Uuid, revision: i32) -> Result<PlanId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_plan(&write, id).await?;
    let role = editing(&held)?;
    unverified(&row)?;
    write.revise(corrective_part::Model { dropped: true, revision, ..row }).await?;
    write.record(Act { case: held.row.id.0, act: "plan-part-dropped", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(held.row.id)
}

/// A part with its plan, which is locked.
pub(super) async fn in_plan(write: &Write, id: Uuid) -> Result<(corrective_part::Model, Held)> {
    let actor = write.ctx.actor()?;
    let found = corrective_part::one_visible_to(actor, id).one(write.tx()).await?;
    let Some((row, Some(_))) = found else { return Err(Refusal::NotFound.into()) };
    let held = open(write, row.plan_id).await?;
    // Read again: it is locked only now.
    let found = corrective_part::one_visible_to(actor, id).one(write.tx()).await?;
    Ok((found.ok_or(Refusal::NotFound)?.0, held))
}

fn editing(held: &Held) -> Result<domain::role::Role> {
    let role = held.permit(Action::DraftPlan)?;
    if held.row.status.is_editable() { Ok(role) } else { Err(Rule::NotInThisState.into()) }
}

fn unverified(row: &corrective_part::Model) -> Result<()> {
    if row.verified_at.is_some() { Err(Rule::NotInThisState.into()) } else { Ok(()) }
}

/// A form that was read.
struct Said {
    title: String,
    owner: Option<Owner>,
    due_on: NaiveDate,
}

fn split(owner: Option<Owner>) -> (Option<MembershipId>, String) {
    owner.map_or_else(|| (None, String::new()), |(id, name)| (Some(id), name))
}

async fn read(write: &Write, held: &Held, kind: PartKind, form: &PartForm) -> Result<Said> {
    let mut faults = Faults::default();
    let title = faults.text("title", &form.title, text::LINE);
    let owner = match kind {
        PartKind::Milestone => None,
        PartKind::Measure => {
            let owners = owners(write.tx(), held.row.company_id, held.standing).await?;
            let chosen = owners.into_iter().find(|(id, _)| id.to_string() == form.owner);
            faults.take("owner", chosen.ok_or(Fault::Choice))
        }
    };
    let due_on = faults.take("due_on", time::parse_day(&form.due_on));
    if due_on.is_some_and(|due| due > held.row.ends_on) {
        faults.add("due_on", Fault::AfterPlanEnd);
    }
    faults.check()?;
    Ok(Said { title, owner, due_on: due_on.ok_or(Refusal::NotFound)? })
}

/// A part as the company sees it.
pub(super) fn line(row: corrective_part::Model) -> PartLine {
    PartLine {
        id: row.id,
        revision: row.revision,
        kind: row.kind,
        title: row.title,
        owner: row.owner_id,
        owner_name: row.owner_name,
        due_on: row.due_on,
        progress: row.progress,
        done_on: row.done_on,
        proof: row.proof,
        proved_by: row.proved_by,
        verified: row.verified_at.is_some(),
        note: row.note,
    }
}
