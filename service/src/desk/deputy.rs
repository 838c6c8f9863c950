use super::{Officer, officers, permit};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use chrono::NaiveDate;
use domain::desk::deputy::{covers, days};
use domain::desk::view::DeputyLine;
use domain::id::MembershipId;
use domain::notice::NoticeKind;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use entity::desk_deputy::{self, Model};
use uuid::Uuid;

/// A deputy, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeputyForm {
    /// Who is absent; whoever names one for themselves says nothing here.
    pub officer: String,
    /// Who stands in.
    pub deputy: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
}

/// Deputies of the ministry that are not over, and whom the reader can name.
#[derive(Clone, Debug)]
pub struct DeputyPage {
    /// The deputies.
    pub lines: Vec<DeputyLine>,
    /// Officers for whom the reader may name one: place and name.
    pub officers: Vec<(MembershipId, String)>,
    /// Whom one can name: place and name. Whether they may do as much as the absent one is asked when they are named.
    pub deputies: Vec<(MembershipId, String)>,
}

/// The page of the deputies. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever works at no desk and keeps no people of a ministry.
pub async fn page(ctx: &Ctx) -> Result<DeputyPage> {
    let actor = ctx.actor()?;
    let (_, anybody) = naming(actor)?;
    let known = officers(ctx.read(), ctx).await?;
    let found = desk_deputy::running(actor, ctx.today()).all(ctx.read()).await?;
    let name = |id: MembershipId| known.iter().find(|one| one.membership == id).map(|one| one.name.clone());
    let line = |row: Model| DeputyLine {
        id: row.id,
        revision: row.revision,
        officer: name(row.officer_id).unwrap_or_default(),
        deputy: name(row.deputy_id).unwrap_or_default(),
        from: row.from_on,
        until: row.until_on,
        began: row.from_on <= ctx.today(),
        may_end: anybody || row.officer_id == actor.membership,
    };
    let pair = |one: &Officer| (one.membership, one.name.clone());
    Ok(DeputyPage {
        lines: found.into_iter().map(line).collect(),
        officers: known.iter().filter(|one| anybody || one.membership == actor.membership).map(pair).collect(),
        deputies: known.iter().map(pair).collect(),
    })
}

/// Names a deputy: an officer for themselves, whoever keeps the people of the ministry for anybody. The deputy must be entitled to
/// whatever the absent one is; nobody gets a right by it. Both are told.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`] (`officer`, `deputy`, `from`, `until`).
pub async fn name(ctx: &Ctx, form: &DeputyForm) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let (role, anybody) = naming(&actor)?;
    let mut write = ctx.write().await?;
    // One after the other: two could overlap.
    entity::trail_head::locked(write.tx(), actor.organisation.0).await?;
    let known = officers(write.tx(), ctx).await?;
    let mut faults = Faults::default();
    let wanted = if form.officer.is_empty() && !anybody { actor.membership.to_string() } else { form.officer.clone() };
    let find = |typed: &str| known.iter().find(|one| one.membership.to_string() == typed).ok_or(Fault::Choice);
    let officer = find(&wanted)
        .and_then(|one| if anybody || one.membership == actor.membership { Ok(one) } else { Err(Fault::Choice) });
    let officer = faults.take("officer", officer);
    let deputy = faults.take("deputy", find(&form.deputy));
    let deputy = deputy.filter(|deputy| suits(deputy, officer, &mut faults));
    let days = days(&form.from, &form.until, ctx.today(), &mut faults);
    if let (Some(officer), Some((from, until))) = (officer, days) {
        let running = desk_deputy::running(&actor, ctx.today()).all(write.tx()).await?;
        if running
            .iter()
            .any(|row| row.officer_id == officer.membership && row.from_on <= until && from <= row.until_on)
        {
            faults.add("from", Fault::Overlaps);
        }
    }
    faults.check()?;
    let (Some(officer), Some(deputy), Some((from, until))) = (officer, deputy, days) else { return Ok(()) };
    let row = Model {
        id: ctx.new_id(),
        ministry_id: actor.organisation,
        officer_id: officer.membership,
        deputy_id: deputy.membership,
        from_on: from,
        until_on: until,
        named_by: actor.account,
        named_at: ctx.now(),
        ended_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    let act = Act { case: actor.organisation.0, act: "deputy-named", role: Some(role), reason: "" };
    write.record(act).await?;
    let told = vec![officer.account, deputy.account];
    let (ministry, reference) = (actor.organisation, from.to_string());
    notice::tell_at(&mut write, told, ministry, NoticeKind::DeputyNamed, &reference, "/desk/deputy").await?;
    write.commit().await
}

/// Ends a deputyship before its last day; one that has not begun yet never begins.
///
/// # Errors
/// [`Refusal::NotFound`] for one that is over or of somebody else, [`Refusal::ChangedMeanwhile`].
pub async fn end(ctx: &Ctx, id: Uuid, revision: i32) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let (role, anybody) = naming(&actor).map_err(|_| Refusal::NotFound)?;
    let mut write = ctx.write().await?;
    let row = desk_deputy::one(&actor, ctx.today(), id).one(write.tx()).await?;
    let row = row.filter(|row| anybody || row.officer_id == actor.membership).ok_or(Refusal::NotFound)?;
    write.revise(Model { ended_at: Some(ctx.now()), revision, ..row }).await?;
    let act = Act { case: actor.organisation.0, act: "deputy-ended", role: Some(role), reason: "" };
    write.record(act).await?;
    write.commit().await
}

/// The deputies who stand in for an officer on a day, for the decision that one of them gives in their place. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn stands_in<C: sea_orm::ConnectionTrait>(
    store: &C,
    actor: &Actor,
    today: NaiveDate,
) -> Result<Vec<MembershipId>> {
    let running = desk_deputy::running(actor, today).all(store).await?;
    let mine = running.into_iter().filter(|row| row.deputy_id == actor.membership && row.from_on <= today);
    Ok(mine.map(|row| row.officer_id).collect())
}

fn suits(deputy: &Officer, officer: Option<&Officer>, faults: &mut Faults) -> bool {
    let other = officer.is_none_or(|officer| officer.membership != deputy.membership);
    let enough = officer.is_none_or(|officer| covers(&deputy.roles, &officer.roles));
    if !other {
        faults.add("deputy", Fault::Choice);
    } else if !enough {
        faults.add("deputy", Fault::LessEntitled);
    }
    other && enough
}

/// In which role the actor names deputies, and whether for anybody.
fn naming(actor: &Actor) -> Result<(Role, bool)> {
    let keeps = actor.acting_as(Action::ManagePeople, Standing::OwnOrganisation);
    match keeps.filter(|_| actor.kind == OrganisationKind::Ministry) {
        Some(role) => Ok((role, true)),
        None => Ok((permit(actor, Action::NameDeputy)?, false)),
    }
}
