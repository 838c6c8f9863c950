use crate::ctx::Ctx;
use crate::desk::intake::{self, Arrival};
use crate::engagement::{self, Case};
use crate::error::Result;
use crate::notice;
use crate::organisation::name;
use crate::write::{Act, Write};
use domain::application::view::{FrozenApplication, PassageLine, Passing};
use domain::application::{ApplicationStatus, ApplicationStep, Passage};
use domain::engagement::{EngagementStep, Side};
use domain::id::{ApplicationId, EngagementId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use entity::{application, application_passage, organisation, trail_head};
use sea_orm::ConnectionTrait;

/// Tells whoever holds the application now that it has come; it arrives at the desk of the ministry.
///
/// # Errors
/// The store does not answer.
pub(super) async fn arrive(write: &mut Write, row: &application::Model) -> Result<()> {
    let above = row.held_at.is_some();
    if !above {
        let case = behind(write.tx(), row.engagement_id).await?;
        intake::arrived(write, Arrival::of_application(row, &case)).await?;
    }
    let kind = if above { NoticeKind::ApplicationToPass } else { NoticeKind::ApplicationReceived };
    tell_holder(write, row, kind).await
}

/// Tells whoever holds the application: a tier above, or the ministry.
///
/// # Errors
/// The store does not answer.
pub(super) async fn tell_holder(write: &mut Write, row: &application::Model, kind: NoticeKind) -> Result<()> {
    let Some(held_at) = row.held_at else {
        return notice::tell_ministry(write, row.ministry_id, kind, &row.number, row.engagement_id).await;
    };
    let through = behind(write.tx(), held_at).await?;
    let path = format!("/application/{}/passage", row.id);
    let people = notice::of_side(write, &through, Side::Upstream).await?;
    notice::tell_at(write, people, through.upstream_id, kind, &row.number, &path).await
}

/// The page of an application of a lower tier, for the company through which it goes. At most four statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where it never was put to the reader's company.
pub async fn passing(ctx: &Ctx, id: ApplicationId) -> Result<Passing> {
    let row = application::passing(ctx.actor()?, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let passages = application_passage::with_companies(id).all(ctx.read()).await?;
    let waits = row.status == ApplicationStatus::WithUpstream;
    let held = match row.held_at {
        Some(held_at) => given(engagement::case(ctx, held_at).await)?,
        None => None,
    };
    let here = waits && held.is_some();
    let through = match held {
        Some(through) => through,
        None => {
            let own = ctx.actor()?.organisation;
            let passed = passages.iter().rev().find(|(row, _)| row.organisation_id == own);
            engagement::case(ctx, passed.ok_or(Refusal::NotFound)?.0.engagement_id).await?
        }
    };
    let mut content: FrozenApplication = serde_json::from_str(&row.content)?;
    // Shown to the ministry only: a tier above judges by the facts of the case (4-2-2).
    content.verdicts.clear();
    Ok(Passing {
        id,
        number: row.number,
        revision: row.revision,
        status: row.status,
        may: here && through.may(Action::PassOn),
        to_ministry: through.engagement.parent_id.is_none(),
        through: (through.engagement.id, through.engagement.number.clone()),
        content,
        digest: row.digest,
        note: row.note,
        applied_at: row.applied_at,
        passages: passages.into_iter().filter_map(line).collect(),
        here,
    })
}

/// What tiers above did with an application that was reached through its scope. One statement.
///
/// # Errors
/// The store does not answer.
pub(super) async fn lines<C: ConnectionTrait>(store: &C, id: ApplicationId) -> Result<Vec<PassageLine>> {
    Ok(application_passage::with_companies(id).all(store).await?.into_iter().filter_map(line).collect())
}

fn line((row, company): (application_passage::Model, Option<organisation::Model>)) -> Option<PassageLine> {
    Some(PassageLine { passage: row.passage, company: name(company?), note: row.note, at: row.written_at })
}

/// Passes an application of a lower tier on: to the tier above, or, as the company of the contract, to the ministry.
///
/// # Errors
/// [`Rule::NotInThisState`] where it does not wait here, [`Refusal::Fields`] where the words are too long.
pub async fn pass_on(ctx: &Ctx, id: ApplicationId, revision: i32, note: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, through, role) = held(&write, id).await?;
    if note.chars().count() > text::PARAGRAPH {
        return Err(Refusal::field("note", Fault::TooLong).into());
    }
    let above = through.engagement.parent_id;
    let step = if above.is_some() { ApplicationStep::PassOn } else { ApplicationStep::PutToMinistry };
    let status = row.status.after(step)?;
    write.insert(passage(&write, &row, &through, Passage::PassedOn, note.trim())).await?;
    let row = write.revise(application::Model { status, held_at: above, revision, ..row }).await?;
    record(&mut write, &row, role, "application-passed-on", "").await?;
    let below = behind(write.tx(), row.engagement_id).await?;
    notice::tell_side(&mut write, &below, Side::Upstream, NoticeKind::ApplicationPassedOn).await?;
    arrive(&mut write, &row).await?;
    write.commit().await
}

/// Returns an application of a lower tier to the applicant, with a reason: the sheet stays confirmed, and a new application can
/// be made.
///
/// # Errors
/// As [`pass_on`]; [`Refusal::Fields`] without a reason.
pub async fn put_back(ctx: &Ctx, id: ApplicationId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, through, role) = held(&write, id).await?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let status = row.status.after(ApplicationStep::Return)?;
    write.insert(passage(&write, &row, &through, Passage::Returned, &reason)).await?;
    let row = write.revise(application::Model { status, revision, ..row }).await?;
    let below = behind(write.tx(), row.engagement_id).await?;
    let moved = below.status.after(EngagementStep::Withdraw)?;
    let below = write.revise(entity::engagement::Model { status: moved, ..below }).await?;
    record(&mut write, &row, role, "application-returned", &reason).await?;
    notice::tell_side(&mut write, &below, Side::Upstream, NoticeKind::ApplicationReturned).await?;
    write.commit().await
}

