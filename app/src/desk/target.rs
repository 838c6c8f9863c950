use super::api::SetTargets;
use super::{way, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, DescriptionList, Fact, FormField, Hidden, PostForm, Term, TextInput};
use crate::visit::locale;
use domain::desk::Procedure;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::desk::target::Targets;

/// `/desk/target`: the office's own target days.
#[component]
pub fn TargetPage() -> impl IntoView {
    page(
        td_string!(locale(), desk.targets),
        |visit| async move { service::desk::target::page(&visit.ctx).await },
        |seen, targets| {
            let locale = seen.locale;
            let title = td_string!(locale, desk.targets);
            let labels: Vec<_> =
                Procedure::ALL.iter().map(|kind| (kind.code(), words::procedure(locale, *kind))).collect();
            let content = if targets.may_set { form(&seen, &targets) } else { facts(locale, &targets) };
            view! {
                <Breadcrumb links=way(locale) here=title/>
                {Typed::of(&seen, "targets").summary(&labels)}
                <div class="narrow stack">
                    <h1><Term ja="標準処理期間" en=title/></h1>
                    <p>{td_string!(locale, desk.targets_about)}</p>
                    <p>{td_string!(locale, desk.targets_clock)}</p>
                    {content}
                </div>
            }
        },
    )
}

fn form(seen: &Seen, targets: &Targets) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "targets"));
    let hint = td_string!(locale, desk.targets_hint);
    let fields = targets.lines.iter().map(|(kind, line)| {
        let code = kind.code();
        let stored = line.days.map(|days| days.to_string()).unwrap_or_default();
        let (value, error) = (typed.value(code, &stored), typed.error(code));
        view! {
            <Hidden name=format!("revision[{code}]") value=line.revision.to_string()/>
            <FormField id=code label=words::procedure(locale, *kind) hint=hint error=error required=false>
                <TextInput name=format!("days[{code}]") value=value chars=4 inputmode="numeric"/>
            </FormField>
        }
    });
    let fields = fields.collect_view();
    view! {
        <PostForm action=SetTargets::PATH class="stack">
            {fields}
            <div class="button-row"><Button>{td_string!(locale, engagement.save)}</Button></div>
        </PostForm>
    }
    .into_any()
}

/// For whoever reads them only.
fn facts(locale: Locale, targets: &Targets) -> AnyView {
    let fact = |(kind, line): (&Procedure, &service::desk::target::TargetLine)| {
        let days = line.days.map_or_else(
            || td_string!(locale, desk.no_target).to_owned(),
            |days| td_string!(locale, desk.working_days, count = days).to_string(),
        );
        Fact::new(words::procedure(locale, *kind), days)
    };
    let facts = targets.lines.iter().map(fact).collect();
    view! { <DescriptionList facts=facts/> }.into_any()
}
