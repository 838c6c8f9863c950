//! The application of a lower tier at the tier above (取次): facts of the case, what was done with it, pass on or return.

use super::api::{PassOn, PutBack};
use super::frozen;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, DescriptionList, Event, Fact, Hidden, PostForm, PrintHeader,
    StatusChip, Term, Timeline,
};
use crate::visit::locale;
use crate::words;
use crate::work::application_tone;
use domain::application::Passage;
use domain::application::view::{PassageLine, Passing};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/application/{id}/passage`.
#[component]
pub fn PassagePage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    page(
        td_string!(locale, passage.title),
        |visit| async move { service::application::passing(&visit.ctx, id?).await },
        |seen, passing| draw(&seen, &passing),
    )
}

fn draw(seen: &Seen, passing: &Passing) -> AnyView {
    let locale = seen.locale;
    let links = vec![("/tier".to_owned(), td_string!(locale, tier.title).to_owned())];
    let (pass, back) = (Typed::of(seen, "pass-on"), Typed::of(seen, "put-back"));
    let (case, number) = &passing.through;
    let (case, number) = (format!("/engagement/{case}"), number.clone());
    let mut facts = frozen::of_case(locale, &passing.content);
    facts.push(Fact::typed(td_string!(locale, application.note), passing.note.clone()));
    facts.push(Fact::new(td_string!(locale, application.applied_at), day::moment(locale, passing.applied_at)));
    facts.push(Fact::new(td_string!(locale, passage.through), view! { <a href=case>{number}</a> }));
    let digest = passing.digest.clone();
    facts.push(Fact::new(td_string!(locale, application.digest), view! { <code class="digest">{digest}</code> }));
    view! {
        <PrintHeader title=td_string!(locale, passage.title) reference=passing.number.clone()/>
        <Breadcrumb links=links here=passing.number.clone()/>
        {pass.summary(&[("note", td_string!(locale, passage.note))])}
        {back.summary(&[("reason", td_string!(locale, passage.reason))])}
        <p class="reference">{passing.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="下位の申請の取次" en=td_string!(locale, passage.title)/></h1>
            <StatusChip tone=application_tone(passing.status) text=words::application_status(locale, passing.status)/>
        </div>
        <p>{td_string!(locale, passage.about)}</p>
        {(!passing.here).then(|| view! { <Banner kind=BannerKind::Info title=td_string!(locale, passage.not_here)/> })}
        {done(locale, &passing.passages)}
        <h2>{td_string!(locale, passage.frozen)}</h2>
        <p class="quiet">{td_string!(locale, passage.sealed)}</p>
        <DescriptionList facts=facts/>
        {passing.may.then(|| view! { {pass_on(locale, passing, &pass)} {put_back(locale, passing, &back)} })}
        {(passing.here && !passing.may).then(|| view! { <p class="quiet">{td_string!(locale, passage.colleague)}</p> })}
    }
    .into_any()
}

fn pass_on(locale: Locale, passing: &Passing, typed: &Typed) -> impl IntoView + use<> {
    let (means, button) = if passing.to_ministry {
        (td_string!(locale, passage.to_ministry_means), td_string!(locale, passage.to_ministry))
    } else {
        (td_string!(locale, passage.to_above_means), td_string!(locale, passage.to_above))
    };
    let note = typed.field("note", td_string!(locale, passage.note)).required(false);
    let note = note.hint(td_string!(locale, passage.note_hint)).paragraph("", 3);
    let (id, revision) = (passing.id.to_string(), passing.revision.to_string());
    view! {
        <section class="panel stack no-print" aria-labelledby="passing-on">
            <h2 id="passing-on">{td_string!(locale, passage.pass_on)}</h2>
            <p>{means}</p>
            <PostForm action=PassOn::PATH class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {note}
                <Button>{button}</Button>
            </PostForm>
        </section>
    }
}

fn put_back(locale: Locale, passing: &Passing, typed: &Typed) -> impl IntoView + use<> {
    let reason = typed.field("reason", td_string!(locale, passage.reason)).required(true);
    let reason = reason.hint(td_string!(locale, passage.note_hint)).paragraph("", 3);
    let (id, revision) = (passing.id.to_string(), passing.revision.to_string());
    view! {
        <section class="panel stack no-print" aria-labelledby="putting-back">
            <h2 id="putting-back">{td_string!(locale, passage.put_back)}</h2>
            <p>{td_string!(locale, passage.put_back_means)}</p>
            <PostForm action=PutBack::PATH class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {reason}
                <Button kind=ButtonKind::Danger>{td_string!(locale, passage.put_back_now)}</Button>
            </PostForm>
        </section>
    }
}

/// What tiers above did with an application; nothing where none did anything.
pub(super) fn done(locale: Locale, passages: &[PassageLine]) -> Option<impl IntoView + use<>> {
    let japanese = matches!(locale, Locale::ja);
    let event = |line: &PassageLine| {
        let what = match line.passage {
            Passage::PassedOn => td_string!(locale, passage.passed_on),
            Passage::Returned => td_string!(locale, passage.returned),
        };
        let note = (!line.note.is_empty()).then(|| line.note.clone());
        Event::new(what, day::moment(locale, line.at), line.at.to_rfc3339())
            .by(line.company.in_language(japanese).to_owned())
            .body(note.map(|note| view! { <p class="as-typed">{note}</p> }))
    };
    let events: Vec<Event> = passages.iter().map(event).collect();
    (!events.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="passages">
                <h2 id="passages">{td_string!(locale, passage.done)}</h2>
                <Timeline events=events/>
            </section>
        }
    })
}
