use super::api::Hold;
use super::past::{confirmed, then};
use super::{change, facts};
use crate::checklist::said as in_language;
use crate::confirmation::{head, position, section_title};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Button, ButtonKind, Checkbox, DescriptionList, Details, Fact, Hidden, LinkButton, PostForm,
    ProgressBar, StatusChip, Term, Tone,
};
use crate::visit::locale;
use crate::waiver;
use domain::checklist::Item;
use domain::checklist::difference::ChangeKind;
use domain::confirmation::asked;
use domain::confirmation::view::Sheet;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::reconfirmation::{Past, Then};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/confirmation/{id}/reconfirmation`: what was answered before, to be confirmed item by item; and what is asked anew.
#[component]
pub fn HoldPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, reconfirmation.hold),
        |visit| async move {
            let sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            if sheet.standing != Standing::Downstream {
                return Err(Refusal::NotFound.into());
            }
            let past = service::reconfirmation::past(&visit.ctx, &sheet).await?.ok_or(Refusal::NotFound)?;
            Ok((sheet, past))
        },
        |seen, (sheet, past)| draw(&seen, &sheet, &past),
    )
}

/// How far an item is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The question is another one, or there was no answer: it has to be answered.
    Open,
    /// The earlier answer waits to be confirmed.
    Waiting,
    /// It has an answer.
    Answered,
}

struct Line<'a> {
    item: &'a Item,
    kind: ChangeKind,
    then: Option<&'a Then>,
    state: State,
}

/// The items that are asked under the answers so far and under the earlier ones, in order.
fn lines<'a>(sheet: &'a Sheet, past: &'a Past) -> Vec<Line<'a>> {
    let states = sheet.states();
    let line = |item: &'a Item| {
        let carried = past.items.get(&item.key)?;
        let answered = sheet.answers.get(&item.key).is_some_and(|answer| !answer.value.trim().is_empty());
        let then = carried.standing().filter(|_| sheet.is_open(&item.key));
        let state = match (answered, then) {
            (true, _) => State::Answered,
            (false, Some(_)) => State::Waiting,
            (false, None) => State::Open,
        };
        // An earlier answer to a question that depends on another one waits with that one.
        let shown = state != State::Open || asked(&sheet.content, &states, item);
        shown.then_some(Line { item, kind: carried.kind, then, state })
    };
    sheet.content.items().filter_map(line).collect()
}

fn draw(seen: &Seen, sheet: &Sheet, past: &Past) -> AnyView {
    let locale = seen.locale;
    let lines = lines(sheet, past);
    let title = td_string!(locale, reconfirmation.hold);
    let done = lines.iter().filter(|line| line.state == State::Answered).count();
    let text = td_string!(locale, reconfirmation.progress, done = done, of = lines.len()).to_string();
    let mut known = sheet.reconfirmation.as_ref().map(|again| facts(locale, again)).unwrap_or_default();
    let when = confirmed(locale, past, seen.visit.ctx.today());
    known.push(Fact::typed(td_string!(locale, reconfirmation.confirmed_before), when));
    let typed = Typed::of(seen, "hold");
    let check = format!("/confirmation/{}/check", sheet.id);
    let kind = if done == lines.len() { ButtonKind::Solid } else { ButtonKind::Outline };
    view! {
        <div class="stack">
            {head(locale, sheet, Some(title.to_owned()))}
            {typed.summary(&[("items", td_string!(locale, reconfirmation.items))])}
            <h1><Term ja="前回の回答の確認" en=title/></h1>
            <DescriptionList facts=known dense=true/>
            <ProgressBar done=done total=lines.len() text=text/>
            {open(locale, sheet, &lines)}
            {waiting(locale, sheet, &lines, &typed)}
            {answered(locale, sheet, &lines)}
            {removed(locale, past)}
            <div class="button-row no-print">
                <LinkButton href=check kind=kind>{td_string!(locale, confirmation.check)}</LinkButton>
            </div>
        </div>
    }
    .into_any()
}

/// What has to be answered, because it was not asked like this before.
fn open(locale: Locale, sheet: &Sheet, lines: &[Line]) -> Option<AnyView> {
    let open: Vec<AnyView> = lines
        .iter()
        .filter(|line| line.state == State::Open)
        .map(|line| {
            view! {
                <li>
                    <StatusChip tone=Tone::Active text=change(locale, line.kind)/>
                    " "
                    <a href=to(sheet, line.item)>{question(locale, sheet, line.item)}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    (!open.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{td_string!(locale, reconfirmation.open, count = open.len()).to_string()}</h2>
                <p>{td_string!(locale, reconfirmation.open_lead)}</p>
                <ul class="hold">{open}</ul>
            </section>
        }
        .into_any()
    })
}

/// What can stand again, each to be ticked by itself.
fn waiting(locale: Locale, sheet: &Sheet, lines: &[Line], typed: &Typed) -> Option<AnyView> {
    let count = lines.iter().filter(|line| line.state == State::Waiting).count();
    if count == 0 {
        return None;
    }
    let title = td_string!(locale, reconfirmation.waiting, count = count).to_string();
    if !sheet.may.contains(&Action::Answer) || !sheet.status.is_answerable() {
        return Some(view! { <Banner kind=BannerKind::Info title=title/> }.into_any());
    }
    let ticked = typed.value("items", "");
    let ticked: Vec<&str> = ticked.split(' ').collect();
    let mut first = true;
    let sections = sheet.content.sections.iter().filter_map(|section| {
        let of_section =
            |line: &&Line| line.state == State::Waiting && section.items.iter().any(|item| item.key == line.item.key);
        let rows: Vec<AnyView> = lines
            .iter()
            .filter(of_section)
            .filter_map(|line| {
                let id =
                    if std::mem::take(&mut first) { "items".to_owned() } else { format!("hold-{}", line.item.key) };
                Some(row(locale, sheet, line.item, line.then?, id, ticked.contains(&line.item.key.as_str())))
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <fieldset class="hold__section">
                    <legend>{section_title(locale, section)}</legend>
                    <ul class="hold">{rows}</ul>
                </fieldset>
            }
            .into_any()
        })
    });
    let sections: Vec<AnyView> = sections.collect();
    let id = sheet.id.to_string();
    Some(
        view! {
            <section class="stack">
                <h2>{title}</h2>
                <p>{td_string!(locale, reconfirmation.waiting_lead)}</p>
                <PostForm action=Hold::PATH class="stack">
                    <Hidden name="id" value=id/>
                    {sections}
                    <div class="button-row no-print">
                        <Button>{td_string!(locale, reconfirmation.hold_do)}</Button>
                    </div>
                </PostForm>
            </section>
        }
        .into_any(),
    )
}

fn row(locale: Locale, sheet: &Sheet, item: &Item, earlier: &Then, id: String, ticked: bool) -> AnyView {
    let waived = sheet.past.as_ref().and_then(|past| past.waived.get(&earlier.item.key));
    let waived = waived.map(|waived| waiver::then(locale, waived));
    view! {
        <li class="hold__item">
            <Checkbox id=id name="items[]" label=question(locale, sheet, item) value=item.key.clone() checked=ticked/>
            <div class="hold__answer">
                {then(locale, earlier)}
                {waived}
                <p class="small no-print"><a href=to(sheet, item)>{td_string!(locale, reconfirmation.change)}</a></p>
            </div>
        </li>
    }
    .into_any()
}

/// What has an answer by now.
fn answered(locale: Locale, sheet: &Sheet, lines: &[Line]) -> Option<AnyView> {
    let done = lines.iter().filter(|line| line.state == State::Answered);
    let done: Vec<AnyView> = done
        .map(|line| view! { <li><a href=to(sheet, line.item)>{question(locale, sheet, line.item)}</a></li> }.into_any())
        .collect();
    (!done.is_empty()).then(|| {
        let summary = td_string!(locale, reconfirmation.answered, count = done.len()).to_string();
        view! { <Details summary=summary><ul class="hold">{done}</ul></Details> }.into_any()
    })
}

/// What is not asked any more.
fn removed(locale: Locale, past: &Past) -> Option<AnyView> {
    let gone = past.removed.iter().map(|earlier| {
        let question = in_language(locale, &earlier.item.question_ja, &earlier.item.question_en);
        view! { <li><p>{question}</p>{then(locale, earlier)}</li> }
    });
    let gone: Vec<_> = gone.collect();
    (!gone.is_empty()).then(|| {
        let summary = td_string!(locale, reconfirmation.removed, count = gone.len()).to_string();
        view! { <Details summary=summary><ul class="hold">{gone}</ul></Details> }.into_any()
    })
}

fn question(locale: Locale, sheet: &Sheet, item: &Item) -> String {
    let text = in_language(locale, &item.question_ja, &item.question_en);
    format!("{}. {text}", position(&sheet.content, &item.key))
}

fn to(sheet: &Sheet, item: &Item) -> String {
    format!("/confirmation/{}/item/{}", sheet.id, item.key)
}
