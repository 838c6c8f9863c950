use super::clerk;
use crate::checklist;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::dispatch::MOST;
use domain::dispatch::list::{self, ListColumn, ListRow, RowFault, RowProblem};
use domain::id::{ChecklistVersionId, ContractId, MembershipId, OrganisationId};
use domain::organisation::CorporateNumber;
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::{text, time};
use entity::{contract, membership, organisation};
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
    pub version: Option<ChecklistVersionId>,
    pub due_on: Option<NaiveDate>,
    pub checker: Option<MembershipId>,
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

/// Looks at the whole form; the faults of its fields are added.
pub(super) async fn check(ctx: &Ctx, form: &DispatchForm, faults: &mut Faults) -> Result<Checked> {
    let own = ctx.actor()?.organisation;
    let contracts = contract::of_party(own).all(ctx.read()).await?;
    let chosen = form.contract.parse::<ContractId>().ok();
    let contract = contracts.into_iter().find(|found| Some(found.id) == chosen && found.company_id == own);
    if contract.is_none() {
        faults.add("contract", Fault::Choice);
    }
    let version = match (&contract, form.version.parse::<ChecklistVersionId>()) {
        (Some(contract), Ok(id)) => checklist::chosen(ctx, contract.ministry_id, id).await.ok().map(|line| line.id),
        (_, _) => None,
    };
    if version.is_none() {
        faults.add("version", Fault::Choice);
    }
    let due_on = faults.take("due_on", time::parse_day(&form.due_on));
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
    let (recipients, problems) = rows(ctx, form).await?;
    if !problems.is_empty() {
        faults.add("list", Fault::Rows);
    }
    Ok(Checked { contract: contract.map(|found| found.id), version, due_on, checker, recipients })
}

