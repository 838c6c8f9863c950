use super::answers::answers;
use super::give::give;
use super::history::history;
use super::state;
use crate::i18n::{Locale, td_string};
use crate::page::{named, page};
use crate::ui::{Breadcrumb, ButtonKind, LinkButton, PrintHeader, StatusChip, Term};
use crate::visit::locale;
use domain::id::ConfirmationId;
use domain::permission::Action;
use leptos::prelude::*;

/// What is to be approved of a sheet, by whom, and what was said so far.
#[component]
pub fn ApprovalPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, approval.title),
        |visit| async move { service::approval::page(&visit.ctx, id?).await },
        |seen, page| {
            let locale = seen.locale;
            let title = td_string!(locale, approval.title);
            let reads = page.sheet.may.contains(&Action::SeeAnswers);
            let case = format!("/engagement/{}", page.sheet.engagement);
            let mut links = vec![
                ("/".to_owned(), td_string!(locale, shell.work).to_owned()),
                (case.clone(), page.sheet.number.clone()),
            ];
            let sheet = format!("/confirmation/{}", page.sheet.id);
            if reads {
                links.push((sheet.clone(), td_string!(locale, confirmation.title).to_owned()));
            }
            let (back, to) = if reads {
                (sheet, td_string!(locale, approval.back))
            } else {
                (case, td_string!(locale, approval.back_to_case))
            };
            view! {
                <Breadcrumb links=links here=title/>
                <div class="stack">
                    <PrintHeader title=title reference=page.sheet.number.clone()/>
                    <h1><Term ja="社内承認" en=title/></h1>
                    <p>{td_string!(locale, approval.about)}</p>
                    {head(locale, &page)}
                    {give(&seen, &page)}
                    <h2>{td_string!(locale, approval.history)}</h2>
                    {history(locale, &page.lines)}
                    <h2>{td_string!(locale, approval.answers)}</h2>
                    {answers(locale, &page.sheet)}
                    <div class="button-row no-print">
                        <LinkButton href=back kind=ButtonKind::Text>{to}</LinkButton>
                    </div>
                </div>
            }
        },
    )
}

fn head(locale: Locale, page: &service::approval::ApprovalPage) -> impl IntoView + use<> {
    let (tone, text) = state(locale, page.state);
    let changed = page.sheet.content.items().filter(|item| page.changed.contains(&item.key)).map(|item| {
        let question = match locale {
            Locale::ja => item.question_ja.clone(),
            Locale::en => item.question_en.clone(),
        };
        view! { <li><a href=format!("#a-{}", item.key)>{question}</a></li> }
    });
    let changed: Vec<_> = changed.collect();
    let any = !changed.is_empty();
    view! {
        <p>{td_string!(locale, approval.state)} {td_string!(locale, work.colon)} <StatusChip tone=tone text=text/></p>
        <p class="small quiet">{td_string!(locale, approval.content)} {td_string!(locale, work.colon)} <span class="reference">{page.digest.get(..12).unwrap_or_default().to_owned()}</span></p>
        {any
            .then(|| {
                view! {
                    <h2>{td_string!(locale, approval.changed)}</h2>
                    <ul>{changed}</ul>
                }
            })}
    }
}
