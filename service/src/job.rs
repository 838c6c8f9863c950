//! The outbox: what is to be done after a commit is written in the same transaction as its cause.

use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::write::Write;
use chrono::Duration;
use domain::id::{AccountId, DispatchId, EngagementId, OrganisationId};
use domain::notice::{JobKind, NoticeKind};
use entity::{account, job};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};

/// A mail: a reference number and a link, nothing else (trap 41).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Address.
    pub to: String,
    /// `ja` or `en`.
    pub locale: String,
    /// What it is about.
    pub kind: NoticeKind,
    /// Number that people know.
    pub reference: String,
    /// Path within the portal, beginning with a slash.
    pub path: String,
}

/// Of which case a mail speaks and to somebody of which organisation: whoever sent it is told what became of it.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The case.
    pub engagement: EngagementId,
    /// The organisation of whoever reads it.
    pub organisation: OrganisationId,
}

/// Puts a mail into the outbox of this transaction.
///
/// # Errors
/// The store does not answer.
pub async fn mail(write: &mut Write, mail: &Mail, about: Option<About>) -> Result<()> {
    let reader = account::with_email(&mail.to).one(write.tx()).await?.map(|account| account.id);
    mail_to(write, mail, about, reader).await
}

/// As [`mail`], to somebody whose account is at hand.
pub(crate) async fn mail_to(
    write: &mut Write,
    mail: &Mail,
    about: Option<About>,
    reader: Option<AccountId>,
) -> Result<()> {
    let job = of_kind(write, JobKind::Mail, serde_json::to_string(mail)?);
    let actor = write.ctx.actor.as_ref();
    let row = job::Model {
        engagement_id: about.map(|about| about.engagement),
        organisation_id: about.map(|about| about.organisation),
        account_id: reader,
        caused_by: actor.map(|actor| actor.account),
        caused_in: actor.map(|actor| actor.organisation),
        notice_kind: Some(mail.kind),
        reference: mail.reference.clone(),
        ..job
    };
    put(write, row).await
}

/// Most tries of one job.
pub const TRIES: i32 = 10;

/// Takes up to `most` due mails for five minutes. Several workers may ask at once: each job goes to one of them.
///
/// # Errors
/// The store does not answer.
pub async fn claim(ctx: &Ctx, most: u64) -> Result<Vec<job::Model>> {
    claim_of(ctx, JobKind::Mail, most, Duration::minutes(5)).await
}

/// Takes up to `most` due jobs of a kind for so long: a worker that was killed holds them no longer.
///
/// # Errors
/// The store does not answer.
pub async fn claim_of(ctx: &Ctx, kind: JobKind, most: u64, held: Duration) -> Result<Vec<job::Model>> {
    let tx = ctx.house.store.begin().await?;
    let now = ctx.now();
    let mut jobs = job::due(&tx, kind, now, most).await?;
    for job in &mut jobs {
        job.claimed_until = Some(now + held);
        job.attempts += 1;
        job::put(&tx, job.clone()).await?;
    }
    tx.commit().await?;
    Ok(jobs)
}

/// Puts the next step of a dispatch into the outbox of this transaction.
///
/// # Errors
/// The store does not answer.
pub async fn dispatch(write: &mut Write, id: DispatchId) -> Result<()> {
    let row = of_kind(write, JobKind::Dispatch, id.to_string());
    put(write, row).await
}

fn of_kind(write: &Write, kind: JobKind, payload: String) -> job::Model {
    job::Model {
        id: write.ctx.new_id(),
        kind,
        payload,
        due_at: write.ctx.now(),
        attempts: 0,
        claimed_until: None,
        done_at: None,
        failed_at: None,
        error: String::new(),
        engagement_id: None,
        organisation_id: None,
        account_id: None,
        caused_by: None,
        caused_in: None,
        notice_kind: None,
        reference: String::new(),
        made_at: Some(write.ctx.now()),
    }
}

async fn put(write: &mut Write, row: job::Model) -> Result<()> {
    job::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(write.tx()).await?;
    Ok(())
}

/// Gives a job back: there is more to do at once.
///
/// # Errors
/// The store does not answer.
pub async fn again(ctx: &Ctx, mut job: job::Model) -> Result<()> {
    job.due_at = ctx.now();
    job.claimed_until = None;
    job.attempts = 0;
    Ok(job::put(ctx.house.store.writer(), job).await?)
}

/// Notes that a job is done.
///
/// # Errors
/// The store does not answer.
pub async fn done(ctx: &Ctx, mut job: job::Model) -> Result<()> {
    job.done_at = Some(ctx.now());
    job.claimed_until = None;
    // The link of a mail may hold a token, which is stored nowhere else.
    job.payload = "{}".to_owned();
    Ok(job::put(ctx.house.store.writer(), job).await?)
}

/// Notes a failed try: again later, twice as long each time, and given up after [`TRIES`], or at once where no other try can
/// end otherwise.
///
/// # Errors
/// The store does not answer.
pub async fn failed(ctx: &Ctx, mut job: job::Model, why: &str, for_good: bool) -> Result<()> {
    let now = ctx.now();
    job.error = why.chars().take(500).collect();
    job.claimed_until = None;
    job.due_at = now + Duration::seconds(30 << job.attempts.clamp(0, 12));
    if for_good || job.attempts >= TRIES {
        job.failed_at = Some(now);
    }
    Ok(job::put(ctx.house.store.writer(), job).await?)
}

/// Reads the mail of a job.
///
/// # Errors
/// The payload is not a mail.
pub fn as_mail(job: &job::Model) -> Result<Mail> {
    serde_json::from_str(&job.payload).map_err(Error::from)
}
