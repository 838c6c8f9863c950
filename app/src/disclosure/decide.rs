//! The ministry's answer, in the portal or as it was given on paper.

use super::api::{Decide, RecordPaper};
use super::sub::{Keys, decides, sub};
use super::{address, can, content, words};
use crate::decision;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use chrono::NaiveDate;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::disclosure::view::DisclosureDetail;
use domain::disclosure::{Decision, DisclosureStep};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/disclosure/{id}/permit`: permitted, until a day, with conditions.
#[component]
pub fn PermitPage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.permit), decides, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "decide");
        let begun = decision::begun(detail.papers.as_ref(), Some(Decision::Permitted.code()));
        let last = domain::time::parse_day(&begun.until).unwrap_or(detail.content.wanted_until);
        let fields = view! {
            {until(locale, &typed, last, true)}
            {conditions(locale, &typed, &begun.conditions)}
            {number(locale, &typed, (&begun.number, false))}
        };
        let button = (td_string!(locale, disclosure.permit_now), ButtonKind::Solid);
        let fields = (td_string!(locale, disclosure.permit_means), fields.into_any());
        answer(seen, detail, Decision::Permitted, fields, button)
    })
}

/// `/disclosure/{id}/refuse`: refused, for good.
#[component]
pub fn RefusePage() -> impl IntoView {
    sub(td_string!(locale(), disclosure.refuse), decides, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "decide");
        let begun = decision::begun(detail.papers.as_ref(), Some(Decision::Refused.code()));
        let fields = view! {
            {reason(locale, &typed, (&begun.reason, true))}
            {number(locale, &typed, (&begun.number, false))}
        };
        let button = (td_string!(locale, disclosure.refuse_now), ButtonKind::Danger);
        let fields = (td_string!(locale, disclosure.refuse_means), fields.into_any());
        answer(seen, detail, Decision::Refused, fields, button)
    })
}

fn answer(
    seen: &Seen,
    detail: &DisclosureDetail,
    outcome: Decision,
    (means, fields): (&'static str, AnyView),
    (button, kind): (&'static str, ButtonKind),
) -> AnyView {
    let (locale, back, detail) = (seen.locale, address(detail.line.id), detail.clone());
    let danger = (kind == ButtonKind::Danger).then_some("danger");
    let papers = detail.papers.as_ref();
    let (lead, button) = (decision::lead(locale, papers), decision::button(locale, papers, button));
    let action = decision::action(papers, Decide::PATH);
    let pick = match outcome {
        Decision::Permitted => (Purpose::Permit, "conditions"),
        Decision::Refused => (Purpose::Refuse, "reason"),
    };
    let pick = decision::templates(locale, papers, "decide", &[pick]);
    let asked = view! {
        {content::changes(locale, &detail)}
        {content::facts(locale, &detail)}
        {content::safeguards(locale, &detail)}
    };
    let form = view! {
        <div class="confirm stack" data-kind=danger>
            <p>{means}</p>
            {lead}
            <PostForm action=action id="decide-form" class="stack">
                <Hidden name="procedure" value=Procedure::Disclosure.code()/>
                <Keys detail=detail.clone()/>
                <Hidden name="decision" value=outcome.code()/>
                {fields}
                <div class="button-row">
                    <Button kind=kind>{button}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, disclosure.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
        {pick}
    };
    decision::beside(locale, asked.into_any(), form.into_any())
}

/// `/disclosure/{id}/paper`: one person enters what the paper says (trap 57).
#[component]
pub fn PaperPage() -> impl IntoView {
    let open = |detail: &DisclosureDetail| can(detail, Action::RecordDisclosurePaper, DisclosureStep::RecordPaper);
    sub(td_string!(locale(), disclosure.paper), open, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "decide");
        let choices = Decision::ALL.iter().map(|code| Choice::new(code.code(), words::decision(locale, *code)));
        let decision =
            typed.field("decision", td_string!(locale, disclosure.decision)).required(true).pick("", choices.collect());
        let on = typed.field("answered_on", td_string!(locale, disclosure.answered_on)).required(true).day(None);
        let scan = typed
            .field("scan", td_string!(locale, disclosure.scan))
            .required(true)
            .hint(td_string!(locale, disclosure.scan_hint))
            .line("", 60);
        let number = number(locale, &typed, ("", true));
        let until = until(locale, &typed, detail.content.wanted_until, false);
        let (conditions, reason) = (conditions(locale, &typed, ""), reason(locale, &typed, ("", false)));
        let pick = [(Purpose::Permit, "conditions"), (Purpose::Refuse, "reason")];
        let pick = decision::templates(locale, detail.papers.as_ref(), "decide", &pick);
        let (back, detail) = (address(detail.line.id), detail.clone());
        view! {
            <p>{td_string!(locale, disclosure.paper_lead)}</p>
            <PostForm action=RecordPaper::PATH id="decide-form" class="stack">
                <Keys detail=detail.clone()/>
                {number} {on} {scan} {decision} {until} {conditions} {reason}
                <div class="button-row">
                    <Button>{td_string!(locale, disclosure.paper_now)}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, disclosure.back)}</LinkButton>
                </div>
            </PostForm>
            {pick}
        }
        .into_any()
    })
}

fn until(locale: Locale, typed: &Typed, last: NaiveDate, required: bool) -> AnyView {
    let hint = td_string!(locale, disclosure.valid_until_hint);
    let label = td_string!(locale, disclosure.valid_until);
    let field = typed.field("valid_until", label).hint(hint);
    let field = if required { field.required(true) } else { field };
    field.day(Some(last))
}

fn conditions(locale: Locale, typed: &Typed, stored: &str) -> AnyView {
    let hint = td_string!(locale, disclosure.conditions_hint);
    typed.field("conditions", td_string!(locale, disclosure.conditions)).required(false).hint(hint).paragraph(stored, 3)
}

fn reason(locale: Locale, typed: &Typed, (stored, required): (&str, bool)) -> AnyView {
    let field = typed.field("reason", td_string!(locale, disclosure.reason)).required(required);
    field.hint(td_string!(locale, disclosure.refuse_reason_hint)).paragraph(stored, 3)
}

fn number(locale: Locale, typed: &Typed, (stored, required): (&str, bool)) -> AnyView {
    typed.field("number", td_string!(locale, disclosure.answer_number)).required(required).line(stored, 32)
}
