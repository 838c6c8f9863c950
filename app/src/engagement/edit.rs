use super::api::Edit;
use super::sub_page::{Buttons, Content, Keys, sub_page};
use crate::i18n::td_string;
use crate::typed::Typed;
use crate::ui::{Banner, BannerKind, PostForm};
use crate::visit::locale;
use domain::engagement::EngagementStatus;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Changes the work package while it is a draft.
#[component]
pub fn EditWork() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.edit), Action::EditWorkPackage, |seen, case| {
        let locale = seen.locale;
        if case.status != EngagementStatus::Draft {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, "edit");
        let labels = [
            ("work", td_string!(locale, engagement.work)),
            ("place", td_string!(locale, engagement.place)),
            ("starts_on", td_string!(locale, engagement.starts_on)),
        ];
        let [work, place, starts_on] = labels.map(|(_, label)| label);
        let case = case.clone();
        let summary = typed.summary(&labels);
        let body = view! {
            <Banner kind=BannerKind::Warning title=td_string!(locale, engagement.no_protected)/>
            <PostForm action=Edit::PATH class="stack">
                {typed.field("work", work).required(true).hint(td_string!(locale, engagement.work_hint)).paragraph(&case.work, 6)}
                {typed.field("place", place).required(true).hint(td_string!(locale, engagement.place_hint)).line(&case.place, 60)}
                {typed.field("starts_on", starts_on).required(false).day(case.starts_on)}
                <Buttons locale=locale case=case.id text=td_string!(locale, engagement.save)/>
                <Keys case=case.clone()/>
            </PostForm>
        };
        Content::new(summary, body)
    })
}
