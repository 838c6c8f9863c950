//! Steps that take one text at most; every one is asked once more, with what it means.

use super::api::{Begin, Cancel, Document};
use super::{address, below};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::step::{On, Step};
use crate::visit::locale;
use domain::permission::Action;
use domain::risk_assessment::AssessmentStep;
use domain::risk_assessment::view::AssessmentDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn draw(step: &Step, seen: &Seen, detail: &AssessmentDetail) -> AnyView {
    let on = On {
        id: detail.line.id.to_string(),
        revision: detail.revision,
        back: (address(detail.line.id), td_string!(seen.locale, risk_assessment.back)),
        says: None,
        first: None,
        office: None,
    };
    step.draw(seen, on)
}

pub(super) fn begins(detail: &AssessmentDetail) -> bool {
    detail.can(Action::LeadRisk, AssessmentStep::Begin)
}

/// `/risk-assessment/{id}/begin`.
#[component]
pub fn BeginPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "begin",
        action: Begin::PATH,
        means: td_string!(locale, risk_assessment.begin_means),
        field: None,
        button: td_string!(locale, risk_assessment.begin_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, risk_assessment.begin), begins, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn documents(detail: &AssessmentDetail) -> bool {
    let ready = !detail.risks.is_empty() && detail.open() == 0;
    ready && detail.can(Action::LeadRisk, AssessmentStep::Document)
}

/// `/risk-assessment/{id}/document`.
#[component]
pub fn DocumentPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "document",
        action: Document::PATH,
        means: td_string!(locale, risk_assessment.document_means),
        field: Some(("conclusion", td_string!(locale, risk_assessment.conclusion), true)),
        button: td_string!(locale, risk_assessment.document_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, risk_assessment.document), documents, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn cancels(detail: &AssessmentDetail) -> bool {
    detail.can(Action::LeadRisk, AssessmentStep::Cancel)
}

/// `/risk-assessment/{id}/cancel`.
#[component]
pub fn CancelPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "cancel",
        action: Cancel::PATH,
        means: td_string!(locale, risk_assessment.cancel_means),
        field: Some(("reason", td_string!(locale, risk_assessment.cancel_reason), true)),
        button: td_string!(locale, risk_assessment.cancel_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, risk_assessment.cancel), cancels, move |seen, detail| draw(&step, seen, detail))
}
