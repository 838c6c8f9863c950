use super::of;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Write;
use chrono::NaiveDate;
use domain::deadline::reminder::Intervals;
use domain::deadline::{Deadline, DeadlineKind};
use domain::id::{AccountId, OrganisationId};
use domain::notice::NoticeKind;
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use entity::reminder_sent::{self, Model};
use entity::{membership, reminder_policy, trail_head};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What makes a reminder one that was sent: to whom, of what, due when, at which step, whether of a colleague's.
type Once = (AccountId, DeadlineKind, Uuid, NaiveDate, i32, bool);

/// A reminder to be sent.
struct Reminder {
    once: Once,
    reference: String,
    path: String,
}

/// Reminds people of what their company owes and they may know of, by the company's own intervals, each step once; and the
/// person whom it named of what stays overdue. Gives how many reminders were sent.
///
/// # Errors
/// The store does not answer.
pub async fn remind(ctx: &Ctx) -> Result<usize> {
    let mut sent = 0;
    for policy in reminder_policy::for_worker().all(ctx.read()).await? {
        let due = due(ctx, &policy).await?;
        let known = known(reminder_sent::of(policy.id).all(ctx.read()).await?);
        if due.iter().any(|reminder| !known.contains(&reminder.once)) {
            sent += send(ctx, policy.id, due).await?;
        }
    }
    Ok(sent)
}

/// Every reminder whose day has come, whether it was sent or not.
async fn due(ctx: &Ctx, policy: &reminder_policy::Model) -> Result<Vec<Reminder>> {
    let intervals = &policy.intervals.0;
    let mut found = Vec::new();
    let mut overdue: Vec<Deadline> = Vec::new();
    let mut named = None;
    for (place, account) in membership::with_accounts([policy.id]).all(ctx.read()).await? {
        let actor = Actor {
            account: place.account_id,
            membership: place.id,
            organisation: policy.id,
            kind: OrganisationKind::Company,
            roles: place.roles.0,
        };
        if account.is_none() {
            continue;
        }
        let lines: Vec<Deadline> = of(ctx, &actor).await?.into_iter().filter(|line| line.ours).collect();
        found.extend(lines.iter().filter_map(|line| near(intervals, actor.account, line, ctx.today())));
        if policy.escalate_to == Some(actor.membership) {
            named = Some((actor.account, lines.clone()));
        }
        overdue.extend(lines);
    }
    if let Some((account, seen)) = named {
        let today = ctx.today();
        found.extend(overdue.iter().filter_map(|line| escalated(intervals, account, &seen, line, today)));
    }
    Ok(found)
}

fn near(intervals: &Intervals, account: AccountId, line: &Deadline, today: NaiveDate) -> Option<Reminder> {
    let due = line.due_on?;
    let step = intervals.step(due, today)?;
    let once = (account, line.kind, line.key, due, step, false);
    Some(Reminder { once, reference: line.reference.clone(), path: line.path.clone() })
}

/// Whoever is not on the case is led to the list, which shows no more than they may know; the number is all they are told.
fn escalated(
    intervals: &Intervals,
    account: AccountId,
    seen: &[Deadline],
    line: &Deadline,
    today: NaiveDate,
) -> Option<Reminder> {
    let due = line.due_on?;
    let step = intervals.escalation(due, today)?;
    let own = seen.iter().find(|own| (own.kind, own.key) == (line.kind, line.key));
    let path = own.map_or_else(|| "/deadline".to_owned(), |own| own.path.clone());
    let once = (account, line.kind, line.key, due, step, true);
    Some(Reminder { once, reference: line.reference.clone(), path })
}

fn known(rows: Vec<Model>) -> BTreeSet<Once> {
    let once = |row: Model| (row.account_id, row.kind, row.subject, row.due_on, row.step, row.escalated);
    rows.into_iter().map(once).collect()
}

/// Sends what was not sent yet, all in one: two workers may look at once, and the head of the company lets one in.
async fn send(ctx: &Ctx, company: OrganisationId, due: Vec<Reminder>) -> Result<usize> {
    let mut write = ctx.write().await?;
    trail_head::locked(write.tx(), company.0).await?;
    let mut known = known(reminder_sent::of(company).all(write.tx()).await?);
    let mut sent = 0;
    for reminder in due {
        if known.insert(reminder.once) {
            tell(&mut write, company, reminder).await?;
            sent += 1;
        }
    }
    write.commit().await?;
    Ok(sent)
}

async fn tell(write: &mut Write, company: OrganisationId, reminder: Reminder) -> Result<()> {
    let (account, kind, subject, due_on, step, escalated) = reminder.once;
    let row = Model {
        id: write.ctx.new_id(),
        organisation_id: company,
        account_id: account,
        kind,
        subject,
        due_on,
        step,
        escalated,
        sent_at: write.ctx.now(),
    };
    reminder_sent::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(write.tx()).await?;
    let about = if escalated { NoticeKind::DeadlineEscalated } else { NoticeKind::DeadlineNear };
    notice::tell_at(write, vec![account], company, about, &reminder.reference, &reminder.path).await
}
