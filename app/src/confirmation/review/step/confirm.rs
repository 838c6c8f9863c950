use super::super::api::Confirm;
use super::super::tally::{Tally, lines};
use super::super::{address, checks};
use super::{Step, frame, load};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{ButtonKind, DescriptionList, Fact};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::confirmation::Review;

/// `/confirmation/{id}/review/confirm`: what confirming means.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    page(
        td_string!(locale, review.confirm),
        |visit| load(visit, id, checks),
        |seen, review| {
            let tally = Tally::of(&lines(&review));
            let body = if tally.can_be_confirmed() {
                ready(&seen, &review, &tally)
            } else {
                not_yet(seen.locale, &review, &tally)
            };
            frame(&seen, &review, "confirm", td_string!(seen.locale, review.confirm), body)
        },
    )
}

fn ready(seen: &Seen, review: &Review, tally: &Tally) -> AnyView {
    let locale = seen.locale;
    let step = Step {
        seen,
        review,
        form: "confirm",
        action: Confirm::PATH,
        reason: None,
        button: td_string!(locale, review.confirm_now).to_owned(),
        kind: ButtonKind::Solid,
    };
    view! {
        <p>{td_string!(locale, review.confirm_lead)}</p>
        {pinned(locale, review, tally)}
        {step.form()}
    }
    .into_any()
}

fn pinned(locale: Locale, review: &Review, tally: &Tally) -> Option<AnyView> {
    let newest = review.submissions.first()?;
    let digest = newest.digest.clone();
    let facts = vec![
        Fact::new(td_string!(locale, review.submission), newest.number.clone()),
        Fact::new(td_string!(locale, review.given), format!("{} / {}", tally.given, tally.asked)),
        Fact::new(td_string!(locale, review.submission_digest), view! { <code class="digest">{digest}</code> }),
    ];
    Some(view! { <DescriptionList facts=facts dense=true/> }.into_any())
}

/// What is in the way, each with the list of it.
fn not_yet(locale: Locale, review: &Review, tally: &Tally) -> AnyView {
    let at = address(review.sheet.id);
    let ways = [
        (tally.missing, "missing", td_string!(locale, review.without_verdict)),
        (tally.not_met, "not-met", td_string!(locale, review.not_met)),
        (tally.to_return, "to-return", td_string!(locale, review.to_return)),
    ];
    let ways = ways.into_iter().filter(|(count, ..)| *count > 0).map(|(count, show, text)| {
        view! { <li><a href=format!("{at}?show={show}")>{format!("{text} {count}")}</a></li> }
    });
    view! {
        <p>{td_string!(locale, review.not_yet)}</p>
        <ul>{ways.collect_view()}</ul>
        <p><a href=address(review.sheet.id)>{td_string!(locale, review.back)}</a></p>
    }
    .into_any()
}
