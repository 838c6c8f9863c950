use super::api::SetPreference;
use super::words::{channel, group, rhythm};
use crate::i18n::td_string;
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, Choice, ChoiceLayout, Hidden, PostForm, Radios, Term};
use crate::visit::locale;
use domain::notice::{Channel, NoticeGroup, Rhythm};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::notice::Chosen;

/// `/notice/preferences`: by what the reader is told besides the portal.
#[component]
pub fn PreferencesPage() -> impl IntoView {
    page(
        td_string!(locale(), notice.preferences),
        |visit| async move { service::notice::preference(&visit.ctx).await },
        |seen, chosen| {
            let locale = seen.locale;
            let title = td_string!(locale, notice.preferences);
            let links = vec![("/notice".to_owned(), td_string!(locale, shell.notices).to_owned())];
            view! {
                <Breadcrumb links=links here=title/>
                <div class="narrow stack">
                    <h1><Term ja="通知の設定" en=title/></h1>
                    <p>{td_string!(locale, notice.preferences_about)}</p>
                    {form(&seen, &chosen)}
                </div>
            }
        },
    )
}

fn form(seen: &Seen, chosen: &Chosen) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "preferences");
    let preference = &chosen.preference;
    let fields = NoticeGroup::ALL.iter().map(|code| {
        let choices: Vec<_> = Channel::ALL.iter().map(|one| Choice::new(one.code(), channel(locale, *one))).collect();
        let (id, name, stored) = (code.code(), format!("channel[{code}]"), preference.channel(*code).code());
        let (selected, error) = (typed.value(id, stored), typed.error(id));
        let both = typed.chosen_otherwise(id, stored, &choices);
        view! {
            <Radios
                id=id
                name=name
                legend=group(locale, *code)
                choices=choices
                selected=selected
                error=error
                layout=ChoiceLayout::Row
            />
            {both}
        }
    });
    let fields = fields.collect_view();
    let revision = chosen.revision.to_string();
    let rhythms: Vec<Choice> = Rhythm::ALL.iter().map(|one| Choice::new(one.code(), rhythm(locale, *one))).collect();
    let mut labels: Vec<_> = NoticeGroup::ALL.iter().map(|code| (code.code(), group(locale, *code))).collect();
    labels.push(("rhythm", td_string!(locale, notice.rhythm)));
    let stored = preference.rhythm.code();
    let (summary, selected, error) = (typed.summary(&labels), typed.value("rhythm", stored), typed.error("rhythm"));
    let both = typed.chosen_otherwise("rhythm", stored, &rhythms);
    view! {
        {summary}
        <PostForm action=SetPreference::PATH class="stack">
            <Hidden name="revision" value=revision/>
            {fields}
            <Radios
                id="rhythm"
                name="rhythm"
                legend=td_string!(locale, notice.rhythm)
                choices=rhythms
                selected=selected
                hint=td_string!(locale, notice.rhythm_hint)
                layout=ChoiceLayout::Row
                error=error
            />
            {both}
            <div class="button-row"><Button>{td_string!(locale, engagement.save)}</Button></div>
        </PostForm>
    }
    .into_any()
}
