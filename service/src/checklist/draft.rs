//! Versions being written (下書き): by whoever may bring in checklists, for the own organisation.

use super::{content, versions};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::checklist::Content;
use domain::checklist::authoring::{Draft, new_key};
use domain::checklist::view::DraftLine;
use domain::id::{ChecklistDraftId, ChecklistVersionId};
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use entity::{checklist_draft, checklist_version, trail_head};
use sea_orm::ConnectionTrait;
use std::sync::Arc;

mod declare;
mod edit;
mod form;
mod publish;

pub use declare::{declare, declare_proposed};
pub use edit::{add_item, add_section, edit_item, edit_section, edit_titles, set_removed, shift};
pub use form::{ItemForm, SectionForm, TitlesForm};
pub use publish::{discard, publish};

/// A draft as a page needs it.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The draft.
    pub id: ChecklistDraftId,
    /// Revision of the whole: for what concerns all of it.
    pub revision: i32,
    /// What it says.
    pub draft: Draft,
    /// Number that it gets when it is published now.
    pub number: i32,
    /// The version from which it began, and what that says.
    pub before: Option<(ChecklistVersionId, Arc<Content>)>,
}

/// Open drafts of the own organisation. One statement; none where the actor may not write.
///
/// # Errors
/// [`Refusal::SignInNeeded`]; the store does not answer.
pub async fn drafts(ctx: &Ctx) -> Result<Vec<DraftLine>> {
    let actor = ctx.actor()?;
    if entitled(actor).is_err() {
        return Ok(Vec::new());
    }
    let rows = checklist_draft::open_of(actor).all(ctx.read()).await?;
    rows.into_iter().map(line).collect()
}

fn line(row: checklist_draft::Model) -> Result<DraftLine> {
    let content = serde_json::from_str::<Draft>(&row.content)?.whole();
    Ok(DraftLine {
        id: row.id,
        items: content.items().count(),
        title_ja: content.title_ja,
        title_en: content.title_en,
        before: row.before_id,
        edited_at: row.edited_at,
    })
}

/// One draft. Three statements, two where the version before was read already.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not the own organisation's; [`Refusal::NotPermitted`].
pub async fn draft(ctx: &Ctx, id: ChecklistDraftId) -> Result<Writing> {
    let actor = ctx.actor()?;
    let row = checklist_draft::visible_to(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    entitled(actor)?;
    let before = match row.before_id {
        Some(before) => Some((before, content(ctx, before).await?)),
        None => None,
    };
    let number = next_number(ctx.read(), &row).await?;
    Ok(Writing { id, revision: row.revision, draft: serde_json::from_str(&row.content)?, number, before })
}

/// Begins a draft: from a version that the actor may know of, or empty where `from` is. A version of the own organisation is
/// continued, any other one copied. Where the own checklist is being written already, that draft is given, and `false`.
///
/// # Errors
/// [`Refusal::NotPermitted`]; [`Refusal::Fields`] at `from` for a version that is not there.
pub async fn begin(ctx: &Ctx, from: &str) -> Result<(ChecklistDraftId, bool)> {
    let actor = ctx.actor()?.clone();
    let role = entitled(&actor)?;
    let (before, draft) = first(ctx, &actor, from).await?;
    let mut write = ctx.write().await?;
    trail_head::locked(write.tx(), actor.organisation.0).await?;
    if let Some(open) = checklist_draft::with_key(&actor, &draft.content.key).one(write.tx()).await? {
        return Ok((open.id, false));
    }
    let (id, now) = (ChecklistDraftId(ctx.new_id()), ctx.now());
    let row = checklist_draft::Model {
        id,
        owner_id: actor.organisation,
        key: draft.content.key.clone(),
        before_id: before,
        content: serde_json::to_string(&draft)?,
        begun_by: actor.account,
        begun_at: now,
        edited_by: actor.account,
        edited_at: now,
        ended_at: None,
        version_id: None,
        revision: 1,
    };
    write.insert(row).await?;
    record(&mut write, &actor, role, "checklist-draft-begun").await?;
    write.commit().await?;
    Ok((id, true))
}

/// What a draft says at first.
async fn first(ctx: &Ctx, actor: &Actor, from: &str) -> Result<(Option<ChecklistVersionId>, Draft)> {
    let key = new_key("c", ctx.new_id());
    if from.is_empty() {
        return Ok((None, Draft::empty(key)));
    }
    let unknown = || Refusal::field("from", Fault::Choice);
    let id = from.parse::<ChecklistVersionId>().map_err(|_| unknown())?;
    let line = versions(ctx).await?.into_iter().find(|line| line.id == id).ok_or_else(unknown)?;
    let mut copy = Content::clone(&*content(ctx, id).await?);
    if line.owner != Some(actor.organisation) {
        copy.key = key;
        copy.number = 1;
    }
    copy.dated_on = None;
    Ok((Some(id), Draft::of(copy)))
}

/// The number after that of the newest version of the checklist.
async fn next_number<C: ConnectionTrait>(store: &C, row: &checklist_draft::Model) -> Result<i32> {
    let newest = checklist_version::numbers_of(Some(row.owner_id), &row.key).one(store).await?;
    Ok(newest.map_or(1, |number| number + 1))
}

/// The role in which the actor writes checklists.
fn entitled(actor: &Actor) -> Result<Role> {
    Ok(actor.acting_as(Action::ImportChecklist, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?)
}

/// A draft inside the transaction that is going to change it. Commands of one organisation on drafts come one after the other:
/// the head of its trail is locked first.
async fn for_update(write: &Write, id: ChecklistDraftId) -> Result<(checklist_draft::Model, Draft, Actor, Role)> {
    let actor = write.ctx.actor()?.clone();
    trail_head::locked(write.tx(), actor.organisation.0).await?;
    let row = checklist_draft::visible_to(&actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let role = entitled(&actor)?;
    let draft = serde_json::from_str(&row.content)?;
    Ok((row, draft, actor, role))
}

async fn record(write: &mut Write, actor: &Actor, role: Role, act: &str) -> Result<()> {
    write.record(Act { case: actor.organisation.0, act, role: Some(role), reason: "" }).await
}
