use super::api::{Draft, Edit};
use super::fields::{content, labels, origin};
use super::input::PlanInput;
use super::{address, below, to_list};
use crate::i18n::td_string;
use crate::page::{page, queried};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Empty, Hidden, LinkButton, PostForm, Term};
use crate::visit::locale;
use domain::corrective_plan::view::PlanDetail;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::corrective_plan::OriginForm;

/// `/corrective-plan/new?origin=…`: with what the address says of the origin filled in.
#[component]
pub fn NewPage() -> impl IntoView {
    let title = td_string!(locale(), corrective_plan.new);
    let form = OriginForm {
        origin: queried("origin"),
        of: queried("of"),
        item: queried("item"),
        reference: queried("reference"),
        clause: queried("clause"),
    };
    page(
        title,
        move |visit| async move { service::corrective_plan::begin(&visit.ctx, &form).await },
        move |seen, beginning| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "plan");
            let stored = PlanInput::from(&beginning.origin);
            let body = if beginning.bases.is_empty() {
                view! { <Empty text=td_string!(locale, corrective_plan.no_basis)/> }.into_any()
            } else {
                let head = origin(locale, &typed, &beginning.bases, &stored);
                let fields = content(locale, &typed, &stored, beginning.origin.of.is_some());
                view! {
                    <PostForm action=Draft::PATH class="stack">
                        {head}
                        {fields}
                        <div class="button-row">
                            <Button>{td_string!(locale, corrective_plan.save_draft)}</Button>
                            <LinkButton href="/corrective-plan" kind=ButtonKind::Text>{td_string!(locale, corrective_plan.back_to_list)}</LinkButton>
                        </div>
                    </PostForm>
                }
                .into_any()
            };
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                {typed.summary(&labels(locale))}
                <h1><Term ja="是正計画" en=title/></h1>
                <div class="narrow stack">
                    <p>{td_string!(locale, corrective_plan.about)}</p>
                    {body}
                </div>
            }
        },
    )
}

pub(super) fn edits(detail: &PlanDetail) -> bool {
    detail.line.status.is_editable() && detail.may.contains(&Action::DraftPlan)
}

/// `/corrective-plan/{id}/edit`.
#[component]
pub fn EditPage() -> impl IntoView {
    below(td_string!(locale(), corrective_plan.edit), edits, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "plan");
        let stored = PlanInput::stored(detail);
        let fields = content(locale, &typed, &stored, detail.origin_path.is_some());
        let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
        view! {
            {typed.summary(&labels(locale))}
            <PostForm action=Edit::PATH class="stack narrow">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, corrective_plan.save)}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, corrective_plan.back)}</LinkButton>
                </div>
            </PostForm>
        }
        .into_any()
    })
}
