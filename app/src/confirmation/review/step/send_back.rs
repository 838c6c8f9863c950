use super::super::api::ReturnItems;
use super::super::checks;
use super::super::tally::{Line, lines};
use super::{Step, frame, load};
use crate::checklist::said;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{ButtonKind, Empty};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::confirmation::Review;

/// `/confirmation/{id}/review/return`: what goes back, and why.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    page(
        td_string!(locale, review.send_back),
        |visit| load(visit, id, checks),
        |seen, review| {
            let body = body(&seen, &review);
            frame(&seen, &review, "return", td_string!(seen.locale, review.send_back), body)
        },
    )
}

fn body(seen: &Seen, review: &Review) -> AnyView {
    let locale = seen.locale;
    let lines = lines(review);
    let back: Vec<AnyView> =
        lines.iter().filter(|line| line.is_to_return()).map(|line| returned(locale, line)).collect();
    if back.is_empty() {
        return view! { <Empty text=td_string!(locale, review.nothing_to_return)/> }.into_any();
    }
    let step = Step {
        seen,
        review,
        form: "return",
        action: ReturnItems::PATH,
        reason: Some((td_string!(locale, review.overall_reason), false)),
        button: td_string!(locale, review.return_count, count = back.len()).to_string(),
        kind: ButtonKind::Solid,
    };
    view! {
        <p>{td_string!(locale, review.return_lead)}</p>
        <ul class="review-list">{back}</ul>
        {step.form()}
    }
    .into_any()
}

fn returned(locale: Locale, line: &Line) -> AnyView {
    let reason = line.verdict.map(|verdict| verdict.return_reason.clone()).unwrap_or_default();
    let question = said(locale, &line.item.question_ja, &line.item.question_en);
    view! {
        <li>
            <p><span class="question__number">{line.item.key.clone()}</span>" "{question}</p>
            <p class="as-typed question__flag">{reason}</p>
        </li>
    }
    .into_any()
}
