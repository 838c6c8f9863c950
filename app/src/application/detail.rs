use super::{address, applicant, frozen, history, ministry, passage, thread};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Banner, BannerKind, Breadcrumb, DescriptionList, Fact, LinkButton, PrintHeader, StatusChip, Term};
use crate::visit::{Visit, locale};
use crate::words;
use crate::work::application_tone;
use domain::application::ApplicationStatus;
use domain::application::view::ApplicationDetail;
use domain::id::ApplicationId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;
use service::trail::HistoryLine;

/// One application.
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let (locale, id) = (locale(), named("id"));
    page(
        td_string!(locale, application.title),
        |visit| load(visit, id),
        |seen, (detail, lines)| draw(&seen, &detail, lines),
    )
}

async fn load(
    visit: Visit,
    id: Result<ApplicationId, Refusal>,
) -> service::Result<(ApplicationDetail, Vec<HistoryLine>)> {
    let detail = service::application::detail(&visit.ctx, id?).await?;
    let lines = service::application::history(&visit.ctx, &detail).await?;
    Ok((detail, lines))
}

fn draw(seen: &Seen, detail: &ApplicationDetail, lines: Vec<HistoryLine>) -> AnyView {
    let locale = seen.locale;
    let work = match detail.standing {
        Standing::Ministry => ministry::panels(seen, detail),
        Standing::Upstream | Standing::Downstream | Standing::Contributor | Standing::OwnOrganisation => {
            applicant::panels(seen, detail)
        }
    };
    let links = vec![("/application".to_owned(), td_string!(locale, shell.applications).to_owned())];
    view! {
        <PrintHeader title=td_string!(locale, application.title) reference=detail.number.clone()/>
        <Breadcrumb links=links here=detail.number.clone()/>
        {ministry::summary(seen)}
        <p class="reference">{detail.number.clone()}</p>
        <div class="page-head">
            <h1><Term ja="下請負に関する申請" en=td_string!(locale, application.title)/></h1>
            <StatusChip tone=application_tone(detail.status) text=words::application_status(locale, detail.status)/>
        </div>
        {open_until_answered(locale, detail)}
        <div class="with-aside">
            <div class="stack">
                {thread::answers(seen, detail)}
                {receipt(locale, detail)}
                {ministry::draft(seen, detail)}
                {work}
                <h2>{td_string!(locale, application.content)}</h2>
                {frozen::facts(locale, detail)}
                {passage::done(locale, &detail.passages)}
                {thread::messages(locale, detail)}
                <h2>{td_string!(locale, application.history)}</h2>
                {history::history(locale, detail, lines)}
            </div>
            {aside(locale, detail)}
        </div>
    }
    .into_any()
}

/// Nothing happens by lapse of time: said on every application that is not answered.
fn open_until_answered(locale: Locale, detail: &ApplicationDetail) -> Option<impl IntoView + use<>> {
    let open = match detail.status {
        ApplicationStatus::Submitted | ApplicationStatus::Queried | ApplicationStatus::PaperRecorded => true,
        ApplicationStatus::WithUpstream => {
            let title = td_string!(locale, passage.waits_above);
            return Some(view! { <Banner kind=BannerKind::Info title=title/> });
        }
        ApplicationStatus::Accepted
        | ApplicationStatus::Refused
        | ApplicationStatus::Withdrawn
        | ApplicationStatus::Returned => false,
    };
    open.then(|| view! { <Banner kind=BannerKind::Info title=td_string!(locale, application.no_lapse)/> })
}

/// The answer as a signed file, once one stands.
fn receipt(locale: Locale, detail: &ApplicationDetail) -> Option<impl IntoView + use<>> {
    let stands = detail.answers.iter().any(|answer| !answer.rejected && (!answer.on_paper || answer.checked));
    let (href, name) = (format!("/application/{}/receipt.json", detail.id), format!("{}.json", detail.number));
    stands.then(|| {
        view! {
            <p class="no-print">{td_string!(locale, application.receipt_file_about)}</p>
            <div class="button-row no-print">
                <LinkButton href=href download=name>{td_string!(locale, application.receipt_file)}</LinkButton>
            </div>
        }
    })
}

fn aside(locale: Locale, detail: &ApplicationDetail) -> impl IntoView + use<> {
    let japanese = matches!(locale, Locale::ja);
    let digest = detail.digest.clone();
    let facts = vec![
        Fact::new(td_string!(locale, application.applied_at), day::moment(locale, detail.applied_at)),
        Fact::new(td_string!(locale, application.applicant), detail.upstream.in_language(japanese).to_owned()),
        Fact::new(td_string!(locale, application.downstream), detail.downstream.in_language(japanese).to_owned()),
        Fact::new(td_string!(locale, application.next), next(locale, detail.status)),
        Fact::new(td_string!(locale, application.digest), view! { <code class="digest">{digest}</code> }),
    ];
    let sheet = detail.may.contains(&Action::SeeAnswers).then(|| {
        let href = format!("/confirmation/{}/review", detail.confirmation);
        view! { <p><a href=href data-key="i">{td_string!(locale, application.sheet)}</a></p> }
    });
    let case = (detail.standing == Standing::Upstream).then(|| {
        let href = format!("/engagement/{}", detail.engagement);
        view! { <p><a href=href>{td_string!(locale, application.case)}</a></p> }
    });
    view! {
        <aside class="stack" aria-label=td_string!(locale, application.facts)>
            <DescriptionList facts=facts dense=true/>
            {sheet}
            {case}
        </aside>
    }
}

/// Who must act on the application next.
pub(super) fn next(locale: Locale, status: ApplicationStatus) -> &'static str {
    match status {
        ApplicationStatus::Submitted => td_string!(locale, application.next_ministry),
        ApplicationStatus::Queried => td_string!(locale, application.next_applicant),
        ApplicationStatus::PaperRecorded => td_string!(locale, application.next_second),
        ApplicationStatus::WithUpstream => td_string!(locale, passage.next_above),
        ApplicationStatus::Accepted
        | ApplicationStatus::Refused
        | ApplicationStatus::Withdrawn
        | ApplicationStatus::Returned => td_string!(locale, application.nobody),
    }
}

/// A page below this one, with its heading.
pub(super) fn below(seen: &Seen, detail: &ApplicationDetail, title: &'static str, body: AnyView) -> AnyView {
    view! {
        {super::way_here(seen.locale, detail, title)}
        {ministry::summary(seen)}
        <p class="reference">{detail.number.clone()}</p>
        <h1>{title}</h1>
        {body}
        <p><a href=address(detail.id)>{td_string!(seen.locale, application.back)}</a></p>
    }
    .into_any()
}
