use super::api::SendSheet;
use super::facts::{recipient, version};
use super::prepare::is_preparing;
use super::readiness::Readiness;
use super::sub_page::{Buttons, Content, sub_page};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact, Hidden, PostForm};
use crate::visit::locale;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::view::{EngagementDetail, SheetLine};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Asks once more before the sheet is sent: what goes to whom, and by when the answers are due.
#[component]
pub fn SendPage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.send), Action::SendSheet, |seen, case| {
        let locale = seen.locale;
        let prepared = case.sheet.as_ref().filter(|sheet| sheet.status == ConfirmationStatus::Prepared);
        match prepared {
            _ if !is_preparing(case) => Content::over(locale),
            Some(sheet) if case.missing.is_empty() => {
                Content::plain(view! { <Ask locale=locale case=case.clone() sheet=sheet.clone()/> })
            }
            Some(_) | None if case.sheet.as_ref().is_none_or(|sheet| sheet.sent_at.is_none()) => {
                Content::plain(view! { <Readiness locale=locale case=case.clone()/> })
            }
            Some(_) | None => Content::plain(view! { <p>{td_string!(locale, engagement.sent_already)}</p> }),
        }
    })
}

#[component]
fn Ask(locale: Locale, case: EngagementDetail, sheet: SheetLine) -> impl IntoView {
    let japanese = matches!(locale, Locale::ja);
    let facts = vec![
        Fact::typed(td_string!(locale, engagement.downstream), case.downstream.in_language(japanese)),
        Fact::typed(td_string!(locale, engagement.recipient), recipient(&case)),
        Fact::typed(td_string!(locale, engagement.version), version(locale, &sheet)),
        Fact::typed(td_string!(locale, engagement.due_on), day::day(locale, sheet.due_on)),
        Fact::typed(td_string!(locale, engagement.message), &sheet.message),
    ];
    view! {
        <p>{td_string!(locale, engagement.send_text)}</p>
        <DescriptionList facts=facts/>
        <p><a href=format!("/engagement/{}/prepare", case.id)>{td_string!(locale, engagement.prepare_change)}</a></p>
        <PostForm action=SendSheet::PATH class="confirm">
            <p>{td_string!(locale, engagement.send_after)}</p>
            <Buttons locale=locale case=case.id text=td_string!(locale, engagement.send_do)/>
            <Hidden name="id" value=case.id.to_string()/>
            <Hidden name="revision" value=sheet.revision.to_string()/>
        </PostForm>
    }
}
