use super::api::SetTable;
use super::{address, tables, to_list};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, Hidden, LinkButton, PostForm, Select};
use crate::visit::locale;
use domain::id::RiskMethodId;
use domain::refusal::Refusal;
use domain::risk_method::view::MethodLine;
use domain::risk_method::{Factors, MethodStatus};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use std::collections::BTreeMap;

/// `/risk-method/{id}/table`: the level of every combination, of a draft.
#[component]
pub fn TablePage() -> impl IntoView {
    let id = named::<RiskMethodId>("id");
    page(
        td_string!(locale(), risk_method.table_edit),
        |visit| async move {
            let line = service::risk_method::version(&visit.ctx, id?).await?;
            if line.status == MethodStatus::Drafted { Ok(line) } else { Err(Refusal::NotFound.into()) }
        },
        |seen, line| draw(&seen, &line),
    )
}

fn draw(seen: &Seen, line: &MethodLine) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, risk_method.table_edit);
    let version = td_string!(locale, risk_method.version_number, number = line.version).to_string();
    let typed = Typed::of(seen, "table");
    let (id, revision, back) = (line.id.to_string(), line.revision.to_string(), address(line.id));
    let selects = selects(locale, line, &typed.value("cells", ""));
    view! {
        <Breadcrumb links=vec![to_list(locale), (back.clone(), version)] here=title/>
        {typed.summary(&[("table", td_string!(locale, risk_method.table))])}
        <h1 id="table">{title}</h1>
        <p>{td_string!(locale, risk_method.table_about)}</p>
        <PostForm action=SetTable::PATH class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            {selects}
            <div class="button-row">
                <Button>{td_string!(locale, risk_method.save)}</Button>
                <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, risk_method.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// A select for every combination, numbered in the order of the table whichever order they are shown in.
fn selects(locale: Locale, line: &MethodLine, typed: &str) -> Vec<AnyView> {
    let method = &line.method;
    let typed: Vec<&str> = typed.split_whitespace().collect();
    let levels: Vec<Choice> = (1..)
        .zip(&method.levels)
        .map(|(level, words): (u8, _)| Choice::new(level.to_string(), words.clone()))
        .collect();
    let places: BTreeMap<Factors, usize> = method.cells().enumerate().map(|(at, cell)| (cell, at)).collect();
    tables(locale, method, |cell| {
        let at = places.get(&cell).copied().unwrap_or_default();
        let stored = method.level(cell).map(|level| level.to_string()).unwrap_or_default();
        let chosen = typed.get(at).map_or(stored, |typed| (*typed).to_owned());
        let Factors { damage, threat, vulnerability } = cell;
        let label =
            td_string!(locale, risk_method.cell, damage = damage, threat = threat, vulnerability = vulnerability);
        let name = format!("cells[{at}]");
        view! { <Select name=name choices=levels.clone() selected=chosen label=label.to_string()/> }.into_any()
    })
}
