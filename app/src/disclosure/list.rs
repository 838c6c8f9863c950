use super::{address, asks, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{page, queried};
use crate::ui::{ButtonKind, DataTable, Empty, Header, LinkButton, Pagination, StatusChip, Tab, Tabs, Term};
use crate::visit::locale;
use domain::disclosure::view::DisclosureLine;
use domain::permission::Actor;
use leptos::prelude::*;

/// Lines on one page.
const PAGE: usize = 25;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    Mine,
    UnderWay,
    Permitted,
    Over,
}

impl Show {
    const ALL: [Self; 5] = [Self::All, Self::Mine, Self::UnderWay, Self::Permitted, Self::Over];

    const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::UnderWay => "under-way",
            Self::Permitted => "permitted",
            Self::Over => "over",
        }
    }

    fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::All => td_string!(locale, disclosure.show_all),
            Self::Mine => td_string!(locale, disclosure.show_mine),
            Self::UnderWay => td_string!(locale, disclosure.show_under_way),
            Self::Permitted => td_string!(locale, disclosure.show_permitted),
            Self::Over => td_string!(locale, disclosure.show_over),
        }
    }

    fn takes(self, line: &DisclosureLine) -> bool {
        let permitted = line.status.can_be_renewed();
        let over = !permitted && line.status.can_be_followed();
        match self {
            Self::All => true,
            Self::Mine => line.mine,
            Self::UnderWay => !permitted && !over,
            Self::Permitted => permitted,
            Self::Over => over,
        }
    }

    fn href(self, page: usize) -> String {
        format!("/disclosure?show={}&page={page}", self.code())
    }
}

/// All requests that the reader may know of.
#[component]
pub fn DisclosuresPage() -> impl IntoView {
    let show = queried("show");
    let show = Show::ALL.into_iter().find(|known| known.code() == show).unwrap_or(Show::All);
    let at = queried("page").parse().unwrap_or(1).max(1);
    page(
        td_string!(locale(), disclosure.list),
        |visit| async move {
            let lines = service::disclosure::list(&visit.ctx).await?;
            Ok((visit.ctx.actor()?.clone(), lines))
        },
        move |seen, (actor, lines)| {
            let locale = seen.locale;
            let body = if lines.is_empty() {
                view! { <Empty text=td_string!(locale, disclosure.empty)/> }.into_any()
            } else {
                table(locale, &lines, show, at)
            };
            view! {
                {head(locale, &actor)}
                <p>{td_string!(locale, disclosure.about)}</p>
                {body}
            }
        },
    )
}

fn head(locale: Locale, actor: &Actor) -> impl IntoView + use<> {
    let new = asks(actor)
        .then(|| view! { <LinkButton href="/disclosure/new">{td_string!(locale, disclosure.new)}</LinkButton> });
    view! {
        <div class="page-head">
            <h1><Term ja="第三者への開示" en=td_string!(locale, disclosure.list)/></h1>
            <div class="button-row">
                {new}
                <LinkButton href="/disclosure/register" kind=ButtonKind::Outline>{td_string!(locale, disclosure.register)}</LinkButton>
                <LinkButton href="/disclosure/guide" kind=ButtonKind::Text>{td_string!(locale, disclosure.guide)}</LinkButton>
            </div>
        </div>
    }
}

fn table(locale: Locale, lines: &[DisclosureLine], show: Show, at: usize) -> AnyView {
    let tabs = Show::ALL.map(|known| {
        let count = lines.iter().filter(|line| known.takes(line)).count();
        Tab::new(known.href(1), known.label(locale), known == show).count(count)
    });
    let shown: Vec<&DisclosureLine> = lines.iter().filter(|line| show.takes(line)).collect();
    let pages = shown.len().div_ceil(PAGE).max(1);
    let at = at.min(pages);
    let rows = shown.into_iter().skip((at - 1) * PAGE).take(PAGE).map(|line| row(locale, line)).collect();
    let headers = vec![
        Header::new(td_string!(locale, disclosure.number)).fit(),
        Header::new(td_string!(locale, disclosure.party)),
        Header::new(td_string!(locale, disclosure.company)),
        Header::new(td_string!(locale, disclosure.until)).fit(),
        Header::new(td_string!(locale, disclosure.state)).fit(),
        Header::new(td_string!(locale, disclosure.next)),
    ];
    view! {
        <Tabs label=td_string!(locale, disclosure.state) tabs=tabs.to_vec()/>
        <DataTable caption=td_string!(locale, disclosure.list) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, disclosure.none_shown)/>
        <Pagination page=at pages=pages href=move |page| show.href(page)/>
    }
    .into_any()
}

fn row(locale: Locale, line: &DisclosureLine) -> Vec<AnyView> {
    let (tone, text) = words::state(locale, line);
    let until = line.permission.map_or(line.wanted_until, |permission| permission.valid_until);
    vec![
        view! { <a href=address(line.id)>{line.number.clone()}</a> }.into_any(),
        line.party.clone().into_any(),
        line.company.in_language(matches!(locale, Locale::ja)).to_owned().into_any(),
        day::day(locale, until).into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
        words::next(locale, line).into_any(),
    ]
}
