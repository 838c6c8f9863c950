//! The answer book (回答帳): the company's own last confirmed answers, and what they propose in a new sheet.

pub mod api;

use crate::checklist::said as in_language;
use crate::confirmation::said;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::reconfirmation::age;
use crate::ui::{Breadcrumb, Button, ButtonKind, ButtonSize, Details, Empty, Hidden, PostForm};
use crate::visit::locale;
use crate::waiver;
use api::Take;
use chrono::NaiveDate;
use domain::answer_book::{Entry, Likeness};
use domain::checklist::Item;
use domain::confirmation::view::Sheet;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/answer-book`: the whole book.
#[component]
pub fn AnswerBookPage() -> impl IntoView {
    page(
        td_string!(locale(), answer_book.title),
        |visit| async move { Ok((service::answer_book::book(&visit.ctx).await?, visit.ctx.today())) },
        |seen, (book, today)| draw(&seen, &book, today),
    )
}

fn draw(seen: &Seen, book: &[Entry], today: NaiveDate) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, answer_book.title);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let lines = book.iter().map(|entry| {
        let question = in_language(locale, &entry.item.question_ja, &entry.item.question_en);
        view! {
            <li class="answer-book__line">
                <p><span class="question__number">{entry.item.key.clone()}</span>" "{question}</p>
                {answer(locale, entry, today)}
            </li>
        }
    });
    let list = match book.is_empty() {
        true => view! { <Empty text=td_string!(locale, answer_book.empty)/> }.into_any(),
        false => view! { <ul class="answer-book">{lines.collect_view()}</ul> }.into_any(),
    };
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1>{title}</h1>
            <p>{td_string!(locale, answer_book.lead)}</p>
            <p class="small quiet">{td_string!(locale, answer_book.own_only)}</p>
            {list}
        </div>
    }
    .into_any()
}

/// What was said, with which files, and where it comes from.
fn answer(locale: Locale, entry: &Entry, today: NaiveDate) -> AnyView {
    let value = said(locale, &entry.item, &entry.value);
    let remark = (!entry.remark.is_empty()).then(|| view! { <p class="as-typed">{entry.remark.clone()}</p> });
    let names: Vec<&str> = entry.evidence.iter().map(|(name, _)| name.as_str()).collect();
    let files = (!names.is_empty()).then(|| {
        let names = names.join(td_string!(locale, ui.comma));
        view! { <p class="small">{td_string!(locale, answer_book.evidence)}" "{names}</p> }
    });
    let (day, age) = (day::day(locale, day_of(entry)), age(locale, today, entry.provenance.confirmed_at));
    let from = match &entry.provenance.case {
        Some((number, prime)) => {
            let (number, prime) = (number.clone(), prime.clone());
            td_string!(locale, answer_book.from_case, number = number, prime = prime, day = day).to_string()
        }
        None => td_string!(locale, answer_book.from_other, day = day).to_string(),
    };
    let waived = entry.waived_until.map(|until| waiver::in_book(locale, until));
    view! {
        <p class="as-typed"><strong>{value}</strong></p>
        {remark}
        {files}
        {waived}
        <p class="small quiet">{format!("{from} · {age}")}</p>
    }
    .into_any()
}

fn day_of(entry: &Entry) -> NaiveDate {
    time::day_in_japan(entry.provenance.confirmed_at)
}

/// What the book says to an item, with the button that fills the form.
pub(crate) fn panel(seen: &Seen, sheet: &Sheet, item: &Item) -> Option<AnyView> {
    let locale = seen.locale;
    let proposal = sheet.proposals.get(&item.key)?;
    let earlier = match proposal.likeness {
        Likeness::Same => None,
        Likeness::Reworded => Some(td_string!(locale, answer_book.reworded)),
        Likeness::Split => Some(td_string!(locale, answer_book.split)),
    };
    let earlier = earlier.map(|said| {
        let question = in_language(locale, &proposal.entry.item.question_ja, &proposal.entry.item.question_en);
        view! { <p class="small">{said}" "{question}</p> }
    });
    let said = answer(locale, &proposal.entry, seen.visit.ctx.today());
    let (id, key) = (sheet.id.to_string(), item.key.clone());
    Some(
        view! {
            <Details summary=td_string!(locale, answer_book.proposal) open=!sheet.answers.contains_key(&item.key)>
                <p class="small">{td_string!(locale, answer_book.proposal_lead)}</p>
                {earlier}
                {said}
                <PostForm action=Take::PATH>
                    <Hidden name="id" value=id/>
                    <Hidden name="item" value=key/>
                    <div class="question__actions">
                        <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, answer_book.take)}</Button>
                        <span class="small quiet">{td_string!(locale, answer_book.take_hint)}</span>
                    </div>
                </PostForm>
            </Details>
        }
        .into_any(),
    )
}
