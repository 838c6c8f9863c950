use super::clerk;
use crate::confirmation::{self, PrepareForm};
use crate::ctx::Ctx;
use crate::engagement::{self, SecurityContractForm, WorkPackage, assign_quietly, draft_as};
use crate::error::{Error, Result};
use crate::job;
use crate::organisation::{InviteForm, PlaceForm, invite_to_case};
use crate::reconfirmation::{self, BeginForm};
use crate::write::Act;
use chrono::Duration;
use domain::confirmation::ConfirmationStatus;
use domain::dispatch::{DispatchStatus, fill};
use domain::engagement::EngagementStatus;
use domain::id::{DispatchId, EngagementId};
use domain::notice::JobKind;
use domain::permission::Actor;
use domain::reconfirmation::Ground;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{confirmation as sheet, dispatch, dispatch_recipient, invitation, membership, organisation};
use sea_orm::QuerySelect;

/// Recipients that one job takes before it gives way to mails.
const BATCH: u64 = 10;

/// Lets the worker begin, or continue: also with the recipients that a rule kept back before.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody else's, [`Rule::NotInThisState`] while it runs, [`Refusal::ChangedMeanwhile`].
pub async fn begin(ctx: &Ctx, id: DispatchId, revision: i32) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let found = dispatch::one(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let role = clerk(ctx)?;
    let blocked = dispatch_recipient::blocked(id).all(write.tx()).await?;
    let again = match found.status {
        DispatchStatus::Draft | DispatchStatus::Stopped => true,
        // It went through the list already: once more for those that were kept back.
        DispatchStatus::Running => {
            !blocked.is_empty() && dispatch_recipient::waiting(id).limit(1).one(write.tx()).await?.is_none()
        }
        DispatchStatus::Discarded => false,
    };
    if !again {
        return Err(Rule::NotInThisState.into());
    }
    for recipient in blocked {
        write.revise(dispatch_recipient::Model { problem: String::new(), ..recipient }).await?;
    }
    write.revise(dispatch::Model { status: DispatchStatus::Running, revision, ..found }).await?;
    let act = Act { case: actor.organisation.0, act: "dispatch-begun", role: Some(role), reason: "" };
    write.record(act).await?;
    job::dispatch(&mut write, id).await?;
    write.commit().await
}

/// Stops after the recipient under way.
///
/// # Errors
/// As [`begin`].
pub async fn stop(ctx: &Ctx, id: DispatchId, revision: i32) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let found = dispatch::one(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let role = clerk(ctx)?;
    if found.status != DispatchStatus::Running {
        return Err(Rule::NotInThisState.into());
    }
    write.revise(dispatch::Model { status: DispatchStatus::Stopped, revision, ..found }).await?;
    let act = Act { case: actor.organisation.0, act: "dispatch-stopped", role: Some(role), reason: "" };
    write.record(act).await?;
    write.commit().await
}

/// What the worker asks again and again: the next recipients of one dispatch, if any runs. False where there was nothing.
///
/// # Errors
/// The store does not answer.
pub async fn work(ctx: &Ctx) -> Result<bool> {
    // Held for a minute only: after a crash somebody waits before a page.
    let jobs = job::claim_of(ctx, JobKind::Dispatch, 1, Duration::minutes(1)).await?;
    let Some(row) = jobs.into_iter().next() else { return Ok(false) };
    let Ok(id) = row.payload.parse::<DispatchId>() else {
        job::failed(ctx, row, "names no dispatch", true).await?;
        return Ok(true);
    };
    match step(ctx, id, BATCH).await {
        Ok(true) => job::again(ctx, row).await?,
        Ok(false) => job::done(ctx, row).await?,
        Err(error) => {
            tracing::error!(%error, "a dispatch waits");
            job::failed(ctx, row, "the store does not answer", false).await?;
        }
    }
    Ok(true)
}

/// The next recipients of a dispatch, each in small transactions of its own, in the name of its author with the rights that
/// they have now. What is done already is not done again, wherever it was broken off. True where there is more to do.
///
/// # Errors
/// The store does not answer.
pub async fn step(ctx: &Ctx, id: DispatchId, most: u64) -> Result<bool> {
    for _ in 0..most {
        let Some(found) = dispatch::for_worker(id).one(ctx.read()).await? else { return Ok(false) };
        if found.status != DispatchStatus::Running {
            return Ok(false);
        }
        let Some(next) = dispatch_recipient::waiting(id).limit(1).one(ctx.read()).await? else { return Ok(false) };
        let Some(signed) = membership::signed(found.begun_as, found.begun_by).one(ctx.read()).await? else {
            halt(ctx, found).await?;
            return Ok(false);
        };
        let actor = Actor {
            account: found.begun_by,
            membership: found.begun_as,
            organisation: signed.organisation_id,
            kind: signed.kind,
            roles: signed.roles.0,
        };
        match one(&Ctx::of(ctx.house.clone(), actor), &found, &next).await {
            Ok(()) => {}
            Err(Error::Refused(why)) => keep_back(ctx, &found, next, &why).await?,
            Err(error) => return Err(error),
        }
    }
    Ok(dispatch_recipient::waiting(id).limit(1).one(ctx.read()).await?.is_some())
}

/// The author has no place any more: nobody sends in their name.
async fn halt(ctx: &Ctx, found: dispatch::Model) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = found.organisation_id.0;
    write.revise(dispatch::Model { status: DispatchStatus::Stopped, ..found }).await?;
    write.record(Act { case, act: "dispatch-stopped", role: None, reason: "" }).await?;
    write.commit().await
}

