use super::list::{content, line};
use super::put::{above, next_step};
use crate::ctx::Ctx;
use crate::decision;
use crate::error::Result;
use crate::organisation::names;
use domain::decision::Pinned;
use domain::desk::Procedure;
use domain::disclosure::content::{DisclosureContent, changes};
use domain::disclosure::view::{Before, DecisionRecord, DisclosureDetail, DisclosureEvent, DisclosureLine};
use domain::disclosure::{DisclosureStatus, Place};
use domain::id::{DisclosureId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor};
use domain::refusal::Refusal;
use entity::{disclosure, disclosure_answer, disclosure_message, disclosure_safeguard};
use std::collections::BTreeMap;

/// The page of a request. Six statements, one more for a draft or on the way up, none for a request before where there is none.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: DisclosureId) -> Result<DisclosureDetail> {
    let actor = ctx.actor()?;
    let (row, contract) = disclosure::with_contract(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let before = match row.renews_id.or(row.follows_id) {
        Some(before) => disclosure::one_visible_to(actor, before).one(ctx.read()).await?,
        None => None,
    };
    let ids = [Some(id), before.as_ref().map(|before| before.id)].into_iter().flatten();
    let safeguards = disclosure_safeguard::of(ids).all(ctx.read()).await?;
    let messages = disclosure_message::of(id).all(ctx.read()).await?;
    let answers = if asked(row.status) { disclosure_answer::of(id).all(ctx.read()).await? } else { Vec::new() };
    let above = above(ctx.read(), &row).await?;
    let mentioned = messages.iter().map(|message| message.organisation_id);
    let names = names(ctx.read(), mentioned.chain([row.company_id, row.ministry_id])).await?;
    let found = line(actor, &row, &names, ctx.today()).ok_or(Refusal::NotFound)?;
    let (own, ministry) = (row.engagement_id.is_none(), found.place == Place::Ministry);
    let prime_above = above.is_some_and(|above| above.parent_id.is_none());
    let content_now = content(&row, &safeguards);
    let on_desk = row.desk_id == actor.organisation;
    let now = Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest.clone() };
    let standing = found.place.standing(!own);
    let papers = decision::papers(ctx, (standing, Procedure::Disclosure, id.0), &now).await?;
    Ok(DisclosureDetail {
        papers,
        revision: row.revision,
        contract: (contract.number, contract.title),
        engagement: row.engagement_id.filter(|_| found.place == Place::Requester),
        before: before.map(|before| earlier(&row, &before, &content_now, &safeguards)),
        content: content_now,
        digest: row.digest,
        conditions: row.conditions,
        return_proof: row.return_proof,
        events: messages.into_iter().map(|message| event(message, &names)).collect(),
        answers: answers.into_iter().filter(|answer| ministry || stands(answer)).map(record).collect(),
        own,
        next: next_step(row.status, prime_above, own).filter(|_| on_desk),
        on_desk,
        may: may(actor, &found, own),
        line: found,
        reader: actor.account,
        today: ctx.today(),
    })
}

/// Whether the ministry may have answered: not before it was asked.
const fn asked(status: DisclosureStatus) -> bool {
    !matches!(status, DisclosureStatus::Draft | DisclosureStatus::WithUpstream | DisclosureStatus::WithPrime)
}

fn may(actor: &Actor, line: &DisclosureLine, own: bool) -> Vec<Action> {
    let standing = line.place.standing(!own);
    Action::ALL.iter().copied().filter(|action| actor.may(*action, standing)).collect()
}

fn earlier(
    row: &disclosure::Model,
    before: &disclosure::Model,
    now: &DisclosureContent,
    safeguards: &[disclosure_safeguard::Model],
) -> Before {
    let said = content(before, safeguards);
    Before {
        id: before.id,
        number: before.number.clone(),
        status: before.status,
        valid_until: before.valid_until,
        renewed: row.renews_id.is_some(),
        changes: changes(&said, now),
        content: said,
    }
}

fn event(row: disclosure_message::Model, names: &BTreeMap<OrganisationId, OrganisationName>) -> DisclosureEvent {
    DisclosureEvent {
        step: row.step,
        organisation: names.get(&row.organisation_id).cloned(),
        role: row.role,
        text: row.text,
        day: row.day,
        at: row.written_at,
    }
}

/// A company sees an answer once it stands: given in the portal, or checked by a second person.
const fn stands(row: &disclosure_answer::Model) -> bool {
    !row.rejected && (!row.on_paper || row.checked_by.is_some())
}

fn record(row: disclosure_answer::Model) -> DecisionRecord {
    DecisionRecord {
        id: row.id,
        decision: row.decision,
        conditions: row.conditions,
        reason: row.reason,
        number: row.number,
        scan: row.scan,
        answered_on: row.answered_on,
        valid_until: row.valid_until,
        on_paper: row.on_paper,
        recorded_by: row.recorded_by,
        checked: row.checked_by.is_some(),
        rejected: row.rejected,
    }
}
