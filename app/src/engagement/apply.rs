use super::api::Apply;
use super::facts::{security_facts, version, work_facts};
use super::sub_page::{Buttons, Content, Keys, sub_page};
use crate::approval;
use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{DescriptionList, Fact, PostForm};
use crate::visit::locale;
use domain::approval::ApprovalSubject;
use domain::engagement::EngagementStep;
use domain::engagement::view::EngagementDetail;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Asks once more before the ministry is applied to: exactly this is frozen and put to it (5-3-c).
#[component]
pub fn ApplyPage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.apply), Action::Apply, |seen, case| {
        let locale = seen.locale;
        if case.status.after(EngagementStep::Apply).is_err() {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, "apply");
        let note = td_string!(locale, engagement.note);
        let mut facts = work_facts(locale, case);
        facts.extend(case.security_contract.iter().flat_map(|contract| security_facts(locale, contract)));
        facts.extend(sheet_facts(locale, case));
        let case = case.clone();
        let summary = typed.summary(&[("note", note)]);
        let body = view! {
            <p>{td_string!(locale, engagement.apply_text)}</p>
            {(case.tier > 1).then(|| view! { <p>{td_string!(locale, tier.apply_through, tier = case.tier).to_string()}</p> })}
            <DescriptionList facts=facts/>
            {approval::way(locale, ApprovalSubject::Apply, case.id.0)}
            <PostForm action=Apply::PATH class="confirm">
                {typed.field("note", note).required(false).hint(td_string!(locale, engagement.note_hint)).paragraph("", 4)}
                <p>{td_string!(locale, engagement.apply_after)}</p>
                <Buttons locale=locale case=case.id text=td_string!(locale, engagement.apply_do)/>
                <Keys case=case.clone()/>
            </PostForm>
        };
        Content::new(summary, body)
    })
}

fn sheet_facts(locale: Locale, case: &EngagementDetail) -> Vec<Fact> {
    let Some(sheet) = &case.sheet else { return Vec::new() };
    let (review, receipt) =
        (format!("/confirmation/{}/review", sheet.id), format!("/confirmation/{}/receipt", sheet.id));
    let text = version(locale, sheet);
    let sheet = view! {
        {text}
        <br/>
        <a href=review>{td_string!(locale, engagement.to_answers)}</a>
        {td_string!(locale, work.separator)}
        <a href=receipt>{td_string!(locale, engagement.to_receipt)}</a>
    };
    vec![Fact::new(td_string!(locale, engagement.sheet), sheet)]
}
