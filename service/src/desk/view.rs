use super::permit;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::desk::query::Query;
use domain::desk::view::SavedView;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::desk_view::{self, Model};
use uuid::Uuid;

/// Most views of one person.
pub const MOST: usize = 20;

/// A row as pages see it.
pub(super) fn saved(row: Model) -> SavedView {
    SavedView { id: row.id, revision: row.revision, name: row.name, query: row.query, first: row.first }
}

/// Saves what is shown under a name of the reader's own.
///
/// # Errors
/// [`Refusal::Fields`] (`name`: missing, too long, taken, or there are too many).
pub async fn save(ctx: &Ctx, name: &str, query: &Query) -> Result<Uuid> {
    let (mut write, views) = own(ctx).await?;
    let name = read(name, views.iter())?;
    if views.len() >= MOST {
        return Err(Refusal::field("name", Fault::TooMany).into());
    }
    let row = Model {
        id: ctx.new_id(),
        membership_id: ctx.actor()?.membership,
        name,
        query: Query { page: 1, ..query.clone() }.written(),
        first: false,
        saved_at: ctx.now(),
        removed_at: None,
        revision: 1,
    };
    let row = write.insert(row).await?;
    done(write, "desk-view-saved").await?;
    Ok(row.id)
}

/// Gives a view another name.
///
/// # Errors
/// As [`save`]; [`Refusal::NotFound`] for a view of somebody else, [`Refusal::ChangedMeanwhile`].
pub async fn rename(ctx: &Ctx, id: Uuid, revision: i32, name: &str) -> Result<()> {
    let (mut write, views) = own(ctx).await?;
    let row = views.iter().find(|row| row.id == id).cloned().ok_or(Refusal::NotFound)?;
    let name = read(name, views.iter().filter(|other| other.id != id))?;
    write.revise(Model { name, revision, ..row }).await?;
    done(write, "desk-view-renamed").await
}

/// Lets the desk begin with a view, or with none of them any more.
///
/// # Errors
/// [`Refusal::NotFound`] for a view of somebody else, [`Refusal::ChangedMeanwhile`].
pub async fn begin_with(ctx: &Ctx, id: Uuid, revision: i32, first: bool) -> Result<()> {
    let (mut write, views) = own(ctx).await?;
    let row = views.iter().find(|row| row.id == id).cloned().ok_or(Refusal::NotFound)?;
    for other in views.into_iter().filter(|other| first && other.first && other.id != id) {
        write.revise(Model { first: false, ..other }).await?;
    }
    write.revise(Model { first, revision, ..row }).await?;
    done(write, "desk-view-first").await
}

/// Removes a view. What it showed stays.
///
/// # Errors
/// [`Refusal::NotFound`] for a view of somebody else, [`Refusal::ChangedMeanwhile`].
pub async fn remove(ctx: &Ctx, id: Uuid, revision: i32) -> Result<()> {
    let (mut write, views) = own(ctx).await?;
    let row = views.into_iter().find(|row| row.id == id).ok_or(Refusal::NotFound)?;
    write.revise(Model { removed_at: Some(ctx.now()), revision, ..row }).await?;
    done(write, "desk-view-removed").await
}

async fn own(ctx: &Ctx) -> Result<(Write, Vec<Model>)> {
    let actor = ctx.actor()?;
    permit(actor, Action::SeeDesk)?;
    let write = ctx.write().await?;
    let views = desk_view::of(actor).all(write.tx()).await?;
    Ok((write, views))
}

fn read<'a>(name: &str, others: impl Iterator<Item = &'a Model>) -> Result<String> {
    let mut faults = Faults::default();
    let name = faults.text("name", &text::line(name), text::LINE);
    let folded = text::search(&name);
    if others.into_iter().any(|other| text::search(&other.name) == folded) {
        faults.add("name", Fault::NameTaken);
    }
    faults.check()?;
    Ok(name)
}

async fn done(mut write: Write, act: &str) -> Result<()> {
    let (account, role) = {
        let actor = write.ctx.actor()?;
        (actor.account, permit(actor, Action::SeeDesk)?)
    };
    write.record(Act { case: account.0, act, role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// The reader's views. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not work at a ministry's desk.
pub async fn list(ctx: &Ctx) -> Result<Vec<SavedView>> {
    let actor = ctx.actor()?;
    permit(actor, Action::SeeDesk)?;
    Ok(desk_view::of(actor).all(ctx.read()).await?.into_iter().map(saved).collect())
}
