use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, DataTable, Header};
use domain::dispatch::list::{ListColumn, RowFault, RowProblem};
use leptos::prelude::*;

/// What the dry run found, by row and column.
pub(super) fn problems(locale: Locale, typed: &Typed) -> Option<AnyView> {
    let problems: Vec<RowProblem> = serde_json::from_str(&typed.value("problems", "[]")).ok()?;
    if problems.is_empty() {
        return None;
    }
    let count = typed.value("problem_count", "");
    let headers = [
        Header::new(td_string!(locale, dispatch.line)).fit(),
        Header::new(td_string!(locale, dispatch.column)).fit(),
        Header::new(td_string!(locale, dispatch.found)),
        Header::new(td_string!(locale, dispatch.to_do)),
    ];
    let register = problems.iter().any(|problem| problem.fault == RowFault::Unknown);
    let title = td_string!(locale, dispatch.problems, count = count).to_string();
    let rows = problems.into_iter().map(|problem| row(locale, problem)).collect();
    let view = view! {
        <Banner kind=BannerKind::Error title=title>
            <p>{td_string!(locale, dispatch.nothing_written)}</p>
            {register
                .then(|| {
                    view! { <p><a href="/organisation/register">{td_string!(locale, engagement.register_company)}</a></p> }
                })}
        </Banner>
        <DataTable
            caption=td_string!(locale, dispatch.problems_caption)
            headers=headers.into()
            rows=rows
            empty=""
        />
    };
    Some(view.into_any())
}

fn row(locale: Locale, problem: RowProblem) -> Vec<AnyView> {
    let line =
        if problem.line == 0 { td_string!(locale, dispatch.ticked).to_owned() } else { problem.line.to_string() };
    vec![
        line.into_any(),
        problem.column.map_or("–", |at| column(locale, at)).into_any(),
        problem.found.into_any(),
        fault(locale, problem.fault).into_any(),
    ]
}

/// The heading by which a column is known.
pub(super) fn column(locale: Locale, column: ListColumn) -> &'static str {
    match column {
        ListColumn::Number => td_string!(locale, dispatch.column_number),
        ListColumn::Company => td_string!(locale, dispatch.column_company),
        ListColumn::Work => td_string!(locale, dispatch.column_work),
        ListColumn::Place => td_string!(locale, dispatch.column_place),
        ListColumn::Email => td_string!(locale, dispatch.column_email),
        ListColumn::Person => td_string!(locale, dispatch.column_person),
        ListColumn::Reference => td_string!(locale, dispatch.column_reference),
        ListColumn::SignedOn => td_string!(locale, dispatch.column_signed_on),
    }
}

fn fault(locale: Locale, fault: RowFault) -> &'static str {
    match fault {
        RowFault::Empty => td_string!(locale, dispatch.fault_empty),
        RowFault::Headings => td_string!(locale, dispatch.fault_headings),
        RowFault::TooMany => td_string!(locale, dispatch.fault_too_many),
        RowFault::Quote => td_string!(locale, dispatch.fault_quote),
        RowFault::Missing => td_string!(locale, dispatch.fault_missing),
        RowFault::TooLong => td_string!(locale, dispatch.fault_too_long),
        RowFault::Number => td_string!(locale, dispatch.fault_number),
        RowFault::Unknown => td_string!(locale, dispatch.fault_unknown),
        RowFault::Ambiguous => td_string!(locale, dispatch.fault_ambiguous),
        RowFault::Own => td_string!(locale, dispatch.fault_own),
        RowFault::Differs => td_string!(locale, dispatch.fault_differs),
        RowFault::Twice => td_string!(locale, dispatch.fault_twice),
        RowFault::Email => td_string!(locale, dispatch.fault_email),
        RowFault::Nobody => td_string!(locale, dispatch.fault_nobody),
        RowFault::Several => td_string!(locale, dispatch.fault_several),
        RowFault::Stranger => td_string!(locale, dispatch.fault_stranger),
        RowFault::Date => td_string!(locale, dispatch.fault_date),
        RowFault::Future => td_string!(locale, dispatch.fault_future),
    }
}
