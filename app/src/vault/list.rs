use super::asked::{Asked, Column};
use super::words::validity;
use super::{chip, size};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, Choice, DataTable, FormField, Header, Hidden, Pagination, ProgressBar, Select,
    Term, TextInput,
};
use crate::visit::locale;
use chrono::NaiveDate;
use domain::vault::{Validity, VaultFile};
use leptos::prelude::*;
use service::vault::Vault;

const ON_A_PAGE: usize = 50;

/// `/vault`: every file once.
#[component]
pub fn VaultPage() -> impl IntoView {
    let asked = Asked::here();
    page(
        td_string!(locale(), vault.title),
        |visit| async move { Ok((service::vault::vault(&visit.ctx).await?, visit.ctx.today())) },
        move |seen, (vault, today)| draw(seen.locale, &asked, &vault, today),
    )
}

fn draw(locale: Locale, asked: &Asked, vault: &Vault, today: NaiveDate) -> AnyView {
    let title = td_string!(locale, vault.title);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let shown = asked.of(&vault.files, today);
    let count = shown.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.min(pages);
    let rows = shown.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let rows: Vec<_> = rows.map(|file| row(locale, file, today)).collect();
    let to = asked.clone();
    let caption = td_string!(locale, ui.total, count = count).to_string();
    let empty = if asked.narrowed() { td_string!(locale, vault.none_shown) } else { td_string!(locale, vault.none) };
    let room = td_string!(locale, vault.room, used = size(vault.used), quota = size(vault.quota)).to_string();
    let (done, total) = (percent(vault.used, vault.quota), 100);
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1><Term ja="証拠資料庫" en=title/></h1>
            <p>{td_string!(locale, vault.about)}</p>
            <ProgressBar done=done total=total text=room/>
            {narrow(locale, asked)}
            <DataTable caption=caption headers=headers(locale, asked) rows=rows empty=empty/>
            <Pagination page=page pages=pages href=move |page| to.href(page)/>
        </div>
    }
    .into_any()
}

fn headers(locale: Locale, asked: &Asked) -> Vec<Header> {
    let sorted = |text: &'static str, column: Column| {
        let (href, now) = asked.sorted(column);
        Header::new(text).sort(href, now)
    };
    vec![
        sorted(td_string!(locale, vault.name), Column::Name),
        Header::new(td_string!(locale, vault.validity)).fit(),
        sorted(td_string!(locale, vault.until), Column::Until).fit(),
        Header::new(td_string!(locale, vault.used)),
        sorted(td_string!(locale, vault.uploaded), Column::Uploaded).fit(),
        sorted(td_string!(locale, vault.size), Column::Size).numbers(),
    ]
}

fn percent(used: i64, quota: i64) -> usize {
    usize::try_from(used.saturating_mul(100) / quota.max(1)).unwrap_or(0).min(100)
}

fn narrow(locale: Locale, asked: &Asked) -> impl IntoView + use<> {
    let states = Validity::ALL.iter().map(|code| Choice::new(code.code(), validity(locale, *code))).collect();
    let (q, state) = (asked.q.clone(), asked.state.map(Validity::code));
    view! {
        <form method="get" action="/vault" class="field-row no-print" role="search">
            {asked.kept().map(|(name, value)| view! { <Hidden name=name value=value/> })}
            <FormField id="q" label=td_string!(locale, vault.search)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <FormField id="state" label=td_string!(locale, vault.validity)>
                <Select name="state" choices=states selected=state blank=td_string!(locale, engagement.any)/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
        </form>
    }
}

fn row(locale: Locale, file: &VaultFile, today: NaiveDate) -> Vec<AnyView> {
    let mut numbers: Vec<&str> =
        file.uses.iter().filter(|one| !one.ended || one.submitted).map(|one| one.number.as_str()).collect();
    numbers.dedup();
    let until = file.valid_until.map(|day| day.to_string()).unwrap_or_default();
    let href = format!("/vault/{}", file.id);
    vec![
        view! { <a class="as-typed" href=href>{file.name.clone()}</a> }.into_any(),
        chip(locale, file, today),
        until.into_any(),
        numbers.join(td_string!(locale, ui.comma)).into_any(),
        day::day(locale, domain::time::day_in_japan(file.uploaded_at)).into_any(),
        size(file.size).into_any(),
    ]
}
