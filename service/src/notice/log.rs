use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::notice::{MailLine, MailState};
use entity::job;

/// The newest mails to the actor, and those that the actor's own acts caused; for whoever keeps the people of an organisation
/// its invitations too. Never what a mail said beyond its number, nor its address. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn log(ctx: &Ctx) -> Result<Vec<MailLine>> {
    let actor = ctx.actor()?;
    let found = job::log_of(actor).all(ctx.read()).await?;
    let to = found.iter().filter(|row| row.account_id != Some(actor.account)).filter_map(|row| row.organisation_id);
    let names = names(ctx.read(), to).await?;
    let line = |row: job::Model| {
        let to_reader = row.account_id == Some(actor.account);
        let state = match (row.done_at, row.failed_at) {
            (Some(_), _) => MailState::Sent,
            (None, Some(_)) => MailState::GivenUp,
            (None, None) => MailState::Waiting,
        };
        MailLine {
            kind: row.notice_kind,
            to_reader,
            to: row.organisation_id.filter(|_| !to_reader).and_then(|id| names.get(&id).cloned()),
            at: row.made_at.unwrap_or(row.due_at),
            attempts: row.attempts,
            state,
            settled_at: row.done_at.or(row.failed_at),
            reference: row.reference,
        }
    };
    Ok(found.into_iter().map(line).collect())
}
