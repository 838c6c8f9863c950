//! What the reader can do with a request now.

use super::api::{AnswerQuery, CheckPaper, Query};
use super::sub::{Keys, answers_query, decides, declines, drafting, puts, returns, withdraws};
use super::{address, can, words};
use crate::application::{given, second_person};
use crate::day;
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, DescriptionList, Details, Fact, LinkButton, PostForm};
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::disclosure::view::{DecisionRecord, DisclosureDetail};
use domain::disclosure::{DisclosureStatus, DisclosureStep, Place, safeguard};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Links to the pages of single steps, and the forms that stand on the page itself.
pub(super) fn panels(seen: &Seen, detail: &DisclosureDetail) -> AnyView {
    let locale = seen.locale;
    let links = links(locale, detail);
    let ask = can(detail, Action::QueryDisclosure, DisclosureStep::Query).then(|| ask(seen, detail));
    let answer = answers_query(detail).then(|| answer(seen, detail));
    if links.is_empty() && ask.is_none() && answer.is_none() {
        return ().into_any();
    }
    let links = links.into_iter().enumerate().map(|(index, (page, text))| {
        // What ends a request or a permission is never the main thing to do.
        let ends = [td_string!(locale, disclosure.revoke), td_string!(locale, disclosure.withdraw)].contains(&text);
        let kind = if index == 0 && !ends { ButtonKind::Solid } else { ButtonKind::Outline };
        view! { <LinkButton href=page kind=kind>{text}</LinkButton> }
    });
    let links = links.collect_view();
    let open = drafting(detail).then(|| safeguard::open(&detail.content.safeguards).len()).filter(|open| *open > 0);
    let open = open.map(|count| {
        let text = td_string!(locale, disclosure.points_open, count = count).to_string();
        view! { <p>{text}</p> }
    });
    view! {
        <section class="panel stack no-print" aria-labelledby="doing">
            <h2 id="doing">{td_string!(locale, disclosure.to_do)}</h2>
            {open}
            {answer}
            <div class="button-row">{links}</div>
            {ask}
        </section>
    }
    .into_any()
}

/// Page and text of each step that is open, the main one first.
fn links(locale: Locale, detail: &DisclosureDetail) -> Vec<(String, &'static str)> {
    let at = address(detail.line.id);
    let below = |page: &str| format!("{at}/{page}");
    let new = |how: &str| format!("/disclosure/new?{how}={}", detail.line.id);
    let holder = detail.line.place == Place::Requester && detail.may.contains(&Action::RequestDisclosure);
    let (writes, status) = (drafting(detail), detail.line.status);
    let complete = safeguard::open(&detail.content.safeguards).is_empty();
    let records = can(detail, Action::RequestDisclosure, DisclosureStep::HandleFirst);
    [
        (writes && !complete, below("safeguards"), td_string!(locale, disclosure.answer_safeguards)),
        (puts(detail) && complete, below("put"), super::act::put_now(locale, detail)),
        (writes && complete, below("safeguards"), td_string!(locale, disclosure.answer_safeguards)),
        (writes, below("edit"), td_string!(locale, disclosure.edit)),
        (declines(detail), below("decline"), td_string!(locale, disclosure.decline)),
        (decides(detail), below("permit"), td_string!(locale, disclosure.permit)),
        (decides(detail), below("refuse"), td_string!(locale, disclosure.refuse)),
        (
            can(detail, Action::RecordDisclosurePaper, DisclosureStep::RecordPaper),
            below("paper"),
            td_string!(locale, disclosure.paper),
        ),
        (records, below("handle"), td_string!(locale, disclosure.handle)),
        (returns(detail), below("return"), td_string!(locale, disclosure.record_return)),
        (holder && status.can_be_renewed(), new("renews"), td_string!(locale, disclosure.renew)),
        (holder && status.can_be_followed(), new("follows"), td_string!(locale, disclosure.follow)),
        (
            can(detail, Action::PermitDisclosure, DisclosureStep::Revoke),
            below("revoke"),
            td_string!(locale, disclosure.revoke),
        ),
        (withdraws(detail), below("withdraw"), td_string!(locale, disclosure.withdraw)),
    ]
    .into_iter()
    .filter_map(|(open, href, text)| open.then_some((href, text)))
    .collect()
}

