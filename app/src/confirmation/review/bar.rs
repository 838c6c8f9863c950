use super::tally::Tally;
use super::{address, checks};
use crate::i18n::{Locale, td_string};
use crate::ui::{ButtonKind, LinkButton};
use leptos::prelude::*;
use service::confirmation::Review;

/// How far the check is, always in sight, and the three ways to end it.
pub(super) fn bar(locale: Locale, review: &Review, tally: &Tally) -> impl IntoView + use<> {
    let steps = checks(review).then(|| steps(locale, review, tally));
    view! {
        <section class="review-bar" aria-label=td_string!(locale, review.summary)>
            {counts(locale, tally)}
            {steps}
        </section>
    }
}

/// The four numbers.
pub(super) fn counts(locale: Locale, tally: &Tally) -> impl IntoView + use<> {
    let numbers = [
        (td_string!(locale, review.given), format!("{} / {}", tally.given, tally.asked)),
        (td_string!(locale, review.without_verdict), tally.missing.to_string()),
        (td_string!(locale, review.not_met), tally.not_met.to_string()),
        (td_string!(locale, review.to_return), tally.to_return.to_string()),
    ];
    let numbers = numbers.into_iter().map(|(term, number)| {
        view! { <div><dt>{term}</dt><dd class="number">{number}</dd></div> }
    });
    view! { <dl class="review-counts">{numbers.collect_view()}</dl> }
}

/// The one that is due next weighs most.
fn steps(locale: Locale, review: &Review, tally: &Tally) -> impl IntoView + use<> {
    let at = address(review.sheet.id);
    let weight = |due: bool| if due { ButtonKind::Solid } else { ButtonKind::Outline };
    view! {
        <div class="button-row">
            <LinkButton href=format!("{at}/confirm") kind=weight(tally.can_be_confirmed())>{td_string!(locale, review.confirm)}</LinkButton>
            <LinkButton href=format!("{at}/return") kind=weight(tally.to_return > 0)>{td_string!(locale, review.send_back)}</LinkButton>
            <LinkButton href=format!("{at}/not-assured") kind=ButtonKind::Text>{td_string!(locale, review.not_assured)}</LinkButton>
        </div>
    }
}
