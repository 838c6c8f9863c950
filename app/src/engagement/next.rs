//! What comes next in a case: whose turn it is, and what the reader can do about it.

use super::prepare::is_preparing;
use super::sub_page::may;
use crate::i18n::{Locale, td_string};
use crate::reconfirmation;
use crate::ui::{ButtonKind, LinkButton};
use crate::work;
use domain::confirmation::{ConfirmationStatus, ConfirmationStep};
use domain::engagement::view::{EngagementDetail, Readiness};
use domain::engagement::{EngagementStatus, EngagementStep};
use domain::permission::{Action, Standing};
use domain::work::Party;
use leptos::prelude::*;

/// Whose turn it is, with buttons for what the reader may do now.
#[component]
pub fn Next(locale: Locale, case: EngagementDetail) -> impl IntoView {
    let turn = case.turn.map(|turn| {
        let who = work::actor_of(locale, turn.party, &case.upstream, &case.downstream);
        (who, work::task(locale, turn.task), ours(&case, turn.party))
    });
    let steps = steps(locale, &case);
    let text = explain(locale, &case, !steps.is_empty());
    let buttons = steps.into_iter().enumerate().map(|(index, (page, label))| {
        let kind = if index == 0 { ButtonKind::Solid } else { ButtonKind::Outline };
        let href = if page.starts_with(['/', '#']) { page } else { format!("/engagement/{}/{page}", case.id) };
        view! { <LinkButton href=href kind=kind>{label}</LinkButton> }
    });
    let buttons = buttons.collect_view();
    let rows = (!buttons.is_empty()).then(|| view! { <div class="button-row">{buttons}</div> });
    view! {
        <section class="panel stack" aria-labelledby="next">
            <h2 id="next">{td_string!(locale, engagement.next)}</h2>
            {match turn {
                Some((who, task, ours)) => {
                    let whose = if ours { td_string!(locale, engagement.turn_ours_of, who = who).to_string() } else { who };
                    view! { <p><strong>{whose}</strong>{td_string!(locale, work.colon)}{task}</p> }.into_any()
                }
                None => view! { <p>{td_string!(locale, work.nobody)}</p> }.into_any(),
            }}
            {text.map(|text| view! { <p class="quiet">{text}</p> })}
            {rows}
        </section>
    }
}

const fn ours(case: &EngagementDetail, party: Party) -> bool {
    matches!(
        (party, case.standing),
        (Party::Upstream, Standing::Upstream)
            | (Party::Downstream, Standing::Downstream)
            | (Party::Ministry, Standing::Ministry)
    )
}

/// A sentence where the buttons alone do not say enough.
fn explain(locale: Locale, case: &EngagementDetail, acts: bool) -> Option<&'static str> {
    let upstream = case.standing == Standing::Upstream;
    if upstream && case.status == EngagementStatus::Draft {
        let own = may(case, Action::JudgeExemption) && case.drafted_by_reader;
        return Some(if own {
            td_string!(locale, engagement.exempt_not_drafter)
        } else {
            td_string!(locale, engagement.draft_text)
        });
    }
    if upstream && case.status == EngagementStatus::Exempt {
        return Some(td_string!(locale, engagement.exempt_limits));
    }
    let colleague = !acts && case.turn.is_some_and(|turn| ours(case, turn.party));
    colleague.then(|| td_string!(locale, engagement.colleague_acts))
}

/// Pages the reader can go to from here, the main one first.
fn steps(locale: Locale, case: &EngagementDetail) -> Vec<(String, &'static str)> {
    match case.standing {
        Standing::Upstream => upstream(locale, case),
        Standing::Downstream => downstream(locale, case),
        Standing::Ministry => application(locale, case).into_iter().collect(),
        Standing::OwnOrganisation | Standing::Contributor => Vec::new(),
    }
}

