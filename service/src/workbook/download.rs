use super::answering;
use crate::comment;
use crate::confirmation::sheet;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::{DateTime, Utc};
use domain::confirmation::view::Sheet;
use domain::digest;
use domain::id::{AccountId, ConfirmationId, WorkbookId};
use domain::workbook::{Base, BaseItem};
use entity::{account, workbook};
use std::collections::{BTreeMap, BTreeSet};

/// A sheet with everything that the portal holds of its answers, to be read outside.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The sheet, as the reader may see it.
    pub sheet: Sheet,
    /// SHA-256 of the checklist version.
    pub checklist: String,
    /// Names of those who answered, and of those who judged.
    pub people: BTreeMap<AccountId, String>,
    /// When it was made.
    pub at: DateTime<Utc>,
}

/// A sheet to be filled in outside and brought back.
#[derive(Clone, Debug)]
pub struct Download {
    /// What stands in it.
    pub copy: Copy,
    /// The download.
    pub id: WorkbookId,
    /// What it holds, as stored.
    pub base: Base,
    /// SHA-256 of that.
    pub digest: String,
}

/// What the actor may see of a sheet, to be read outside. Eight statements.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] also where the actor may not know of it.
pub async fn copy(ctx: &Ctx, id: ConfirmationId) -> Result<Copy> {
    let mut sheet = sheet(ctx, id).await?;
    sheet.comments = comment::of(ctx, &sheet).await?;
    let answered = sheet.answers.values().map(|answer| answer.answered_by);
    let authors: BTreeSet<AccountId> =
        answered.chain(sheet.verdicts.values().map(|verdict| verdict.given_by)).collect();
    let people = account::with_ids(authors.into_iter().collect()).all(ctx.read()).await?;
    Ok(Copy {
        checklist: digest::of(sheet.content.as_ref())?,
        people: people.into_iter().map(|person| (person.id, person.name)).collect(),
        at: ctx.now(),
        sheet,
    })
}

/// Takes a sheet home: what the file will hold is kept, so that the file need not be trusted when it comes back.
///
/// # Errors
/// As [`copy`]; [`domain::refusal::Rule::NotInThisState`] where the sheet is not being answered,
/// [`domain::refusal::Refusal::NotPermitted`] for anybody who does not answer for the whole sheet.
pub async fn download(ctx: &Ctx, id: ConfirmationId) -> Result<Download> {
    let copy = copy(ctx, id).await?;
    let base = base(&copy);
    let digest = digest::of(&base)?;
    let mut write = ctx.write().await?;
    let (sheet, case, role) = answering(&write, id).await?;
    let row = workbook::Model {
        id: WorkbookId(ctx.new_id()),
        confirmation_id: sheet.id,
        content: serde_json::to_string(&base)?,
        digest: digest.clone(),
        downloaded_by: case.actor().account,
        downloaded_at: copy.at,
    };
    let row = write.insert(row).await?;
    write.record(Act { case: sheet.engagement_id.0, act: "workbook-downloaded", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(Download { copy, id: row.id, base, digest })
}

fn base(copy: &Copy) -> Base {
    let sheet = &copy.sheet;
    let items = sheet.content.items().map(|item| {
        let answer = sheet.answers.get(&item.key);
        let text =
            |of: fn(&domain::confirmation::view::AnswerLine) -> &String| answer.map(of).cloned().unwrap_or_default();
        BaseItem {
            item: item.key.clone(),
            value: text(|answer| &answer.value),
            remark: text(|answer| &answer.remark),
            revision: answer.map_or(0, |answer| answer.revision),
            open: sheet.is_open(&item.key),
        }
    });
    Base { checklist: copy.checklist.clone(), items: items.collect() }
}
