use super::api::Register;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, LinkButton, PostForm};
use crate::visit::locale;
use domain::organisation::OrganisationKind;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A new contract.
#[component]
pub fn NewContract() -> impl IntoView {
    page(
        td_string!(locale(), contract.new),
        |visit| async move {
            let actor = visit.ctx.actor()?;
            if !actor.may(Action::RegisterContract, Standing::OwnOrganisation) {
                return Err(Refusal::NotPermitted.into());
            }
            let other = match actor.kind {
                OrganisationKind::Ministry => OrganisationKind::Company,
                OrganisationKind::Company => OrganisationKind::Ministry,
            };
            Ok((other, service::organisation::parties(&visit.ctx, other).await?))
        },
        |seen, (other, parties)| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "register-contract");
            let links = vec![("/contract".to_owned(), td_string!(locale, contract.title).to_owned())];
            view! {
                <Breadcrumb links=links here=td_string!(locale, contract.new)/>
                {typed.summary(&labels(locale, other))}
                <h1>{td_string!(locale, contract.new)}</h1>
                <Form seen=seen typed=typed other=other parties=parties/>
            }
        },
    )
}

fn labels(locale: Locale, other: OrganisationKind) -> [(&'static str, &'static str); 5] {
    [
        ("number", td_string!(locale, contract.number)),
        ("title", td_string!(locale, contract.name)),
        ("party", party_label(locale, other)),
        ("starts_on", td_string!(locale, contract.starts_on)),
        ("ends_on", td_string!(locale, contract.ends_on)),
    ]
}

fn party_label(locale: Locale, other: OrganisationKind) -> &'static str {
    match other {
        OrganisationKind::Ministry => td_string!(locale, contract.ministry),
        OrganisationKind::Company => td_string!(locale, contract.company),
    }
}

#[component]
fn Form(seen: Seen, typed: Typed, other: OrganisationKind, parties: Vec<OrganisationName>) -> impl IntoView {
    let locale = seen.locale;
    let [number, title, party, starts_on, ends_on] = labels(locale, other).map(|(_, label)| label);
    let japanese = matches!(locale, Locale::ja);
    let only = if let [only] = parties.as_slice() { only.id.to_string() } else { String::new() };
    let choices: Vec<Choice> =
        parties.iter().map(|party| Choice::new(party.id.to_string(), party.in_language(japanese))).collect();
    let no_protected = td_string!(locale, contract.no_protected);
    view! {
        <PostForm action=Register::PATH class="stack">
            {typed.field("number", number).required(true).line("", 32)}
            {typed.field("title", title).required(true).hint(no_protected).line("", 60)}
            {typed.field("party", party).required(true).choose(&only, choices)}
            {typed.field("starts_on", starts_on).required(true).day(None)}
            {typed.field("ends_on", ends_on).required(false).day(None)}
            <div class="button-row">
                <Button>{td_string!(locale, contract.register)}</Button>
                <LinkButton href="/contract" kind=ButtonKind::Text>{td_string!(locale, contract.back)}</LinkButton>
            </div>
        </PostForm>
    }
}