async fn keep_back(ctx: &Ctx, of: &dispatch::Model, row: dispatch_recipient::Model, why: &Refusal) -> Result<()> {
    let mut write = ctx.write().await?;
    write.revise(dispatch_recipient::Model { problem: serde_json::to_string(why)?, ..row }).await?;
    let act = Act { case: of.organisation_id.0, act: "dispatch-recipient-kept-back", role: None, reason: "" };
    write.record(act).await?;
    write.commit().await
}

/// One recipient, from wherever it is: drafted, confirmation required, contract recorded, sheet prepared, sent.
async fn one(ctx: &Ctx, of: &dispatch::Model, to: &dispatch_recipient::Model) -> Result<()> {
    let id = to.engagement_id;
    if let Some(ground) = of.ground {
        return again(ctx, of, to, ground).await;
    }
    let mut case = match engagement::case(ctx, id).await {
        Err(Error::Refused(Refusal::NotFound)) => {
            draft_as(ctx, id, &package(of, to)).await?;
            engagement::case(ctx, id).await?.engagement
        }
        found => found?.engagement,
    };
    if case.status == EngagementStatus::Draft {
        engagement::require_confirmation(ctx, id, case.revision).await?;
        case = engagement::case(ctx, id).await?.engagement;
    }
    if case.status == EngagementStatus::ContractPending {
        engagement::record_security_contract(ctx, id, case.revision, &contract(to)).await?;
        case = engagement::case(ctx, id).await?.engagement;
    }
    if case.status != EngagementStatus::Confirming {
        return Err(Rule::NotInThisState.into());
    }
    if sheet::of([id]).one(ctx.read()).await?.is_none() {
        assign_quietly(ctx, id, of.checker_id).await?;
        let recipient = receiver(ctx, to).await?;
        let company = organisation::named([to.organisation_id]).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
        let form = PrepareForm {
            version: of.version_id.to_string(),
            due_on: of.due_on.to_string(),
            recipient: recipient.map(|person| person.id.to_string()).unwrap_or_default(),
            message: fill(&of.message, &company.name, &to.work),
        };
        confirmation::prepare(ctx, id, 0, &form).await?;
    }
    let prepared = sheet::of([id]).one(ctx.read()).await?.ok_or(Rule::SheetNotPrepared)?;
    if prepared.status != ConfirmationStatus::Prepared {
        return Ok(());
    }
    if prepared.recipient_id.is_none() {
        invite(ctx, id, to).await?;
    }
    confirmation::send(ctx, id, prepared.revision).await
}

/// One case that is there already, from wherever it is: begun, prepared, sent.
async fn again(ctx: &Ctx, of: &dispatch::Model, to: &dispatch_recipient::Model, ground: Ground) -> Result<()> {
    let id = to.engagement_id;
    let newest = || async { Ok::<_, Error>(sheet::of([id]).one(ctx.read()).await?.ok_or(Rule::NotInThisState)?) };
    if newest().await?.ordinal < to.ordinal {
        let form = BeginForm { ground: ground.code().to_owned(), note: String::new() };
        reconfirmation::begin(ctx, id, &form).await?;
    }
    let begun = newest().await?;
    if begun.ordinal != to.ordinal || begun.status != ConfirmationStatus::Prepared {
        // Somebody else was there first, with a sheet that was sent or is another one.
        return if begun.ordinal == to.ordinal { Ok(()) } else { Err(Rule::NotInThisState.into()) };
    }
    assign_quietly(ctx, id, of.checker_id).await?;
    let company = organisation::named([to.organisation_id]).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let recipient = receiver(ctx, to).await?.map(|person| person.id);
    let form = PrepareForm {
        version: of.version_id.to_string(),
        due_on: of.due_on.to_string(),
        recipient: begun.recipient_id.or(recipient).map(|id| id.to_string()).unwrap_or_default(),
        message: fill(&of.message, &company.name, &to.work),
    };
    confirmation::prepare(ctx, id, begun.revision, &form).await?;
    confirmation::send(ctx, id, newest().await?.revision).await
}

fn package(of: &dispatch::Model, to: &dispatch_recipient::Model) -> WorkPackage {
    WorkPackage {
        contract: of.contract_id.to_string(),
        downstream: to.organisation_id.to_string(),
        work: to.work.clone(),
        place: to.place.clone(),
        ..WorkPackage::default()
    }
}

fn contract(to: &dispatch_recipient::Model) -> SecurityContractForm {
    SecurityContractForm {
        reference: to.reference.clone(),
        signed_on: to.signed_on.to_string(),
        from: to.signed_on.to_string(),
        until: String::new(),
    }
}

/// The responsible person who receives the sheet, as they are now; none where somebody is to be invited.
async fn receiver(ctx: &Ctx, to: &dispatch_recipient::Model) -> Result<Option<membership::Model>> {
    let people = membership::with_accounts([to.organisation_id]).all(ctx.read()).await?;
    let responsible = |(member, account): (membership::Model, Option<entity::account::Model>)| {
        let named = to.email.is_empty() || account.is_some_and(|account| account.email == to.email);
        (named && member.roles.0.contains(&Role::Supervisor)).then_some(member)
    };
    Ok(people.into_iter().find_map(responsible))
}

/// Invites the person of the list, unless an invitation is out already.
async fn invite(ctx: &Ctx, id: EngagementId, to: &dispatch_recipient::Model) -> Result<()> {
    if to.email.is_empty() {
        return Err(Rule::RecipientMissing.into());
    }
    if invitation::pending_for(id, ctx.now()).one(ctx.read()).await?.is_some() {
        return Ok(());
    }
    let name = if to.person.is_empty() { &to.email } else { &to.person };
    let form = InviteForm { email: to.email.clone(), name: name.clone(), place: PlaceForm::default() };
    invite_to_case(ctx, id, &form).await.map(|_| ())
}
