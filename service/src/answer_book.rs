//! The answer book (回答帳) of the own company: what it said last and what was confirmed, and taking that over into a new sheet.

mod take;

pub use take::{Taken, take};

use crate::ctx::Ctx;
use crate::error::Result;
use crate::{checklist, waiver};
use chrono::NaiveDate;
use domain::answer_book::{self, Confirmed, Entry, Proposal, Provenance};
use domain::checklist::{Content, Item};
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::view::{Frozen, Sheet};
use domain::id::{ChecklistVersionId, ConfirmationId};
use domain::permission::{Action, Standing};
use domain::reconfirmation::{self, Before, Past};
use domain::refusal::Refusal;
use domain::waiver::view::Waived;
use entity::submission;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The book, for whoever may answer for the company. It is the company's own: it tells nothing of cases to which the reader is
/// not assigned but that something was confirmed on a day. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub async fn book(ctx: &Ctx) -> Result<Vec<Entry>> {
    let (pages, _) = pages(ctx, None).await?;
    Ok(answer_book::book(pages.iter().map(Page::confirmed)))
}

/// A sheet that was confirmed.
struct Page {
    version: ChecklistVersionId,
    content: Arc<Content>,
    submitted: Frozen,
    provenance: Provenance,
    waived: BTreeMap<String, NaiveDate>,
}

impl Page {
    fn confirmed(&self) -> Confirmed<'_> {
        Confirmed {
            version: self.version,
            content: &self.content,
            submitted: self.submitted.clone(),
            provenance: self.provenance.clone(),
            waived: self.waived.clone(),
        }
    }
}

/// The sheets that the book is made of, newest first, but `first` before all others; with the waivers of the company.
async fn pages(ctx: &Ctx, first: Option<ConfirmationId>) -> Result<(Vec<Page>, Vec<entity::waiver::Model>)> {
    let actor = ctx.actor()?;
    if !actor.may(Action::Answer, Standing::Downstream) {
        return Err(Refusal::NotFound.into());
    }
    let waivers = waiver::of_company(ctx).await?;
    let mut pages = Vec::new();
    for row in submission::book(actor, first).all(ctx.read()).await? {
        let Some(confirmed_at) = row.decided_at else { continue };
        let case = row.assignment.map(|_| (row.number, row.upstream));
        pages.push(Page {
            version: row.version_id,
            content: checklist::content(ctx, row.version_id).await?,
            submitted: serde_json::from_str(&row.content)?,
            provenance: Provenance { sheet: row.confirmation_id, case, confirmed_at },
            waived: running(&waiver::by_item(ctx, of(&waivers, row.confirmation_id))),
        });
    }
    Ok((pages, waivers))
}

fn of(waivers: &[entity::waiver::Model], sheet: ConfirmationId) -> impl Iterator<Item = &entity::waiver::Model> {
    waivers.iter().filter(move |row| row.confirmation_id == sheet)
}

fn running(waived: &BTreeMap<String, Waived>) -> BTreeMap<String, NaiveDate> {
    waived.iter().filter(|(_, waived)| waived.runs).map(|(item, waived)| (item.clone(), waived.until)).collect()
}

/// What was said earlier to the items of a sheet that is answered for the first time.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// What the book says, where something else or nothing stands there now.
    pub proposals: BTreeMap<String, Proposal>,
    /// Where this confirms again: what the sheet before said. The book puts that first.
    pub past: Option<Past>,
}

/// What was said earlier. Two statements while the sheet is out, else none, and one more where the version has a past that was
/// not read yet; for a colleague who was asked for single items, what came with these.
///
/// # Errors
/// The store does not answer.
pub async fn earlier(ctx: &Ctx, sheet: &Sheet) -> Result<Earlier> {
    let answers = sheet.standing == Standing::Downstream && sheet.may.contains(&Action::Answer);
    if !answers || sheet.status != ConfirmationStatus::Sent {
        return Ok(Earlier { past: sheet.past.clone(), ..Earlier::default() });
    }
    let before = sheet.reconfirmation.as_ref().map(|again| again.before);
    let (pages, waivers) = pages(ctx, before).await?;
    let related = |page: &Page| page.content.key == sheet.content.key && page.version != sheet.version;
    let lineage =
        if pages.iter().any(related) { checklist::lineage(ctx, sheet.version).await? } else { Arc::default() };
    let past = pages.iter().find(|page| Some(page.provenance.sheet) == before).map(|page| {
        let Page { version, content, submitted, provenance, .. } = page;
        let (version, confirmed_at) = (*version, provenance.confirmed_at);
        let before = Before { version, content, submitted, confirmed_at };
        reconfirmation::past(before, &lineage, sheet.version, &sheet.content)
    });
    let book = answer_book::book(pages.iter().map(Page::confirmed));
    let new = |item: &Item, entry: &Entry| {
        sheet.answers.get(&item.key).is_none_or(|line| (&line.value, &line.remark) != (&entry.value, &entry.remark))
    };
    let found = sheet.content.items().filter_map(|item| {
        let proposal = answer_book::proposal(&book, &lineage, &sheet.content, item)?;
        new(item, &proposal.entry).then(|| (item.key.clone(), proposal))
    });
    let past = past.map(|past| match before {
        Some(before) => Past { waived: waiver::by_item(ctx, of(&waivers, before)), ..past },
        None => past,
    });
    Ok(Earlier { proposals: found.collect(), past })
}

/// Of that, what the book says.
///
/// # Errors
/// As [`earlier`].
pub async fn proposals(ctx: &Ctx, sheet: &Sheet) -> Result<BTreeMap<String, Proposal>> {
    Ok(earlier(ctx, sheet).await?.proposals)
}
