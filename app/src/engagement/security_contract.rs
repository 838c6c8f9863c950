use super::api::RecordSecurityContract;
use super::sub_page::{Buttons, Content, Keys, sub_page};
use crate::i18n::td_string;
use crate::typed::Typed;
use crate::ui::PostForm;
use crate::visit::locale;
use domain::engagement::EngagementStep;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Records the contract that imposes the measures, or corrects the record (5-3-a).
#[component]
pub fn SecurityContractPage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.security_contract), Action::RecordSecurityContract, |seen, case| {
        let locale = seen.locale;
        if case.status.after(EngagementStep::RecordSecurityContract).is_err() {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, "security-contract");
        let labels = [
            ("reference", td_string!(locale, engagement.security_reference)),
            ("signed_on", td_string!(locale, engagement.security_signed)),
            ("from", td_string!(locale, engagement.security_from)),
            ("until", td_string!(locale, engagement.security_until)),
        ];
        let [reference, signed_on, from, until] = labels.map(|(_, label)| label);
        let stored = case.security_contract.clone();
        let text = stored.as_ref().map(|stored| stored.reference.clone()).unwrap_or_default();
        let day = move |of: fn(&domain::engagement::view::SecurityContract) -> Option<chrono::NaiveDate>| {
            stored.as_ref().and_then(of)
        };
        let case = case.clone();
        let summary = typed.summary(&labels);
        let body = view! {
            <p>{td_string!(locale, engagement.security_about)}</p>
            <PostForm action=RecordSecurityContract::PATH class="stack">
                {typed
                    .field("reference", reference)
                    .required(true)
                    .hint(td_string!(locale, engagement.security_reference_hint))
                    .line(&text, 60)}
                {typed.field("signed_on", signed_on).required(true).day(day(|stored| stored.signed_on))}
                {typed.field("from", from).required(true).day(day(|stored| stored.from))}
                {typed.field("until", until).required(false).day(day(|stored| stored.until))}
                <Buttons locale=locale case=case.id text=td_string!(locale, engagement.record)/>
                <Keys case=case.clone()/>
            </PostForm>
        };
        Content::new(summary, body)
    })
}