/// Every row looked at: what is in order, what is not.
async fn rows(ctx: &Ctx, form: &DispatchForm) -> Result<(Vec<Recipient>, Vec<RowProblem>)> {
    let listed = match list::read(&form.list) {
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

/// Companies by number and by folded name.
struct Book {
    numbers: BTreeMap<String, OrganisationId>,
    names: BTreeMap<String, BTreeSet<OrganisationId>>,
}

impl Book {
    fn of(companies: &[organisation::Model]) -> Self {
        let mut book = Self { numbers: BTreeMap::new(), names: BTreeMap::new() };
        for company in companies {
            if let Some(number) = &company.corporate_number {
                book.numbers.insert(number.clone(), company.id);
            }
            for name in [&company.name, &company.latin, &company.kana].into_iter().filter(|name| !name.is_empty()) {
                book.names.entry(text::search(name)).or_default().insert(company.id);
            }
        }
        book
    }
}

struct Look<'a> {
    ctx: &'a Ctx,
    own: OrganisationId,
    book: Book,
    form: &'a DispatchForm,
    problems: Vec<RowProblem>,
}

impl Look<'_> {
    fn wrong<T>(&mut self, row: &ListRow, column: ListColumn, fault: RowFault) -> Option<T> {
        self.problems.push(RowProblem::at(row, column, fault));
        None
    }

    /// The company of a row: by its number, else by its name.
    fn company(&mut self, row: &ListRow) -> Option<OrganisationId> {
        let (number, name) = (row.cell(ListColumn::Number), row.cell(ListColumn::Company));
        let called = self.book.names.get(&text::search(name)).cloned().unwrap_or_default();
        let found = if number.is_empty() {
            if name.is_empty() {
                return self.wrong(row, ListColumn::Company, RowFault::Missing);
            }
            let mut called = called.iter();
            match (called.next(), called.next()) {
                (None, _) => return self.wrong(row, ListColumn::Company, RowFault::Unknown),
                (Some(_), Some(_)) => return self.wrong(row, ListColumn::Company, RowFault::Ambiguous),
                (Some(only), None) => *only,
            }
        } else {
            let Ok(parsed) = CorporateNumber::parse(number) else {
                return self.wrong(row, ListColumn::Number, RowFault::Number);
            };
            let Some(found) = self.book.numbers.get(parsed.as_str()).copied() else {
                return self.wrong(row, ListColumn::Number, RowFault::Unknown);
            };
            // The number of one company beside the name of another: one of them slipped by a row.
            if !called.is_empty() && !called.contains(&found) {
                return self.wrong(row, ListColumn::Company, RowFault::Differs);
            }
            found
        };
        if found == self.own {
            let column = if number.is_empty() { ListColumn::Company } else { ListColumn::Number };
            return self.wrong(row, column, RowFault::Own);
        }
        Some(found)
    }

    fn text(&mut self, row: &ListRow, column: ListColumn, common: &str, max: usize) -> Option<String> {
        let own = row.cell(column);
        let value = if own.is_empty() { common.trim() } else { own };
        if value.is_empty() {
            return self.wrong(row, column, RowFault::Missing);
        }
        if value.chars().count() > max {
            return self.wrong(row, column, RowFault::TooLong);
        }
        Some(value.to_owned())
    }

    fn recipient(
        &mut self,
        organisation: OrganisationId,
        row: &ListRow,
        people: &[(membership::Model, Option<entity::account::Model>)],
    ) -> Option<Recipient> {
        let form = self.form;
        let work = self.text(row, ListColumn::Work, &form.work, text::PARAGRAPH);
        let place = self.text(row, ListColumn::Place, &form.place, text::LINE);
        let reference = self.text(row, ListColumn::Reference, &form.reference, text::LINE);
        let signed_on = self.text(row, ListColumn::SignedOn, &form.signed_on, text::LINE);
        let signed_on = signed_on.and_then(|day| match time::parse_day(&day) {
            Ok(day) if day > self.ctx.today() => self.wrong(row, ListColumn::SignedOn, RowFault::Future),
            Ok(day) => Some(day),
            Err(_) => self.wrong(row, ListColumn::SignedOn, RowFault::Date),
        });
        let email = self.email(organisation, row, people);
        let person = row.cell(ListColumn::Person).to_owned();
        if person.chars().count() > text::LINE {
            return self.wrong(row, ListColumn::Person, RowFault::TooLong);
        }
        Some(Recipient {
            organisation,
            email: email?,
            person,
            work: work?,
            place: place?,
            reference: reference?,
            signed_on: signed_on?,
        })
    }

    /// Who receives the sheet: the one named, the only responsible person there is, or somebody who is invited.
    fn email(
        &mut self,
        organisation: OrganisationId,
        row: &ListRow,
        people: &[(membership::Model, Option<entity::account::Model>)],
    ) -> Option<String> {
        let typed = row.cell(ListColumn::Email);
        let theirs: Vec<_> = people.iter().filter(|(member, _)| member.organisation_id == organisation).collect();
        let responsible: Vec<&str> = theirs
            .iter()
            .filter(|(member, _)| member.roles.0.contains(&Role::Supervisor))
            .filter_map(|(_, account)| account.as_ref().map(|account| account.email.as_str()))
            .collect();
        let kept = theirs.iter().any(|(member, _)| member.roles.0.contains(&Role::OrganisationAdministrator));
        if typed.is_empty() {
            return match responsible.len() {
                0 => self.wrong(row, ListColumn::Email, RowFault::Nobody),
                1 => Some(String::new()),
                _ => self.wrong(row, ListColumn::Email, RowFault::Several),
            };
        }
        let Ok(email) = text::email(typed) else { return self.wrong(row, ListColumn::Email, RowFault::Email) };
        let member = theirs.iter().any(|(_, account)| account.as_ref().is_some_and(|found| found.email == email));
        if responsible.contains(&email.as_str()) || (!kept && !member) {
            Some(email)
        } else {
            self.wrong(row, ListColumn::Email, RowFault::Stranger)
        }
    }
}

impl Checked {
    /// Nothing missing, or not found: the faults were checked before.
    pub(super) fn whole(self) -> Result<(ContractId, ChecklistVersionId, NaiveDate, MembershipId, Vec<Recipient>)> {
        let whole = self.contract.zip(self.version).zip(self.due_on).zip(self.checker);
        let (((contract, version), due_on), checker) = whole.ok_or(Refusal::NotFound)?;
        Ok((contract, version, due_on, checker, self.recipients))
    }
}
