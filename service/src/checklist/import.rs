use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::write::{Act, Write};
use domain::checklist::{Content, check};
use domain::digest;
use domain::id::{ChecklistId, ChecklistVersionId, OrganisationId};
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Refusal, Rule};
use entity::{checklist, checklist_version};

/// Publishes a content as a version of a checklist of the actor's organisation.
///
/// # Errors
/// [`Refusal::NotPermitted`]; [`Rule::VersionExists`] where the number is taken; [`Refusal::Fields`] at `workbook` where
/// [`check`] finds something.
pub async fn import(ctx: &Ctx, content: &Content) -> Result<ChecklistVersionId> {
    let actor = ctx.actor()?;
    let role = actor.acting_as(Action::ImportChecklist, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let owner = actor.organisation;
    let mut write = ctx.write().await?;
    let version = publish(&mut write, Some(owner), content).await?;
    write.record(Act { case: owner.0, act: "checklist-imported", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(version)
}

/// Publishes a content for everybody, at the console of the machine: whoever sits there has the whole portal in hand.
///
/// # Errors
/// As [`import`]; [`Refusal::NotPermitted`] for anybody who came through a sign-in.
pub async fn import_for_all(ctx: &Ctx, content: &Content) -> Result<ChecklistVersionId> {
    if ctx.actor.is_some() {
        return Err(Refusal::NotPermitted.into());
    }
    publish_for_all(ctx, content, "checklist-imported").await
}

/// The chain of a checklist without an owner is its own.
pub(super) async fn publish_for_all(ctx: &Ctx, content: &Content, act: &str) -> Result<ChecklistVersionId> {
    let mut write = ctx.write().await?;
    let version = publish(&mut write, None, content).await?;
    let list = checklist::with_key(None, &content.key).one(write.tx()).await?;
    let case = list.ok_or_else(|| Error::internal("the checklist just published is not there"))?.id.0;
    write.record(Act { case, act, role: None, reason: "" }).await?;
    write.commit().await?;
    Ok(version)
}

/// Adds the version, and the checklist where this is its first one.
pub(super) async fn publish(
    write: &mut Write,
    owner: Option<OrganisationId>,
    content: &Content,
) -> Result<ChecklistVersionId> {
    if !check(content).is_empty() {
        return Err(Refusal::field("workbook", Fault::FileType).into());
    }
    let now = write.ctx.now();
    let list = match checklist::with_key(owner, &content.key).one(write.tx()).await? {
        Some(list) => list,
        None => {
            let id = ChecklistId(write.ctx.new_id());
            let key = checklist::stored_key(owner, &content.key);
            write.insert(checklist::Model { id, key, owner_id: owner, created_at: now }).await?
        }
    };
    if checklist_version::numbered(list.id, content.number).one(write.tx()).await?.is_some() {
        return Err(Rule::VersionExists.into());
    }
    let row = checklist_version::Model {
        id: ChecklistVersionId(write.ctx.new_id()),
        checklist_id: list.id,
        number: content.number,
        title_ja: content.title_ja.clone(),
        title_en: content.title_en.clone(),
        items: i32::try_from(content.items().count()).map_err(Error::internal)?,
        digest: digest::of(content)?,
        content: serde_json::to_string(content)?,
        published_at: now,
        published_by: write.ctx.actor.as_ref().map(|actor| actor.account),
    };
    Ok(write.insert(row).await?.id)
}
