use super::api::Invite;
use super::fields::{Stored, fields, labels};
use crate::i18n::td_string;
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, LinkButton, PostForm};
use crate::visit::locale;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// An invitation to the reader's organisation.
#[component]
pub fn InvitePage() -> impl IntoView {
    page(
        td_string!(locale(), organisation.invite),
        |visit| async move {
            let actor = visit.ctx.actor()?;
            let may = actor.may(Action::ManagePeople, Standing::OwnOrganisation);
            if may { Ok(actor.kind) } else { Err(Refusal::NotPermitted.into()) }
        },
        |seen, kind| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "invite");
            let title = td_string!(locale, organisation.invite);
            let links = vec![("/people".to_owned(), td_string!(locale, organisation.people).to_owned())];
            let (email, name) = (td_string!(locale, organisation.email), td_string!(locale, organisation.name));
            let [roles, department, post] = labels(locale);
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    {typed.summary(&[("email", email), ("name", name), roles, department, post])}
                    <h1>{title}</h1>
                    <p>{td_string!(locale, organisation.invite_text)}</p>
                    <PostForm action=Invite::PATH class="stack">
                        {typed.field("email", email).required(true).filled("", "email", "off", 200)}
                        {typed.field("name", name).required(true).filled("", "text", "off", 200)}
                        {fields(locale, &typed, kind, &Stored::default())}
                        <div class="button-row">
                            <Button>{td_string!(locale, organisation.send_invitation)}</Button>
                            <LinkButton href="/people" kind=ButtonKind::Text>
                                {td_string!(locale, organisation.back)}
                            </LinkButton>
                        </div>
                    </PostForm>
                </div>
            }
        },
    )
}
