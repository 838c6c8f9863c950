//! What is done after a commit, and what is done every day.

use crate::mail::Post;
use crate::outside::Outside;
use service::{
    Ctx, House, account, agreement, deadline, dispatch, evidence, job, notice, reconfirmation, trail, vault, waiver,
};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// Wait between looks into an empty outbox.
const REST: Duration = Duration::from_secs(1);
/// Wait between housekeepings.
const HOUR: Duration = Duration::from_secs(3600);
/// Mails taken at once: all of them must be sent within the time that a job is claimed for.
const MOST: u64 = 5;

/// Works until told to stop; ends after the job under way.
///
/// Checkpoints are also added to a file outside of the database.
pub async fn run(house: Arc<House>, post: Post, outside: Outside, mut stop: watch::Receiver<bool>) {
    let ctx = Ctx::nobody(house);
    let mut kept: Option<Instant> = None;
    while !*stop.borrow() {
        if kept.is_none_or(|at| at.elapsed() > HOUR) {
            keep_house(&ctx, &outside).await;
            kept = Some(Instant::now());
        }
        let busy = match deliver(&ctx, &post, &stop).await {
            Ok(sent) => sent > 0,
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be read");
                false
            }
        };
        let busy = match dispatch::work(&ctx).await {
            Ok(worked) => worked || busy,
            Err(error) => {
                tracing::error!(%error, "dispatches cannot be read");
                busy
            }
        };
        if !busy {
            let _ = tokio::time::timeout(REST, stop.wait_for(|told| *told)).await;
        }
    }
}

/// Sends what is due; gives the number of mails taken.
async fn deliver(ctx: &Ctx, post: &Post, stop: &watch::Receiver<bool>) -> service::Result<usize> {
    if matches!(post, Post::Wait) {
        return Ok(0);
    }
    let jobs = job::claim(ctx, MOST).await?;
    let taken = jobs.len();
    for row in jobs {
        // Not begun: another worker takes it when the claim is over.
        if *stop.borrow() {
            break;
        }
        let id = row.id;
        let mail = job::as_mail(&row)?;
        match post.send(ctx, id, &mail).await {
            Ok(()) => job::done(ctx, row).await?,
            Err(why) => {
                tracing::warn!(job = %id, attempt = row.attempts, kind = why.kind, "mail not sent");
                job::failed(ctx, row, &why.text, why.for_good).await?;
            }
        }
    }
    Ok(taken)
}

/// Signs the heads of the trail once a day, removes what is over, reminds of what is due.
async fn keep_house(ctx: &Ctx, outside: &Outside) {
    let done: [(&str, service::Result<()>); 11] = [
        ("checkpoint", sign(ctx, outside).await),
        ("evidence", evidence::sweep(ctx).await.map(drop)),
        ("sessions", account::sweep(ctx).await),
        ("reminders", reconfirmation::remind(ctx).await.map(drop)),
        ("waivers that end soon", waiver::remind(ctx).await.map(drop)),
        ("waivers that ended", waiver::end(ctx).await.map(drop)),
        ("permissions of agreements that ended", agreement::lapse(ctx).await.map(drop)),
        ("evidence that ends", vault::remind(ctx).await.map(drop)),
        ("evidence of no use", vault::clear(ctx).await.map(drop)),
        ("deadlines", deadline::remind(ctx).await.map(drop)),
        // Last: what the others told of may go out with it.
        ("mails with many notices", notice::digest(ctx).await.map(drop)),
    ];
    for (what, result) in done {
        if let Err(error) = result {
            tracing::error!(%error, what, "housekeeping failed");
        }
    }
}

/// Signs the heads of the trail, and keeps what was signed where a database that is put back does not reach.
async fn sign(ctx: &Ctx, outside: &Outside) -> service::Result<()> {
    match trail::checkpoint(ctx).await? {
        Some(signed) => outside.keep(&signed).map_err(service::Error::internal),
        None => Ok(()),
    }
}
