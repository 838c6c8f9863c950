use super::clerk;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::name;
use crate::{checklist, contract};
use domain::dispatch::view::{DispatchLine, DispatchPage, NewDispatch, RecipientLine};
use domain::dispatch::{Known, state};
use domain::id::DispatchId;
use domain::refusal::Refusal;
use domain::role::Role;
use entity::dispatch_recipient::ProgressRow;
use entity::job::{self, Fared};
use entity::{checklist_version, contract as contracts, dispatch, dispatch_recipient, membership, organisation};
use std::collections::BTreeMap;

/// Dispatches of the actor, newest first, at most 200. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<DispatchLine>> {
    clerk(ctx)?;
    let found = dispatch::newest(ctx.actor()?).all(ctx.read()).await?;
    let sizes = dispatch::sizes(ctx.read(), found.iter().map(|(row, _)| row.id).collect()).await?;
    let sizes: BTreeMap<DispatchId, i64> = sizes.into_iter().collect();
    let line = |(row, contract): (dispatch::Model, Option<contracts::Model>)| DispatchLine {
        id: row.id,
        status: row.status,
        contract: titled(contract),
        due_on: row.due_on,
        created_at: row.created_at,
        recipients: sizes.get(&row.id).copied().unwrap_or_default(),
    };
    Ok(found.into_iter().map(line).collect())
}

fn titled(contract: Option<contracts::Model>) -> String {
    contract.map(|contract| format!("{} {}", contract.number, contract.title)).unwrap_or_default()
}

/// What a new dispatch is made of. Five statements.
///
/// # Errors
/// As [`list`].
pub async fn form_page(ctx: &Ctx) -> Result<NewDispatch> {
    clerk(ctx)?;
    let own = ctx.actor()?.organisation;
    let mut contracts = contract::list(ctx).await?;
    contracts.retain(|contract| contract.company.id == own);
    let people = membership::with_accounts([own]).all(ctx.read()).await?;
    let checker = |(member, account): (membership::Model, Option<entity::account::Model>)| {
        member.roles.0.contains(&Role::SubcontractChecker).then(|| Some((member.id, account?.name)))?
    };
    let companies = organisation::companies().all(ctx.read()).await?;
    Ok(NewDispatch {
        contracts,
        versions: checklist::versions(ctx).await?,
        checkers: people.into_iter().filter_map(checker).collect(),
        companies: companies.into_iter().filter(|company| company.id != own).map(name).collect(),
    })
}

/// One dispatch with all its recipients. Five statements, however many they are.
///
/// # Errors
/// [`Refusal::NotFound`] also for somebody else's.
pub async fn page(ctx: &Ctx, id: DispatchId) -> Result<DispatchPage> {
    let actor = ctx.actor()?;
    let (row, contract) = dispatch::with_contract(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let version = checklist_version::known(row.version_id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let recipients = dispatch_recipient::with_companies(id).all(ctx.read()).await?;
    let progress = dispatch_recipient::progress(actor, id).all(ctx.read()).await?;
    let progress: BTreeMap<_, _> = progress.into_iter().map(|row| (row.id, row)).collect();
    let mails = job::mails_of(id).all(ctx.read()).await?;
    // The newest of a case decides: it may have been sent once more.
    let mails: BTreeMap<_, _> = mails.into_iter().map(|mail| (mail.engagement_id, mail)).collect();
    let line = |(row, company): (dispatch_recipient::Model, Option<organisation::Model>)| {
        let case = progress.get(&row.engagement_id);
        Some(RecipientLine {
            id: row.id,
            position: row.position,
            company: name(company?),
            state: state(known(&row, case, mails.get(&row.engagement_id))),
            problem: serde_json::from_str(&row.problem).ok(),
            case: case.map(|case| (case.id, case.number.clone())),
            work: row.work,
            place: row.place,
            email: row.email,
            reference: row.reference,
            signed_on: row.signed_on,
        })
    };
    Ok(DispatchPage {
        id,
        revision: row.revision,
        status: row.status,
        contract: titled(contract),
        version: (version.title_ja, version.title_en, version.number),
        version_id: row.version_id,
        due_on: row.due_on,
        message: row.message,
        ground: row.ground,
        created_at: row.created_at,
        recipients: recipients.into_iter().filter_map(line).collect(),
    })
}

fn known(row: &dispatch_recipient::Model, case: Option<&ProgressRow>, mail: Option<&Fared>) -> Known {
    Known {
        blocked: !row.problem.is_empty(),
        sent: case.is_some_and(|case| case.sent_at.is_some()),
        waiting: mail.is_some_and(|mail| mail.done_at.is_none() && mail.failed_at.is_none()),
        failed: mail.is_some_and(|mail| mail.failed_at.is_some()),
        opened: case.is_some_and(|case| case.opened),
        started: case.is_some_and(|case| case.started),
        submitted: case.is_some_and(|case| case.submitted_at.is_some()),
    }
}
