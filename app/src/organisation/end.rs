use super::api::EndPerson;
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::ui::{Breadcrumb, Button, ButtonKind, DescriptionList, Fact, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use crate::words;
use domain::id::MembershipId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Asks once more before somebody's place in the organisation ends.
#[component]
pub fn EndPage() -> impl IntoView {
    let id = named::<MembershipId>("membership");
    page(
        td_string!(locale(), organisation.end),
        |visit| async move { service::organisation::person(&visit.ctx, id?).await },
        |seen, person| {
            let locale = seen.locale;
            let title = td_string!(locale, organisation.end);
            let back = format!("/people/{}", person.membership);
            let links = vec![
                ("/people".to_owned(), td_string!(locale, organisation.people).to_owned()),
                (back.clone(), person.name.clone()),
            ];
            let facts = vec![
                Fact::typed(td_string!(locale, organisation.name), person.name),
                Fact::typed(td_string!(locale, organisation.email), person.email),
                Fact::new(td_string!(locale, organisation.roles), words::roles(locale, &person.roles)),
            ];
            view! {
                <Breadcrumb links=links here=title/>
                <h1>{title}</h1>
                <div class="confirm" data-kind="danger">
                    <p>{td_string!(locale, organisation.end_text)}</p>
                    <DescriptionList facts=facts/>
                    <PostForm action=EndPerson::PATH>
                        <Hidden name="id" value=person.membership.to_string()/>
                        <Hidden name="revision" value=person.revision.to_string()/>
                        <div class="button-row">
                            <Button kind=ButtonKind::Danger>{td_string!(locale, organisation.end_now)}</Button>
                            <LinkButton href=back kind=ButtonKind::Outline>
                                {td_string!(locale, organisation.back)}
                            </LinkButton>
                        </div>
                    </PostForm>
                </div>
            }
        },
    )
}
