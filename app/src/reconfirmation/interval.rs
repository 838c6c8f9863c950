use super::api::SetInterval;
use crate::i18n::td_string;
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/reconfirmation`: after how long the reader's company confirms again.
#[component]
pub fn IntervalPage() -> impl IntoView {
    page(
        td_string!(locale(), reconfirmation.interval),
        |visit| async move { service::reconfirmation::interval(&visit.ctx).await },
        |seen, interval| {
            let locale = seen.locale;
            let title = td_string!(locale, reconfirmation.interval);
            let links = vec![("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned())];
            let typed = Typed::of(&seen, "interval");
            let months = td_string!(locale, reconfirmation.months);
            let stored = interval.months.map(|months| months.to_string()).unwrap_or_default();
            let now = match interval.months {
                Some(months) => td_string!(locale, reconfirmation.interval_is, count = months).to_string(),
                None => td_string!(locale, reconfirmation.interval_none).to_owned(),
            };
            let hint = td_string!(locale, reconfirmation.months_hint);
            let field = typed.field("months", months).required(false).hint(hint).line(&stored, 4);
            let summary = typed.summary(&[("months", months)]);
            view! {
                <Breadcrumb links=links here=title/>
                {summary}
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, reconfirmation.interval_about)}</p>
                    <p><strong>{now}</strong></p>
                    <PostForm action=SetInterval::PATH class="stack">
                        <Hidden name="revision" value=interval.revision.to_string()/>
                        {field}
                        <Button>{td_string!(locale, engagement.save)}</Button>
                    </PostForm>
                </div>
            }
        },
    )
}
