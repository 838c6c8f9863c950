use super::{address, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{Banner, BannerKind, Breadcrumb, ButtonKind, DataTable, Header, LinkButton, StatusChip, Term};
use crate::visit::locale;
use domain::permission::Action;
use domain::risk_assessment::view::{AssessmentLine, Assessments};
use leptos::prelude::*;

/// `/risk-assessment`: every assessment that the reader may know of.
#[component]
pub fn AssessmentsPage() -> impl IntoView {
    page(
        td_string!(locale(), risk_assessment.list),
        |visit| async move { service::risk_assessment::list(&visit.ctx).await },
        |seen, found| draw(seen.locale, &found),
    )
}

fn draw(locale: Locale, found: &Assessments) -> AnyView {
    let title = td_string!(locale, risk_assessment.list);
    let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.number)).fit(),
        Header::new(td_string!(locale, risk_assessment.state)).fit(),
        Header::new(td_string!(locale, risk_assessment.trigger)),
        Header::new(td_string!(locale, risk_assessment.due_on)).fit(),
        Header::new(td_string!(locale, risk_assessment.documented_at)).fit(),
    ];
    let rows: Vec<_> = found.lines.iter().map(|line| row(locale, line)).collect();
    let caption = td_string!(locale, ui.total, count = rows.len()).to_string();
    let leads = found.may.contains(&Action::LeadRisk).then(|| leads(locale, found));
    view! {
        <Breadcrumb links=links here=title/>
        <div class="stack">
            <h1><Term ja="リスク査定" en=title/></h1>
            <p>{td_string!(locale, risk_assessment.about)}</p>
            {leads}
            <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, risk_assessment.none)/>
        </div>
    }
    .into_any()
}

/// For whoever leads: what is due by the interval, and the ways on.
fn leads(locale: Locale, found: &Assessments) -> AnyView {
    let next = found.next_on.map(|next| {
        let day = day::day(locale, next);
        if next < found.today {
            let title = td_string!(locale, risk_assessment.next_over, day = day).to_string();
            view! { <Banner kind=BannerKind::Warning title=title/> }.into_any()
        } else {
            view! { <p>{td_string!(locale, risk_assessment.next_on, day = day).to_string()}</p> }.into_any()
        }
    });
    let none = found.months.is_none().then(|| {
        let title = format!(
            "{}{}{}",
            td_string!(locale, risk_assessment.interval),
            td_string!(locale, work.colon),
            td_string!(locale, risk_assessment.interval_none)
        );
        view! { <Banner kind=BannerKind::Info title=title/> }
    });
    view! {
        {next}
        {none}
        <div class="button-row">
            <LinkButton href="/risk-assessment/new">{td_string!(locale, risk_assessment.new)}</LinkButton>
            <LinkButton href="/risk-assessment/interval" kind=ButtonKind::Outline>{td_string!(locale, risk_assessment.interval)}</LinkButton>
            <LinkButton href="/risk-method" kind=ButtonKind::Outline>{td_string!(locale, risk_method.list)}</LinkButton>
        </div>
    }
    .into_any()
}

fn row(locale: Locale, line: &AssessmentLine) -> Vec<AnyView> {
    let documented = line.documented_at.map(|at| day::moment(locale, at)).unwrap_or_default();
    let reason = (!line.reason.is_empty()).then(|| view! { <div class="small as-typed">{line.reason.clone()}</div> });
    vec![
        view! { <a href=address(line.id)>{line.number.clone()}</a> }.into_any(),
        view! { <StatusChip tone=words::tone(line.status) text=words::status(locale, line.status)/> }.into_any(),
        view! { {words::trigger(locale, line.trigger)} {reason} }.into_any(),
        day::day(locale, line.due_on).into_any(),
        documented.into_any(),
    ]
}
