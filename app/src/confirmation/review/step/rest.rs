use super::super::api::MeetRest;
use super::super::tally::{Line, lines};
use super::super::{checks, section};
use super::{buttons, frame, load};
use crate::checklist::said;
use crate::i18n::td_string;
use crate::page::{Seen, named, page, queried};
use crate::ui::{ButtonKind, Empty, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::confirmation::Review;

/// `/confirmation/{id}/review/section?section=s5`: everything without a verdict in it becomes *met*.
#[component]
pub fn SectionPage() -> impl IntoView {
    let (locale, id, key) = (locale(), named("id"), queried("section"));
    let title = td_string!(locale, review.meet_rest_title);
    page(
        title,
        |visit| load(visit, id, checks),
        move |seen, review| {
            let body = body(&seen, &review, &key);
            frame(&seen, &review, "section", title, body)
        },
    )
}

fn body(seen: &Seen, review: &Review, key: &str) -> AnyView {
    let locale = seen.locale;
    let lines = lines(review);
    let rest: Vec<&Line> = lines.iter().filter(|line| line.section == key && line.is_missing()).collect();
    if rest.is_empty() {
        return view! { <Empty text=td_string!(locale, review.nothing_here)/> }.into_any();
    }
    let items = rest.iter().map(|line| {
        let question = said(locale, &line.item.question_ja, &line.item.question_en);
        view! { <li><span class="question__number">{line.item.key.clone()}</span>" "{question}</li> }
    });
    let count = td_string!(locale, review.meet_rest_now, count = rest.len()).to_string();
    let buttons = buttons(seen, review, count, ButtonKind::Solid);
    let title = section(review, key).map(|section| said(locale, &section.title_ja, &section.title_en));
    let (id, key) = (review.sheet.id.to_string(), key.to_owned());
    view! {
        <h2>{title}</h2>
        <p>{td_string!(locale, review.meet_rest_lead)}</p>
        <ul class="review-list">{items.collect_view()}</ul>
        <PostForm action=MeetRest::PATH class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="section" value=key/>
            {buttons}
        </PostForm>
    }
    .into_any()
}
