use super::preference;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::job::{self, Mail};
use domain::id::AccountId;
use domain::notice::NoticeKind;
use domain::time;
use entity::{account, membership, notice};
use std::collections::BTreeMap;

/// Most numbers in one mail; the portal has them all.
const MOST: usize = 20;

/// Writes the mails with many notices that are due today: numbers and one link. What waits of today goes out with the next.
/// Gives how many were written.
///
/// # Errors
/// The store does not answer.
pub async fn digest(ctx: &Ctx) -> Result<usize> {
    let mut of: BTreeMap<AccountId, Vec<notice::Model>> = BTreeMap::new();
    for row in notice::waiting_for_worker().all(ctx.read()).await? {
        of.entry(row.account_id).or_default().push(row);
    }
    let mut written = 0;
    for (reader, waiting) in of {
        written += usize::from(gather(ctx, reader, waiting).await?);
    }
    Ok(written)
}

async fn gather(ctx: &Ctx, reader: AccountId, waiting: Vec<notice::Model>) -> Result<bool> {
    let mut write = ctx.write().await?;
    let rhythm = preference::of(&write, &[reader]).await?.remove(&reader).unwrap_or_default().rhythm;
    let due = |row: &&notice::Model| {
        row.digest_since.is_some_and(|since| rhythm.is_due(time::day_in_japan(since), ctx.today()))
    };
    if !waiting.iter().any(|row| due(&row)) {
        return Ok(false);
    }
    // Two workers may look at once: whoever takes them out writes the mail.
    let ids: Vec<_> = waiting.iter().map(|row| row.id).collect();
    if notice::gathered(write.tx(), ids).await? == 0 {
        return Ok(false);
    }
    let Some(account) = account::with_ids(vec![reader]).one(write.tx()).await? else { return Ok(false) };
    // Whoever left an organisation meanwhile hears nothing more of it.
    let places = membership::places_of(reader).all(write.tx()).await?;
    let still = |row: &notice::Model| places.iter().any(|(place, _)| place.organisation_id == row.organisation_id);
    let reference = numbers(waiting.iter().filter(|row| still(row)));
    if account.disabled_at.is_none() && !reference.is_empty() {
        let kind = NoticeKind::Digest;
        let mail = Mail { to: account.email, locale: account.locale, kind, reference, path: "/notice".to_owned() };
        job::mail_to(&mut write, &mail, None, Some(reader)).await?;
    }
    write.commit().await?;
    Ok(true)
}

/// Each number once, in the order in which things happened.
fn numbers<'a>(waiting: impl Iterator<Item = &'a notice::Model>) -> String {
    let mut numbers: Vec<&str> = Vec::new();
    for row in waiting {
        if !numbers.contains(&row.reference.as_str()) {
            numbers.push(&row.reference);
        }
    }
    let more = if numbers.len() > MOST { " …" } else { "" };
    numbers.truncate(MOST);
    format!("{}{more}", numbers.join(" "))
}
