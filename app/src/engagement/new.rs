use super::api::Draft;
use crate::account::session::in_query;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, Choice, DescriptionList, Empty, Fact, FormField, Hidden,
    LinkButton, PostForm, TextInput,
};
use crate::visit::{Visit, locale};
use domain::engagement::view::ContractLine;
use domain::id::{EngagementId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::organisation::OFFERED;

/// What the page shows: first the company is chosen, then the work is described.
enum Stage {
    Company { found: Vec<OrganisationName> },
    Work { company: OrganisationName, contracts: Vec<ContractLine>, parent: Option<(EngagementId, String)> },
}

/// A new case: which company, then which work. Two pages, so that no search loses what was typed.
#[component]
pub fn NewEngagement() -> impl IntoView {
    let (company, parent, q) = (queried("company"), queried("parent"), queried("q"));
    let (asked, above) = (q.clone(), parent.clone());
    page(
        td_string!(locale(), work.new_engagement),
        move |visit| async move { load(&visit, &company, &parent, &q).await },
        move |seen, stage| {
            let locale = seen.locale;
            let links = vec![("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned())];
            let typed = Typed::of(&seen, "draft");
            let content = match stage {
                Stage::Company { found } => {
                    view! { <ChooseCompany locale=locale q=asked parent=above found=found/> }.into_any()
                }
                Stage::Work { company, contracts, parent } => {
                    let form = Describe { typed: typed.clone(), company, contracts, parent };
                    form.view(locale).into_any()
                }
            };
            view! {
                <Breadcrumb links=links here=td_string!(locale, work.new_engagement)/>
                {typed.summary(&labels(locale))}
                <h1>{td_string!(locale, work.new_engagement)}</h1>
                <div class="narrow stack">{content}</div>
            }
        },
    )
}

async fn load(visit: &Visit, company: &str, parent: &str, q: &str) -> service::Result<Stage> {
    let ctx = &visit.ctx;
    let own = ctx.actor()?.organisation;
    if !ctx.actor()?.may(Action::DraftEngagement, Standing::OwnOrganisation) {
        return Err(Refusal::NotPermitted.into());
    }
    let Ok(company) = company.parse::<OrganisationId>() else {
        let found = service::organisation::partners(ctx, OrganisationKind::Company, q).await?;
        return Ok(Stage::Company { found });
    };
    let company = service::organisation::partner(ctx, company).await?;
    let parent = match parent.parse::<EngagementId>() {
        Ok(id) => Some((id, service::engagement::case(ctx, id).await?.engagement.number)),
        Err(_) => None,
    };
    let mut contracts = service::contract::list(ctx).await?;
    contracts.retain(|contract| contract.company.id == own);
    Ok(Stage::Work { company, contracts, parent })
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 5] {
    [
        ("contract", td_string!(locale, engagement.contract)),
        ("downstream", td_string!(locale, engagement.downstream)),
        ("work", td_string!(locale, engagement.work)),
        ("place", td_string!(locale, engagement.place)),
        ("starts_on", td_string!(locale, engagement.starts_on)),
    ]
}

#[component]
fn ChooseCompany(locale: Locale, q: String, parent: String, found: Vec<OrganisationName>) -> impl IntoView {
    let more = found.len() > OFFERED;
    let above = parent.clone();
    let rows = found.into_iter().take(OFFERED).map(|company| one(locale, company, &above)).collect_view();
    let here = if above.is_empty() { String::new() } else { format!("?parent={above}") };
    let register = format!("/organisation/register?next={}", in_query(&format!("/engagement/new{here}")));
    view! {
        <h2>{td_string!(locale, engagement.choose_company)}</h2>
        <form method="get" action="/engagement/new" class="field-row" role="search">
            {(!parent.is_empty()).then(|| view! { <Hidden name="parent" value=parent/> })}
            <FormField id="q" label=td_string!(locale, engagement.search_company)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.search_do)}</Button>
        </form>
        {if rows.is_empty() {
            view! { <Empty text=td_string!(locale, engagement.no_company)/> }.into_any()
        } else {
            view! { <ul class="task-list">{rows}</ul> }.into_any()
        }}
        {more.then(|| view! { <p class="quiet">{td_string!(locale, engagement.more_companies)}</p> })}
        <p>
            <a href=register>{td_string!(locale, engagement.register_company)}</a>
        </p>
    }
}

fn one(locale: Locale, company: OrganisationName, parent: &str) -> impl IntoView + use<> {
    let above = if parent.is_empty() { String::new() } else { format!("&parent={parent}") };
    let href = format!("/engagement/new?company={}{above}", company.id);
    let name = company.in_language(matches!(locale, Locale::ja)).to_owned();
    let hint: Vec<String> =
        [Some(company.kana), company.corporate_number].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    view! {
        <li class="task-list__item" data-open="true">
            <div class="task-list__text">
                <a class="task-list__link" href=href>{name}</a>
                <span class="task-list__hint">{hint.join(" / ")}</span>
            </div>
        </li>
    }
}

struct Describe {
    typed: Typed,
    company: OrganisationName,
    contracts: Vec<ContractLine>,
    parent: Option<(EngagementId, String)>,
}

impl Describe {
    fn view(self, locale: Locale) -> impl IntoView {
        let Self { typed, company, contracts, parent } = self;
        if contracts.is_empty() && parent.is_none() {
            return view! {
                <Empty text=td_string!(locale, engagement.no_contract)>
                    <p><LinkButton href="/contract/new">{td_string!(locale, contract.new)}</LinkButton></p>
                </Empty>
            }
            .into_any();
        }
        let [contract, downstream, work, place, starts_on] = labels(locale).map(|(_, label)| label);
        let name = company.in_language(matches!(locale, Locale::ja)).to_owned();
        let choose = match &parent {
            Some((id, _)) => format!("/engagement/new?parent={id}"),
            None => "/engagement/new".to_owned(),
        };
        let above = match parent {
            Some((id, number)) => view! {
                <Hidden name="parent" value=id.to_string()/>
                <DescriptionList facts=vec![Fact::typed(td_string!(locale, engagement.parent), number)]/>
            }
            .into_any(),
            None => {
                let only = if let [only] = contracts.as_slice() { only.id.to_string() } else { String::new() };
                let choices = contracts.iter().map(contract_choice).collect();
                typed.field("contract", contract).required(true).choose(&only, choices)
            }
        };
        let company_fact = vec![Fact::typed(downstream, name).change(choose)];
        view! {
            <DescriptionList facts=company_fact/>
            <Banner kind=BannerKind::Warning title=td_string!(locale, engagement.no_protected)/>
            <PostForm action=Draft::PATH class="stack">
                {above}
                {typed.field("work", work).required(true).hint(td_string!(locale, engagement.work_hint)).paragraph("", 6)}
                {typed.field("place", place).required(true).hint(td_string!(locale, engagement.place_hint)).line("", 60)}
                {typed.field("starts_on", starts_on).required(false).day(None)}
                <div class="button-row">
                    <Button>{td_string!(locale, engagement.register)}</Button>
                    <LinkButton href="/engagement" kind=ButtonKind::Text>{td_string!(locale, engagement.back_to_list)}</LinkButton>
                </div>
                <Hidden name="downstream" value=company.id.to_string()/>
            </PostForm>
        }
        .into_any()
    }
}

fn contract_choice(contract: &ContractLine) -> Choice {
    Choice::new(contract.id.to_string(), format!("{} {}", contract.number, contract.title))
}
