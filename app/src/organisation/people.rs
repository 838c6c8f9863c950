use super::api::{ResendInvitation, RevokeInvitation};
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Button, ButtonKind, ButtonSize, DataTable, Header, Hidden, LinkButton, PostForm, StatusChip, Tone};
use crate::visit::locale;
use crate::words;
use domain::account::view::{InvitationLine, InvitationState, PersonLine};
use domain::organisation::OrganisationKind;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The people of the reader's organisation, and who is invited.
#[component]
pub fn PeoplePage() -> impl IntoView {
    page(
        td_string!(locale(), organisation.people),
        |visit| async move { service::organisation::people(&visit.ctx).await },
        |seen, page| {
            let locale = seen.locale;
            let company = page.organisation.kind == OrganisationKind::Company;
            let name = page.organisation.in_language(matches!(locale, Locale::ja)).to_owned();
            view! {
                <div class="stack">
                    <h1>{td_string!(locale, organisation.people)}</h1>
                    <p class="lead">{name}</p>
                    <p>{td_string!(locale, organisation.people_text)}</p>
                    <div class="button-row no-print">
                        <LinkButton href="/people/invite">{td_string!(locale, organisation.invite)}</LinkButton>
                        {company.then(|| view! { <LinkButton href="/approval" kind=ButtonKind::Outline>{td_string!(locale, approval.setting)}</LinkButton> })}
                        {(!company).then(|| view! { <LinkButton href="/desk/four-eyes" kind=ButtonKind::Outline>{td_string!(locale, decision.policy)}</LinkButton> })}
                    </div>
                    {people(locale, page.people)}
                    <h2>{td_string!(locale, organisation.invitations)}</h2>
                    {invitations(locale, page.invitations)}
                </div>
            }
        },
    )
}

fn people(locale: Locale, people: Vec<PersonLine>) -> impl IntoView + use<> {
    let rows = people.into_iter().map(|person| {
        let href = format!("/people/{}", person.membership);
        vec![
            view! { <a href=href>{person.name}</a> }.into_any(),
            person.email.into_any(),
            words::roles(locale, &person.roles).into_any(),
            [person.department, person.post].join(" ").into_any(),
            time::day_in_japan(person.since).to_string().into_any(),
        ]
    });
    let rows = rows.collect();
    let headers = vec![
        Header::new(td_string!(locale, organisation.name)),
        Header::new(td_string!(locale, organisation.email)),
        Header::new(td_string!(locale, organisation.roles)),
        Header::new(td_string!(locale, organisation.department_and_post)),
        Header::new(td_string!(locale, organisation.since)).fit(),
    ];
    let caption = td_string!(locale, organisation.people);
    view! { <DataTable caption=caption caption_hidden=true headers=headers rows=rows empty=td_string!(locale, organisation.nobody)/> }
}

fn invitations(locale: Locale, invitations: Vec<InvitationLine>) -> impl IntoView + use<> {
    let rows = invitations.into_iter().map(|line| invitation(locale, line)).collect();
    let headers = vec![
        Header::new(td_string!(locale, organisation.number)).fit(),
        Header::new(td_string!(locale, organisation.name)),
        Header::new(td_string!(locale, organisation.roles)),
        Header::new(td_string!(locale, organisation.state)).fit(),
        Header::new(td_string!(locale, organisation.until)).fit(),
        Header::new(td_string!(locale, organisation.what)).fit(),
    ];
    let caption = td_string!(locale, organisation.invitations);
    let empty = td_string!(locale, organisation.no_invitations);
    view! { <DataTable caption=caption caption_hidden=true headers=headers rows=rows empty=empty/> }
}

fn invitation(locale: Locale, line: InvitationLine) -> Vec<AnyView> {
    let (tone, state) = match line.state {
        InvitationState::Open => (Tone::Waiting, td_string!(locale, organisation.open)),
        InvitationState::Expired => (Tone::Caution, td_string!(locale, organisation.expired)),
    };
    let (id, revision, number) = (line.id.to_string(), line.revision.to_string(), line.number.clone());
    let act = |action: &'static str, text: &'static str, kind| {
        let (id, revision, number) = (id.clone(), revision.clone(), number.clone());
        view! {
            <PostForm action=action>
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                <Button kind=kind size=ButtonSize::Small>
                    {text}
                    <span class="visually-hidden">{number}</span>
                </Button>
            </PostForm>
        }
    };
    let resend = act(ResendInvitation::PATH, td_string!(locale, organisation.resend), ButtonKind::Outline);
    let revoke = act(RevokeInvitation::PATH, td_string!(locale, organisation.revoke), ButtonKind::Text);
    vec![
        line.number.into_any(),
        view! { {line.name} <br/> <span class="quiet">{line.email}</span> }.into_any(),
        words::roles(locale, &line.roles).into_any(),
        view! { <StatusChip tone=tone text=state/> }.into_any(),
        time::stamp(line.expires_at).into_any(),
        view! { <div class="button-row">{resend} {revoke}</div> }.into_any(),
    ]
}
