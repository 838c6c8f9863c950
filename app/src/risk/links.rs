//! From what a risk comes, and to which record of the company it leads.

use super::api::{Link, Unlink};
use super::words;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, DataTable, Details, Header, Hidden, PostForm};
use domain::id::RiskId;
use domain::risk::LinkKind;
use domain::risk_assessment::view::{LinkLine, RiskLine};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("kind", td_string!(locale, risk.link_kind)),
        ("reference", td_string!(locale, risk.reference)),
        ("clause", td_string!(locale, risk.clause)),
    ]
}

pub(super) fn panel(seen: &Seen, risk: &RiskLine, edits: bool) -> AnyView {
    let locale = seen.locale;
    let [kind, reference, clause] = labels(locale);
    let headers = vec![
        Header::new(kind.1).fit(),
        Header::new(reference.1),
        Header::new(clause.1).fit(),
        Header::new(td_string!(locale, risk_assessment.to_do)).fit(),
    ];
    let rows = risk.links.iter().map(|link| row(locale, risk.id, link, edits)).collect();
    let title = td_string!(locale, risk.links);
    view! {
        <section class="stack" aria-labelledby="links">
            <h2 id="links">{title}</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, risk.no_links)/>
            {edits.then(|| form(seen, risk.id))}
        </section>
    }
    .into_any()
}

fn row(locale: Locale, risk: RiskId, link: &LinkLine, edits: bool) -> Vec<AnyView> {
    let text = link.reference.clone();
    let reference = match link.path.clone() {
        Some(path) => view! { <a class="as-typed" href=path>{text}</a> }.into_any(),
        None => view! { <span class="as-typed">{text}</span> }.into_any(),
    };
    let key = link.id.to_string();
    let remove = edits.then(|| {
        view! {
            <PostForm action=Unlink::PATH>
                <Hidden name="id" value=risk.to_string()/>
                <Hidden name="link" value=key/>
                <Button kind=ButtonKind::Text>{td_string!(locale, risk.unlink)}</Button>
            </PostForm>
        }
    });
    vec![words::link_kind(locale, link.kind).into_any(), reference, link.clause.clone().into_any(), remove.into_any()]
}

fn form(seen: &Seen, id: RiskId) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "link"));
    let [kind, reference, clause] = labels(locale);
    let kinds = LinkKind::ALL.iter().filter(|kind| !kind.is_ours());
    let kinds = kinds.map(|kind| Choice::new(kind.code(), words::link_kind(locale, *kind))).collect();
    let fields = view! {
        {typed.field(kind.0, kind.1).required(true).choose("", kinds)}
        {typed.field(reference.0, reference.1).required(true).hint(td_string!(locale, application.no_content)).line("", 32)}
        {typed.field(clause.0, clause.1).required(false).hint(td_string!(locale, risk.clause_hint)).line("", 16)}
    };
    let open = [kind, reference, clause].iter().any(|(name, _)| typed.error(name).is_some());
    view! {
        <Details summary=td_string!(locale, risk.link) open=open>
            <p class="quiet">{td_string!(locale, risk.link_about)}</p>
            <PostForm action=Link::PATH class="stack">
                <Hidden name="id" value=id.to_string()/>
                {fields}
                <div class="button-row"><Button kind=ButtonKind::Outline>{td_string!(locale, risk.link_now)}</Button></div>
            </PostForm>
        </Details>
    }
    .into_any()
}
