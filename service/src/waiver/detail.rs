use super::propose::written;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::organisation::name;
use crate::{checklist, decision, evidence};
use domain::decision::Pinned;
use domain::desk::Procedure;
use domain::evidence::view::EvidenceLine;
use domain::id::WaiverId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use domain::waiver::view::{FrozenWaiver, WaiverAnswer, WaiverDetail, WaiverEvent};
use domain::waiver::{WaiverStatus, WaiverStep, ends_soon};
use entity::{answer, confirmation, waiver, waiver_answer, waiver_message};

/// The page of a waiver. At most seven statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: WaiverId) -> Result<WaiverDetail> {
    let actor = ctx.actor()?;
    let found = waiver::with_parties(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let (row, case) = (found.row, Case::seen_by(actor, found.engagement)?);
    let related = waiver::related(actor, &row).all(ctx.read()).await?;
    let numbered = |row: &waiver::Model| (row.id, row.number.clone());
    let renewed_by = related.iter().find(|other| other.renews_id == Some(id)).map(numbered);
    let former = related.iter().find(|other| Some(other.id) == row.renews_id);
    let renews = former.map(numbered);
    let former = former.filter(|other| !other.content.is_empty());
    let former = former.map(|other| serde_json::from_str(&other.content)).transpose()?;
    let (content, files) = content(ctx, &case, &row).await?;
    let (events, answers) = history(ctx, &case, &row).await?;
    let today = ctx.today();
    let ends = row.granted_until.filter(|_| row.status == WaiverStatus::Granted);
    let under_way = related.iter().any(|other| other.renews_id == Some(id) && other.status.is_under_way());
    let over = row.status == WaiverStatus::Expired || ends.is_some_and(|day| ends_soon(day, today) || day < today);
    let now = Pinned { status: row.status.code().to_owned(), revision: row.revision, content: row.digest.clone() };
    let papers = decision::papers(ctx, (case.standing, Procedure::Waiver, id.0), &now).await?;
    Ok(WaiverDetail {
        papers,
        id,
        revision: row.revision,
        status: row.status,
        engagement: row.engagement_id,
        confirmation: row.confirmation_id,
        upstream: name(found.upstream),
        downstream: name(found.downstream),
        work: case.engagement.work.clone(),
        content,
        files,
        until: row.granted_until,
        runs: row.status.runs(row.granted_until, today),
        renewable: over && !under_way,
        renews,
        former,
        renewed_by,
        events,
        answers,
        standing: case.standing,
        may: Action::ALL.iter().copied().filter(|action| case.may(*action)).collect(),
        sees_sheet: case.standing != Standing::Ministry,
        reader: case.actor().account,
        number: row.number,
        digest: row.digest,
        conditions: row.conditions,
    })
}

/// What was proposed last; while the subcontractor writes, what would be. With the files, as far as the reader sees them.
async fn content(ctx: &Ctx, case: &Case, row: &waiver::Model) -> Result<(FrozenWaiver, Vec<EvidenceLine>)> {
    let of_item = |file: &EvidenceLine| file.item_key == row.item_key;
    if case.standing != Standing::Downstream || !row.status.is_editable() {
        let frozen: Option<FrozenWaiver> =
            if row.content.is_empty() { None } else { Some(serde_json::from_str(&row.content)?) };
        if let Some(frozen) = frozen {
            let mut files = evidence::ever_of_confirmation(ctx, row.confirmation_id).await?;
            files.retain(|file| of_item(file) && frozen.files.iter().any(|(_, sha256)| *sha256 == file.sha256));
            files.sort_by(|one, other| one.sha256.cmp(&other.sha256));
            files.dedup_by(|one, other| one.sha256 == other.sha256);
            return Ok((frozen, files));
        }
    }
    let sheet = confirmation::visible_to(ctx.actor()?, row.confirmation_id).one(ctx.read()).await?;
    let version = sheet.ok_or(Refusal::NotFound)?.version_id;
    let asked = checklist::content(ctx, version).await?;
    let item = asked.item(&row.item_key).ok_or(Refusal::NotFound)?;
    let said = answer::to(row.confirmation_id, &row.item_key).one(ctx.read()).await?;
    let mut files = evidence::of_confirmation(ctx, row.confirmation_id).await?;
    files.retain(of_item);
    let names = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    Ok((written(&case.engagement.number, row, item, said.as_ref(), names), files))
}

/// What was done and answered, as far as the reader knows of it: an entry from paper is the ministry's own until it stands.
async fn history(ctx: &Ctx, case: &Case, row: &waiver::Model) -> Result<(Vec<WaiverEvent>, Vec<WaiverAnswer>)> {
    if row.proposed_at.is_none() && row.status == WaiverStatus::Drafted {
        return Ok((Vec::new(), Vec::new()));
    }
    let ministry = case.standing == Standing::Ministry;
    let events = waiver_message::of(row.id).all(ctx.read()).await?.into_iter();
    let events = events.filter(|row| known_to(row, ministry)).map(|row| WaiverEvent {
        step: row.step,
        party: row.party,
        text: row.text,
        at: row.written_at,
    });
    let answers = match row.supported_at {
        Some(_) => waiver_answer::of(row.id).all(ctx.read()).await?,
        None => Vec::new(),
    };
    let answers = answers.into_iter().filter(|row| ministry || stands(row)).map(record);
    Ok((events.collect(), answers.collect()))
}

/// What was sent back and forth before the prime supported it stays between the companies; how a paper answer was entered stays
/// inside the ministry.
const fn known_to(row: &waiver_message::Model, ministry: bool) -> bool {
    match row.step {
        WaiverStep::RecordPaper | WaiverStep::RejectPaper => ministry,
        WaiverStep::Return => !ministry,
        WaiverStep::Propose
        | WaiverStep::Support
        | WaiverStep::Decline
        | WaiverStep::Query
        | WaiverStep::AnswerQuery
        | WaiverStep::Grant
        | WaiverStep::Refuse
        | WaiverStep::Withdraw
        | WaiverStep::Expire => true,
    }
}

const fn stands(row: &waiver_answer::Model) -> bool {
    !row.rejected && (!row.on_paper || row.checked_by.is_some())
}

fn record(row: waiver_answer::Model) -> WaiverAnswer {
    WaiverAnswer {
        id: row.id,
        outcome: row.outcome,
        until: row.granted_until,
        conditions: row.conditions,
        reason: row.reason,
        number: row.number,
        answered_on: row.answered_on,
        on_paper: row.on_paper,
        recorded_by: row.recorded_by,
        checked: row.checked_by.is_some(),
        rejected: row.rejected,
    }
}
