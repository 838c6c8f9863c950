mod row;

use super::clerk;
use crate::checklist;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::dispatch::MOST;
use domain::dispatch::list::{self, ListColumn, ListRow, Mapping, RowFault, RowProblem};
use domain::id::{ChecklistVersionId, ContractId, MembershipId, OrganisationId};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::{text, time};
use entity::{contract, membership, organisation};
use row::{Book, Look};
use std::collections::{BTreeMap, BTreeSet};

/// A dispatch as typed. Empty cells of the list, and ticked companies, take what stands in the common fields.
#[derive(Clone, Debug, Default)]
pub struct DispatchForm {
    /// The contract under which the work is.
    pub contract: String,
    /// The checklist version.
    pub version: String,
    /// Due date of the answers.
    pub due_on: String,
    /// The colleague who checks the answers.
    pub checker: String,
    /// Template of the message; no protected content.
    pub message: String,
    /// Ticked companies.
    pub companies: Vec<String>,
    /// The list as pasted.
    pub list: String,
    /// What its columns were said to be.
    pub mapping: Mapping,
    /// Common work.
    pub work: String,
    /// Common place.
    pub place: String,
    /// Common reference of the contract.
    pub reference: String,
    /// Common day of its signature.
    pub signed_on: String,
}

/// A recipient that is in order.
pub(super) struct Recipient {
    pub organisation: OrganisationId,
    pub email: String,
    pub person: String,
    pub work: String,
    pub place: String,
    pub reference: String,
    pub signed_on: NaiveDate,
}

/// What the form says, as far as it is in order.
pub(super) struct Checked {
    pub contract: Option<ContractId>,
    pub common: Option<InCommon>,
    pub recipients: Vec<Recipient>,
}

/// Everything that is wrong with the rows, by line and column. Writes nothing. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn problems(ctx: &Ctx, form: &DispatchForm) -> Result<Vec<RowProblem>> {
    clerk(ctx)?;
    Ok(rows(ctx, form).await?.1)
}

/// What all recipients have in common, as typed.
pub(super) struct Common<'a> {
    pub version: &'a str,
    pub due_on: &'a str,
    pub checker: &'a str,
    pub message: &'a str,
}

/// The same, in order: the version, the due date, who checks.
pub(super) type InCommon = (ChecklistVersionId, NaiveDate, MembershipId);

/// Looks at what is common; the faults are added. Two statements.
pub(super) async fn common(
    ctx: &Ctx,
    contract: Option<&contract::Model>,
    form: &Common<'_>,
    faults: &mut Faults,
) -> Result<Option<InCommon>> {
    let own = ctx.actor()?.organisation;
    let version = match (contract, form.version.parse::<ChecklistVersionId>()) {
        (Some(contract), Ok(id)) => checklist::chosen(ctx, contract.ministry_id, id).await.ok().map(|line| line.id),
        (_, _) => None,
    };
    if version.is_none() {
        faults.add("version", Fault::Choice);
    }
    let due_on = faults.take("due_on", time::parse_day(form.due_on));
    if due_on.is_some_and(|day| day < ctx.today()) {
        faults.add("due_on", Fault::InThePast);
    }
    let people = membership::of_organisation(own).all(ctx.read()).await?;
    let chosen = form.checker.parse::<MembershipId>().ok();
    let checks = |person: &&membership::Model| person.roles.0.contains(&Role::SubcontractChecker);
    let checker = people.iter().filter(checks).find(|person| Some(person.id) == chosen).map(|person| person.id);
    if checker.is_none() {
        faults.add("checker", Fault::Choice);
    }
    // Room for the names that are filled in.
    if form.message.chars().count() > text::PARAGRAPH / 2 {
        faults.add("message", Fault::TooLong);
    }
    Ok(version.zip(due_on).zip(checker).map(|((version, due_on), checker)| (version, due_on, checker)))
}

/// Looks at the whole form; the faults of its fields are added.
pub(super) async fn check(ctx: &Ctx, form: &DispatchForm, faults: &mut Faults) -> Result<Checked> {
    let own = ctx.actor()?.organisation;
    let contracts = contract::of_party(own).all(ctx.read()).await?;
    let chosen = form.contract.parse::<ContractId>().ok();
    let contract = contracts.into_iter().find(|found| Some(found.id) == chosen && found.company_id == own);
    if contract.is_none() {
        faults.add("contract", Fault::Choice);
    }
    let fields =
        Common { version: &form.version, due_on: &form.due_on, checker: &form.checker, message: &form.message };
    let common = common(ctx, contract.as_ref(), &fields, faults).await?;
    let (recipients, problems) = rows(ctx, form).await?;
    if !problems.is_empty() {
        faults.add("list", Fault::Rows);
    }
    Ok(Checked { contract: contract.map(|found| found.id), common, recipients })
}

/// Every row looked at: what is in order, what is not.
async fn rows(ctx: &Ctx, form: &DispatchForm) -> Result<(Vec<Recipient>, Vec<RowProblem>)> {
    let listed = match list::read(&form.list, &form.mapping) {
        Ok(listed) => listed,
        Err(problem) => return Ok((Vec::new(), vec![problem])),
    };
    let own = ctx.actor()?.organisation;
    let companies = organisation::companies().all(ctx.read()).await?;
    let mut look = Look { ctx, own, book: Book::of(&companies), form, problems: Vec::new() };
    let ticked: BTreeSet<OrganisationId> = form.companies.iter().filter_map(|id| id.parse().ok()).collect();
    let ticked = companies.iter().filter(|company| ticked.contains(&company.id));
    let mut found: Vec<(OrganisationId, ListRow)> =
        ticked.map(|company| (company.id, named(company))).filter(|(id, _)| *id != own).collect();
    for row in listed {
        if let Some(company) = look.company(&row) {
            found.push((company, row));
        }
    }
    if found.is_empty() && look.problems.is_empty() {
        look.problems.push(RowProblem::whole(0, RowFault::Empty));
    }
    if found.len() > MOST {
        look.problems.push(RowProblem::whole(0, RowFault::TooMany));
        return Ok((Vec::new(), look.problems));
    }
    let ids: BTreeSet<OrganisationId> = found.iter().map(|(id, _)| *id).collect();
    let people = membership::with_accounts(ids).all(ctx.read()).await?;
    let (mut recipients, mut seen) = (Vec::new(), BTreeSet::new());
    for (company, row) in found {
        let recipient = look.recipient(company, &row, &people);
        if let Some(recipient) = recipient {
            if !seen.insert((company, text::search(&recipient.work))) {
                look.problems.push(RowProblem::at(&row, ListColumn::Work, RowFault::Twice));
            }
            recipients.push(recipient);
        }
    }
    look.problems.sort_by_key(|problem| problem.line);
    Ok((recipients, look.problems))
}

/// A ticked company as a row, so that what is wrong with it can be said by name.
fn named(company: &organisation::Model) -> ListRow {
    ListRow { line: 0, cells: BTreeMap::from([(ListColumn::Company, company.name.clone())]) }
}

impl Checked {
    /// Nothing missing, or not found: the faults were checked before.
    pub(super) fn whole(self) -> Result<(ContractId, ChecklistVersionId, NaiveDate, MembershipId, Vec<Recipient>)> {
        let (contract, (version, due_on, checker)) = self.contract.zip(self.common).ok_or(Refusal::NotFound)?;
        Ok((contract, version, due_on, checker, self.recipients))
    }
}
