use super::sub::summary;
use super::{content, history, panels, to_list, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Banner, BannerKind, Breadcrumb, DescriptionList, Fact, PrintHeader, StatusChip, Term};
use crate::visit::locale;
use domain::disclosure::DisclosureStatus;
use domain::disclosure::hold::Hold;
use domain::disclosure::view::DisclosureDetail;
use domain::id::DisclosureId;
use leptos::prelude::*;

/// One request: what is asked, where it stands, what happened, what is to be done.
#[component]
pub fn DisclosurePage() -> impl IntoView {
    let id = named::<DisclosureId>("id");
    page(
        td_string!(locale(), disclosure.title),
        |visit| async move { service::disclosure::detail(&visit.ctx, id?).await },
        |seen, detail| draw(&seen, &detail),
    )
}

fn draw(seen: &Seen, detail: &DisclosureDetail) -> AnyView {
    let locale = seen.locale;
    let (tone, text) = words::state(locale, &detail.line);
    let number = detail.line.number.clone();
    view! {
        <PrintHeader title=td_string!(locale, disclosure.title) reference=number.clone()/>
        <Breadcrumb links=vec![to_list(locale)] here=number.clone()/>
        {summary(seen)}
        <p class="reference">{number}</p>
        <div class="page-head">
            <h1><Term ja="第三者への開示の許可" en=td_string!(locale, disclosure.title)/></h1>
            <StatusChip tone=tone text=text/>
        </div>
        {said(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {panels::draft(seen, detail)}
                {panels::panels(seen, detail)}
                {panels::answers(seen, detail)}
                {content::changes(locale, detail)}
                <h2>{td_string!(locale, disclosure.asked)}</h2>
                {content::facts(locale, detail)}
                <h2>{td_string!(locale, disclosure.safeguards)}</h2>
                {content::safeguards(locale, detail)}
                <h2>{td_string!(locale, disclosure.history)}</h2>
                {history::history(locale, detail)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// What holds on this page whatever is done on it.
fn said(locale: Locale, detail: &DisclosureDetail) -> Option<AnyView> {
    let (kind, title) = match (detail.line.status, detail.line.hold) {
        (DisclosureStatus::Refused, _) => (BannerKind::Warning, td_string!(locale, disclosure.refused_for_good)),
        (_, Some(Hold::ProofMissing)) => (BannerKind::Error, td_string!(locale, disclosure.proof_missing)),
        (DisclosureStatus::Revoked, _) => (BannerKind::Warning, td_string!(locale, disclosure.revoked_means)),
        (
            DisclosureStatus::Draft
            | DisclosureStatus::WithUpstream
            | DisclosureStatus::WithPrime
            | DisclosureStatus::Requested
            | DisclosureStatus::Queried
            | DisclosureStatus::PaperRecorded,
            _,
        ) => (BannerKind::Info, td_string!(locale, disclosure.no_lapse)),
        (_, Some(Hold::Lapsed)) => (BannerKind::Warning, td_string!(locale, disclosure.lapsed)),
        (
            DisclosureStatus::Declined
            | DisclosureStatus::Permitted
            | DisclosureStatus::Withdrawn
            | DisclosureStatus::InUse
            | DisclosureStatus::Ended,
            _,
        ) => return None,
    };
    Some(view! { <Banner kind=kind title=title/> }.into_any())
}

fn aside(locale: Locale, detail: &DisclosureDetail) -> impl IntoView + use<> {
    let line = &detail.line;
    let japanese = matches!(locale, Locale::ja);
    let fact = |term: &'static str, value: Option<String>| value.map(|value| Fact::typed(term, value));
    let on = |day: Option<chrono::NaiveDate>| day.map(|day| day::day(locale, day));
    let permission = line.permission;
    let digest = (!detail.digest.is_empty()).then(|| {
        let digest = detail.digest.clone();
        Fact::new(td_string!(locale, disclosure.digest), view! { <code class="digest">{digest}</code> })
    });
    let facts = [
        fact(td_string!(locale, disclosure.company), Some(line.company.in_language(japanese).to_owned())),
        fact(td_string!(locale, disclosure.next), Some(words::next(locale, line))),
        fact(td_string!(locale, disclosure.permitted_on), on(permission.map(|found| found.permitted_on))),
        fact(td_string!(locale, disclosure.valid_until), on(permission.map(|found| found.valid_until))),
        fact(td_string!(locale, disclosure.conditions), Some(detail.conditions.clone()).filter(|it| !it.is_empty())),
        fact(td_string!(locale, disclosure.handled_on), on(permission.and_then(|found| found.first_handled_on))),
        fact(td_string!(locale, disclosure.returned_on), on(permission.and_then(|found| found.returned_on))),
        fact(td_string!(locale, disclosure.proof), Some(detail.return_proof.clone()).filter(|it| !it.is_empty())),
        digest,
    ];
    let facts: Vec<Fact> = facts.into_iter().flatten().collect();
    let case = detail.engagement.map(|id| {
        let href = format!("/engagement/{id}");
        view! { <p><a href=href>{td_string!(locale, disclosure.case)}</a></p> }
    });
    view! {
        <aside class="stack" aria-label=td_string!(locale, disclosure.facts)>
            <DescriptionList facts=facts dense=true/>
            {case}
            <p><a href="/disclosure/register">{td_string!(locale, disclosure.register)}</a></p>
        </aside>
    }
}
