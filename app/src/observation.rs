//! What the portal notices in a sheet (気づき), for whoever answers and for whoever checks: why it is listed, what to do, where.

use crate::checklist::said;
use crate::i18n::{Locale, td_string};
use crate::ui::Details;
use domain::checklist::Content;
use domain::id::ConfirmationId;
use domain::observation::Observation;
use leptos::prelude::*;

/// To whom it is told: that decides what there is to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Before the submission.
    Answers,
    /// After it.
    Checks,
}

/// Most items named without opening anything.
const SHORT: usize = 6;

/// Everything noticed; nothing where nothing was.
pub(crate) fn panel(
    locale: Locale,
    content: &Content,
    found: &[Observation],
    reader: Reader,
    href: &dyn Fn(&str) -> String,
) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let title = td_string!(locale, observation.count, count = found.len()).to_string();
    let lines = found.iter().map(|one| line(locale, content, one, reader, href)).collect_view();
    Some(
        view! {
            <section class="observations stack" id="observation" aria-labelledby="observation-title">
                <h2 id="observation-title">{title}</h2>
                <p class="small quiet">{td_string!(locale, observation.lead)}</p>
                <ul class="observations__list">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

fn line(
    locale: Locale,
    content: &Content,
    one: &Observation,
    reader: Reader,
    href: &dyn Fn(&str) -> String,
) -> AnyView {
    let (title, why) = words(locale, one, reader);
    let cases = match one {
        Observation::SameFile { cases, .. } => Some(elsewhere(locale, cases)),
        Observation::Contradiction { .. }
        | Observation::OldEvidence { .. }
        | Observation::ExpiredEvidence { .. }
        | Observation::NoEvidence { .. }
        | Observation::Fast { .. } => None,
    };
    let cases =
        cases.map(|cases| view! { <p class="small">{td_string!(locale, observation.other_cases)}" "{cases}</p> });
    let items: Vec<AnyView> = one.items().into_iter().filter_map(|key| link(locale, content, key, href)).collect();
    let items = match items.len() {
        0 => None,
        1..=SHORT => Some(view! { <ul class="small">{items}</ul> }.into_any()),
        _ => Some(
            view! { <Details summary=td_string!(locale, observation.items)><ul class="small">{items}</ul></Details> }
                .into_any(),
        ),
    };
    view! {
        <li class="observations__line">
            <p><strong>{title}</strong></p>
            <p>{why}</p>
            {cases}
            {items}
        </li>
    }
    .into_any()
}

/// The other sheets with the same file, for the ministry, which may see them.
fn elsewhere(locale: Locale, cases: &[(ConfirmationId, String)]) -> AnyView {
    let one = |(at, (sheet, number)): (usize, &(ConfirmationId, String))| {
        let comma = (at > 0).then(|| td_string!(locale, ui.comma));
        view! { {comma}<a href=format!("/confirmation/{sheet}/review")>{number.clone()}</a> }.into_any()
    };
    cases.iter().enumerate().map(one).collect::<Vec<AnyView>>().into_any()
}

fn link(locale: Locale, content: &Content, key: &str, href: &dyn Fn(&str) -> String) -> Option<AnyView> {
    let item = content.item(key)?;
    let number = content.items().position(|found| found.key == key)? + 1;
    let text = format!("{number}. {}", said(locale, &item.question_ja, &item.question_en));
    Some(view! { <li><a href=href(key)>{text}</a></li> }.into_any())
}

/// What it is, and why it is listed with what can be done.
fn words(locale: Locale, one: &Observation, reader: Reader) -> (String, String) {
    let answers = reader == Reader::Answers;
    match one {
        Observation::Contradiction { rule } => {
            let clauses = td_string!(locale, observation.clauses, clauses = rule.clauses.join("、")).to_string();
            let why = said(locale, &rule.ja, &rule.en);
            (td_string!(locale, observation.contradiction).to_owned(), format!("{why}（{clauses}）"))
        }
        Observation::OldEvidence { files, months, .. } => {
            let files = files.join("、");
            let why = match answers {
                true => td_string!(locale, observation.old_evidence_why, files = files, months = months).to_string(),
                false => td_string!(locale, observation.old_evidence_check, files = files, months = months).to_string(),
            };
            (td_string!(locale, observation.old_evidence).to_owned(), why)
        }
        Observation::ExpiredEvidence { files, .. } => {
            let files = files.join("、");
            let why = match answers {
                true => td_string!(locale, observation.expired_evidence_why, files = files).to_string(),
                false => td_string!(locale, observation.expired_evidence_check, files = files).to_string(),
            };
            (td_string!(locale, observation.expired_evidence).to_owned(), why)
        }
        Observation::NoEvidence { items } => {
            let title = td_string!(locale, observation.no_evidence, count = items.len()).to_string();
            let why = match answers {
                true => td_string!(locale, observation.no_evidence_why),
                false => td_string!(locale, observation.no_evidence_check),
            };
            (title, why.to_owned())
        }
        Observation::Fast { answers: count, seconds } => {
            let minutes = (seconds + 59) / 60;
            let title = td_string!(locale, observation.fast, answers = count, minutes = minutes.max(1)).to_string();
            let why = match answers {
                true => td_string!(locale, observation.fast_why),
                false => td_string!(locale, observation.fast_check),
            };
            (title, why.to_owned())
        }
        Observation::SameFile { .. } => (
            td_string!(locale, observation.same_file).to_owned(),
            td_string!(locale, observation.same_file_why).to_owned(),
        ),
    }
}
