use super::changes::changes;
use super::content::content;
use super::give::give;
use super::history::history;
use super::stages::stages;
use super::words;
use crate::i18n::td_string;
use crate::page::{Seen, named, page, parameter};
use crate::ui::{Banner, BannerKind, Breadcrumb, ButtonKind, ErrorSummary, LinkButton, PrintHeader, StatusChip, Term};
use crate::visit::locale;
use crate::words as common;
use domain::approval::ApprovalSubject;
use domain::refusal::Refusal;
use leptos::prelude::*;
use service::approval::ApprovalPage as Found;
use uuid::Uuid;

/// `/approval/of/{subject}/{id}`: the stages, what is to be approved, what changed, what was said so far.
#[component]
pub fn ApprovalPage() -> impl IntoView {
    let (subject, id) = (named::<ApprovalSubject>("subject"), parameter("id"));
    page(
        td_string!(locale(), approval.title),
        |visit| async move {
            let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
            service::approval::page(&visit.ctx, subject?, id).await
        },
        |seen, page| draw(&seen, &page),
    )
}

fn draw(seen: &Seen, page: &Found) -> AnyView {
    let locale = seen.locale;
    let title = td_string!(locale, approval.title);
    let what = words::subject(locale, page.subject);
    let (tone, state) = words::state(locale, page.state);
    let mut links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    links.extend(page.back.clone().map(|back| (back, page.number.clone())));
    let back = page.back.clone().map(|back| {
        view! { <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, approval.back)}</LinkButton> }
    });
    let earlier = page.earlier_version.then(|| {
        view! { <Banner kind=BannerKind::Info title=td_string!(locale, approval.earlier_version)/> }
    });
    let number = page.version.map(|number| td_string!(locale, approval.version, number = number).to_string());
    let digest = page.digest.get(..12).unwrap_or_default().to_owned();
    view! {
        <Breadcrumb links=links here=title/>
        {summary(seen, page)}
        <div class="stack">
            <PrintHeader title=title reference=page.number.clone()/>
            <p class="reference">{page.number.clone()}</p>
            <div class="page-head">
                <h1><Term ja="社内承認" en=title/> " – " {what}</h1>
                <StatusChip tone=tone text=state/>
            </div>
            {match number {
                Some(number) => view! {
                    <p>{td_string!(locale, approval.about)}</p>
                    {earlier}
                    {give(seen, page)}
                    {changes(locale, page)}
                    <h2>{td_string!(locale, approval.route)}</h2>
                    <p class="small quiet">
                        {number} {td_string!(locale, work.separator)} {td_string!(locale, approval.content)}
                        {td_string!(locale, work.colon)} <span class="reference">{digest}</span>
                    </p>
                    {stages(locale, page)}
                }.into_any(),
                None => view! { <p>{td_string!(locale, approval.not_wanted)}</p> }.into_any(),
            }}
            <h2>{td_string!(locale, approval.history)}</h2>
            {history(locale, &page.history)}
            <h2>{td_string!(locale, approval.answers)}</h2>
            {match &page.content {
                Some(found) => content(locale, found),
                None => view! { <p class="quiet">{td_string!(locale, approval.content_over)}</p> }.into_any(),
            }}
            <div class="button-row no-print">
                {back}
                <LinkButton href="/approval/absence" kind=ButtonKind::Text>{td_string!(locale, approval.absence)}</LinkButton>
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong with the request: a stage that can never be completed, by its name, or the field of the reason.
fn summary(seen: &Seen, page: &Found) -> AnyView {
    let locale = seen.locale;
    let items = seen.memory.faults("approval").into_iter().map(|(field, fault)| {
        let index = field.strip_prefix("stage-").and_then(|index| index.parse::<usize>().ok());
        let stage = index.and_then(|index| Some((index, page.stages.get(index)?)));
        let label = match stage {
            Some((index, stage)) => words::title(locale, index, &stage.name),
            None => td_string!(locale, approval.reason).to_owned(),
        };
        let sentence = common::fault(locale, fault);
        (format!("#{field}"), format!("{label}{}{sentence}", td_string!(locale, work.colon)))
    });
    let items = items.collect();
    view! { <ErrorSummary items=items/> }.into_any()
}
