//! What the portal notices in a sheet (気づき): computed for whoever may see the sheet, decides nothing, stored nowhere.

use crate::confirmation::{Review, as_submitted};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::confirmation::view::{FrozenItem, Sheet};
use domain::observation::{Observation, Seen, observations};
use domain::permission::Standing;
use domain::time;
use entity::evidence_grant;
use std::collections::BTreeSet;

/// Before the submission, for whoever answers: over the answers as they are. No statement.
///
/// # Errors
/// Never for sheets of ours.
pub fn of_sheet(ctx: &Ctx, sheet: &Sheet) -> Result<Vec<Observation>> {
    let draft = as_submitted(&sheet.number, sheet)?;
    let (content, files) = (&sheet.content, &sheet.evidence);
    Ok(observations(&Seen { content, items: &draft.items, files, on: ctx.today() }))
}

/// After the submission, for whoever checks it: over what was submitted, as of that day. One statement for the ministry, which
/// alone is told where else a file stands; none for others.
///
/// # Errors
/// The store does not answer.
pub async fn of_review(ctx: &Ctx, review: &Review) -> Result<Vec<Observation>> {
    let Some(newest) = review.submissions.first() else { return Ok(Vec::new()) };
    let (content, files) = (&review.sheet.content, &review.sheet.evidence);
    let (items, on) = (newest.content.items.as_slice(), time::day_in_japan(newest.at));
    let mut found = observations(&Seen { content, items, files, on });
    if review.sheet.standing == Standing::Ministry {
        found.extend(same_files(ctx, review, items).await?);
    }
    Ok(found)
}

/// Files with the same bytes in sheets of other companies that were put to the same ministry.
async fn same_files(ctx: &Ctx, review: &Review, items: &[FrozenItem]) -> Result<Option<Observation>> {
    let digests: BTreeSet<&str> =
        items.iter().flat_map(|item| &item.evidence).map(|(_, sha256)| sha256.as_str()).collect();
    if digests.is_empty() {
        return Ok(None);
    }
    let company = review.sheet.downstream.id;
    let elsewhere = evidence_grant::elsewhere(ctx.actor()?, company, digests).all(ctx.read()).await?;
    let is_there = |sha256: &str| elsewhere.iter().any(|found| found.sha256 == sha256);
    let items = items.iter().filter(|item| item.evidence.iter().any(|(_, sha256)| is_there(sha256)));
    let items: Vec<String> = items.map(|item| item.key.clone()).collect();
    let case = |found: &evidence_grant::Elsewhere| (found.number.clone(), found.confirmation_id);
    let cases: BTreeSet<_> = elsewhere.iter().map(case).collect();
    let cases = cases.into_iter().map(|(number, sheet)| (sheet, number)).collect();
    Ok((!items.is_empty()).then_some(Observation::SameFile { items, cases }))
}
