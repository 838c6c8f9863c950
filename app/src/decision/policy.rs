use super::api::SetPolicy;
use super::words;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Breadcrumb, Button, ButtonKind, ButtonSize, Hidden, PostForm, StatusChip, Tone};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::decision::PolicyLine;

/// `/desk/four-eyes`: in which procedures the reader's ministry wants two people.
#[component]
pub fn PolicyPage() -> impl IntoView {
    page(
        td_string!(locale(), decision.policy),
        |visit| async move { service::decision::policies(&visit.ctx).await },
        |seen, lines| {
            let locale = seen.locale;
            let title = td_string!(locale, decision.policy);
            let links = vec![("/people".to_owned(), td_string!(locale, organisation.people).to_owned())];
            let lines = lines.iter().map(|line| self::line(locale, line)).collect_view();
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, decision.policy_about)}</p>
                    <p>{td_string!(locale, decision.policy_not)}</p>
                    {lines}
                </div>
            }
        },
    )
}

fn line(locale: Locale, line: &PolicyLine) -> AnyView {
    let name = words::procedure(locale, line.procedure);
    let (tone, now, act) = if line.wanted {
        (Tone::Success, td_string!(locale, decision.wanted), td_string!(locale, decision.want_not))
    } else {
        (Tone::Plain, td_string!(locale, decision.not_wanted), td_string!(locale, decision.want))
    };
    let (procedure, revision) = (line.procedure.code(), line.revision.to_string());
    let wanted = (!line.wanted).to_string();
    view! {
        <section class="panel stack" data-kind="outline" aria-label=name>
            <div class="page-head"><h2>{name}</h2><StatusChip tone=tone text=now/></div>
            <PostForm action=SetPolicy::PATH label=name>
                <Hidden name="procedure" value=procedure/>
                <Hidden name="revision" value=revision/>
                <Hidden name="wanted" value=wanted/>
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>{act}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}
