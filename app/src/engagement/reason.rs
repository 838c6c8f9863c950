//! Steps that need a reason: each is a page that asks once more.

use super::api::{Close, Resume, Suspend};
use super::sub_page::{Buttons, Content, Keys, sub_page};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::PostForm;
use crate::visit::locale;
use domain::engagement::EngagementStep;
use domain::engagement::view::EngagementDetail;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Suspends the work.
#[component]
pub fn SuspendPage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.suspend), Action::Release, |seen, case| {
        let open = case.status.after(EngagementStep::Suspend).is_ok();
        let text = td_string!(seen.locale, engagement.suspend_text);
        let ask =
            Ask { form: "suspend", action: Suspend::PATH, text, verb: td_string!(seen.locale, engagement.suspend) };
        ask.view(seen, case, open, false)
    })
}

/// Lets suspended work go on.
#[component]
pub fn ResumePage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.resume), Action::Release, |seen, case| {
        let open = case.status.after(EngagementStep::Resume).is_ok();
        let text = td_string!(seen.locale, engagement.resume_text);
        let ask = Ask { form: "resume", action: Resume::PATH, text, verb: td_string!(seen.locale, engagement.resume) };
        ask.view(seen, case, open, false)
    })
}

/// Ends the case.
#[component]
pub fn ClosePage() -> impl IntoView {
    sub_page(td_string!(locale(), engagement.close), Action::Release, |seen, case| {
        let open = case.status.after(EngagementStep::Close).is_ok();
        let text = td_string!(seen.locale, engagement.close_text);
        let ask = Ask { form: "close", action: Close::PATH, text, verb: td_string!(seen.locale, engagement.close) };
        ask.view(seen, case, open, true)
    })
}

struct Ask {
    form: &'static str,
    action: &'static str,
    text: &'static str,
    verb: &'static str,
}

impl Ask {
    fn view(self, seen: &Seen, case: &EngagementDetail, open: bool, danger: bool) -> Content {
        let locale = seen.locale;
        if !open {
            return Content::over(locale);
        }
        let typed = Typed::of(seen, self.form);
        let reason = td_string!(locale, engagement.reason);
        let case = case.clone();
        let summary = typed.summary(&[("reason", reason)]);
        let body = view! {
            <p>{self.text}</p>
            <PostForm action=self.action class="confirm">
                {typed.field("reason", reason).required(true).hint(reason_hint(locale)).paragraph("", 4)}
                <Buttons locale=locale case=case.id text=self.verb danger=danger/>
                <Keys case=case.clone()/>
            </PostForm>
        };
        Content::new(summary, body)
    }
}

fn reason_hint(locale: Locale) -> &'static str {
    td_string!(locale, engagement.reason_hint)
}
