use super::api::{Invite, Prepare};
use super::sub_page::{Buttons, Content, framed};
use crate::i18n::{Locale, td_string};
use crate::page::{named, page};
use crate::typed::Typed;
use crate::ui::{Banner, Button, ButtonKind, Choice, Hidden, PostForm};
use crate::visit::locale;
use domain::checklist::view::VersionLine;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::view::{EngagementDetail, Person};
use domain::engagement::{EngagementStatus, Side};
use domain::id::EngagementId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Chooses version, due date and recipient of the sheet.
#[component]
pub fn PreparePage() -> impl IntoView {
    let id = named::<EngagementId>("id");
    let title = td_string!(locale(), engagement.prepare);
    page(
        title,
        move |visit| async move { service::engagement::preparation(&visit.ctx, id?).await },
        move |seen, (case, versions)| {
            let locale = seen.locale;
            let open = is_preparing(&case)
                && case.sheet.as_ref().is_none_or(|sheet| sheet.status == ConfirmationStatus::Prepared);
            let content = if open {
                let (prepared, invited) = (Typed::of(&seen, "prepare"), Typed::of(&seen, "invite"));
                let summary = (prepared.summary(&labels(locale)), invited.summary(&labels(locale)));
                let forms = view! { <Forms locale=locale prepared=prepared invited=invited case=case.clone() versions=versions/> };
                Content::new(summary, forms)
            } else {
                Content::over(locale)
            };
            framed(locale, title, &case, content)
        },
    )
}

/// Whether a sheet can be prepared: the first one, or one of confirming again that was begun.
pub(super) fn is_preparing(case: &EngagementDetail) -> bool {
    let again = case.sheet.as_ref().is_some_and(|sheet| sheet.reconfirmation.is_some());
    if again { case.status.is_live() } else { case.status == EngagementStatus::Confirming }
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 8] {
    [
        ("version", td_string!(locale, engagement.version)),
        ("due_on", td_string!(locale, engagement.due_on)),
        ("recipient", td_string!(locale, engagement.recipient)),
        ("message", td_string!(locale, engagement.message)),
        ("email", td_string!(locale, engagement.invite_email)),
        ("name", td_string!(locale, engagement.invite_name)),
        ("department", td_string!(locale, engagement.invite_department)),
        ("post", td_string!(locale, engagement.invite_post)),
    ]
}

#[component]
fn Forms(
    locale: Locale,
    prepared: Typed,
    invited: Typed,
    case: EngagementDetail,
    versions: Vec<VersionLine>,
) -> impl IntoView {
    let downstream = |person: &&Person| person.side == Side::Downstream;
    let people: Vec<Person> = case.people.iter().chain(&case.candidates).filter(downstream).cloned().collect();
    let nobody = people.is_empty();
    view! {
        <PrepareForm locale=locale typed=prepared case=case.clone() versions=versions people=people/>
        {nobody.then(|| view! { <InviteForm locale=locale typed=invited case=case/> })}
    }
}

#[component]
fn PrepareForm(
    locale: Locale,
    typed: Typed,
    case: EngagementDetail,
    versions: Vec<VersionLine>,
    people: Vec<Person>,
) -> impl IntoView {
    let [version, due_on, recipient, message, ..] = labels(locale).map(|(_, label)| label);
    let sheet = case.sheet.clone();
    let text = sheet.as_ref().map(|sheet| sheet.message.clone()).unwrap_or_default();
    let revision = sheet.as_ref().map_or(0, |sheet| sheet.revision);
    let to = sheet.as_ref().and_then(|sheet| sheet.recipient).map(|id| id.to_string()).unwrap_or_default();
    let only = if let [only] = versions.as_slice() { only.id.to_string() } else { String::new() };
    let versions = versions.iter().map(|line| version_choice(locale, line)).collect();
    let nobody = people.is_empty();
    let to = match (to.is_empty(), people.as_slice()) {
        (true, [only]) => only.membership.to_string(),
        _ => to,
    };
    let people = people.into_iter().map(person_choice).collect();
    view! {
        <PostForm action=Prepare::PATH class="stack">
            {typed.field("version", version).required(true).pick(&chosen(&sheet, only), versions)}
            {typed.field("due_on", due_on).required(true).hint(td_string!(locale, engagement.due_hint)).day(sheet.map(|sheet| sheet.due_on))}
            {if nobody {
                view! { <p>{recipient_unknown(locale, case.invited.as_deref())}</p> }.into_any()
            } else {
                typed.field("recipient", recipient).required(true).hint(td_string!(locale, engagement.recipient_hint)).pick(&to, people)
            }}
            {typed.field("message", message).required(false).hint(td_string!(locale, engagement.message_hint)).paragraph(&text, 4)}
            <Buttons locale=locale case=case.id text=td_string!(locale, engagement.prepare_do)/>
            <Hidden name="id" value=case.id.to_string()/>
            <Hidden name="revision" value=revision.to_string()/>
        </PostForm>
    }
}

/// The version that is stored; with one version only there is nothing to choose.
fn chosen(sheet: &Option<domain::engagement::view::SheetLine>, only: String) -> String {
    sheet.as_ref().map_or(only, |sheet| sheet.version.to_string())
}

fn recipient_unknown(locale: Locale, invited: Option<&str>) -> String {
    match invited {
        Some(address) => td_string!(locale, engagement.invited, address = address.to_owned()).to_string(),
        None => td_string!(locale, engagement.nobody_there).to_owned(),
    }
}

fn version_choice(locale: Locale, line: &VersionLine) -> Choice {
    let title = crate::checklist::said(locale, &line.title_ja, &line.title_en);
    let title = td_string!(locale, engagement.version_of, title = title, number = line.number).to_string();
    Choice::new(line.id.to_string(), title).hint(td_string!(locale, engagement.items, count = line.items).to_string())
}

fn person_choice(person: Person) -> Choice {
    Choice::new(person.membership.to_string(), person.name).hint(person.place)
}

/// Invites the first person of a company that nobody on the portal keeps yet.
#[component]
fn InviteForm(locale: Locale, typed: Typed, case: EngagementDetail) -> impl IntoView {
    let [.., email, name, department, post] = labels(locale).map(|(_, label)| label);
    let id = case.id.to_string();
    view! {
        <section class="panel stack" id="invite">
            <h2>{td_string!(locale, engagement.invite)}</h2>
            <Banner title=td_string!(locale, engagement.invite_about)/>
            <PostForm action=Invite::PATH class="stack">
                {typed.field("email", email).required(true).line("", 60)}
                {typed.field("name", name).required(true).line("", 32)}
                {typed.field("department", department).required(false).line("", 32)}
                {typed.field("post", post).required(false).line("", 32)}
                <div class="button-row">
                    <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.invite_do)}</Button>
                </div>
                <Hidden name="id" value=id/>
            </PostForm>
        </section>
    }
}
