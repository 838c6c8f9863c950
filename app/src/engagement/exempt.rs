use super::api::{JudgeExempt, RequireConfirmation};
use super::facts::work_facts;
use super::sub_page::{Buttons, Content, Keys, sub_page};
use crate::i18n::td_string;
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, DescriptionList, PostForm};
use crate::visit::locale;
use domain::engagement::EngagementStep;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The judgement of a named person that the work needs no confirmation (5-3, second sentence).
#[component]
pub fn Exempt() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.exempt), Action::JudgeExemption, |seen, case| {
        let locale = seen.locale;
        if case.drafted_by_reader {
            return Content::plain(view! { <p>{td_string!(locale, engagement.exempt_not_drafter)}</p> });
        }
        if case.status.after(EngagementStep::JudgeExempt).is_err() {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, "exempt");
        let ground = td_string!(locale, engagement.exempt_ground);
        let case = case.clone();
        let summary = typed.summary(&[("ground", ground)]);
        let body = view! {
            <Banner kind=BannerKind::Warning title=td_string!(locale, engagement.exempt_means)>
                <p>{td_string!(locale, engagement.exempt_limits)}</p>
            </Banner>
            <DescriptionList facts=work_facts(locale, &case)/>
            <PostForm action=JudgeExempt::PATH class="stack">
                {typed
                    .field("ground", ground)
                    .required(true)
                    .hint(td_string!(locale, engagement.exempt_ground_hint))
                    .paragraph("", 5)}
                <Buttons locale=locale case=case.id text=td_string!(locale, engagement.exempt_do)/>
                <Keys case=case.clone()/>
            </PostForm>
        };
        Content::new(summary, body)
    })
}

/// The finding that the work touches protected information; asked once more, because the work package is fixed by it.
#[component]
pub fn Require() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.require), Action::EditWorkPackage, |seen, case| {
        let locale = seen.locale;
        if case.status.after(EngagementStep::RequireConfirmation).is_err() {
            return Content::over(locale);
        }
        let case = case.clone();
        Content::plain(view! {
            <p>{td_string!(locale, engagement.require_text)}</p>
            <DescriptionList facts=work_facts(locale, &case)/>
            <PostForm action=RequireConfirmation::PATH class="confirm">
                <Buttons locale=locale case=case.id text=td_string!(locale, engagement.require_do)/>
                <Keys case=case.clone()/>
            </PostForm>
        })
    })
}
