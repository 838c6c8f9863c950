use super::facts::{security_facts, work_facts};
use super::history::History;
use super::next::Next;
use super::people::People;
use super::readiness::Readiness;
use super::sheet::{Application, Sheet};
use super::steps::Steps;
use super::sub_page::may;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, DescriptionList, Fact, PrintHeader, StatusChip};
use crate::visit::locale;
use crate::{day, words, work};
use chrono::{DateTime, Utc};
use domain::confirmation::ConfirmationStatus;
use domain::engagement::view::EngagementDetail;
use domain::engagement::{EngagementStatus, EngagementStep};
use domain::id::EngagementId;
use domain::permission::{Action, Actor, Standing};
use domain::time;
use leptos::prelude::*;
use service::trail::HistoryLine;

/// A case: where it stands, whose turn it is, everything recorded of it.
#[component]
pub fn EngagementPage() -> impl IntoView {
    let id = named::<EngagementId>("id");
    page(
        td_string!(locale(), engagement.one),
        move |visit| async move {
            let (case, history) = service::engagement::page(&visit.ctx, id?).await?;
            Ok((case, history, visit.ctx.now()))
        },
        |seen, (case, history, now)| view! { <Page seen=seen case=case history=history now=now/> },
    )
}

#[component]
fn Page(seen: Seen, case: EngagementDetail, history: Vec<HistoryLine>, now: DateTime<Utc>) -> impl IntoView {
    let locale = seen.locale;
    let typed = Typed::of(&seen, "assign");
    let drafts = |actor: &Actor| actor.may(Action::DraftEngagement, Standing::OwnOrganisation);
    let delegates = case.standing == Standing::Downstream && seen.visit.ctx.actor.as_ref().is_some_and(drafts);
    view! {
        {typed.summary(&[("membership", td_string!(locale, engagement.assign_who))])}
        <Head locale=locale case=case.clone()/>
        <Steps locale=locale case=case.clone()/>
        <Next locale=locale case=case.clone()/>
        <div class="with-aside">
            <div class="stack">
                {prepares(&case).then(|| view! { <Readiness locale=locale case=case.clone()/> })}
                <Sheet locale=locale case=case.clone() now=now/>
                <Application locale=locale case=case.clone()/>
                <Work locale=locale case=case.clone() delegates=delegates/>
                <SecurityContract locale=locale case=case.clone()/>
                <People seen=seen case=case.clone()/>
                <Stop locale=locale case=case.clone()/>
            </div>
            <History locale=locale case=case lines=history/>
        </div>
    }
}

/// Whether the reader is preparing the sheet.
fn prepares(case: &EngagementDetail) -> bool {
    case.status == EngagementStatus::Confirming
        && may(case, Action::SendSheet)
        && case.sheet.as_ref().is_none_or(|sheet| sheet.status == ConfirmationStatus::Prepared)
}

#[component]
fn Head(locale: Locale, case: EngagementDetail) -> impl IntoView {
    let japanese = matches!(locale, Locale::ja);
    let links = vec![("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned())];
    let partner = if case.standing == Standing::Downstream { &case.upstream } else { &case.downstream };
    let partner = partner.in_language(japanese).to_owned();
    let heading = match case.standing {
        Standing::Downstream => td_string!(locale, engagement.from_company, name = partner).to_string(),
        Standing::Upstream | Standing::Ministry | Standing::Contributor | Standing::OwnOrganisation => {
            td_string!(locale, engagement.to_company, name = partner).to_string()
        }
    };
    view! {
        <PrintHeader title=td_string!(locale, engagement.one) reference=case.number.clone()/>
        <Breadcrumb links=links here=case.number.clone()/>
        <div class="page-head">
            <h1>{heading}</h1>
            <StatusChip tone=work::tone(case.status) text=words::engagement_status(locale, case.status)/>
        </div>
        <p class="lead">{work::summary(&case.work, 80)}</p>
    }
}

/// The work package, with the judgement that it needs no confirmation where there is one.
#[component]
fn Work(
    locale: Locale,
    case: EngagementDetail,
    /// Whether the reader may give part of the work to a company one tier below.
    delegates: bool,
) -> impl IntoView {
    let edits = case.status == EngagementStatus::Draft && may(&case, Action::EditWorkPackage);
    let mut facts = work_facts(locale, &case);
    if let Some((ground, at)) = &case.exemption {
        let on = day::day(locale, time::day_in_japan(*at));
        facts.push(Fact::typed(td_string!(locale, engagement.exempted_on), on));
        facts.push(Fact::typed(td_string!(locale, engagement.exempt_ground), ground));
    }
    let href = format!("/engagement/{}/edit", case.id);
    let below = format!("/engagement/new?parent={}", case.id);
    let tiers = (case.standing == Standing::Upstream && case.status != EngagementStatus::Draft).then(|| {
        let href = format!("/tier?root={}", case.id);
        view! { <p class="no-print"><a href=href>{td_string!(locale, tier.of_case)}</a></p> }
    });
    view! {
        <section class="stack" id="work">
            <h2>{td_string!(locale, engagement.work)}</h2>
            <DescriptionList facts=facts/>
            {edits.then(|| view! { <p class="no-print"><a href=href>{td_string!(locale, engagement.edit)}</a></p> })}
            {tiers}
            {(delegates && !case.status.is_over())
                .then(|| view! { <p class="no-print"><a href=below>{td_string!(locale, engagement.delegate)}</a></p> })}
            {(!case.status.is_over())
                .then(|| view! { <p class="no-print"><a href="/disclosure/guide">{td_string!(locale, disclosure.engagement_link)}</a></p> })}
        </section>
    }
}

/// The contract that imposes the measures, once it is awaited.
#[component]
fn SecurityContract(locale: Locale, case: EngagementDetail) -> impl IntoView {
    let records =
        case.status.after(EngagementStep::RecordSecurityContract).is_ok() && may(&case, Action::RecordSecurityContract);
    let href = format!("/engagement/{}/security-contract", case.id);
    let there = case.security_contract.is_some();
    let text = if there {
        td_string!(locale, engagement.security_correct)
    } else {
        td_string!(locale, engagement.security_do)
    };
    (there || records).then(|| {
        let content = match &case.security_contract {
            Some(contract) => view! { <DescriptionList facts=security_facts(locale, contract)/> }.into_any(),
            None => view! { <p class="quiet">{td_string!(locale, engagement.security_none)}</p> }.into_any(),
        };
        view! {
            <section class="stack" id="security-contract">
                <h2>{td_string!(locale, engagement.security_contract)}</h2>
                {content}
                {records.then(|| view! { <p class="no-print"><a href=href>{text}</a></p> })}
            </section>
        }
    })
}

/// What stops or ends a case; apart from what moves it on.
#[component]
fn Stop(locale: Locale, case: EngagementDetail) -> impl IntoView {
    let open = |step: EngagementStep| case.status.after(step).is_ok() && may(&case, Action::Release);
    let link = |shown: bool, page: &str, text: &'static str| {
        let href = format!("/engagement/{}/{page}", case.id);
        shown.then(|| view! { <li><a href=href>{text}</a></li> })
    };
    let suspend = link(open(EngagementStep::Suspend), "suspend", td_string!(locale, engagement.suspend));
    let close = link(open(EngagementStep::Close), "close", td_string!(locale, engagement.close));
    (suspend.is_some() || close.is_some()).then(|| {
        view! {
            <section class="stack no-print" id="stop">
                <h2>{td_string!(locale, engagement.stop)}</h2>
                <ul>{suspend}{close}</ul>
            </section>
        }
    })
}
