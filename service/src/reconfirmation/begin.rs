use crate::checklist;
use crate::ctx::Ctx;
use crate::engagement::{Case, case, case_for_update};
use crate::error::Result;
use crate::write::{Act, Write};
use chrono::Days;
use domain::checklist::view::VersionLine;
use domain::confirmation::ConfirmationStatus;
use domain::id::{ChecklistVersionId, ConfirmationId, EngagementId};
use domain::permission::Action;
use domain::reconfirmation::Ground;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::confirmation;

/// Days until the answers are due, until somebody chooses otherwise.
const DUE: u64 = 30;

/// Why something is confirmed again, as typed.
#[derive(Clone, Debug, Default)]
pub struct BeginForm {
    /// Code of the ground.
    pub ground: String,
    /// In words; compulsory where something happened or changed.
    pub note: String,
}

/// Begins to confirm again: a new sheet is prepared on the newest version of the same checklist and can be changed until it is
/// sent. What was confirmed, applied for and let begin stays as it is (5-3; trigger and interval are the company's own).
///
/// # Errors
/// [`Rule::NotInThisState`] before the ministry accepted and while a sheet is under way, [`Refusal::Fields`],
/// [`Refusal::NotPermitted`].
pub async fn begin(ctx: &Ctx, id: EngagementId, form: &BeginForm) -> Result<ConfirmationId> {
    let ministry = case(ctx, id).await?.contract(ctx.read()).await?.ministry_id;
    let versions = checklist::versions_for(ctx, ministry).await?;
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::SendSheet)?;
    let sheets = confirmation::of([id]).all(write.tx()).await?;
    let before = begins_after(&case, &sheets)?;
    let (ground, note) = read(form)?;
    let row = prepared(&write, &sheets, before, (ground, &note));
    let row = confirmation::Model { version_id: newest(&versions, before.version_id), ..row };
    let row = write.insert(row).await?;
    write.record(Act { case: id.0, act: "reconfirmation-begun", role: Some(role), reason: &note }).await?;
    write.commit().await?;
    Ok(row.id)
}

/// A further sheet of a case after the one that was confirmed, on the same version, to be prepared and sent by a person.
pub(crate) fn prepared(
    write: &Write,
    sheets: &[confirmation::Model],
    before: &confirmation::Model,
    (ground, note): (Ground, &str),
) -> confirmation::Model {
    let (ctx, today) = (&write.ctx, write.ctx.today());
    confirmation::Model {
        id: ConfirmationId(ctx.new_id()),
        engagement_id: before.engagement_id,
        round: 1,
        version_id: before.version_id,
        due_on: today.checked_add_days(Days::new(DUE)).unwrap_or(today),
        recipient_id: before.recipient_id,
        message: String::new(),
        status: ConfirmationStatus::Prepared,
        sent_at: None,
        submitted_at: None,
        decided_at: None,
        decided_by: None,
        decision_reason: String::new(),
        decision_digest: String::new(),
        created_at: ctx.now(),
        ordinal: sheets.first().map_or(1, |sheet| sheet.ordinal) + 1,
        before_id: Some(before.id),
        ground: Some(ground),
        ground_note: note.to_owned(),
        revision: 1,
    }
}

/// The sheet that stands confirmed, where nothing is under way.
fn begins_after<'a>(case: &Case, sheets: &'a [confirmation::Model]) -> Result<&'a confirmation::Model> {
    let over = sheets.first().is_some_and(|newest| newest.status.is_over());
    let confirmed = sheets.iter().find(|sheet| sheet.status == ConfirmationStatus::Confirmed);
    let found = confirmed.filter(|_| over && case.engagement.status.is_live());
    Ok(found.ok_or(Rule::NotInThisState)?)
}

fn read(form: &BeginForm) -> Result<(Ground, String)> {
    let mut faults = Faults::default();
    let ground = Ground::from_code(&form.ground);
    if ground.is_none() {
        faults.add("ground", Fault::Choice);
    }
    let note = match ground {
        Some(Ground::Interval | Ground::Checklist) | None if form.note.trim().is_empty() => String::new(),
        Some(_) | None => faults.text("note", &form.note, text::PARAGRAPH),
    };
    faults.check()?;
    Ok((ground.ok_or(Refusal::NotFound)?, note))
}

/// The newest version of the list to which this one belongs, as far as it is there to choose.
fn newest(versions: &[VersionLine], version: ChecklistVersionId) -> ChecklistVersionId {
    let known = versions.iter().find(|line| line.id == version);
    let same = |line: &&VersionLine| known.is_some_and(|known| line.checklist == known.checklist);
    versions.iter().filter(same).max_by_key(|line| line.number).map_or(version, |line| line.id)
}