/// What was drafted about it.
pub(super) fn draft(seen: &Seen, detail: &DisclosureDetail) -> Option<AnyView> {
    let matter = decision::Matter {
        procedure: Procedure::Disclosure,
        id: detail.line.id.0,
        status: detail.line.status.code(),
        said: detail.events.iter().map(|event| (event.at, event.text.clone())).collect(),
    };
    decision::panel(seen, detail.papers.as_ref(), &matter)
}

fn ask(seen: &Seen, detail: &DisclosureDetail) -> AnyView {
    let (locale, typed, detail) = (seen.locale, Typed::of(seen, "query"), detail.clone());
    let open = typed.error("text").is_some() || !typed.value("text", "").is_empty();
    let hint = td_string!(locale, disclosure.no_content);
    let pick = decision::templates(locale, detail.papers.as_ref(), "query", &[(Purpose::Ask, "text")]);
    view! {
        <Details summary=td_string!(locale, disclosure.ask) open=open>
            <PostForm action=Query::PATH id="query-form" class="stack">
                <Keys detail=detail.clone()/>
                {typed.field("text", td_string!(locale, disclosure.question)).required(true).hint(hint).paragraph("", 3)}
                <Button kind=ButtonKind::Outline>{td_string!(locale, disclosure.ask_now)}</Button>
            </PostForm>
            {pick}
        </Details>
    }
    .into_any()
}

fn answer(seen: &Seen, detail: &DisclosureDetail) -> AnyView {
    let (locale, typed, detail) = (seen.locale, Typed::of(seen, "answer-query"), detail.clone());
    let asked = detail.events.iter().rfind(|event| event.step == DisclosureStep::Query);
    let asked = asked.map(|event| {
        let text = event.text.clone();
        view! { <blockquote class="as-typed">{text}</blockquote> }
    });
    let hint = td_string!(locale, disclosure.no_content);
    view! {
        {asked}
        <PostForm action=AnswerQuery::PATH class="stack">
            <Keys detail=detail.clone()/>
            {typed.field("text", td_string!(locale, disclosure.answer_text)).required(true).hint(hint).paragraph("", 4)}
            <Button>{td_string!(locale, disclosure.answer_now)}</Button>
        </PostForm>
    }
    .into_any()
}

/// Answers of the ministry; an entry from paper with the check that it waits for.
pub(super) fn answers(seen: &Seen, detail: &DisclosureDetail) -> Option<AnyView> {
    let locale = seen.locale;
    let each = detail.answers.iter().map(|answer| one(seen, detail, answer)).collect_view();
    (!detail.answers.is_empty()).then(|| {
        view! {
            <section class="stack" id="answers">
                <h2>{td_string!(locale, disclosure.answers)}</h2>
                {each}
            </section>
        }
        .into_any()
    })
}

fn one(seen: &Seen, detail: &DisclosureDetail, answer: &DecisionRecord) -> AnyView {
    let locale = seen.locale;
    let how = given(locale, answer.on_paper, answer.checked, answer.rejected);
    let until = answer.valid_until.map(|until| day::day(locale, until));
    let facts = [
        Some((td_string!(locale, disclosure.decision), words::decision(locale, answer.decision).to_owned())),
        Some((td_string!(locale, disclosure.answered_on), day::day(locale, answer.answered_on))),
        until.map(|until| (td_string!(locale, disclosure.valid_until), until)),
        Some((td_string!(locale, disclosure.conditions), answer.conditions.clone())),
        Some((td_string!(locale, disclosure.reason), answer.reason.clone())),
        Some((td_string!(locale, disclosure.answer_number), answer.number.clone())),
        Some((td_string!(locale, disclosure.scan), answer.scan.clone())),
        Some((td_string!(locale, disclosure.how), how.to_owned())),
    ];
    let facts = facts.into_iter().flatten().filter(|(_, value)| !value.is_empty());
    let facts: Vec<Fact> = facts.map(|(term, value)| Fact::typed(term, value)).collect();
    let waits = answer.on_paper && !answer.checked && detail.line.status == DisclosureStatus::PaperRecorded;
    let check = waits.then(|| check(locale, detail, answer));
    view! { <DescriptionList facts=facts/> {check} }.into_any()
}

fn check(locale: Locale, detail: &DisclosureDetail, answer: &DecisionRecord) -> Option<AnyView> {
    let own = answer.recorded_by == detail.reader;
    let ask = || second_person(locale, own, CheckPaper::PATH, detail.line.id.to_string(), detail.revision);
    detail.may.contains(&Action::RecordDisclosurePaper).then(ask)
}
