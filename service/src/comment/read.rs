use super::people::{Person, people};
use crate::checklist;
use crate::confirmation as sheets;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::{Error, Result};
use domain::checklist::Item;
use domain::comment::{self, Comment, Thread, threads};
use domain::confirmation::view::Sheet;
use domain::id::{CommentId, ConfirmationId, EngagementId};
use domain::permission::Standing;
use domain::refusal::Refusal;
use entity::comment::Line;
use entity::{comment as rows, comment_mention, confirmation};
use std::collections::BTreeMap;

/// The comments of one item, with what is needed to write one.
#[derive(Clone, Debug)]
pub struct CommentPage {
    /// The sheet.
    pub sheet: ConfirmationId,
    /// Its case.
    pub engagement: EngagementId,
    /// Number of the case.
    pub number: String,
    /// How the reader stands to it.
    pub standing: Standing,
    /// The item.
    pub item: Item,
    /// Threads, oldest first.
    pub threads: Vec<Thread>,
    /// Whom a comment names.
    pub mentions: BTreeMap<CommentId, Vec<String>>,
    /// Who can be named.
    pub people: Vec<Person>,
    /// The reader.
    pub reader: domain::id::AccountId,
}

/// All comments of a sheet that the caller loaded for this actor, oldest first. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn of(ctx: &Ctx, sheet: &Sheet) -> Result<Vec<Comment>> {
    let actor = ctx.actor()?;
    let Some(party) = comment::party(sheet.standing) else { return Ok(Vec::new()) };
    let found = rows::with_names(rows::read_by(actor, party, sheet.id)).all(ctx.read()).await?;
    let known = |line: &Line| sheet.content.item(&line.comment.item_key).is_some();
    Ok(found.into_iter().filter(known).map(view).collect())
}

/// The page of one item's comments. Six statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not see the item.
pub async fn page(ctx: &Ctx, id: ConfirmationId, key: &str) -> Result<CommentPage> {
    let actor = ctx.actor()?;
    let (row, case) = reach(ctx, id, key).await?;
    let content = checklist::content(ctx, row.version_id).await?;
    let item = content.item(key).cloned().ok_or(Refusal::NotFound)?;
    let party = comment::party(case.standing).ok_or(Refusal::NotFound)?;
    let found = rows::with_names(rows::on(rows::read_by(actor, party, id), key)).all(ctx.read()).await?;
    let comments: Vec<Comment> = found.into_iter().map(view).collect();
    let mut mentions: BTreeMap<CommentId, Vec<String>> = BTreeMap::new();
    for line in comment_mention::on(id, key).all(ctx.read()).await? {
        mentions.entry(line.comment_id).or_default().push(line.name);
    }
    mentions.retain(|id, _| comments.iter().any(|comment| comment.id == *id));
    let people = people(ctx.read(), &case, (id, key), &comments).await?;
    Ok(CommentPage {
        sheet: id,
        engagement: case.engagement.id,
        number: case.engagement.number.clone(),
        standing: case.standing,
        item,
        threads: threads(&comments, key),
        mentions,
        people,
        reader: actor.account,
    })
}

/// The sheet for whoever may see its answers, or was asked for this item.
async fn reach(ctx: &Ctx, id: ConfirmationId, key: &str) -> Result<(confirmation::Model, Case)> {
    match sheets::with_case(ctx, id).await {
        Err(Error::Refused(Refusal::NotFound)) => {
            let actor = ctx.actor()?;
            let found = confirmation::asked_of(actor, id, key).one(ctx.read()).await?;
            let Some((row, Some(engagement))) = found else { return Err(Refusal::NotFound.into()) };
            Ok((row, Case::asked_of(actor, engagement)))
        }
        found => found,
    }
}

pub(super) fn view(line: Line) -> Comment {
    let row = line.comment;
    Comment {
        id: row.id,
        item: row.item_key,
        thread: row.thread_id,
        audience: row.audience,
        side: row.side,
        organisation: row.organisation_id,
        author: row.written_by,
        name: line.name,
        text: row.text,
        sha256: row.sha256,
        written_at: row.written_at,
        retracted_at: row.retracted_at,
        resolved_at: row.resolved_at,
        revision: row.revision,
    }
}
