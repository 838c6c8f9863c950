//! The workbook (記入用ブック): a sheet taken home and brought back, and the merge (照合) of what came back.

mod apply;
mod bring;
mod download;
mod page;
mod undo;

pub use apply::apply;
pub(crate) use apply::unchosen;
pub use bring::{Refused, bring};
pub use download::{Copy, Download, copy, download};
pub use page::{merge_page, page};
pub use undo::undo;

use crate::confirmation::in_case;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::Write;
use domain::checklist::Content;
use domain::confirmation::{ConfirmationStatus, is_open};
use domain::id::{ConfirmationId, MergeId};
use domain::merge::Present;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{answer, confirmation, merge, verdict};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// Whole sheets go home only with people who answer for the whole sheet. Whoever was asked for single items answers them in
/// the portal.
fn answers(case: &Case) -> bool {
    case.standing == Standing::Downstream && case.may(Action::Answer)
}

/// A sheet that is being answered, inside the transaction that is going to change it.
async fn answering(write: &Write, id: ConfirmationId) -> Result<(confirmation::Model, Case, Role)> {
    let (sheet, case) = in_case(write, id).await?;
    if case.standing != Standing::Downstream {
        return Err(Refusal::NotPermitted.into());
    }
    let role = case.permit(Action::Answer)?;
    if sheet.status.is_answerable() { Ok((sheet, case, role)) } else { Err(Rule::NotInThisState.into()) }
}

/// As [`answering`], with one merge of the sheet.
async fn of_merge(
    write: &Write,
    id: ConfirmationId,
    merge: MergeId,
) -> Result<(confirmation::Model, Case, Role, merge::Model)> {
    let (sheet, case, role) = answering(write, id).await?;
    let row = merge::of(id, merge).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    Ok((sheet, case, role, row))
}

/// What the portal holds of every item now. Two statements.
async fn present<C: ConnectionTrait>(
    store: &C,
    sheet: &confirmation::Model,
    content: &Content,
) -> Result<(BTreeMap<String, Present>, BTreeMap<String, answer::Model>)> {
    let answers = answer::of(sheet.id).all(store).await?;
    let answers: BTreeMap<String, answer::Model> = answers.into_iter().map(|row| (row.item_key.clone(), row)).collect();
    let verdicts = verdict::of(sheet.id).all(store).await?;
    let returned = |item: &str| {
        verdicts.iter().any(|verdict| verdict.item_key == item && verdict.returned_round == Some(sheet.round - 1))
    };
    let now = content.items().map(|item| {
        let answer = answers.get(&item.key);
        let empty = answer.is_none_or(|answer| answer.value.trim().is_empty());
        let open = is_open(sheet.status, returned(&item.key), empty);
        let (value, remark) = answer.map(|it| (it.value.clone(), it.remark.clone())).unwrap_or_default();
        (item.key.clone(), Present { value, remark, open })
    });
    Ok((now.collect(), answers))
}

/// Whether what was written in this round may still be taken back: until the sheet is submitted.
fn takes_back(sheet: &confirmation::Model, row: &merge::Model) -> bool {
    let answerable = matches!(sheet.status, ConfirmationStatus::Sent | ConfirmationStatus::Returned);
    answerable && row.status == domain::merge::MergeStatus::Applied && row.round == Some(sheet.round)
}
