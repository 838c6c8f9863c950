use super::api::Withdraw;
use super::can;
use super::detail::below;
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, FormField, Hidden, PostForm, TextArea};
use crate::visit::{Visit, locale};
use domain::application::ApplicationStep;
use domain::application::view::ApplicationDetail;
use domain::id::ApplicationId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

async fn load(visit: Visit, id: Result<ApplicationId, Refusal>) -> service::Result<ApplicationDetail> {
    let detail = service::application::detail(&visit.ctx, id?).await?;
    let can = can(&detail, Action::Apply, ApplicationStep::Withdraw);
    if can { Ok(detail) } else { Err(Refusal::NotFound.into()) }
}

/// `/application/{id}/withdraw`.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    let title = td_string!(locale, application.withdraw);
    page(
        title,
        |visit| load(visit, id),
        move |seen, detail| {
            let body = form(&seen, &detail);
            below(&seen, &detail, title, body)
        },
    )
}

fn form(seen: &Seen, detail: &ApplicationDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "withdraw"));
    let (id, revision) = (detail.id.to_string(), detail.revision.to_string());
    let (value, error) = (typed.value("reason", ""), typed.error("reason"));
    view! {
        <div class="confirm stack" data-kind="danger">
            <p>{td_string!(locale, application.withdraw_means)}</p>
            <PostForm action=Withdraw::PATH class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                <FormField id="reason" label=td_string!(locale, application.reason) required=true hint=td_string!(locale, application.no_content) error=error>
                    <TextArea name="reason" value=value rows=3/>
                </FormField>
                <Button kind=ButtonKind::Danger>{td_string!(locale, application.withdraw_now)}</Button>
            </PostForm>
        </div>
    }
    .into_any()
}
