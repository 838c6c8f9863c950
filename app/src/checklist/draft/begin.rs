use super::api::Begin;
use crate::checklist::{owner, said};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page, queried};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, LinkButton, PostForm};
use crate::visit::locale;
use domain::checklist::view::VersionLine;
use domain::id::OrganisationId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// With what a draft begins.
#[component]
pub fn BeginPage() -> impl IntoView {
    let from = queried("from");
    page(
        td_string!(locale(), checklist_draft.begin),
        |visit| async move {
            if !visit.ctx.actor()?.may(Action::ImportChecklist, Standing::OwnOrganisation) {
                return Err(Refusal::NotPermitted.into());
            }
            service::checklist::versions(&visit.ctx).await
        },
        move |seen, versions| draw(&seen, &versions, &from),
    )
}

fn draw(seen: &Seen, versions: &[VersionLine], from: &str) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "begin-draft");
    let own = seen.visit.ctx.actor.as_ref().map(|actor| actor.organisation);
    let empty = Choice::new("empty", td_string!(locale, checklist_draft.from_empty))
        .hint(td_string!(locale, checklist_draft.from_empty_hint));
    let choices = std::iter::once(empty).chain(versions.iter().map(|line| choice(locale, line, own))).collect();
    let links = vec![("/checklist".to_owned(), td_string!(locale, checklist.list).to_owned())];
    let label = td_string!(locale, checklist_draft.from);
    let from = if from.is_empty() { "empty" } else { from };
    let source = typed.field("from", label).pick(from, choices);
    view! {
        <Breadcrumb links=links here=td_string!(locale, checklist_draft.begin)/>
        <div class="narrow stack">
            {typed.summary(&[("from", label)])}
            <h1>{td_string!(locale, checklist_draft.begin)}</h1>
            <p>{td_string!(locale, checklist_draft.begin_lead)}</p>
            <PostForm action=Begin::PATH class="stack">
                {source}
                <div class="button-row">
                    <Button>{td_string!(locale, checklist_draft.begin)}</Button>
                    <LinkButton href="/checklist" kind=ButtonKind::Text>{td_string!(locale, checklist_draft.to_list)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}

fn choice(locale: Locale, line: &VersionLine, own: Option<OrganisationId>) -> Choice {
    let title = said(locale, &line.title_ja, &line.title_en);
    let number = td_string!(locale, checklist.version_of, number = line.number).to_string();
    let hint = if line.owner.is_some() && line.owner == own {
        td_string!(locale, checklist_draft.from_own)
    } else {
        td_string!(locale, checklist_draft.from_copy)
    };
    let label = format!("{title} {number} ({})", owner(locale, line, own));
    Choice::new(line.id.to_string(), label).hint(hint)
}
