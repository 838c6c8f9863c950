//! What an agreement says, to be read; what was asked, answered and done; what waits for a second person.

use super::api::{CheckExclusion, CheckOutside, CheckPaper};
use super::words;
use crate::application::second_person;
use crate::corrective_plan::beginning;
use crate::day;
use crate::disclosure;
use crate::i18n::{Locale, td_string};
use crate::ui::{Banner, BannerKind, DescriptionList, Event, Fact, LinkButton, StatusChip, Timeline, Tone};
use crate::work::party;
use domain::agreement::view::{AgreementDetail, AgreementEvent, AnswerLine, RequestLine};
use domain::agreement::{AgreementStatus, AgreementStep, Permission};
use domain::corrective_plan::OriginKind;
use domain::disclosure::content::PartyRelation;
use domain::permission::{Action, Standing};
use domain::work::Party;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The facts of it.
pub(super) fn facts(locale: Locale, detail: &AgreementDetail) -> AnyView {
    let line = &detail.line;
    let other = detail.relation == PartyRelation::Other;
    let relation =
        if other { detail.relation_note.clone() } else { disclosure::relation(locale, detail.relation).to_owned() };
    let moves = if detail.has_clause {
        td_string!(locale, agreement.clause_yes)
    } else {
        td_string!(locale, agreement.clause_no)
    };
    let mut facts = vec![
        Fact::typed(td_string!(locale, agreement.counterparty), line.counterparty.clone()),
        Fact::typed(td_string!(locale, disclosure.relation), relation),
        Fact::new(td_string!(locale, agreement.kind), words::kind(locale, line.kind)),
        Fact::typed(td_string!(locale, agreement.reference), line.reference.clone()),
        Fact::new(td_string!(locale, agreement.has_clause), moves),
    ];
    let texts = [
        (td_string!(locale, agreement.clause), &detail.clause),
        (td_string!(locale, agreement.exclusion), &detail.exclusion),
        (td_string!(locale, agreement.conditions), &detail.conditions),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(texts.map(|(term, text)| Fact::typed(term, text.clone())));
    let signed = line.signed_on.map(|on| day::day(locale, on));
    let signed = signed.unwrap_or_else(|| td_string!(locale, agreement.not_signed).to_owned());
    facts.push(Fact::new(td_string!(locale, agreement.signed_on), signed));
    for (term, on) in [
        (td_string!(locale, agreement.exclusion_on), detail.exclusion_on),
        (td_string!(locale, agreement.permitted_on), detail.permitted_on),
        (td_string!(locale, agreement.valid_until), line.valid_until),
    ] {
        facts.extend(on.map(|on| Fact::new(term, day::day(locale, on))));
    }
    view! { <DescriptionList facts=facts/> }.into_any()
}

/// An open defect, with its plan or the way to one.
pub(super) fn defect(locale: Locale, detail: &AgreementDetail) -> Option<AnyView> {
    let since = detail.defect_since?;
    let title = td_string!(locale, agreement.defect_since, day = day::moment(locale, since)).to_string();
    let plans = detail.plans.iter().map(|plan| {
        let (href, number) = (format!("/corrective-plan/{}", plan.id), plan.number.clone());
        let state = crate::corrective_plan::state(locale, plan.status);
        view! { <li><a href=href>{number}</a>" "{state}</li> }
    });
    let plans: Vec<_> = plans.collect();
    let drafts = detail.may.contains(&Action::DraftPlan);
    let begin = (plans.is_empty() && drafts).then(|| {
        let href = beginning(OriginKind::Agreement, detail.line.id.0, "");
        view! { <p class="no-print"><LinkButton href=href>{td_string!(locale, corrective_plan.new)}</LinkButton></p> }
    });
    let about = if plans.is_empty() {
        td_string!(locale, agreement.defect_needs_plan)
    } else if detail.plan_is_over() {
        td_string!(locale, agreement.defect_plan_over)
    } else {
        td_string!(locale, agreement.defect_plan_runs)
    };
    Some(
        view! {
            <Banner kind=BannerKind::Warning title=title>
                <p>{about}</p>
                <ul>{plans}</ul>
            </Banner>
            {begin}
        }
        .into_any(),
    )
}

/// What waits for a second person: of the company for its wording or a permission from outside, of the ministry for its paper.
pub(super) fn check(locale: Locale, detail: &AgreementDetail) -> Option<AnyView> {
    let keeps = detail.can(Action::KeepAgreement, AgreementStep::CheckExclusion);
    let (title, about, action, own) = if keeps {
        let own = detail.recorded_by == Some(detail.reader);
        let about = td_string!(locale, agreement.check_exclusion_about);
        (td_string!(locale, agreement.check_exclusion), about, CheckExclusion::PATH, own)
    } else if detail.can(Action::KeepAgreement, AgreementStep::CheckOutside) {
        let own = waiting(detail).is_some_and(|answer| answer.recorded_by == detail.reader);
        let about = td_string!(locale, agreement.check_outside_about);
        (td_string!(locale, agreement.check_outside), about, CheckOutside::PATH, own)
    } else if detail.can(Action::QueryAgreement, AgreementStep::RejectPaper) {
        let own = waiting(detail).is_some_and(|answer| answer.recorded_by == detail.reader);
        let about = td_string!(locale, application.paper_lead);
        (td_string!(locale, application.paper), about, CheckPaper::PATH, own)
    } else {
        return None;
    };
    let ask = second_person(locale, own, action, detail.line.id.to_string(), detail.revision);
    Some(
        view! {
            <section class="panel stack" aria-labelledby="checking">
                <h2 id="checking">{title}</h2>
                <p>{about}</p>
                {ask}
            </section>
        }
        .into_any(),
    )
}

fn waiting(detail: &AgreementDetail) -> Option<&AnswerLine> {
    detail.requests.iter().flat_map(|asked| &asked.answers).find(|answer| answer.waits())
}

/// Requests with their answers, newest first.
pub(super) fn requests(locale: Locale, detail: &AgreementDetail) -> Option<AnyView> {
    let lines: Vec<AnyView> = detail.requests.iter().map(|asked| request(locale, asked)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{td_string!(locale, agreement.requests)}</h2>
            {lines}
        }
        .into_any()
    })
}

