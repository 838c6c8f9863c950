use super::listed::Listed;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::{DateTime, Utc};
use domain::digest;
use domain::id::ListBookId;
use domain::list_book::view::ListMatter;
use domain::list_book::{Base, Matter};
use entity::list_book;

/// A list to be filled in outside and brought back.
#[derive(Clone, Debug)]
pub struct Download {
    /// The matter.
    pub matter: ListMatter,
    /// The download.
    pub id: ListBookId,
    /// What it holds, as stored.
    pub base: Base,
    /// SHA-256 of that.
    pub digest: String,
    /// When it was made.
    pub at: DateTime<Utc>,
}

/// Takes a list home: what the file will hold is kept, so that the file need not be trusted when it comes back.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`], [`domain::refusal::Refusal::NotPermitted`] for whoever does not write the records,
/// [`domain::refusal::Rule::NotInThisState`] where they can be written no more.
pub async fn download(ctx: &Ctx, matter: Matter) -> Result<Download> {
    let mut write = ctx.write().await?;
    let list = Listed::open(&write, matter).await?;
    let role = list.writing()?;
    let base = list.base();
    let digest = digest::of(&base)?;
    let row = list_book::Model {
        id: ListBookId(ctx.new_id()),
        subject: matter.subject,
        subject_id: matter.id,
        content: serde_json::to_string(&base)?,
        digest: digest.clone(),
        downloaded_by: ctx.actor()?.account,
        downloaded_at: ctx.now(),
    };
    let row = write.insert(row).await?;
    write.record(Act { case: matter.id, act: "list-downloaded", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    let matter = ListMatter { of: matter, number: list.number().to_owned(), writes: true };
    Ok(Download { matter, id: row.id, base, digest, at: row.downloaded_at })
}
