use super::sheet::in_case;
use crate::checklist;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::confirmation::{AnswerState, ConfirmationStatus, VerdictKind, asked};
use domain::id::{AccountId, ConfirmationId};
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use entity::{answer, confirmation, verdict};
use std::collections::BTreeMap;

/// The upstream's verdict on one item, as typed.
#[derive(Clone, Debug, Default)]
pub struct VerdictForm {
    /// Key of the item.
    pub item: String,
    /// Revision that the checker saw; 0 where there was none.
    pub revision: i32,
    /// Code of the verdict; empty for notes only.
    pub kind: String,
    /// Why; needed for anything but *met*.
    pub ground: String,
    /// For the own side only.
    pub internal_note: String,
    /// To the downstream: why the item comes back. Not empty means that it is to be returned.
    pub return_reason: String,
}

/// Gives the verdict on one item (5-3-b): the checker is never the answerer.
///
/// # Errors
/// [`Rule::CheckerAnswered`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`], [`Refusal::Fields`].
pub async fn give_verdict(ctx: &Ctx, id: ConfirmationId, form: &VerdictForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case, role) = being_checked(&write, id).await?;
    let content = checklist::content(&write.ctx, sheet.version_id).await?;
    content.item(&form.item).ok_or(Refusal::NotFound)?;
    let kind = checked(form)?;
    let answered_by = answer::to(id, &form.item).one(write.tx()).await?.map(|answer| answer.answered_by);
    if answered_by == Some(case.actor().account) {
        return Err(Rule::CheckerAnswered.into());
    }
    let stored = verdict::on(id, &form.item).one(write.tx()).await?;
    let row = verdict::Model {
        id: stored.as_ref().map_or_else(|| ctx.new_id(), |stored| stored.id),
        confirmation_id: id,
        item_key: form.item.clone(),
        kind,
        ground: form.ground.trim().to_owned(),
        internal_note: form.internal_note.trim().to_owned(),
        return_reason: form.return_reason.trim().to_owned(),
        returned_reason: stored.as_ref().map(|stored| stored.returned_reason.clone()).unwrap_or_default(),
        returned_round: stored.as_ref().and_then(|stored| stored.returned_round),
        returned_kind: stored.as_ref().and_then(|stored| stored.returned_kind),
        returned_ground: stored.as_ref().map(|stored| stored.returned_ground.clone()).unwrap_or_default(),
        given_by: case.actor().account,
        given_at: ctx.now(),
        revision: form.revision,
    };
    match stored {
        Some(_) => write.revise(row).await?,
        None => write.insert(verdict::Model { revision: 1, ..row }).await?,
    };
    write
        .record(Act { case: sheet.engagement_id.0, act: "verdict-given", role: Some(role), reason: &form.item })
        .await?;
    write.commit().await
}

/// Marks everything in a section *met* that is asked and has no verdict and no note yet: each becomes a verdict of its own.
/// Gives back how many.
///
/// # Errors
/// [`Rule::CheckerAnswered`] where the checker answered one of them, [`Rule::NotInThisState`].
pub async fn meet_rest_of_section(ctx: &Ctx, id: ConfirmationId, section: &str) -> Result<usize> {
    let mut write = ctx.write().await?;
    let (sheet, case, role) = being_checked(&write, id).await?;
    let content = checklist::content(&write.ctx, sheet.version_id).await?;
    let section = content.sections.iter().find(|found| found.key == section).ok_or(Refusal::NotFound)?;
    let answers = answer::of(id).all(write.tx()).await?;
    let states: BTreeMap<String, AnswerState> = answers
        .iter()
        .map(|row| (row.item_key.clone(), AnswerState { value: row.value.clone(), ..AnswerState::default() }))
        .collect();
    let answered: BTreeMap<&str, AccountId> =
        answers.iter().map(|row| (row.item_key.as_str(), row.answered_by)).collect();
    let given = verdict::of(id).all(write.tx()).await?;
    let mut count = 0;
    for item in section.items.iter().filter(|item| asked(&content, &states, item)) {
        let stored = given.iter().find(|row| row.item_key == item.key);
        if stored.is_some_and(|row| row.kind.is_some() || !row.return_reason.is_empty()) {
            continue;
        }
        if answered.get(item.key.as_str()) == Some(&case.actor().account) {
            return Err(Rule::CheckerAnswered.into());
        }
        meet(&mut write, &sheet, &case, &item.key, stored).await?;
        count += 1;
    }
    if count > 0 {
        write
            .record(Act { case: sheet.engagement_id.0, act: "section-met", role: Some(role), reason: &section.key })
            .await?;
    }
    write.commit().await?;
    Ok(count)
}

async fn meet(
    write: &mut Write,
    sheet: &confirmation::Model,
    case: &Case,
    item: &str,
    stored: Option<&verdict::Model>,
) -> Result<()> {
    let (kind, given_by, given_at) = (Some(VerdictKind::Met), case.actor().account, write.ctx.now());
    match stored {
        Some(stored) => {
            write.revise(verdict::Model { kind, given_by, given_at, ..stored.clone() }).await?;
        }
        None => {
            let row = verdict::Model {
                id: write.ctx.new_id(),
                confirmation_id: sheet.id,
                item_key: item.to_owned(),
                kind,
                ground: String::new(),
                internal_note: String::new(),
                return_reason: String::new(),
                returned_reason: String::new(),
                returned_round: None,
                returned_kind: None,
                returned_ground: String::new(),
                given_by,
                given_at,
                revision: 1,
            };
            write.insert(row).await?;
        }
    }
    Ok(())
}

async fn being_checked(write: &Write, id: ConfirmationId) -> Result<(confirmation::Model, Case, Role)> {
    let (sheet, case) = in_case(write, id).await?;
    let role = case.permit(Action::Check)?;
    if sheet.status != ConfirmationStatus::Submitted {
        return Err(Rule::NotInThisState.into());
    }
    Ok((sheet, case, role))
}

fn checked(form: &VerdictForm) -> Result<Option<VerdictKind>> {
    let mut faults = Faults::default();
    let kind = match form.kind.as_str() {
        "" => None,
        code => {
            let kind = VerdictKind::from_code(code);
            if kind.is_none() {
                faults.add("kind", Fault::Choice);
            }
            kind
        }
    };
    if matches!(kind, Some(VerdictKind::NotMet | VerdictKind::NotApplicable)) && form.ground.trim().is_empty() {
        faults.add("ground", Fault::Missing);
    }
    for (field, typed) in
        [("ground", &form.ground), ("internal_note", &form.internal_note), ("return_reason", &form.return_reason)]
    {
        if typed.chars().count() > text::PARAGRAPH {
            faults.add(field, Fault::TooLong);
        }
    }
    faults.check()?;
    Ok(kind)
}
