use super::{days, say, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use chrono::NaiveDate;
use domain::conformity::view::ContractChoice;
use domain::id::MinistryAuditId;
use domain::ministry_audit::{MinistryAuditStatus, MinistryAuditStep, Named, auditors};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::{text, time};
use entity::{contract, ministry_audit, ministry_auditor};

/// A request as typed: what the ministry's own paper says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestForm {
    /// Key of the contract.
    pub contract: String,
    /// The ministry's own number.
    pub request_number: String,
    /// Its day.
    pub requested_on: String,
    /// What is looked at.
    pub scope: String,
    /// The clauses, one a line.
    pub clauses: String,
    /// Auditors, one a line: name, post.
    pub auditors: String,
    /// First day that the ministry wishes.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
}

fn permit(ctx: &Ctx) -> Result<Role> {
    let (action, standing) = MinistryAuditStep::Request.taken_by();
    Ok(ctx.actor()?.acting_as(action, standing).ok_or(Refusal::NotPermitted)?)
}

async fn own_contracts(ctx: &Ctx) -> Result<Vec<contract::Model>> {
    let (own, today) = (ctx.actor()?.organisation, ctx.today());
    let mut found = contract::of_party(own).all(ctx.read()).await?;
    found.retain(|row| row.ministry_id == own && row.ends_on.is_none_or(|end| end >= today));
    Ok(found)
}

/// Contracts of the own ministry that run, each with its company. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`] for anybody but who asks for audits.
pub async fn contracts(ctx: &Ctx) -> Result<Vec<ContractChoice>> {
    permit(ctx)?;
    let found = own_contracts(ctx).await?;
    let names = names(ctx.read(), found.iter().map(|row| row.company_id)).await?;
    let choice = |row: contract::Model| {
        let company = names.get(&row.company_id).map(|name| name.name.as_str()).unwrap_or_default();
        ContractChoice { id: row.id, text: format!("{} {company}", row.number) }
    };
    Ok(found.into_iter().map(choice).collect())
}

/// The ministry asks a company for an audit under a contract (14-1). Everybody of the company who has to do with it is told.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn request(ctx: &Ctx, form: &RequestForm) -> Result<MinistryAuditId> {
    let role = permit(ctx)?;
    let contract = own_contracts(ctx).await?.into_iter().find(|row| row.id.to_string() == form.contract);
    let mut faults = Faults::default();
    let contract = faults.take("contract", contract.ok_or(Fault::Choice));
    let said = read(ctx, form, &mut faults);
    faults.check()?;
    let (Some(contract), Some(said)) = (contract, said) else { return Err(Refusal::NotFound.into()) };
    let mut write = ctx.write().await?;
    let number = write.number(ReferenceKind::MinistryAudit).await?;
    let row = write.insert(new(ctx, number, &contract, &said)?).await?;
    for (position, (name, post)) in (1..).zip(said.coming) {
        let auditor = ministry_auditor::Model { id: ctx.new_id(), ministry_audit_id: row.id, position, name, post };
        write.insert(auditor).await?;
    }
    say(&mut write, &row, MinistryAuditStep::Request, ("", "ministry-audit-requested", role)).await?;
    tell::company(&mut write, &row, Action::SeeMinistryAudit, NoticeKind::MinistryAuditMoved).await?;
    write.commit().await?;
    Ok(row.id)
}

/// A form that was read.
struct Said {
    request_number: String,
    requested_on: NaiveDate,
    scope: String,
    clauses: String,
    coming: Vec<Named>,
    days: (NaiveDate, NaiveDate),
}

fn read(ctx: &Ctx, form: &RequestForm, faults: &mut Faults) -> Option<Said> {
    let request_number = faults.text("request_number", &form.request_number, text::LINE);
    let requested_on = faults.take("requested_on", time::parse_day(&form.requested_on));
    if requested_on.is_some_and(|day| day > ctx.today()) {
        faults.add("requested_on", Fault::InTheFuture);
    }
    let scope = faults.text("scope", &form.scope, text::PARAGRAPH);
    let clauses = faults.text("clauses", &form.clauses, text::PARAGRAPH);
    let coming = faults.take("auditors", auditors(&form.auditors));
    let days = days::read(&form.starts_on, &form.ends_on, requested_on, faults);
    let ((requested_on, coming), days) = (requested_on.zip(coming)?, days?);
    Some(Said { request_number, requested_on, scope, clauses, coming, days })
}

fn new(ctx: &Ctx, number: String, contract: &contract::Model, said: &Said) -> Result<ministry_audit::Model> {
    Ok(ministry_audit::Model {
        id: MinistryAuditId(ctx.new_id()),
        number,
        contract_id: contract.id,
        company_id: contract.company_id,
        ministry_id: contract.ministry_id,
        request_number: said.request_number.clone(),
        requested_on: said.requested_on,
        scope: said.scope.clone(),
        clauses: said.clauses.clone(),
        starts_on: said.days.0,
        ends_on: said.days.1,
        status: MinistryAuditStatus::Requested,
        proposed_from: None,
        proposed_until: None,
        proposed_reason: String::new(),
        answer_on: None,
        requested_by: ctx.actor()?.account,
        requested_at: ctx.now(),
        reported_at: None,
        answered_at: None,
        closed_at: None,
        revision: 1,
    })
}
