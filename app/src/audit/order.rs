use super::api::Order;
use super::{buttons, to_list};
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Hidden, PostForm};
use crate::visit::locale;
use domain::id::AuditPlanId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/audit-plan/{id}/order`: the supervisor orders an audit on an approved plan.
#[component]
pub fn OrderPage() -> impl IntoView {
    let id = named::<AuditPlanId>("id");
    let title = td_string!(locale(), audit.order);
    page(
        title,
        |visit| async move {
            let id = id?;
            Ok((id, service::audit::ordering(&visit.ctx, id).await?))
        },
        move |seen, (id, (number, days))| {
            let (locale, typed) = (seen.locale, Typed::of(&seen, "order"));
            let labels =
                [("starts_on", td_string!(locale, audit.starts_on)), ("ends_on", td_string!(locale, audit.ends_on))];
            let back = (format!("/audit-plan/{id}"), td_string!(locale, audit_plan.back));
            let links = vec![to_list(locale), (back.0.clone(), number.clone())];
            let fields = view! {
                <Hidden name="id" value=id.to_string()/>
                {typed.field(labels[0].0, labels[0].1).required(true).day(days.map(|(first, _)| first))}
                {typed.field(labels[1].0, labels[1].1).required(true).day(days.map(|(_, last)| last))}
                {buttons(td_string!(locale, audit.order_now), back)}
            };
            view! {
                <Breadcrumb links=links here=title/>
                {typed.summary(&labels)}
                <p class="reference">{number}</p>
                <h1>{title}</h1>
                <div class="stack narrow">
                    <p>{td_string!(locale, audit.order_means)}</p>
                    <PostForm action=Order::PATH class="stack">{fields}</PostForm>
                </div>
            }
        },
    )
}
