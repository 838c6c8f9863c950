use super::api::{Mark, Unmark};
use super::state;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, Hidden, PostForm, StatusChip};
use chrono::NaiveDate;
use domain::confirmation::view::Sheet;
use domain::confirmation::{problems, progress};
use domain::delegation::{Delegation, DelegationState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What the reader was asked, each with its day, how far they are, and the mark; nothing for anybody else.
pub fn own(locale: Locale, sheet: &Sheet, today: NaiveDate) -> Option<AnyView> {
    if sheet.asked_of_reader.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = sheet.asked_of_reader.iter().map(|found| row(locale, sheet, found, today)).collect();
    Some(
        view! {
            <section class="stack" aria-labelledby="asked">
                <h2 id="asked">{td_string!(locale, delegation.asked_of_you)}</h2>
                <p class="quiet">{td_string!(locale, delegation.only_yours)}</p>
                {rows}
            </section>
        }
        .into_any(),
    )
}

fn row(locale: Locale, sheet: &Sheet, found: &Delegation, today: NaiveDate) -> AnyView {
    let states = sheet.states();
    let of = progress(&sheet.content, &states, |item| found.covers(&item.key));
    let left = problems(&sheet.content, &states).iter().filter(|problem| found.covers(&problem.item)).count();
    let now = found.state(sheet.round, today);
    let (tone, text) = state(locale, now);
    let until = td_string!(locale, delegation.until, day = day::day(locale, found.due_on)).to_string();
    let done = td_string!(locale, delegation.done_of, done = of.done, asked = of.asked).to_string();
    let left = (left > 0 && now != DelegationState::Done)
        .then(|| td_string!(locale, delegation.unanswered, count = left).to_string());
    let form = sheet.status.is_answerable().then(|| mark(locale, sheet, found, now == DelegationState::Done));
    view! {
        <div class="confirm stack">
            <p><StatusChip tone=tone text=text/> " " <strong>{until}</strong> " " {done}</p>
            {left.map(|left| view! { <p class="quiet">{left}</p> })}
            {form}
        </div>
    }
    .into_any()
}

fn mark(locale: Locale, sheet: &Sheet, found: &Delegation, done: bool) -> AnyView {
    let (action, kind, text) = if done {
        (Unmark::PATH, ButtonKind::Text, td_string!(locale, delegation.unmark))
    } else {
        (Mark::PATH, ButtonKind::Outline, td_string!(locale, delegation.mark))
    };
    let (sheet, found, revision) = (sheet.id.to_string(), found.id.to_string(), found.revision.to_string());
    view! {
        <PostForm action=action>
            <Hidden name="id" value=sheet/>
            <Hidden name="delegation" value=found/>
            <Hidden name="revision" value=revision/>
            <Button kind=kind>{text}</Button>
        </PostForm>
    }
    .into_any()
}
