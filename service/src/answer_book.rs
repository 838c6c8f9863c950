//! The answer book (回答帳) of the own company: what it said last and what was confirmed, and taking that over into a new sheet.

mod take;

pub use take::{Taken, take};

use crate::checklist;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::answer_book::{self, Confirmed, Entry, Proposal, Provenance};
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::view::Sheet;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use entity::submission;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The book, for whoever may answer for the company. It is the company's own: it tells nothing of cases to which the reader is
/// not assigned but that something was confirmed on a day. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub async fn book(ctx: &Ctx) -> Result<Vec<Entry>> {
    let actor = ctx.actor()?;
    if !actor.may(Action::Answer, Standing::Downstream) {
        return Err(Refusal::NotFound.into());
    }
    let rows = submission::book(actor).all(ctx.read()).await?;
    let mut contents = Vec::new();
    for row in &rows {
        contents.push(checklist::content(ctx, row.version_id).await?);
    }
    let mut confirmed = Vec::new();
    for (row, content) in rows.into_iter().zip(&contents) {
        let Some(confirmed_at) = row.decided_at else { continue };
        let case = row.assignment.map(|_| (row.number, row.upstream));
        let provenance = Provenance { sheet: row.confirmation_id, case, confirmed_at };
        confirmed.push(Confirmed {
            version: row.version_id,
            content,
            submitted: serde_json::from_str(&row.content)?,
            provenance,
        });
    }
    Ok(answer_book::book(confirmed))
}

/// What the book says to the items of a sheet that is answered for the first time, where something else or nothing stands there
/// now. One statement while the sheet is out, else none, and one more where the version has a past that was not read yet; nothing for a colleague who was asked for single items.
///
/// # Errors
/// The store does not answer.
pub async fn proposals(ctx: &Ctx, sheet: &Sheet) -> Result<BTreeMap<String, Proposal>> {
    let answers = sheet.standing == Standing::Downstream && sheet.may.contains(&Action::Answer);
    if !answers || sheet.status != ConfirmationStatus::Sent {
        return Ok(BTreeMap::new());
    }
    let book = book(ctx).await?;
    let earlier = book.iter().any(|entry| entry.checklist == sheet.content.key && entry.version != sheet.version);
    let lineage = if earlier { checklist::lineage(ctx, sheet.version).await? } else { Arc::default() };
    let new = |item: &&domain::checklist::Item, entry: &Entry| {
        sheet.answers.get(&item.key).is_none_or(|line| (&line.value, &line.remark) != (&entry.value, &entry.remark))
    };
    let found = sheet.content.items().filter_map(|item| {
        let proposal = answer_book::proposal(&book, &lineage, &sheet.content, item)?;
        new(&item, &proposal.entry).then(|| (item.key.clone(), proposal))
    });
    Ok(found.collect())
}
