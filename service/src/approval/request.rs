use super::chain::{Run, Version};
use super::entry::{self, Entry, NO_CHAIR, add, insert, turn_of, unseen};
use super::reach::{Reached, reach_for_update};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::approval::{ApprovalEntry, ApprovalStatus, ApprovalSubject, Route, Step, obstacle, progress};
use domain::id::{AccountId, ApprovalRunId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::approval_run;
use uuid::Uuid;

/// Asks for the approval of exactly what would leave the company now: for the first time, anew after an asking that ended, or again
/// after the content changed. The seats of the first stage that did not approve it are told.
///
/// # Errors
/// [`Refusal::NotFound`] where the company has no route for it, [`Refusal::NotPermitted`] for whoever could not do what is to be
/// approved, the rule by which it could not be done now, [`Rule::ApprovalUnderWay`] where this content was asked for already,
/// [`Rule::ApproverSubmits`] for whoever approved, [`Refusal::Fields`] at `stage-0` … for the stage that can never be completed.
pub async fn request(ctx: &Ctx, kind: ApprovalSubject, id: Uuid) -> Result<()> {
    let mut write = ctx.write().await?;
    let reached = reach_for_update(&write, kind, id).await?;
    let role = asks(&reached)?;
    if let Some(rule) = reached.subject.not_ready {
        return Err(rule.into());
    }
    let digest = reached.subject.matter.digest()?;
    match reached.alive() {
        Some(run) => again(write, &reached, run, role, &digest).await,
        None => {
            let version = reached.chain.in_force().ok_or(Refusal::NotFound)?;
            possible(&write, &reached, &version.route, reached.subject.drafted_by.into_iter().collect())?;
            let run = write.insert(begun(ctx, &reached, version, (kind, id), &digest)?).await?;
            let matter = Some(&reached.subject.matter);
            let ask = Entry { entry: ApprovalEntry::Ask, chair: NO_CHAIR, digest: &digest, matter, reason: "" };
            insert(&mut write, &run, ask).await?;
            let now = progress(&version.route, &[], &digest, None);
            let barred: Vec<AccountId> = run.drafted_by.into_iter().chain([run.asked_by]).collect();
            let who = turn_of(&write, &version.route, &now, &barred, &reached.people);
            entry::end(write, &run, (role, "approval-requested", ""), who, NoticeKind::ApprovalRequested).await
        }
    }
}

async fn again(mut write: Write, reached: &Reached, run: &Run, role: Role, digest: &str) -> Result<()> {
    let own = write.ctx.actor()?.account;
    if run.approved(own) {
        return Err(Rule::ApproverSubmits.into());
    }
    let mut steps = run.steps.clone();
    let (at, reason) = (write.ctx.now(), String::new());
    let (entry, digest_of) = (ApprovalEntry::AskAgain, digest.to_owned());
    steps.push(Step { entry, stage: 0, seat: 0, by: own, in_place_of: None, digest: digest_of, reason, at });
    let now = progress(&run.route, &steps, digest, run.row.drafted_by);
    if run.row.digest == digest || now.turn.is_none() {
        return Err(Rule::ApprovalUnderWay.into());
    }
    possible(&write, reached, &run.route, run.barred())?;
    let matter = unseen(reached, run, digest)?;
    let entry = Entry { entry, chair: NO_CHAIR, digest, matter, reason: "" };
    let row = add(&mut write, run.row.clone(), now.turn, entry).await?;
    let barred = domain::approval::barred(&steps, run.row.drafted_by);
    let who = turn_of(&write, &run.route, &now, &barred, &reached.people);
    entry::end(write, &row, (role, "approval-requested", ""), who, NoticeKind::ApprovalRequested).await
}

/// Takes the asking back: what was approved of it counts no more.
///
/// # Errors
/// As [`request`]; [`Rule::NotInThisState`] where nothing is under way.
pub async fn take_back(ctx: &Ctx, kind: ApprovalSubject, id: Uuid) -> Result<()> {
    let mut write = ctx.write().await?;
    let reached = reach_for_update(&write, kind, id).await?;
    let role = asks(&reached)?;
    let run = reached.alive().ok_or(Rule::NotInThisState)?;
    let (entry, digest) = (ApprovalEntry::TakeBack, run.row.digest.clone());
    let entry = Entry { entry, chair: NO_CHAIR, digest: &digest, matter: None, reason: "" };
    let row = add(&mut write, run.row.clone(), None, entry).await?;
    let asker = vec![row.asked_by];
    entry::end(write, &row, (role, "approval-taken-back", ""), asker, NoticeKind::ApprovalTakenBack).await
}

fn asks(reached: &Reached) -> Result<Role> {
    Ok(reached.subject.asks.filter(|_| !reached.from_seat).ok_or(Refusal::NotPermitted)?)
}

/// Refuses a chain that these people could never complete.
fn possible(write: &Write, reached: &Reached, route: &Route, mut barred: Vec<AccountId>) -> Result<()> {
    barred.push(write.ctx.actor()?.account);
    let people = &reached.people;
    match obstacle(route, &barred, &people.colleagues, &people.absences, write.ctx.today()) {
        Some((stage, fault)) => Err(Refusal::field(&format!("stage-{stage}"), fault).into()),
        None => Ok(()),
    }
}

fn begun(
    ctx: &Ctx,
    reached: &Reached,
    version: &Version,
    (subject, subject_id): (ApprovalSubject, Uuid),
    digest: &str,
) -> Result<approval_run::Model> {
    let of = &reached.subject;
    let actor = ctx.actor()?;
    Ok(approval_run::Model {
        id: ApprovalRunId(ctx.new_id()),
        organisation_id: actor.organisation,
        version_id: version.id,
        subject,
        subject_id,
        case_id: of.case,
        engagement_id: of.place.map(|(engagement, _)| engagement),
        side: of.place.map(|(_, side)| side),
        number: of.number.clone(),
        due_on: of.due_on,
        status: ApprovalStatus::Open,
        stage: 0,
        digest: digest.to_owned(),
        asked_by: actor.account,
        drafted_by: of.drafted_by,
        asked_at: ctx.now(),
        revision: 1,
    })
}

/// The role in which somebody in a seat acts.
pub(super) fn in_seat(ctx: &Ctx, standing: Standing) -> Result<Role> {
    Ok(ctx.actor()?.acting_as(Action::Approve, standing).ok_or(Refusal::NotPermitted)?)
}
