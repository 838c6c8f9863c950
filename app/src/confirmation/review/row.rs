use super::asked::Asked;
use super::tally::Line;
use super::{checks, rounds, verdict};
use crate::checklist::said as in_language;
use crate::comment;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::reconfirmation;
use crate::ui::{Details, StatusChip, Tone};
use crate::waiver;
use domain::checklist::Item;
use domain::checklist::difference::ChangeKind;
use leptos::prelude::*;
use service::confirmation::Review;

/// All rows, with their headings.
pub(super) fn table(locale: Locale, rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="workbench">
            <div class="workbench__head" aria-hidden="true">
                <div>{td_string!(locale, review.column_question)}</div>
                <div>{td_string!(locale, review.column_answer)}</div>
                <div>{td_string!(locale, review.column_verdict)}</div>
            </div>
            {rows}
        </div>
    }
    .into_any()
}

/// One item: what was asked, what they answered, what the checker finds.
pub(super) fn row(seen: &Seen, review: &Review, asked: &Asked, line: &Line) -> AnyView {
    let locale = seen.locale;
    let key = line.item.key.clone();
    let flagged = (line.returned || line.is_to_return()).then_some("true");
    let own = line.answer.answered_by == Some(review.sheet.reader);
    let verdict = if checks(review) && own {
        verdict::not_yours(locale)
    } else if checks(review) {
        verdict::entry(seen, review, asked, line)
    } else {
        verdict::given(locale, line)
    };
    view! {
        <article class="workbench__row" id=format!("q-{key}") data-flagged=flagged aria-labelledby=format!("t-{key}")>
            <div class="workbench__cell" data-column="question">{question(locale, review, asked, line)}{review.sheet.waived.get(&key).map(|waived| waiver::mark(locale, waived))}</div>
            <div class="workbench__cell" data-column="answer">
                <p class="workbench__label">{td_string!(locale, review.column_answer)}</p>
                {rounds::answer(locale, review, line)}
                {comment::panel(locale, &review.sheet, &key)}
            </div>
            <div class="workbench__cell" data-column="verdict">
                <p class="workbench__label">{td_string!(locale, review.column_verdict)}</p>
                {verdict}
            </div>
        </article>
    }
    .into_any()
}

fn question(locale: Locale, review: &Review, asked: &Asked, line: &Line) -> impl IntoView + use<> {
    let item: &Item = line.item;
    // Whoever reads item by item opens each on a page of its own; whoever enters verdicts stays in the list.
    let alone = (!checks(review) && asked.item.is_none()).then(|| {
        let href = asked.alone(review.sheet.id, &item.key);
        let text = td_string!(locale, review.alone);
        view! { <a class="no-print" href=href data-line="">{text}<span class="visually-hidden">" "{item.key.clone()}</span></a> }
    });
    let changed =
        line.changed().then(|| view! { <StatusChip tone=Tone::Active text=td_string!(locale, review.changed)/> });
    let since = line.carried.filter(|carried| carried.kind != ChangeKind::Same).map(|carried| {
        view! { <StatusChip tone=Tone::Waiting text=reconfirmation::change(locale, carried.kind)/> }
    });
    let back =
        line.returned.then(|| view! { <StatusChip tone=Tone::Caution text=td_string!(locale, review.was_returned)/> });
    let shown_by = in_language(locale, &item.shown_by_ja, &item.shown_by_en);
    let shown_by = (!shown_by.is_empty()).then(|| view! { <p>{td_string!(locale, review.shown_by)}" "{shown_by}</p> });
    let why = in_language(locale, &item.why_ja, &item.why_en);
    view! {
        <p class="question__place">
            <span class="question__number">{item.key.clone()}</span>
            <span>{item.clauses.join("、")}</span>
            {back}
            {changed}
            {since}
            {alone}
        </p>
        <h3 class="question__text" id=format!("t-{}", item.key)>{in_language(locale, &item.question_ja, &item.question_en)}</h3>
        <Details summary=td_string!(locale, review.why)>
            <p>{why}</p>
            {shown_by}
        </Details>
    }
}
