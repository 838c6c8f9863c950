use super::chain::{Chain, Run, chain};
use super::subject::{Subject, subject};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::approval::{Absence, ApprovalSubject, Colleague, holds};
use domain::engagement::Side;
use domain::id::{AccountId, EngagementId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::refusal::Refusal;
use entity::{approval_absence, trail_head};
use uuid::Uuid;

/// The people of a company, and who of them is away now or will be.
#[derive(Default)]
pub(super) struct People {
    pub(super) colleagues: Vec<Colleague>,
    pub(super) absences: Vec<Absence>,
}

impl People {
    /// Somebody by their account.
    pub(super) fn find(&self, account: AccountId) -> Option<&Colleague> {
        self.colleagues.iter().find(|one| one.account == account)
    }

    /// Name of somebody who is still of the company.
    pub(super) fn name(&self, account: AccountId) -> Option<String> {
        self.find(account).map(|one| one.name.clone())
    }
}

/// An approval as the actor may see it.
pub(super) struct Reached {
    pub(super) subject: Subject,
    pub(super) chain: Chain,
    pub(super) people: People,
    pub(super) me: Colleague,
    /// Whether the actor sees the subject from a seat only.
    pub(super) from_seat: bool,
}

impl Reached {
    /// The asking that is under way.
    pub(super) fn alive(&self) -> Option<&Run> {
        self.chain.alive()
    }
}

/// Loads an approval: for whoever may know of the subject by themselves, and for seats of the newest asking. Two statements, and
/// those of the subject.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub(super) async fn reach(ctx: &Ctx, kind: ApprovalSubject, id: Uuid) -> Result<Reached> {
    let actor = ctx.actor()?;
    if actor.kind != OrganisationKind::Company {
        return Err(Refusal::NotFound.into());
    }
    let company = actor.organisation;
    let chain = chain(ctx.read(), company, kind, id).await?;
    let (people, subject, from_seat) = match chain.runs.first() {
        Some(run) => {
            let people = people(ctx, company, run.row.engagement_id.zip(run.row.side)).await?;
            let me = people.find(actor.account).ok_or(Refusal::NotFound)?;
            let mut seats = run.route.stages.iter().flat_map(|stage| &stage.seats);
            let seated = seats.any(|seat| holds(me, *seat, &people.absences, ctx.today()).is_some());
            match subject(ctx, kind, id, false).await {
                Err(crate::Error::Refused(Refusal::NotFound)) if seated => {
                    (people, subject(ctx, kind, id, true).await?, true)
                }
                found => (people, found?, false),
            }
        }
        None => {
            let subject = subject(ctx, kind, id, false).await?;
            (self::people(ctx, company, subject.place).await?, subject, false)
        }
    };
    let me = people.find(actor.account).ok_or(Refusal::NotFound)?.clone();
    Ok(Reached { subject, chain, people, me, from_seat })
}

/// The same for a command: nothing else is done in the case meanwhile.
pub(super) async fn reach_for_update(write: &Write, kind: ApprovalSubject, id: Uuid) -> Result<Reached> {
    let seen = reach(&write.ctx, kind, id).await?;
    trail_head::locked(write.tx(), seen.subject.case).await?;
    // Read again: the case is locked only now, and this transaction has written nothing yet.
    reach(&write.ctx, kind, id).await
}

/// Everybody of a company, with their assignment to its side of a case. One statement.
pub(super) async fn people(ctx: &Ctx, company: OrganisationId, place: Option<(EngagementId, Side)>) -> Result<People> {
    let mut found = People::default();
    for row in approval_absence::people(company, ctx.today(), place).all(ctx.read()).await? {
        if let Some((id, from)) = row.absence.zip(row.starts_on) {
            let (person, deputy, until) = (row.account_id, row.deputy_id, row.ends_on);
            found.absences.push(Absence { id, person, deputy, from, until });
        }
        if found.colleagues.last().is_none_or(|last| last.account != row.account_id) {
            found.colleagues.push(Colleague {
                account: row.account_id,
                name: row.name,
                roles: row.roles.0,
                assigned: place.is_none() || row.assignment.is_some(),
            });
        }
    }
    Ok(found)
}
