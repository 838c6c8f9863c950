//! Limits of tries, per address and per account. A try is noted before it is checked, so that many at once count each other.

use crate::ctx::Ctx;
use crate::error::Result;
use chrono::Duration;
use domain::account::{ATTEMPT_MINUTES, ATTEMPTS};
use domain::digest;
use domain::refusal::Refusal;
use entity::sign_in_attempt;
use std::net::IpAddr;
use uuid::Uuid;

/// A try that counts as failed until it is taken back.
#[must_use]
pub(crate) struct Attempt(Vec<Uuid>);

/// The try of an address on the network; IPv6 by its /64, which is one customer.
pub(crate) fn from_address(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("address {address}"),
        IpAddr::V6(address) => format!("address {:x?}", &address.segments()[..4]),
    }
}

/// Notes a try of these subjects; only their digests are stored.
///
/// # Errors
/// [`Refusal::TooManyTries`] where one of them failed too often. Such a try does not count.
pub(crate) async fn begin(ctx: &Ctx, subjects: &[String]) -> Result<Attempt> {
    let (store, now) = (ctx.house.store.writer(), ctx.now());
    let subjects: Vec<String> = subjects.iter().map(|subject| digest::of_bytes(subject.as_bytes())).collect();
    let row = |subject: &String| sign_in_attempt::Model { id: ctx.new_id(), subject: subject.clone(), at: now };
    let tries: Vec<sign_in_attempt::Model> = subjects.iter().map(row).collect();
    let attempt = Attempt(tries.iter().map(|row| row.id).collect());
    sign_in_attempt::add(store, tries).await?;
    let window = Duration::minutes(ATTEMPT_MINUTES);
    let counted = sign_in_attempt::since(subjects.clone(), now - window).all(store).await?;
    for subject in &subjects {
        // What was noted under a clock far ahead that was put back since locks nobody out until then.
        let counts = |row: &&sign_in_attempt::Model| row.subject == *subject && row.at < now + window;
        let of_subject: Vec<_> = counted.iter().filter(counts).collect();
        if of_subject.len() as u64 > ATTEMPTS {
            let free = of_subject.first().map_or(now, |oldest| oldest.at) + window;
            succeeded(ctx, attempt).await?;
            let seconds = u32::try_from((free - now).num_seconds()).unwrap_or(0).max(1);
            return Err(Refusal::TooManyTries(seconds).into());
        }
    }
    Ok(attempt)
}

/// Whether an address may try now; asking for a question is no try yet.
///
/// # Errors
/// [`Refusal::TooManyTries`].
pub(crate) async fn allowed(ctx: &Ctx, from: Option<IpAddr>) -> Result<()> {
    let Some(from) = from else { return Ok(()) };
    let attempt = begin(ctx, &[from_address(from)]).await?;
    succeeded(ctx, attempt).await
}

/// Takes a try back: it did not fail.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn succeeded(ctx: &Ctx, attempt: Attempt) -> Result<()> {
    Ok(sign_in_attempt::take_back(ctx.house.store.writer(), attempt.0).await?)
}