fn upstream(locale: Locale, case: &EngagementDetail) -> Vec<(String, &'static str)> {
    let open = |step: EngagementStep, action: Action| case.status.after(step).is_ok() && may(case, action);
    let judges = open(EngagementStep::JudgeExempt, Action::JudgeExemption) && !case.drafted_by_reader;
    let requires = open(EngagementStep::RequireConfirmation, Action::EditWorkPackage);
    let awaited = case.status == EngagementStatus::ContractPending;
    let records = awaited && may(case, Action::RecordSecurityContract);
    let own = |shown: bool, page: &str, text: &'static str| shown.then(|| (page.to_owned(), text));
    [
        own(requires, "require", td_string!(locale, engagement.require)),
        own(judges, "exempt", td_string!(locale, engagement.exempt)),
        own(records, "security-contract", td_string!(locale, engagement.security_do)),
        sheet_step(locale, case),
        own(open(EngagementStep::Apply, Action::Apply), "apply", td_string!(locale, engagement.apply)),
        application(locale, case).filter(|_| case.status == EngagementStatus::Applied),
        own(open(EngagementStep::Start, Action::Release), "start", td_string!(locale, engagement.start)),
        own(open(EngagementStep::Resume, Action::Release), "resume", td_string!(locale, engagement.resume)),
        reopening(locale, case),
        own(reconfirmation::can_begin(case), "reconfirm", td_string!(locale, reconfirmation.begin)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What the upstream does with the sheet while the case is being confirmed, or confirmed again.
fn sheet_step(locale: Locale, case: &EngagementDetail) -> Option<(String, &'static str)> {
    if !is_preparing(case) {
        return None;
    }
    let sends = may(case, Action::SendSheet);
    match case.sheet.as_ref().map(|sheet| (sheet.id, sheet.status)) {
        None | Some((_, ConfirmationStatus::Prepared)) if sends && case.missing.is_empty() => {
            Some(("send".to_owned(), td_string!(locale, engagement.to_send)))
        }
        None | Some((_, ConfirmationStatus::Prepared)) if sends && case.missing == [Readiness::Checker] => {
            Some(("#people".to_owned(), td_string!(locale, engagement.assign_checker)))
        }
        None | Some((_, ConfirmationStatus::Prepared)) if sends => {
            Some(("prepare".to_owned(), td_string!(locale, engagement.prepare)))
        }
        Some((id, ConfirmationStatus::Submitted)) if may(case, Action::Check) => {
            Some((format!("/confirmation/{id}/review"), td_string!(locale, engagement.to_check)))
        }
        Some(_) | None => None,
    }
}

/// A decided sheet can be opened again, with a reason.
fn reopening(locale: Locale, case: &EngagementDetail) -> Option<(String, &'static str)> {
    let sheet = case.sheet.as_ref().filter(|sheet| sheet.status.after(ConfirmationStep::Reopen).is_ok())?;
    let open = match &sheet.reconfirmation {
        Some(_) => case.status.is_live() && sheet.status == ConfirmationStatus::NotAssured,
        None => case.status.after(EngagementStep::Reopen).is_ok() || case.status == EngagementStatus::Confirming,
    };
    (open && may(case, Action::SendSheet))
        .then(|| (format!("/confirmation/{}/review/reopen", sheet.id), td_string!(locale, engagement.reopen)))
}

fn downstream(locale: Locale, case: &EngagementDetail) -> Vec<(String, &'static str)> {
    let answers = case.sheet.as_ref().filter(|sheet| sheet.status.is_answerable() && may(case, Action::Answer));
    answers
        .map(|sheet| (format!("/confirmation/{}", sheet.id), td_string!(locale, engagement.to_answer)))
        .into_iter()
        .collect()
}

fn application(locale: Locale, case: &EngagementDetail) -> Option<(String, &'static str)> {
    let (id, _) = case.application.as_ref()?.reference.as_ref()?;
    Some((format!("/application/{id}"), td_string!(locale, engagement.to_application)))
}
