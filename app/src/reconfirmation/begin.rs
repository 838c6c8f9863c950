use super::api::Begin;
use super::ground;
use crate::engagement::{Buttons, Content, sub_page};
use crate::i18n::td_string;
use crate::typed::Typed;
use crate::ui::{Choice, Hidden, PostForm};
use crate::visit::locale;
use domain::engagement::view::EngagementDetail;
use domain::permission::Action;
use domain::reconfirmation::Ground;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Whether what was confirmed can be confirmed again now.
pub(crate) fn can_begin(case: &EngagementDetail) -> bool {
    let over = case.sheet.as_ref().is_some_and(|sheet| sheet.status.is_over());
    over && case.status.is_live() && case.may.contains(&Action::SendSheet)
}

/// `/engagement/{id}/reconfirm`: why it is confirmed again.
#[component]
pub fn BeginPage() -> impl IntoView {
    sub_page(td_string!(locale(), reconfirmation.begin), Action::SendSheet, |seen, case| {
        let locale = seen.locale;
        if !can_begin(case) {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, "reconfirm");
        let (why, note) = (td_string!(locale, reconfirmation.ground), td_string!(locale, reconfirmation.note));
        let grounds = Ground::ALL.iter().map(|code| Choice::new(code.code(), ground(locale, *code))).collect();
        let summary = typed.summary(&[("ground", why), ("note", note)]);
        let (id, key) = (case.id, case.id.to_string());
        let body = view! {
            <p>{td_string!(locale, reconfirmation.begin_lead)}</p>
            <p class="quiet">{td_string!(locale, reconfirmation.begin_stays)}</p>
            <PostForm action=Begin::PATH class="stack">
                <Hidden name="id" value=key/>
                {typed.field("ground", why).required(true).pick("", grounds)}
                {typed.field("note", note).hint(td_string!(locale, reconfirmation.note_hint)).paragraph("", 4)}
                <Buttons locale=locale case=id text=td_string!(locale, reconfirmation.begin_do)/>
            </PostForm>
        };
        Content::new(summary, body)
    })
}
