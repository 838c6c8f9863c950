use super::api::RecordPaper;
use super::said::facts;
use super::{address, below, ministry_can, words};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, Details, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::conformity::view::ConformityDetail;
use domain::conformity::{ConformityOutcome, ConformityStep};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("number", td_string!(locale, application.paper_number)),
        ("answered_on", td_string!(locale, application.answered_on)),
        ("outcome", td_string!(locale, application.outcome)),
        ("remarks", td_string!(locale, conformity.remarks)),
    ]
}

pub(super) fn records(detail: &ConformityDetail) -> bool {
    ministry_can(detail, Action::RecordPaperAnswer, ConformityStep::RecordPaper)
}

/// `/conformity/{id}/paper`: one person enters what the paper says (trap 57).
#[component]
pub fn PaperPage() -> impl IntoView {
    below(td_string!(locale(), application.paper), records, paper)
}

fn paper(seen: &Seen, detail: &ConformityDetail) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "paper"));
    let [number, answered_on, outcome, remarks] = labels(locale);
    let choices = ConformityOutcome::ALL.iter().map(|code| Choice::new(code.code(), words::outcome(locale, *code)));
    let (id, revision, says) = (detail.id.to_string(), detail.revision.to_string(), facts(locale, detail));
    let hint = td_string!(locale, conformity.remarks_hint);
    let fields = [
        typed.field(number.0, number.1).required(true).line("", 32),
        typed.field(answered_on.0, answered_on.1).required(true).day(None),
        typed.field(outcome.0, outcome.1).required(true).pick("", choices.collect()),
        typed.field(remarks.0, remarks.1).hint(hint).paragraph("", 4),
    ];
    let back = address(detail.id);
    view! {
        {typed.summary(&labels(locale))}
        <Details summary=td_string!(locale, conformity.what_it_says)>{says}</Details>
        <p>{td_string!(locale, application.paper_lead)}</p>
        <PostForm action=RecordPaper::PATH class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, application.paper_now)}</Button>
                <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, conformity.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}
