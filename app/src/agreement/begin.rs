//! The facts of an agreement: registered, changed.

use super::api::{Edit, Register};
use super::input::AgreementInput;
use super::{address, below, keeps, to_list, words};
use crate::disclosure;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, Hidden, LinkButton, PostForm, Term};
use crate::visit::locale;
use domain::agreement::AgreementKind;
use domain::agreement::view::AgreementDetail;
use domain::disclosure::content::PartyRelation;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 10] {
    [
        ("counterparty", td_string!(locale, agreement.counterparty)),
        ("relation", td_string!(locale, disclosure.relation)),
        ("relation_note", td_string!(locale, disclosure.relation_note)),
        ("kind", td_string!(locale, agreement.kind)),
        ("reference", td_string!(locale, agreement.reference)),
        ("has_clause", td_string!(locale, agreement.has_clause)),
        ("clause", td_string!(locale, agreement.clause)),
        ("signed_on", td_string!(locale, agreement.signed_on)),
        ("exclusion", td_string!(locale, agreement.exclusion)),
        ("exclusion_on", td_string!(locale, agreement.exclusion_on)),
    ]
}

/// `/agreement/new`.
#[component]
pub fn NewPage() -> impl IntoView {
    let title = td_string!(locale(), agreement.new);
    page(
        title,
        |visit| async move { if keeps(visit.ctx.actor()?) { Ok(()) } else { Err(Refusal::NotPermitted.into()) } },
        move |seen, ()| {
            let locale = seen.locale;
            let typed = Typed::of(&seen, "agreement");
            let [.., signed_on, exclusion, exclusion_on] = labels(locale);
            let fields = fields(locale, &typed, &AgreementInput::default());
            let more = view! {
                {typed.field(signed_on.0, signed_on.1).required(false).hint(td_string!(locale, agreement.signed_hint)).day(None)}
                {typed.field(exclusion.0, exclusion.1).required(false).hint(td_string!(locale, agreement.exclusion_hint)).paragraph("", 3)}
                {typed.field(exclusion_on.0, exclusion_on.1).required(false).day(None)}
            };
            view! {
                <Breadcrumb links=vec![to_list(locale)] here=title/>
                {typed.summary(&labels(locale))}
                <h1><Term ja="第三者との約定" en=title/></h1>
                <div class="narrow stack">
                    <p>{td_string!(locale, agreement.about)}</p>
                    <PostForm action=Register::PATH class="stack">
                        {fields}
                        {more}
                        <div class="button-row">
                            <Button>{td_string!(locale, agreement.register_now)}</Button>
                            <LinkButton href="/agreement" kind=ButtonKind::Text>{td_string!(locale, agreement.back_to_list)}</LinkButton>
                        </div>
                    </PostForm>
                </div>
            }
        },
    )
}

fn fields(locale: Locale, typed: &Typed, stored: &AgreementInput) -> AnyView {
    let [counterparty, relation, relation_note, kind, reference, has_clause, clause, ..] = labels(locale);
    let relations = PartyRelation::ALL.iter().map(|code| Choice::new(code.code(), disclosure::relation(locale, *code)));
    let kinds = AgreementKind::ALL.iter().map(|code| Choice::new(code.code(), words::kind(locale, *code)));
    let yes = Choice::new("yes", td_string!(locale, agreement.clause_yes));
    let no = Choice::new("no", td_string!(locale, agreement.clause_no));
    view! {
        {typed.field(counterparty.0, counterparty.1).required(true).line(&stored.counterparty, 32)}
        {typed.field(relation.0, relation.1).required(true).choose(&stored.relation, relations.collect())}
        {typed.field(relation_note.0, relation_note.1).required(false).line(&stored.relation_note, 32)}
        {typed.field(kind.0, kind.1).required(true).choose(&stored.kind, kinds.collect())}
        {typed.field(reference.0, reference.1).required(true).hint(td_string!(locale, agreement.reference_hint)).line(&stored.reference, 32)}
        {typed.field(has_clause.0, has_clause.1).required(true).pick(&stored.has_clause, vec![yes, no])}
        {typed.field(clause.0, clause.1).hint(td_string!(locale, agreement.clause_hint)).paragraph(&stored.clause, 3)}
    }
    .into_any()
}

pub(super) fn edits(detail: &AgreementDetail) -> bool {
    detail.line.status.is_editable() && detail.may.contains(&Action::KeepAgreement)
}

/// `/agreement/{id}/edit`.
#[component]
pub fn EditPage() -> impl IntoView {
    below(td_string!(locale(), agreement.edit), edits, |seen, detail| {
        let locale = seen.locale;
        let typed = Typed::of(seen, "agreement");
        let fields = fields(locale, &typed, &AgreementInput::stored(detail));
        let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
        view! {
            {typed.summary(&labels(locale))}
            <PostForm action=Edit::PATH class="stack narrow">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, agreement.save)}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, agreement.back)}</LinkButton>
                </div>
            </PostForm>
        }
        .into_any()
    })
}
