use super::api::SetInterval;
use super::to_list;
use crate::i18n::td_string;
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/risk-assessment/interval`: after how long the reader's company assesses its risks again.
#[component]
pub fn IntervalPage() -> impl IntoView {
    let title = td_string!(locale(), risk_assessment.interval);
    page(
        title,
        |visit| async move { service::risk_assessment::interval(&visit.ctx).await },
        move |seen, interval| {
            let (locale, typed) = (seen.locale, Typed::of(&seen, "interval"));
            let months = td_string!(locale, risk_assessment.months);
            let stored = interval.months.map(|months| months.to_string()).unwrap_or_default();
            let now = match interval.months {
                Some(months) => td_string!(locale, risk_assessment.interval_is, count = months).to_string(),
                None => td_string!(locale, risk_assessment.interval_none).to_owned(),
            };
            let hint = td_string!(locale, risk_assessment.months_hint);
            let field = typed.field("months", months).required(true).hint(hint).line(&stored, 4);
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                {typed.summary(&[("months", months)])}
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, risk_assessment.interval_about)}</p>
                    <p><strong>{now}</strong></p>
                    <PostForm action=SetInterval::PATH class="stack">
                        <Hidden name="revision" value=interval.revision.to_string()/>
                        {field}
                        <div class="button-row"><Button>{td_string!(locale, engagement.save)}</Button></div>
                    </PostForm>
                </div>
            }
        },
    )
}
