use super::problem::column;
use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Checkbox, Choice, DataTable, Details, Header, Hidden, Select};
use domain::dispatch::list::{ColumnUse, Heading, ListColumn, headings};
use leptos::prelude::*;

/// Which column of the list is which, where there is a list: known headings are filled in, all can be chosen. Open where the
/// headings alone do not say which company a row is about.
pub(super) fn mapping(locale: Locale, typed: &Typed) -> Option<AnyView> {
    let found = headings(&typed.value("list", ""));
    if found.is_empty() {
        return None;
    }
    let chosen: Vec<(String, String)> = serde_json::from_str(&typed.value("mapping", "[]")).unwrap_or_default();
    let headless = !typed.value("headless", "").is_empty();
    let company = |heading: &Heading| matches!(heading.known, Some(ListColumn::Number | ListColumn::Company));
    let open = headless || !found.iter().any(company) || chosen.iter().any(|(_, word)| !word.is_empty());
    let headers = vec![
        Header::new(td_string!(locale, dispatch.map_heading)),
        Header::new(td_string!(locale, dispatch.map_example)),
        Header::new(td_string!(locale, dispatch.map_use)),
    ];
    let rows = found.into_iter().enumerate().map(|(at, heading)| {
        let word = chosen.get(at).filter(|(text, _)| *text == heading.text).map(|(_, word)| word.clone());
        row(locale, at, heading, word.unwrap_or_default())
    });
    let rows: Vec<_> = rows.collect();
    let view = view! {
        <Details summary=td_string!(locale, dispatch.map) open=open>
            <div class="stack">
                <p class="quiet">{td_string!(locale, dispatch.map_hint)}</p>
                <DataTable caption=td_string!(locale, dispatch.map) caption_hidden=true headers=headers rows=rows empty=""/>
                <Checkbox
                    id="headless"
                    name="headless"
                    label=td_string!(locale, dispatch.headless)
                    hint=td_string!(locale, dispatch.headless_hint)
                    checked=headless
                />
            </div>
        </Details>
    };
    Some(view.into_any())
}

fn row(locale: Locale, at: usize, heading: Heading, word: String) -> Vec<AnyView> {
    let Heading { text, example, known } = heading;
    let by_heading = match known {
        Some(known) => td_string!(locale, dispatch.map_known, column = column(locale, known)).to_string(),
        None => td_string!(locale, dispatch.map_unknown).to_owned(),
    };
    let mut choices = vec![Choice::new(ColumnUse::NOTHING, td_string!(locale, dispatch.map_nothing))];
    choices.extend(ListColumn::ALL.iter().map(|at| Choice::new(at.code(), column(locale, *at))));
    let number = (at + 1).to_string();
    let label = td_string!(locale, dispatch.map_label, number = number.clone(), heading = text.clone()).to_string();
    let shown = if text.is_empty() { number } else { text.clone() };
    vec![
        view! { {shown} <Hidden name="headings[]" value=text/> }.into_any(),
        example.into_any(),
        view! { <Select name="columns[]" choices=choices selected=word blank=by_heading label=label/> }.into_any(),
    ]
}
