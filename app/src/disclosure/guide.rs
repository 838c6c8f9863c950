use super::{asks, to_list, words};
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, LinkButton, Radios, Term};
use crate::visit::locale;
use domain::disclosure::guide::{Purpose, Way};
use domain::permission::{Action, Actor, Standing};
use leptos::prelude::*;

/// Which of the two? A question about the purpose, and where the answer leads.
#[component]
pub fn GuidePage() -> impl IntoView {
    let title = td_string!(locale(), disclosure.guide);
    let purpose = Purpose::from_code(&queried("purpose"));
    page(
        title,
        |visit| async move { Ok(visit.ctx.actor()?.clone()) },
        move |seen, actor| {
            let locale = seen.locale;
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                <h1><Term ja="どちらの手続か" en=td_string!(locale, disclosure.guide)/></h1>
                <div class="narrow stack">{question(locale, "/disclosure/guide", &actor, purpose)}</div>
            }
        },
    )
}

/// The question, and below it the way for what was chosen.
pub(super) fn question(locale: Locale, action: &'static str, actor: &Actor, purpose: Option<Purpose>) -> AnyView {
    let choices = Purpose::ALL.iter().map(|code| {
        let (label, hint) = words::purpose(locale, *code);
        Choice::new(code.code(), label).hint(hint)
    });
    let selected = purpose.map(Purpose::code);
    let answer = purpose.map(|purpose| way(locale, actor, purpose.way()));
    view! {
        <p>{td_string!(locale, disclosure.guide_lead)}</p>
        <form method="get" action=action class="stack">
            <Radios
                id="purpose"
                name="purpose"
                legend=td_string!(locale, disclosure.guide_question)
                choices=choices.collect()
                selected=selected
            />
            <div class="button-row"><Button kind=ButtonKind::Outline>{td_string!(locale, disclosure.guide_show)}</Button></div>
        </form>
        {answer}
    }
    .into_any()
}

fn way(locale: Locale, actor: &Actor, way: Way) -> AnyView {
    let next = match way {
        Way::Engagement | Way::Exemption => actor
            .may(Action::DraftEngagement, Standing::OwnOrganisation)
            .then(|| ("/engagement/new", td_string!(locale, work.new_engagement))),
        Way::Agreement => crate::agreement::keeps(actor).then(|| ("/agreement/new", td_string!(locale, agreement.new))),
        Way::Disclosure => {
            asks(actor).then(|| ("/disclosure/new?purpose=anything-else", td_string!(locale, disclosure.new)))
        }
    };
    let next = next.map(|(href, text)| view! { <p><LinkButton href=href>{text}</LinkButton></p> });
    view! {
        <section class="panel stack" aria-labelledby="way">
            <h2 id="way">{td_string!(locale, disclosure.guide_answer)}</h2>
            <p>{words::way(locale, way)}</p>
            {next}
        </section>
    }
    .into_any()
}