/// An application that waits for the actor's company, the case through which it came, and the role. Commands on the case behind
/// it come one after the other.
async fn held(write: &Write, id: ApplicationId) -> Result<(application::Model, Case, Role)> {
    let actor = write.ctx.actor()?;
    let seen = application::passing(actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    trail_head::locked(write.tx(), seen.engagement_id.0).await?;
    // Read again: the case is locked only now.
    let row = application::passing(actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let held_at = row.held_at.filter(|_| row.status == ApplicationStatus::WithUpstream).ok_or(Rule::NotInThisState)?;
    // Whoever passed it on still sees it, but it waits at a case that is no longer theirs.
    let through = given(engagement::case_within(write, held_at).await)?.ok_or(Rule::NotInThisState)?;
    let role = through.permit(Action::PassOn)?;
    Ok((row, through, role))
}

/// A case in which the actor's side gives the work; none where they know of it otherwise or not at all.
fn given(found: Result<Case>) -> Result<Option<Case>> {
    match found {
        Ok(case) => Ok(Some(case).filter(|case| case.standing == Standing::Upstream)),
        Err(crate::Error::Refused(Refusal::NotFound)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn passage(
    write: &Write,
    row: &application::Model,
    through: &Case,
    passage: Passage,
    note: &str,
) -> application_passage::Model {
    application_passage::Model {
        id: write.ctx.new_id(),
        application_id: row.id,
        engagement_id: through.engagement.id,
        organisation_id: through.actor().organisation,
        passage,
        note: note.to_owned(),
        written_by: through.actor().account,
        written_at: write.ctx.now(),
    }
}

async fn record(write: &mut Write, row: &application::Model, role: Role, act: &str, reason: &str) -> Result<()> {
    write.record(Act { case: row.engagement_id.0, act, role: Some(role), reason }).await
}

async fn behind<C: ConnectionTrait>(store: &C, id: EngagementId) -> Result<entity::engagement::Model> {
    Ok(entity::engagement::behind(id).one(store).await?.ok_or(Refusal::NotFound)?)
}
