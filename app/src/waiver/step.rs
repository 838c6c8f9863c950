//! Steps that take one text each; every one is asked once more, with what it means.

use super::api::{AnswerQuery, Decide, Decline, GiveBack, Query, Support, Withdraw};
use super::said::facts;
use super::{address, below, can, here};
use crate::decision;
use crate::i18n::td_string;
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Details, Hidden, LinkButton, PostForm};
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use domain::waiver::WaiverStep;
use domain::waiver::view::WaiverDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// One step.
struct Step {
    /// Name of the form in [`crate::form`].
    form: &'static str,
    action: &'static str,
    means: &'static str,
    /// Field, label, whether it is needed.
    field: (&'static str, &'static str, bool),
    button: &'static str,
    danger: bool,
    /// What the form says besides.
    fixed: Option<(&'static str, &'static str)>,
    /// For which field of the ministry's its templates are.
    template: Option<Purpose>,
}

impl Step {
    fn draw(&self, seen: &Seen, detail: &WaiverDetail) -> AnyView {
        let (locale, typed) = (seen.locale, Typed::of(seen, self.form));
        let (name, label, required) = self.field;
        let kind = if self.danger { ButtonKind::Danger } else { ButtonKind::Solid };
        let fixed = self.fixed.map(|(name, value)| view! { <Hidden name=name value=value/> });
        let hint = td_string!(locale, application.no_content);
        let (id, revision, back) = (detail.id.to_string(), detail.revision.to_string(), address(detail.id));
        // Only the refusal is a decision among these steps.
        let papers = detail.papers.as_ref().filter(|_| self.template.is_some());
        let decides = papers.filter(|_| self.template == Some(Purpose::Refuse));
        let begun = decision::begun(decides, self.fixed.map(|(_, outcome)| outcome));
        let field = typed.field(name, label).required(required).hint(hint).paragraph(&begun.reason, 4);
        let (means, button) = (self.means, decision::button(locale, decides, self.button));
        let action = decision::action(decides, self.action);
        let (lead, form) = (decision::lead(locale, decides), format!("{}-form", self.form));
        let pick = self.template.and_then(|purpose| decision::templates(locale, papers, self.form, &[(purpose, name)]));
        let says = facts(locale, detail);
        view! {
            {typed.summary(&[(name, label)])}
            <Details summary=td_string!(locale, waiver.what_it_says)>{says}</Details>
            <div class="confirm stack" data-kind=self.danger.then_some("danger")>
                <p>{means}</p>
                {lead}
                <PostForm action=action id=form class="stack">
                    <Hidden name="procedure" value=Procedure::Waiver.code()/>
                    <Hidden name="id" value=id/>
                    <Hidden name="revision" value=revision/>
                    {fixed}
                    {field}
                    <div class="button-row">
                        <Button kind=kind>{button}</Button>
                        <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, waiver.back)}</LinkButton>
                    </div>
                </PostForm>
            </div>
            {pick}
        }
        .into_any()
    }
}

/// `/waiver/{id}/support`.
#[component]
pub fn SupportPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "support",
        action: Support::PATH,
        means: td_string!(locale, waiver.support_means),
        field: ("note", td_string!(locale, waiver.support_note), false),
        button: td_string!(locale, waiver.support_now),
        danger: false,
        fixed: None,
        template: None,
    };
    below(td_string!(locale, waiver.support), supports, move |seen, detail| step.draw(seen, detail))
}

pub(super) fn supports(detail: &WaiverDetail) -> bool {
    can(detail, Action::SupportWaiver, WaiverStep::Support)
}

/// `/waiver/{id}/return`.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "give-back",
        action: GiveBack::PATH,
        means: td_string!(locale, waiver.return_means),
        field: ("reason", td_string!(locale, waiver.why), true),
        button: td_string!(locale, waiver.return_now),
        danger: false,
        fixed: None,
        template: None,
    };
    below(td_string!(locale, waiver.give_back), supports, move |seen, detail| step.draw(seen, detail))
}

/// `/waiver/{id}/decline`.
#[component]
pub fn DeclinePage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "decline",
        action: Decline::PATH,
        means: td_string!(locale, waiver.decline_means),
        field: ("reason", td_string!(locale, waiver.why), true),
        button: td_string!(locale, waiver.decline_now),
        danger: true,
        fixed: None,
        template: None,
    };
    below(td_string!(locale, waiver.decline), supports, move |seen, detail| step.draw(seen, detail))
}

pub(super) fn queries(detail: &WaiverDetail) -> bool {
    can(detail, Action::Query, WaiverStep::Query)
}

/// `/waiver/{id}/query`.
#[component]
pub fn QueryPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "query",
        action: Query::PATH,
        means: td_string!(locale, waiver.query_means),
        field: ("text", td_string!(locale, application.question), true),
        button: td_string!(locale, application.ask_now),
        danger: false,
        fixed: None,
        template: Some(Purpose::Ask),
    };
    below(td_string!(locale, waiver.query), queries, move |seen, detail| step.draw(seen, detail))
}

pub(super) fn answers(detail: &WaiverDetail) -> bool {
    can(detail, Action::SupportWaiver, WaiverStep::AnswerQuery)
        || can(detail, Action::ProposeWaiver, WaiverStep::AnswerQuery)
}

/// `/waiver/{id}/answer`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "answer-query",
        action: AnswerQuery::PATH,
        means: td_string!(locale, waiver.answer_means),
        field: ("text", td_string!(locale, application.answer_text), true),
        button: td_string!(locale, application.answer_now),
        danger: false,
        fixed: None,
        template: None,
    };
    below(td_string!(locale, application.answer_query), answers, move |seen, detail| step.draw(seen, detail))
}

pub(super) fn refuses(detail: &WaiverDetail) -> bool {
    super::decide::grants(detail)
}

/// `/waiver/{id}/refuse`.
#[component]
pub fn RefusePage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "decide",
        action: Decide::PATH,
        means: td_string!(locale, waiver.refuse_means),
        field: ("reason", td_string!(locale, waiver.why), true),
        button: td_string!(locale, waiver.refuse_now),
        danger: true,
        fixed: Some(("outcome", "refused")),
        template: Some(Purpose::Refuse),
    };
    below(td_string!(locale, waiver.refuse), refuses, move |seen, detail| step.draw(seen, detail))
}

pub(super) fn withdraws(detail: &WaiverDetail) -> bool {
    can(detail, Action::ProposeWaiver, WaiverStep::Withdraw)
}

/// `/waiver/{id}/withdraw`.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "withdraw",
        action: Withdraw::PATH,
        means: td_string!(locale, waiver.withdraw_means),
        field: ("reason", td_string!(locale, waiver.why), true),
        button: td_string!(locale, application.withdraw_now),
        danger: true,
        fixed: None,
        template: None,
    };
    below(td_string!(locale, waiver.withdraw), withdraws, move |seen, detail| step.draw(seen, detail))
}
