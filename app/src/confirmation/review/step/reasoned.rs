use super::super::api::{FindNotAssured, Reopen};
use super::super::checks;
use super::{Step, can_reopen, frame, load};
use crate::i18n::td_string;
use crate::page::{named, page};
use crate::ui::ButtonKind;
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/confirmation/{id}/review/not-assured`.
#[component]
pub fn NotAssuredPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    let title = td_string!(locale, review.not_assured);
    page(
        title,
        |visit| load(visit, id, checks),
        move |seen, review| {
            let step = Step {
                seen: &seen,
                review: &review,
                form: "not-assured",
                action: FindNotAssured::PATH,
                reason: Some((td_string!(locale, review.reason), true)),
                button: td_string!(locale, review.not_assured_now).to_owned(),
                kind: ButtonKind::Danger,
            };
            let body = view! { <p>{td_string!(locale, review.not_assured_lead)}</p> {step.form()} }.into_any();
            frame(&seen, &review, "not-assured", title, body)
        },
    )
}

/// `/confirmation/{id}/review/reopen`.
#[component]
pub fn ReopenPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    let title = td_string!(locale, review.reopen);
    page(
        title,
        |visit| load(visit, id, can_reopen),
        move |seen, review| {
            let step = Step {
                seen: &seen,
                review: &review,
                form: "reopen",
                action: Reopen::PATH,
                reason: Some((td_string!(locale, review.reason), true)),
                button: td_string!(locale, review.reopen_now).to_owned(),
                kind: ButtonKind::Solid,
            };
            let body = view! { <p>{td_string!(locale, review.reopen_lead)}</p> {step.form()} }.into_any();
            frame(&seen, &review, "reopen", title, body)
        },
    )
}
