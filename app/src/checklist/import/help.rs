use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, Details, Header};
use domain::checklist::layout::Column;
use leptos::prelude::*;

/// How a workbook is laid out: what `docs/checklist-workbook.md` says, beside the form.
pub(super) fn layout(locale: Locale) -> impl IntoView {
    let cover = table(locale, td_string!(locale, checklist.help_cover), &cover(locale));
    let items = table(locale, td_string!(locale, checklist.help_items), &items(locale));
    view! {
        <Details summary=td_string!(locale, checklist.help)>
            <p>{td_string!(locale, checklist.help_lead)}</p>
            {cover}
            {items}
            <ul>
                <li>{td_string!(locale, checklist.help_conformity)}</li>
                <li>{td_string!(locale, checklist.help_reading)}</li>
                <li>{td_string!(locale, checklist.help_formulas)}</li>
                <li>{td_string!(locale, checklist.help_limits)}</li>
            </ul>
        </Details>
    }
}

/// Name of a column or a line, what stands in it, whether it is needed.
type Entry = (Column, &'static str, bool);

fn table(locale: Locale, caption: &'static str, entries: &[Entry]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, checklist.help_heading)),
        Header::new(td_string!(locale, checklist.help_value)),
        Header::new(td_string!(locale, checklist.help_needed)).fit(),
    ];
    let rows = entries.iter().map(|(column, value, needed)| {
        let needed = if *needed { td_string!(locale, checklist.yes) } else { "" };
        vec![name(*column).into_any(), (*value).into_any(), needed.into_any()]
    });
    view! { <DataTable caption=caption headers=headers rows=rows.collect() empty="" dense=true/> }.into_any()
}

/// Headings are read in either language, so both are shown.
fn name(column: Column) -> String {
    let word = |locale: Locale| match column {
        Column::SectionKey => td_string!(locale, workbook.column_section_key),
        Column::SectionTitleJa => td_string!(locale, workbook.column_section_title_ja),
        Column::SectionTitleEn => td_string!(locale, workbook.column_section_title_en),
        Column::ItemKey => td_string!(locale, workbook.column_item_key),
        Column::Clauses => td_string!(locale, workbook.column_clauses),
        Column::QuestionJa => td_string!(locale, workbook.column_question_ja),
        Column::QuestionEn => td_string!(locale, workbook.column_question_en),
        Column::WhyJa => td_string!(locale, workbook.column_why_ja),
        Column::WhyEn => td_string!(locale, workbook.column_why_en),
        Column::ShownByJa => td_string!(locale, workbook.column_shown_by_ja),
        Column::ShownByEn => td_string!(locale, workbook.column_shown_by_en),
        Column::Kind => td_string!(locale, workbook.column_kind),
        Column::Choices => td_string!(locale, workbook.column_choices),
        Column::Required => td_string!(locale, workbook.column_required),
        Column::Evidence => td_string!(locale, workbook.column_evidence),
        Column::Condition => td_string!(locale, workbook.column_condition),
        Column::Key => td_string!(locale, workbook.column_key),
        Column::Number => td_string!(locale, workbook.column_number),
        Column::TitleJa => td_string!(locale, workbook.column_title_ja),
        Column::TitleEn => td_string!(locale, workbook.column_title_en),
        Column::DatedOn => td_string!(locale, workbook.column_dated_on),
    };
    format!("{} / {}", word(Locale::ja), word(Locale::en))
}

fn cover(locale: Locale) -> [Entry; 5] {
    [
        (Column::Key, td_string!(locale, checklist.help_key), true),
        (Column::Number, td_string!(locale, checklist.help_number), true),
        (Column::TitleJa, "", true),
        (Column::TitleEn, td_string!(locale, checklist.help_english), false),
        (Column::DatedOn, td_string!(locale, checklist.help_dated_on), false),
    ]
}

fn items(locale: Locale) -> [Entry; 16] {
    let english = td_string!(locale, checklist.help_english);
    [
        (Column::SectionKey, td_string!(locale, checklist.help_section_key), true),
        (Column::SectionTitleJa, td_string!(locale, checklist.help_section_title), true),
        (Column::SectionTitleEn, english, false),
        (Column::ItemKey, td_string!(locale, checklist.help_item_key), true),
        (Column::Clauses, td_string!(locale, checklist.help_clauses), false),
        (Column::QuestionJa, td_string!(locale, checklist.help_question), true),
        (Column::QuestionEn, english, false),
        (Column::WhyJa, "", false),
        (Column::WhyEn, english, false),
        (Column::ShownByJa, "", false),
        (Column::ShownByEn, english, false),
        (Column::Kind, td_string!(locale, checklist.help_kind), true),
        (Column::Choices, td_string!(locale, checklist.help_choices), false),
        (Column::Required, td_string!(locale, checklist.help_required), true),
        (Column::Evidence, td_string!(locale, checklist.help_evidence), false),
        (Column::Condition, td_string!(locale, checklist.help_condition), false),
    ]
}
