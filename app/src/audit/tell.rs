use super::api::MakeKnown;
use super::{address, buttons, frame};
use crate::circulation;
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::typed::Typed;
use crate::ui::{Hidden, PostForm};
use crate::visit::locale;
use domain::id::AuditId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/audit/{id}/make-known`: to whom the result is made known.
#[component]
pub fn TellPage() -> impl IntoView {
    let id = named::<AuditId>("id");
    let title = td_string!(locale(), audit.make_known);
    page(
        title,
        |visit| async move { service::audit::telling(&visit.ctx, id?).await },
        move |seen, (line, told)| {
            let locale = seen.locale;
            let back = (address(line.id), td_string!(locale, audit.back));
            let fields = view! {
                <Hidden name="id" value=line.id.to_string()/>
                {circulation::fields(&seen, "make-known", &told)}
                {buttons(td_string!(locale, audit.make_known_now), back)}
            };
            let body = view! {
                {Typed::of(&seen, "make-known").summary(&circulation::labels(locale))}
                <div class="stack narrow">
                    <p>{td_string!(locale, audit.make_known_means)}</p>
                    <PostForm action=MakeKnown::PATH class="stack">{fields}</PostForm>
                    {circulation::panel(locale, &told)}
                </div>
            };
            frame(&seen, title, &line, body.into_any())
        },
    )
}
