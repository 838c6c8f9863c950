//! One row: which company, which work, which person.

use super::{DispatchForm, Recipient};
use crate::ctx::Ctx;
use domain::dispatch::list::{ListColumn, ListRow, RowFault, RowProblem};
use domain::id::OrganisationId;
use domain::organisation::CorporateNumber;
use domain::role::Role;
use domain::{text, time};
use entity::{membership, organisation};
use std::collections::{BTreeMap, BTreeSet};

/// Companies by number and by folded name.
pub(super) struct Book {
    numbers: BTreeMap<String, OrganisationId>,
    names: BTreeMap<String, BTreeSet<OrganisationId>>,
}

impl Book {
    pub(super) fn of(companies: &[organisation::Model]) -> Self {
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

/// Looks at the rows one by one, and keeps what is wrong with them.
pub(super) struct Look<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) own: OrganisationId,
    pub(super) book: Book,
    pub(super) form: &'a DispatchForm,
    pub(super) problems: Vec<RowProblem>,
}

impl Look<'_> {
    fn wrong<T>(&mut self, row: &ListRow, column: ListColumn, fault: RowFault) -> Option<T> {
        self.problems.push(RowProblem::at(row, column, fault));
        None
    }

    /// The company of a row: by its number, else by its name.
    pub(super) fn company(&mut self, row: &ListRow) -> Option<OrganisationId> {
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

    /// Everything that is needed to send to a company.
    pub(super) fn recipient(
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
