use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::AccountId;
use domain::notice::{Channel, NoticeGroup, Preference, Rhythm};
use domain::refusal::{Fault, Faults};
use entity::notice_preference::{self, Model};
use std::collections::BTreeMap;

/// What the actor chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Channels and rhythm.
    pub preference: Preference,
    /// For optimistic locking; 0 where nothing was ever chosen.
    pub revision: i32,
}

/// A choice as typed: a channel for each group, and the rhythm.
#[derive(Clone, Debug, Default)]
pub struct PreferenceForm {
    /// Code of the group, code of the channel; a group that is left out keeps a mail at once.
    pub channels: Vec<(NoticeGroup, String)>,
    /// Code of the rhythm.
    pub rhythm: String,
}

/// How the actor is told. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn preference(ctx: &Ctx) -> Result<Chosen> {
    let actor = ctx.actor()?;
    let row = notice_preference::of([actor.account]).one(ctx.read()).await?;
    Ok(row.map(|row| Chosen { preference: row.preference.0, revision: row.revision }).unwrap_or_default())
}

/// Chooses how the actor is told from now on; what waits for a mail with many already still comes.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] (codes of groups, `rhythm`), [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn set_preference(ctx: &Ctx, revision: i32, form: &PreferenceForm) -> Result<()> {
    let actor = ctx.actor()?;
    let preference = notice_preference::Preference(read(form)?);
    let mut write = ctx.write().await?;
    let row = Model { id: actor.account, preference, set_at: ctx.now(), revision };
    match notice_preference::of([actor.account]).one(write.tx()).await? {
        Some(_) => write.revise(row).await?,
        None => write.insert(Model { revision: 1, ..row }).await?,
    };
    write.record(Act { case: actor.account.0, act: "notice-preference-set", role: None, reason: "" }).await?;
    write.commit().await
}

fn read(form: &PreferenceForm) -> Result<Preference> {
    let mut faults = Faults::default();
    let mut channels = BTreeMap::new();
    for (group, typed) in &form.channels {
        let channel = Channel::from_code(typed).ok_or(Fault::Choice);
        if let Some(channel) = faults.take(group.code(), channel) {
            channels.insert(*group, channel);
        }
    }
    let rhythm = faults.take("rhythm", Rhythm::from_code(&form.rhythm).ok_or(Fault::Choice));
    faults.check()?;
    Ok(Preference { channels, rhythm: rhythm.unwrap_or(Rhythm::Daily) })
}

/// What these people chose, as far as they did.
pub(super) async fn of(write: &Write, accounts: &[AccountId]) -> Result<BTreeMap<AccountId, Preference>> {
    let found = notice_preference::of(accounts.iter().copied()).all(write.tx()).await?;
    Ok(found.into_iter().map(|row| (row.id, row.preference.0)).collect())
}
