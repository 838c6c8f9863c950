use super::people::{Person, people};
use super::read::view;
use crate::confirmation::in_case;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::{Error, Result};
use crate::write::{Act, Write};
use crate::{checklist, delegation, notice};
use domain::comment::{self, Audience, Comment};
use domain::id::{AccountId, CommentId, ConfirmationId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::work::Party;
use domain::{digest, text};
use entity::{comment as rows, comment_mention, confirmation};

/// A comment, as typed.
#[derive(Clone, Debug, Default)]
pub struct CommentForm {
    /// Key of the item.
    pub item: String,
    /// The thread that it answers; empty for a new one.
    pub thread: String,
    /// Who reads it; of a new thread only.
    pub audience: String,
    /// Words; no protected content.
    pub text: String,
    /// Whom it names: keys of accounts.
    pub mentions: Vec<String>,
}

/// Writes a comment, or an answer in a thread, and tells whoever it names. It cannot be changed afterwards.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not see the item or the thread, [`Refusal::NotPermitted`] for a thread in which the
/// actor does not write, [`Refusal::Fields`].
pub async fn write(ctx: &Ctx, id: ConfirmationId, form: &CommentForm) -> Result<CommentId> {
    let mut write = ctx.write().await?;
    let (sheet, case) = reach(&write, id, &form.item).await?;
    let role = case.permit(Action::Comment)?;
    if checklist::content(ctx, sheet.version_id).await?.item(&form.item).is_none() {
        return Err(Refusal::NotFound.into());
    }
    let party = comment::party(case.standing).ok_or(Refusal::NotFound)?;
    let seen = rows::on(rows::read_by(case.actor(), party, id), &form.item);
    let comments: Vec<Comment> = rows::with_names(seen).all(write.tx()).await?.into_iter().map(view).collect();
    let mut faults = Faults::default();
    let words = faults.text("text", &form.text, text::PARAGRAPH);
    let (thread, audience) = place(&case, form, &comments, &mut faults)?;
    let known = people(write.tx(), &case, (id, &form.item), &comments).await?;
    let named = named(form, &known, audience, &mut faults);
    faults.check()?;
    let Some(audience) = audience else { return Err(Refusal::NotFound.into()) };
    if let Some(said) = said_already(&write, &comments, (thread, audience, &words), &named).await? {
        return Ok(said);
    }
    let row = row(&write, &case, (id, party), (thread, audience), (&form.item, words))?;
    let row = write.insert(row).await?;
    for person in &named {
        let (id, comment_id, account_id) = (ctx.new_id(), row.id, person.account);
        write.insert(comment_mention::Model { id, comment_id, account_id }).await?;
    }
    let act = if thread.is_some() { "comment-answered" } else { "comment-written" };
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason: &form.item }).await?;
    let path = format!("/confirmation/{id}/item/{}/comments", form.item);
    for person in named {
        let (who, number) = (vec![person.account], case.engagement.number.clone());
        notice::tell_at(&mut write, who, person.organisation, NoticeKind::Mentioned, &number, &path).await?;
    }
    write.commit().await?;
    Ok(row.id)
}

/// The sheet for whoever may see its answers, or was asked for this item.
pub(super) async fn reach(write: &Write, id: ConfirmationId, item: &str) -> Result<(confirmation::Model, Case)> {
    let found = in_case(write, id).await;
    match &found {
        Ok((_, case)) if case.may(Action::SeeAnswers) => return found,
        Ok(_) | Err(Error::Refused(Refusal::NotFound)) => {}
        Err(_) => return found,
    }
    delegation::in_part(write, id, item).await
}

/// The comment that says exactly this, where it is the last one on the item and the actor's own: a form that was sent twice.
async fn said_already(
    write: &Write,
    comments: &[Comment],
    (thread, audience, words): (Option<CommentId>, Audience, &str),
    named: &[Person],
) -> Result<Option<CommentId>> {
    let author = write.ctx.actor()?.account;
    let same = |last: &&Comment| {
        (last.author, last.thread, last.audience, last.text.as_str()) == (author, thread, audience, words)
    };
    let Some(last) = comments.last().filter(same) else { return Ok(None) };
    let told = comment_mention::of(last.id).all(write.tx()).await?;
    let mut told: Vec<AccountId> = told.into_iter().map(|mention| mention.account_id).collect();
    let mut now: Vec<AccountId> = named.iter().map(|person| person.account).collect();
    told.sort();
    now.sort();
    Ok((told == now).then_some(last.id))
}

/// The thread that is answered, and the audience: a thread keeps the one it began with.
fn place(
    case: &Case,
    form: &CommentForm,
    comments: &[Comment],
    faults: &mut Faults,
) -> Result<(Option<CommentId>, Option<Audience>)> {
    let may = |audience: &Audience| comment::audiences(case.standing).contains(audience);
    if form.thread.is_empty() {
        let audience = Audience::from_code(&form.audience).filter(may);
        if audience.is_none() {
            faults.add("audience", if form.audience.is_empty() { Fault::Missing } else { Fault::Choice });
        }
        return Ok((None, audience));
    }
    let thread = form.thread.parse::<CommentId>()?;
    let first = comments.iter().find(|comment| comment.id == thread && comment.thread.is_none());
    let first = first.ok_or(Refusal::NotFound)?;
    if !may(&first.audience) {
        return Err(Refusal::NotPermitted.into());
    }
    Ok((Some(thread), Some(first.audience)))
}

/// Whom the comment names: only people who may read it.
fn named(form: &CommentForm, known: &[Person], audience: Option<Audience>, faults: &mut Faults) -> Vec<Person> {
    let mut named: Vec<Person> = Vec::new();
    for account in &form.mentions {
        let account = account.parse::<AccountId>().ok();
        let person = known.iter().find(|person| Some(person.account) == account);
        match person.filter(|person| audience.is_some_and(|audience| person.reads(audience))) {
            Some(person) if !named.contains(person) => named.push(person.clone()),
            Some(_) => {}
            None => faults.add("mentions", Fault::Choice),
        }
    }
    named
}

fn row(
    write: &Write,
    case: &Case,
    (id, side): (ConfirmationId, Party),
    (thread, audience): (Option<CommentId>, Audience),
    (item, words): (&str, String),
) -> Result<rows::Model> {
    Ok(rows::Model {
        id: CommentId(write.ctx.new_id()),
        confirmation_id: id,
        item_key: item.to_owned(),
        thread_id: thread,
        audience,
        side,
        organisation_id: case.actor().organisation,
        sha256: digest::of_bytes(words.as_bytes()),
        text: words,
        written_by: case.actor().account,
        written_at: write.ctx.now(),
        retracted_at: None,
        resolved_by: None,
        resolved_at: None,
        revision: 1,
    })
}
