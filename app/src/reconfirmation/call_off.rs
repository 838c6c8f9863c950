use super::api::CallOff;
use super::facts;
use crate::engagement::{Buttons, Content, sub_page};
use crate::i18n::td_string;
use crate::typed::Typed;
use crate::ui::{DescriptionList, Hidden, PostForm};
use crate::visit::locale;
use domain::confirmation::ConfirmationStep;
use domain::engagement::view::EngagementDetail;
use domain::permission::Action;
use domain::reconfirmation::Reconfirmation;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The confirming again that is under way, where it can be called off.
pub(crate) fn under_way(case: &EngagementDetail) -> Option<&Reconfirmation> {
    let sheet = case.sheet.as_ref().filter(|sheet| sheet.status.after(ConfirmationStep::CallOff).is_ok())?;
    sheet.reconfirmation.as_ref().filter(|_| case.may.contains(&Action::SendSheet))
}

/// `/engagement/{id}/call-off`: gives up confirming again; asked once more, with a reason.
#[component]
pub fn CallOffPage() -> impl IntoView {
    sub_page(td_string!(locale(), reconfirmation.call_off), Action::SendSheet, |seen, case| {
        let locale = seen.locale;
        let (Some(again), Some(sheet)) = (under_way(case), &case.sheet) else { return Content::over(locale) };
        let typed = Typed::of(seen, "call-off");
        let reason = td_string!(locale, engagement.reason);
        let summary = typed.summary(&[("reason", reason)]);
        let (id, sheet, revision) = (case.id, sheet.id.to_string(), sheet.revision.to_string());
        let body = view! {
            <p>{td_string!(locale, reconfirmation.call_off_lead)}</p>
            <DescriptionList facts=facts(locale, again)/>
            <PostForm action=CallOff::PATH class="confirm">
                <Hidden name="id" value=sheet/>
                <Hidden name="revision" value=revision/>
                {typed.field("reason", reason).required(true).hint(td_string!(locale, reconfirmation.call_off_hint)).paragraph("", 4)}
                <Buttons locale=locale case=id text=td_string!(locale, reconfirmation.call_off_do) danger=true/>
            </PostForm>
        };
        Content::new(summary, body)
    })
}
