use super::api::AnswerSafeguards;
use super::sub::{Keys, drafting, sub};
use super::{address, words};
use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, ChoiceLayout, FormField, LinkButton, PostForm, Radios, TextInput};
use crate::visit::locale;
use domain::disclosure::safeguard::{Held, Safeguard, SafeguardAnswer};
use domain::disclosure::view::DisclosureDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/disclosure/{id}/safeguards`: the list of safeguards, point by point. It can be saved half done.
#[component]
pub fn SafeguardsPage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.safeguards), drafting, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "safeguards");
        let points = Safeguard::ALL.iter().map(|point| one(locale, &typed, detail, *point)).collect_view();
        let detail = detail.clone();
        view! {
            <p>{td_string!(locale, disclosure.safeguards_lead)}</p>
            <p class="quiet">{td_string!(locale, disclosure.safeguards_own)}</p>
            <PostForm action=AnswerSafeguards::PATH class="stack">
                <Keys detail=detail.clone()/>
                {points}
                <div class="button-row">
                    <Button>{td_string!(locale, disclosure.save)}</Button>
                    <LinkButton href=address(detail.line.id) kind=ButtonKind::Text>{td_string!(locale, disclosure.back)}</LinkButton>
                </div>
            </PostForm>
        }
        .into_any()
    })
}

/// One point. A renewal shows what was said before until something is saved; it is not an answer before.
fn one(locale: Locale, typed: &Typed, detail: &DisclosureDetail, point: Safeguard) -> AnyView {
    let code = point.code();
    let find = |answers: &[SafeguardAnswer]| answers.iter().find(|answer| answer.safeguard == point).cloned();
    let before = detail.before.as_ref().and_then(|before| find(&before.content.safeguards));
    let stored = find(&detail.content.safeguards).or(before);
    let (held, note) = stored.map_or((String::new(), String::new()), |answer| (answer.held.to_string(), answer.note));
    let choices: Vec<_> = Held::ALL.iter().map(|held| Choice::new(held.code(), words::held(locale, *held))).collect();
    let legend = format!("{}{}", words::safeguard(locale, point), clause(locale, point));
    let note_id = format!("{code}-note");
    let (note_value, note_error) = (typed.value(&note_id, &note), typed.error(&note_id));
    let (both, both_notes) = (typed.chosen_otherwise(code, &held, &choices), typed.conflict(&note_id, &note));
    view! {
        <Radios
            id=code
            name=format!("held[{code}]")
            legend=legend
            choices=choices
            selected=typed.value(code, &held)
            error=typed.error(code)
            layout=ChoiceLayout::Row
        />
        {both}
        <FormField id=note_id label=td_string!(locale, disclosure.held_note) error=note_error>
            <TextInput name=format!("note[{code}]") value=note_value/>
        </FormField>
        {both_notes}
    }
    .into_any()
}

fn clause(locale: Locale, point: Safeguard) -> String {
    td_string!(locale, disclosure.clause_of, clause = point.clause()).to_string()
}
