use super::{address, checks, step};
use crate::i18n::{Locale, td_string};
use crate::reconfirmation;
use crate::ui::{Banner, BannerKind, Breadcrumb, DescriptionList, Fact, StatusChip, Term};
use crate::words;
use crate::work::sheet_tone;
use domain::confirmation::ConfirmationStatus;
use domain::permission::Standing;
use domain::time;
use leptos::prelude::*;
use service::confirmation::Review;

pub(super) fn way_here(locale: Locale, review: &Review) -> impl IntoView + use<> {
    let up = match review.sheet.standing {
        Standing::Ministry => ("/application".to_owned(), td_string!(locale, shell.applications).to_owned()),
        Standing::Upstream | Standing::Downstream | Standing::Contributor | Standing::OwnOrganisation => {
            (format!("/engagement/{}", review.sheet.engagement), review.sheet.number.clone())
        }
    };
    view! { <Breadcrumb links=vec![("/".to_owned(), td_string!(locale, shell.work).to_owned()), up] here=td_string!(locale, review.title)/> }
}

/// What the sheet is, where it stands, and what the reader can do about it.
pub(super) fn head(locale: Locale, review: &Review) -> impl IntoView + use<> {
    let sheet = &review.sheet;
    let japanese = matches!(locale, Locale::ja);
    let mut facts = vec![
        Fact::typed(td_string!(locale, review.work), sheet.work.clone()),
        Fact::typed(td_string!(locale, review.downstream), sheet.downstream.in_language(japanese)),
    ];
    facts.extend(sheet.reconfirmation.iter().flat_map(|again| reconfirmation::facts(locale, again)));
    let rounds = review.submissions.iter().map(|receipt| {
        let round = td_string!(locale, review.round_of, round = receipt.round, number = receipt.number.clone());
        format!("{round} · {}", time::stamp(receipt.at))
    });
    let rounds: Vec<String> = rounds.collect();
    if !rounds.is_empty() {
        facts.push(Fact::typed(td_string!(locale, review.submission), rounds.join("\n")));
    }
    if let Some(at) = review.decided_at.filter(|_| !review.decision_digest.is_empty()) {
        let digest = review.decision_digest.clone();
        facts.push(Fact::new(td_string!(locale, review.decided_at), time::stamp(at)));
        facts.push(Fact::new(
            td_string!(locale, review.decision_digest),
            view! { <code class="digest">{digest}</code> },
        ));
    }
    if !sheet.decision_reason.is_empty() {
        facts.push(Fact::typed(td_string!(locale, review.decision_reason), sheet.decision_reason.clone()));
    }
    let copy = (!sheet.answers.is_empty()).then(|| {
        let href = format!("/confirmation/{}/workbook.xlsx", sheet.id);
        view! { <p class="no-print"><a href=href download>{td_string!(locale, workbook.page_copy_do)}</a></p> }
    });
    let (tone, status) = (sheet_tone(sheet.status), words::confirmation_status(locale, sheet.status));
    view! {
        <p class="reference">{sheet.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="下請負者の確認" en=td_string!(locale, review.title)/></h1>
            <StatusChip tone=tone text=status/>
        </div>
        <DescriptionList facts=facts dense=true/>
        {copy}
        {note(locale, review)}
    }
}

/// Why there is nothing to fill in, where there is not, and what can be done instead.
fn note(locale: Locale, review: &Review) -> Option<impl IntoView + use<>> {
    let text = match (review.sheet.status, review.sheet.standing) {
        (ConfirmationStatus::Submitted, Standing::Upstream) if checks(review) => return None,
        (ConfirmationStatus::Submitted, Standing::Upstream) => td_string!(locale, review.only_checkers),
        (ConfirmationStatus::Returned, Standing::Upstream) => td_string!(locale, review.with_downstream),
        (ConfirmationStatus::NotAssured, Standing::Upstream) => td_string!(locale, review.is_not_assured),
        (ConfirmationStatus::Confirmed, Standing::Upstream) => td_string!(locale, review.is_confirmed),
        (_, Standing::Ministry) => td_string!(locale, review.ministry_reads),
        (ConfirmationStatus::Prepared | ConfirmationStatus::Sent | ConfirmationStatus::CalledOff, _)
        | (_, Standing::Downstream | Standing::Contributor | Standing::OwnOrganisation) => return None,
    };
    let reopen = step::can_reopen(review).then(|| {
        let href = format!("{}/reopen", address(review.sheet.id));
        view! { <p><a href=href>{td_string!(locale, review.reopen)}</a></p> }
    });
    Some(view! { <Banner kind=BannerKind::Info title=text>{reopen}</Banner> })
}
