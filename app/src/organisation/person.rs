use super::api::ChangePerson;
use super::fields::{Stored, fields, labels};
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, DescriptionList, Fact, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::id::MembershipId;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Somebody of the reader's organisation: roles, department, post.
#[component]
pub fn PersonPage() -> impl IntoView {
    let id = named::<MembershipId>("membership");
    page(
        td_string!(locale(), organisation.person),
        |visit| async move {
            let person = service::organisation::person(&visit.ctx, id?).await?;
            Ok((visit.ctx.actor()?.kind, person))
        },
        |seen, (kind, person)| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "person");
            let links = vec![("/people".to_owned(), td_string!(locale, organisation.people).to_owned())];
            let facts = vec![
                Fact::typed(td_string!(locale, organisation.email), person.email),
                Fact::new(td_string!(locale, organisation.since), time::day_in_japan(person.since).to_string()),
            ];
            let stored = Stored { roles: person.roles, department: person.department, post: person.post };
            let end = format!("/people/{}/end", person.membership);
            view! {
                <Breadcrumb links=links here=person.name.clone()/>
                <div class="narrow stack">
                    {typed.summary(&labels(locale))}
                    <h1>{person.name}</h1>
                    <DescriptionList facts=facts/>
                    <PostForm action=ChangePerson::PATH class="stack">
                        <Hidden name="id" value=person.membership.to_string()/>
                        <Hidden name="revision" value=person.revision.to_string()/>
                        {fields(locale, &typed, kind, &stored)}
                        <div class="button-row">
                            <Button>{td_string!(locale, organisation.save)}</Button>
                            <LinkButton href="/people" kind=ButtonKind::Text>
                                {td_string!(locale, organisation.back)}
                            </LinkButton>
                        </div>
                    </PostForm>
                    <p><a href=end>{td_string!(locale, organisation.end)}</a></p>
                </div>
            }
        },
    )
}
