use super::sheet::in_case;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use crate::{approval, checklist, evidence, notice, trail};
use chrono::{DateTime, Utc};
use domain::approval::ApprovalSubject;
use domain::confirmation::view::{Frozen, FrozenItem, Sheet};
use domain::confirmation::{AnswerState, ConfirmationStep, asked, problems};
use domain::digest;
use domain::engagement::Side;
use domain::evidence::view::EvidenceLine;
use domain::id::{ConfirmationId, EngagementId, SubmissionId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Refusal, Rule};
use entity::{answer, confirmation, submission};
use std::collections::BTreeMap;

/// The record of one submission, for whoever submitted and whoever received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Number that people know.
    pub number: String,
    /// Round, from 1.
    pub round: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// SHA-256 of exactly what was submitted.
    pub digest: String,
    /// Its case.
    pub engagement: EngagementId,
    /// Number of the case.
    pub case_number: String,
    /// What was submitted.
    pub content: Frozen,
}

/// Submits the sheet: freezes exactly what is answered now and gives it a receipt number.
///
/// # Errors
/// [`Fault::Declaration`], [`Rule::AnswersMissing`] while compulsory answers or evidence are missing, [`Rule::ApprovalMissing`]
/// where the company wants one, [`Refusal::NotPermitted`] for anybody but the entitled person, [`Refusal::ChangedMeanwhile`].
pub async fn submit(ctx: &Ctx, id: ConfirmationId, revision: i32, declared: bool) -> Result<String> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = case.permit(Action::SubmitSheet)?;
    let status = sheet.status.after(ConfirmationStep::Submit)?;
    if !declared {
        return Err(Refusal::field("declaration", Fault::Declaration).into());
    }
    let frozen = freeze(&write, &sheet, &case).await?;
    let round = sheet.round;
    let seal = digest::of(&frozen)?;
    approval::check(&mut write, ApprovalSubject::SubmitSheet, id.0, &seal).await?;
    let number = write.number(ReferenceKind::Receipt).await?;
    let row = submission::Model {
        id: SubmissionId(ctx.new_id()),
        confirmation_id: id,
        round,
        number: number.clone(),
        content: serde_json::to_string(&frozen)?,
        digest: seal,
        submitted_by: case.actor().account,
        submitted_at: ctx.now(),
    };
    let at = row.submitted_at;
    write.insert(row).await?;
    write.revise(confirmation::Model { status, submitted_at: Some(at), revision, ..sheet }).await?;
    write.record(Act { case: case.engagement.id.0, act: "sheet-submitted", role: Some(role), reason: &number }).await?;
    notice::tell_side(&mut write, &case.engagement, Side::Upstream, NoticeKind::SheetSubmitted).await?;
    write.commit().await?;
    Ok(number)
}

/// What would be submitted of a sheet as the caller sees it now: for showing and comparing, not for submitting.
///
/// # Errors
/// Never for sheets of ours.
pub(crate) fn as_submitted(number: &str, sheet: &Sheet) -> Result<Frozen> {
    let states = sheet.states();
    let items = sheet.content.items().map(|item| {
        let answer = sheet.answers.get(&item.key);
        let files = sheet.evidence.get(&item.key).map_or(&[][..], Vec::as_slice);
        FrozenItem {
            key: item.key.clone(),
            asked: asked(&sheet.content, &states, item),
            value: answer.map(|line| line.value.clone()).unwrap_or_default(),
            remark: answer.map(|line| line.remark.clone()).unwrap_or_default(),
            answered_by: answer.map(|line| line.answered_by),
            answered_at: answer.map(|line| line.answered_at),
            evidence: names_and_digests(files, &item.key),
        }
    });
    let items = items.collect();
    Ok(Frozen { engagement: number.to_owned(), checklist: digest::of(sheet.content.as_ref())?, items })
}

/// Exactly what is answered now, complete.
///
/// # Errors
/// [`Rule::AnswersMissing`].
async fn freeze(write: &Write, sheet: &confirmation::Model, case: &Case) -> Result<Frozen> {
    let content = checklist::content(&write.ctx, sheet.version_id).await?;
    let answers = answer::of(sheet.id).all(write.tx()).await?;
    let files = evidence::of_confirmation(&write.ctx, sheet.id).await?;
    let mut states: BTreeMap<String, AnswerState> = answers
        .iter()
        .map(|row| {
            (row.item_key.clone(), AnswerState { value: row.value.clone(), remark: row.remark.clone(), evidence: 0 })
        })
        .collect();
    for file in &files {
        states.entry(file.item_key.clone()).or_default().evidence += 1;
    }
    if !problems(&content, &states).is_empty() {
        return Err(Rule::AnswersMissing.into());
    }
    let items = content
        .items()
        .map(|item| {
            let answer = answers.iter().find(|row| row.item_key == item.key);
            FrozenItem {
                key: item.key.clone(),
                asked: asked(&content, &states, item),
                value: answer.map(|row| row.value.clone()).unwrap_or_default(),
                remark: answer.map(|row| row.remark.clone()).unwrap_or_default(),
                answered_by: answer.map(|row| row.answered_by),
                answered_at: answer.map(|row| row.answered_at),
                evidence: names_and_digests(&files, &item.key),
            }
        })
        .collect();
    Ok(Frozen { engagement: case.engagement.number.clone(), checklist: digest::of(content.as_ref())?, items })
}

fn names_and_digests(files: &[EvidenceLine], item: &str) -> Vec<(String, String)> {
    let of_item = files.iter().filter(|file| file.item_key == item);
    of_item.map(|file| (file.name.clone(), file.sha256.clone())).collect()
}

/// All submissions of a sheet, newest first. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn receipts(ctx: &Ctx, id: ConfirmationId) -> Result<Vec<Receipt>> {
    let (case, found) = submitted(ctx, id).await?;
    found.into_iter().map(|row| receipt_of(row, &case)).collect()
}

/// The newest submission of a sheet as a receipt to take away: signed, and provable where there is no portal. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where nothing was submitted yet.
pub async fn signed_receipt(ctx: &Ctx, id: ConfirmationId) -> Result<domain::trail::Receipt> {
    let (case, found) = submitted(ctx, id).await?;
    let newest = found.first().ok_or(Refusal::NotFound)?;
    let case = &case.engagement;
    let of = trail::Of {
        case: case.id.0,
        case_number: &case.number,
        number: &newest.number,
        table: "submission",
        row: newest.id.0,
    };
    trail::receipt(ctx, of).await
}

async fn submitted(ctx: &Ctx, id: ConfirmationId) -> Result<(Case, Vec<submission::Model>)> {
    let row = confirmation::visible_to(ctx.actor()?, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let case = crate::engagement::case(ctx, row.engagement_id).await?;
    if !case.may(Action::SeeAnswers) {
        return Err(Refusal::NotFound.into());
    }
    let found = submission::of(id).all(ctx.read()).await?;
    Ok((case, found))
}

/// A submission of a case that was reached through its scope.
pub(super) fn receipt_of(row: submission::Model, case: &Case) -> Result<Receipt> {
    Ok(Receipt {
        number: row.number,
        round: row.round,
        at: row.submitted_at,
        digest: row.digest,
        engagement: case.engagement.id,
        case_number: case.engagement.number.clone(),
        content: serde_json::from_str(&row.content)?,
    })
}

/// The newest submission of a sheet. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where nothing was submitted yet.
pub async fn receipt(ctx: &Ctx, id: ConfirmationId) -> Result<Receipt> {
    Ok(receipts(ctx, id).await?.into_iter().next().ok_or(Refusal::NotFound)?)
}
