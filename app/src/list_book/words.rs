//! Lists in words: for their pages, and for whoever writes them as workbooks.

use crate::i18n::{Locale, td_string};
use crate::{risk, words};
use domain::list_book::{ListProblem, ListSubject, NUMBER, RowFault, Wrong};
use domain::refusal::Fault;
use domain::workbook::WorkbookFault;

/// The beginning of the addresses of what a list is of.
#[must_use]
pub const fn of(subject: ListSubject) -> &'static str {
    match subject {
        ListSubject::RiskAssessment => "/risk-assessment",
        ListSubject::Audit => "/audit",
    }
}

/// What a list is called.
#[must_use]
pub fn title(locale: Locale, subject: ListSubject) -> &'static str {
    match subject {
        ListSubject::RiskAssessment => td_string!(locale, list_book.risk_title),
        ListSubject::Audit => td_string!(locale, list_book.audit_title),
    }
}

/// The same, short: in the name of the file, and as the name of the sheet.
#[must_use]
pub fn file(locale: Locale, subject: ListSubject) -> &'static str {
    match subject {
        ListSubject::RiskAssessment => td_string!(locale, list_book.risk_file),
        ListSubject::Audit => td_string!(locale, list_book.audit_file),
    }
}

/// How it is filled in, above the rows.
#[must_use]
pub fn lead(locale: Locale, subject: ListSubject) -> &'static str {
    match subject {
        ListSubject::RiskAssessment => td_string!(locale, list_book.risk_lead),
        ListSubject::Audit => td_string!(locale, list_book.audit_lead),
    }
}

/// What a download holds.
pub(super) fn holds(locale: Locale, subject: ListSubject) -> &'static str {
    match subject {
        ListSubject::RiskAssessment => td_string!(locale, list_book.risk_holds),
        ListSubject::Audit => td_string!(locale, list_book.audit_holds),
    }
}

/// In front of the moment at which it was made.
#[must_use]
pub fn made(locale: Locale) -> &'static str {
    td_string!(locale, list_book.made)
}

/// Title of the warning at a cell with another word than those of its list.
#[must_use]
pub fn pick(locale: Locale) -> &'static str {
    td_string!(locale, list_book.pick)
}

/// The warning.
#[must_use]
pub fn pick_error(locale: Locale) -> &'static str {
    td_string!(locale, list_book.pick_error)
}

/// The heading of a column: the label of the field in the form.
#[must_use]
pub fn heading(locale: Locale, subject: ListSubject, code: &str) -> &'static str {
    if code == NUMBER {
        return td_string!(locale, list_book.number);
    }
    match subject {
        ListSubject::RiskAssessment => of_risk(locale, code),
        ListSubject::Audit => of_procedure(locale, code),
    }
}

fn of_risk(locale: Locale, code: &str) -> &'static str {
    match code {
        "level_before" => td_string!(locale, risk.level_before),
        "level_after" => td_string!(locale, risk.level_after),
        "accepted" => td_string!(locale, list_book.accepted),
        code => risk::labels(locale).into_iter().find(|(name, _)| *name == code).map_or("", |(_, label)| label),
    }
}

fn of_procedure(locale: Locale, code: &str) -> &'static str {
    match code {
        "clause" => td_string!(locale, audit_plan.clause),
        "department" => td_string!(locale, audit_plan.looked_at),
        "procedure" => td_string!(locale, audit_plan.what),
        "method" => td_string!(locale, audit_plan.method),
        "sample" => td_string!(locale, audit.sample),
        "note" => td_string!(locale, audit.note),
        "outcome" => td_string!(locale, audit.outcome),
        "looked" => td_string!(locale, list_book.looked),
        _ => "",
    }
}

/// Why a readable file is not taken.
#[must_use]
pub fn whole(locale: Locale, subject: ListSubject, fault: WorkbookFault) -> String {
    match fault {
        WorkbookFault::NotOurs | WorkbookFault::Copy => td_string!(locale, list_book.whole_not_ours).to_owned(),
        WorkbookFault::Newer => td_string!(locale, list_book.whole_newer).to_owned(),
        WorkbookFault::Twice => td_string!(locale, list_book.whole_twice).to_owned(),
        WorkbookFault::ColumnMissing => td_string!(locale, list_book.whole_column_missing).to_owned(),
        WorkbookFault::AnotherSheet => match subject {
            ListSubject::RiskAssessment => td_string!(locale, list_book.risk_another).to_owned(),
            ListSubject::Audit => td_string!(locale, list_book.audit_another).to_owned(),
        },
    }
}

/// `リスク!F12 対応: 一覧から選んでください`.
#[must_use]
pub fn problem(locale: Locale, subject: ListSubject, problem: &ListProblem) -> String {
    let heading = heading(locale, subject, &problem.column);
    let space = if heading.is_empty() { "" } else { " " };
    format!("{}!{}{space}{heading}: {}", problem.sheet, problem.cell, wrong(locale, problem.wrong))
}

fn wrong(locale: Locale, wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Row(RowFault::Formula) => td_string!(locale, list_book.row_formula),
        Wrong::Row(RowFault::UnknownKey) => td_string!(locale, list_book.row_unknown_key),
        Wrong::Row(RowFault::KeyTwice) => td_string!(locale, list_book.row_key_twice),
        Wrong::Row(RowFault::Moved) => td_string!(locale, list_book.row_moved),
        Wrong::Field(Fault::Choice) => td_string!(locale, list_book.choice),
        Wrong::Field(fault) => words::fault(locale, fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::audit::{Outcome, paper};
    use domain::list_book::Column;
    use domain::risk::{Treatment, list};
    use domain::risk_method::Method;

    fn of(subject: ListSubject) -> Vec<Column> {
        match subject {
            ListSubject::RiskAssessment => list::columns(&Method::default(), Vec::new(), Vec::new()),
            ListSubject::Audit => paper::columns(),
        }
    }

    #[test]
    fn every_column_has_a_heading_in_both_languages() {
        for subject in ListSubject::ALL {
            for column in of(*subject) {
                for locale in [Locale::ja, Locale::en] {
                    assert_ne!(heading(locale, *subject, &column.code), "", "{}", column.code);
                }
            }
        }
    }

    /// A file says what the page says.
    #[test]
    fn choices_are_written_in_the_words_of_the_form() {
        let written = |subject, code: &str, value: &str| {
            let columns = of(subject);
            let column = columns.iter().find(|column| column.code == code).unwrap();
            [true, false].map(|japanese| column.written(value, japanese).to_owned())
        };
        for code in Treatment::ALL {
            let told = [Locale::ja, Locale::en].map(|locale| risk::treatment(locale, *code).to_owned());
            assert_eq!(written(ListSubject::RiskAssessment, "treatment", code.code()), told);
        }
        for code in Outcome::ALL {
            let told = [Locale::ja, Locale::en].map(|locale| match code {
                Outcome::Open => td_string!(locale, audit.outcome_open).to_owned(),
                Outcome::InOrder => td_string!(locale, audit.outcome_in_order).to_owned(),
                Outcome::Problem => td_string!(locale, audit.outcome_problem).to_owned(),
                Outcome::LeftOut => td_string!(locale, audit.outcome_left_out).to_owned(),
            });
            assert_eq!(written(ListSubject::Audit, "outcome", code.code()), told);
        }
    }
}
