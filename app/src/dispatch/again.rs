use super::api::DraftAgain;
use super::new::{labels, sent};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::reconfirmation::ground;
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, Checkboxes, Choice, Empty, Hidden, LinkButton, PostForm, Tab,
    Tabs, Term,
};
use crate::visit::locale;
use crate::work;
use domain::dispatch::view::{AgainLine, AgainPage as Made};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::dispatch::GROUNDS;

/// `/dispatch/again`: many cases confirmed again in one action, those of one contract at a time.
#[component]
pub fn AgainPage() -> impl IntoView {
    let contract = queried("contract").parse().ok();
    page(
        td_string!(locale(), dispatch.again),
        move |visit| async move { service::dispatch::again_page(&visit.ctx, contract).await },
        |seen, made| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "dispatch-again");
            let links = vec![
                ("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned()),
                ("/dispatch".to_owned(), td_string!(locale, dispatch.title).to_owned()),
            ];
            let summary = typed.summary(&fields(locale));
            let content = if made.cases.is_empty() {
                view! { <Empty text=td_string!(locale, dispatch.again_none)/> }.into_any()
            } else {
                view! { {contracts(locale, &made)} {form(locale, &typed, &made)} }.into_any()
            };
            view! {
                <Breadcrumb links=links here=td_string!(locale, dispatch.again)/>
                {summary}
                <h1><Term ja="一括再確認" en=td_string!(locale, dispatch.again)/></h1>
                <div class="narrow stack">
                    <p>{td_string!(locale, dispatch.again_about)}</p>
                    {content}
                </div>
            }
        },
    )
}

fn fields(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let own =
        [("ground", td_string!(locale, reconfirmation.ground)), ("cases", td_string!(locale, dispatch.again_cases))];
    labels(locale).into_iter().chain(own).collect()
}

/// Where cases are under several contracts.
fn contracts(locale: Locale, made: &Made) -> Option<AnyView> {
    let tabs = made.contracts.iter().map(|(id, number, title)| {
        Tab::new(format!("/dispatch/again?contract={id}"), format!("{number} {title}"), made.chosen == Some(*id))
    });
    let tabs: Vec<Tab> = tabs.collect();
    (tabs.len() > 1).then(|| view! { <Tabs label=td_string!(locale, dispatch.contract) tabs=tabs/> }.into_any())
}

fn form(locale: Locale, typed: &Typed, made: &Made) -> AnyView {
    let grounds = GROUNDS.iter().map(|code| Choice::new(code.code(), ground(locale, *code))).collect();
    let due: Vec<String> = made.cases.iter().filter(|line| line.is_due).map(|line| line.id.to_string()).collect();
    let ticked = typed.value("cases", &due.join(" "));
    let ticked = ticked.split_whitespace().map(str::to_owned).collect();
    let cases = made.cases.iter().map(|line| choice(locale, line)).collect();
    let contract = made.chosen.map(|id| id.to_string()).unwrap_or_default();
    let why = typed.field("ground", td_string!(locale, reconfirmation.ground)).required(true);
    let why = why.pick(GROUNDS[0].code(), grounds);
    let (fields, wrong) = (sent(locale, typed, &made.versions, &made.checkers), typed.error("cases"));
    view! {
        <Banner kind=BannerKind::Warning title=td_string!(locale, engagement.no_protected)/>
        <PostForm action=DraftAgain::PATH class="stack">
            <Hidden name="contract" value=contract/>
            <h2>{td_string!(locale, dispatch.what)}</h2>
            {why}
            {fields}
            <h2>{td_string!(locale, dispatch.to_whom)}</h2>
            <Checkboxes
                id="cases"
                name="cases[]"
                legend=td_string!(locale, dispatch.again_cases)
                hint=td_string!(locale, dispatch.again_cases_hint)
                error=wrong
                choices=cases
                selected=ticked
            />
            <div class="button-row">
                <Button>{td_string!(locale, dispatch.again_check)}</Button>
                <LinkButton href="/dispatch" kind=ButtonKind::Text>{td_string!(locale, dispatch.back)}</LinkButton>
            </div>
            <p class="quiet">{td_string!(locale, dispatch.check_hint)}</p>
        </PostForm>
    }
    .into_any()
}

fn choice(locale: Locale, line: &AgainLine) -> Choice {
    let company = line.company.in_language(matches!(locale, Locale::ja));
    let label = format!("{} {company} {}", line.number, work::summary(&line.work, 40));
    let confirmed = day::day(locale, line.confirmed_on);
    let hint = match line.due_on {
        Some(due) => {
            td_string!(locale, dispatch.again_due, confirmed = confirmed, due = day::day(locale, due)).to_string()
        }
        None => td_string!(locale, dispatch.again_confirmed, confirmed = confirmed).to_string(),
    };
    Choice::new(line.id.to_string(), label).hint(hint)
}
