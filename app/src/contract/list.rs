use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{DataTable, Empty, Header, LinkButton};
use crate::visit::locale;
use domain::engagement::view::ContractLine;
use domain::permission::{Action, Standing};
use leptos::prelude::*;

/// Contracts of the reader's organisation.
#[component]
pub fn Contracts() -> impl IntoView {
    page(
        td_string!(locale(), shell.contracts),
        |visit| async move {
            let may = visit.ctx.actor()?.may(Action::RegisterContract, Standing::OwnOrganisation);
            Ok((may, service::contract::list(&visit.ctx).await?))
        },
        |seen, (may, contracts)| {
            let locale = seen.locale;
            view! {
                <div class="page-head">
                    <h1>{td_string!(locale, contract.title)}</h1>
                    {may.then(|| view! { <LinkButton href="/contract/new">{td_string!(locale, contract.new)}</LinkButton> })}
                </div>
                <p class="quiet">{td_string!(locale, contract.about)}</p>
                {if contracts.is_empty() {
                    view! { <Empty text=td_string!(locale, contract.none)/> }.into_any()
                } else {
                    view! { <Table locale=locale contracts=contracts/> }.into_any()
                }}
            }
        },
    )
}

#[component]
fn Table(locale: Locale, contracts: Vec<ContractLine>) -> impl IntoView {
    let headers = vec![
        Header::new(td_string!(locale, contract.number)).fit(),
        Header::new(td_string!(locale, contract.name)),
        Header::new(td_string!(locale, contract.ministry)),
        Header::new(td_string!(locale, contract.company)),
        Header::new(td_string!(locale, contract.period)),
    ];
    let rows = contracts.into_iter().map(|line| row(locale, line)).collect();
    view! {
        <DataTable
            caption=td_string!(locale, contract.title)
            caption_hidden=true
            headers=headers
            rows=rows
            empty=td_string!(locale, contract.none)
        />
    }
}

fn row(locale: Locale, line: ContractLine) -> Vec<AnyView> {
    let japanese = matches!(locale, Locale::ja);
    let until = line.ends_on.map(|end| day::day(locale, end)).unwrap_or_default();
    let from = day::day(locale, line.starts_on);
    vec![
        line.number.into_any(),
        line.title.into_any(),
        line.ministry.in_language(japanese).to_owned().into_any(),
        line.company.in_language(japanese).to_owned().into_any(),
        td_string!(locale, contract.from_until, from = from, until = until).to_string().into_any(),
    ]
}
