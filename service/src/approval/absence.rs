use super::reach::people;
use super::request::in_seat;
use super::route::permit;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use chrono::NaiveDate;
use domain::id::AccountId;
use domain::notice::NoticeKind;
use domain::organisation::OrganisationKind;
use domain::permission::Standing;
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::time;
use entity::approval_absence;
use uuid::Uuid;

/// Who is away, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AbsenceForm {
    /// Account of who is away; empty for oneself.
    pub person: String,
    /// Account of the deputy; may be empty where an administrator notes an absence.
    pub deputy: String,
    /// The first day.
    pub from: String,
    /// The last day; may be empty where an administrator notes an absence.
    pub until: String,
}

/// One absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceLine {
    /// Key.
    pub id: Uuid,
    /// Who is away.
    pub person: String,
    /// Who stands in.
    pub deputy: Option<String>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Whether the reader may end it.
    pub ends: bool,
    /// For optimistic locking.
    pub revision: i32,
}

/// Absences that the reader may know of.
#[derive(Clone, Debug)]
pub struct AbsencePage {
    /// Those that are not over: the reader's own, those in which they stand in; for the administrator all.
    pub lines: Vec<AbsenceLine>,
    /// People of the company, without the reader.
    pub people: Vec<(AccountId, String)>,
    /// The reader: also an administrator notes their own.
    pub reader: (AccountId, String),
    /// Whether the reader notes absences of others.
    pub administers: bool,
}

/// Who is away and who stands in. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever is of no company.
pub async fn absences(ctx: &Ctx) -> Result<AbsencePage> {
    let actor = ctx.actor()?;
    own(ctx)?;
    let administers = permit(actor).is_ok();
    let people = people(ctx, actor.organisation, None).await?;
    let rows = approval_absence::of(actor.organisation, ctx.today()).all(ctx.read()).await?;
    let mine = |row: &approval_absence::Model| row.person_id == actor.account;
    let shown = rows.into_iter().filter(|row| administers || mine(row) || row.deputy_id == Some(actor.account));
    let lines = shown.map(|row| AbsenceLine {
        id: row.id,
        person: people.name(row.person_id).unwrap_or_default(),
        deputy: row.deputy_id.and_then(|deputy| people.name(deputy)),
        from: row.starts_on,
        until: row.ends_on,
        ends: administers || mine(&row),
        revision: row.revision,
    });
    let lines = lines.collect();
    let reader = (actor.account, people.name(actor.account).unwrap_or_default());
    let others = people.colleagues.into_iter().filter(|one| one.account != actor.account);
    let people = others.map(|one| (one.account, one.name)).collect();
    Ok(AbsencePage { lines, people, reader, administers })
}

/// Names a deputy for the own approvals, with the first and the last day; an administrator notes the absence of somebody else too,
/// also without a known end and without a deputy. The deputy is told.
///
/// # Errors
/// [`Refusal::Fields`], [`Refusal::NotPermitted`] for the absence of somebody else without administering.
pub async fn note_absence(ctx: &Ctx, form: &AbsenceForm) -> Result<()> {
    let actor = ctx.actor()?;
    let mut role = own(ctx)?;
    let person = if form.person.is_empty() { Some(actor.account) } else { form.person.parse().ok() };
    if person != Some(actor.account) {
        role = permit(actor)?;
    }
    let for_another = person != Some(actor.account);
    let colleagues = people(ctx, actor.organisation, None).await?;
    let mut faults = Faults::default();
    let known = |account: &AccountId| colleagues.find(*account).is_some();
    let person = faults.take("person", person.filter(known).ok_or(Fault::Choice));
    let deputy = match form.deputy.as_str() {
        "" if for_another => None,
        "" => faults.take("deputy", Err(Fault::Missing)),
        typed => faults.take("deputy", typed.parse().ok().filter(known).ok_or(Fault::Choice)),
    };
    if deputy.is_some() && deputy == person {
        faults.add("deputy", Fault::OwnDeputy);
    }
    let (from, until) = days(form, ctx.today(), for_another, &mut faults);
    faults.check()?;
    let Some((person_id, starts_on)) = person.zip(from) else { return Err(Refusal::NotFound.into()) };
    let row = approval_absence::Model {
        id: ctx.new_id(),
        organisation_id: actor.organisation,
        person_id,
        deputy_id: deputy,
        starts_on,
        ends_on: until,
        made_by: actor.account,
        made_at: ctx.now(),
        ended_at: None,
        revision: 1,
    };
    let mut write = ctx.write().await?;
    write.insert(row).await?;
    let case = actor.organisation.0;
    write.record(Act { case, act: "absence-noted", role: Some(role), reason: "" }).await?;
    let who = deputy.into_iter().chain([person_id]).collect();
    let kind = NoticeKind::DeputyNamed;
    notice::tell_at(&mut write, who, actor.organisation, kind, "", "/approval/absence").await?;
    write.commit().await
}

/// Ends an absence before its time.
///
/// # Errors
/// [`Refusal::NotFound`] for one that the actor may not end, [`Refusal::ChangedMeanwhile`].
pub async fn end_absence(ctx: &Ctx, id: Uuid, revision: i32) -> Result<()> {
    let actor = ctx.actor()?;
    let role = own(ctx)?;
    let mut write = ctx.write().await?;
    let rows = approval_absence::of(actor.organisation, ctx.today()).all(write.tx()).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Refusal::NotFound)?;
    let role = if row.person_id == actor.account { role } else { permit(actor).map_err(|_| Refusal::NotFound)? };
    write.revise(approval_absence::Model { ended_at: Some(ctx.now()), revision, ..row }).await?;
    let case = actor.organisation.0;
    write.record(Act { case, act: "absence-ended", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// The first and the last day; the end may be open where an administrator notes it.
fn days(
    form: &AbsenceForm,
    today: NaiveDate,
    open: bool,
    faults: &mut Faults,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let from = faults.take("from", time::parse_day(&form.from));
    let until = match form.until.trim() {
        "" if open => None,
        typed => faults.take("until", time::parse_day(typed)),
    };
    if let Some(until) = until {
        if until < today {
            faults.add("until", Fault::InThePast);
        } else if from.is_some_and(|from| until < from) {
            faults.add("until", Fault::EndsBeforeItStarts);
        }
    }
    (from, until)
}

fn own(ctx: &Ctx) -> Result<Role> {
    if ctx.actor()?.kind != OrganisationKind::Company {
        return Err(Refusal::NotPermitted.into());
    }
    in_seat(ctx, Standing::OwnOrganisation)
}