fn request(locale: Locale, asked: &RequestLine) -> AnyView {
    let mut facts = Vec::new();
    if asked.outside {
        facts.push(Fact::new(td_string!(locale, application.how), td_string!(locale, agreement.outside)));
    } else {
        facts.push(Fact::new(td_string!(locale, agreement.asked_at), day::moment(locale, asked.asked_at)));
        facts.push(Fact::typed(td_string!(locale, agreement.why_not_excluded), asked.reason.clone()));
        facts.push(Fact::new(td_string!(locale, agreement.wanted_until), day::day(locale, asked.wanted_until)));
    }
    if asked.follows {
        facts.push(Fact::new(td_string!(locale, agreement.follows), td_string!(locale, agreement.follows_one)));
    }
    let answers: Vec<AnyView> = asked.answers.iter().map(|answer| self::answer(locale, answer)).collect();
    view! {
        <section class="panel stack" data-kind="outline">
            <DescriptionList facts=facts dense=true/>
            {answers}
        </section>
    }
    .into_any()
}

fn answer(locale: Locale, answer: &AnswerLine) -> AnyView {
    let tone = match answer.outcome {
        Permission::Permitted if !answer.waits() && !answer.rejected => Tone::Success,
        Permission::Refused if !answer.waits() && !answer.rejected => Tone::Danger,
        Permission::Permitted | Permission::Refused => Tone::Waiting,
    };
    let how = match (answer.on_paper, answer.checked, answer.rejected) {
        (false, ..) => td_string!(locale, application.in_portal),
        (true, _, true) => td_string!(locale, application.on_paper_wrong),
        (true, true, false) => td_string!(locale, application.on_paper_checked),
        (true, false, false) => td_string!(locale, application.on_paper_waits),
    };
    let chip = view! { <StatusChip tone=tone text=words::permission(locale, answer.outcome)/> };
    let mut facts = vec![
        Fact::new(td_string!(locale, application.outcome), chip),
        Fact::new(td_string!(locale, application.answered_on), day::day(locale, answer.answered_on)),
        Fact::new(td_string!(locale, application.how), how),
    ];
    let until = answer.valid_until.map(|until| day::day(locale, until));
    facts.extend(until.map(|until| Fact::new(td_string!(locale, agreement.valid_until), until)));
    let texts = [
        (td_string!(locale, agreement.conditions), &answer.conditions),
        (td_string!(locale, agreement.reason), &answer.reason),
        (td_string!(locale, application.answer_number), &answer.number),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(texts.map(|(term, text)| Fact::typed(term, text.clone())));
    view! { <DescriptionList facts=facts dense=true/> }.into_any()
}

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &AgreementDetail) -> Option<AnyView> {
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, event)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="history">{td_string!(locale, application.history)}</h2>
            <Timeline events=events/>
        }
        .into_any()
    })
}

fn event(locale: Locale, event: &AgreementEvent) -> Event {
    let who = match event.standing {
        Some(Standing::Ministry) => party(locale, Party::Ministry),
        Some(Standing::OwnOrganisation | Standing::Downstream | Standing::Upstream | Standing::Contributor) => {
            td_string!(locale, corrective_plan.company)
        }
        None => td_string!(locale, waiver.the_portal),
    };
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(who);
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}

/// What the state means for whoever keeps the register.
pub(super) fn banner(locale: Locale, detail: &AgreementDetail) -> Option<AnyView> {
    let own = detail.line.standing == Standing::OwnOrganisation;
    let text = match detail.line.status {
        AgreementStatus::Registered if own => td_string!(locale, agreement.two_ways),
        AgreementStatus::Asked | AgreementStatus::Queried | AgreementStatus::PaperRecorded => {
            td_string!(locale, agreement.no_lapse)
        }
        AgreementStatus::Refused if own => td_string!(locale, agreement.refused_for_good),
        AgreementStatus::Registered
        | AgreementStatus::NoClause
        | AgreementStatus::ExclusionDrafted
        | AgreementStatus::ExclusionSigned
        | AgreementStatus::Excluded
        | AgreementStatus::OutsideRecorded
        | AgreementStatus::Permitted
        | AgreementStatus::Refused
        | AgreementStatus::UnderPermission
        | AgreementStatus::Defect
        | AgreementStatus::Ended => return None,
    };
    Some(view! { <Banner kind=BannerKind::Info title=text/> }.into_any())
}
