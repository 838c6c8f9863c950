use super::api::MakeKnown;
use super::{address, to_list};
use crate::circulation;
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::id::RiskAssessmentId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/risk-assessment/{id}/make-known`: to whom the result is made known.
#[component]
pub fn TellPage() -> impl IntoView {
    let id = named::<RiskAssessmentId>("id");
    let title = td_string!(locale(), risk_assessment.make_known);
    page(
        title,
        |visit| async move { service::risk_assessment::telling(&visit.ctx, id?).await },
        move |seen, (line, revision, told)| {
            let locale = seen.locale;
            let fields = circulation::fields(&seen, "make-known", &told);
            let links = vec![to_list(locale), (address(line.id), line.number.clone())];
            let (id, back) = (line.id.to_string(), address(line.id));
            view! {
                <Breadcrumb links=links here=title/>
                {Typed::of(&seen, "make-known").summary(&circulation::labels(locale))}
                <p class="reference">{line.number.clone()}</p>
                <h1>{title}</h1>
                <div class="stack narrow">
                    <p>{td_string!(locale, risk_assessment.make_known_means)}</p>
                    <PostForm action=MakeKnown::PATH class="stack">
                        <Hidden name="id" value=id/>
                        <Hidden name="revision" value=revision.to_string()/>
                        {fields}
                        <div class="button-row">
                            <Button>{td_string!(locale, risk_assessment.make_known_now)}</Button>
                            <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, risk_assessment.back)}</LinkButton>
                        </div>
                    </PostForm>
                    {circulation::panel(locale, &told)}
                </div>
            }
        },
    )
}
