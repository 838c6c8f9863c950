//! What this reader can do with a request now.

use super::api::Submit;
use super::{address, is_own, new, paper, step};
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, Hidden, LinkButton, PostForm};
use domain::conformity::view::ConformityDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

pub(super) fn doing(locale: Locale, detail: &ConformityDetail) -> Option<AnyView> {
    let at = address(detail.id);
    let below = |page: &str| format!("{at}/{page}");
    let again = is_own(detail) && detail.status.can_be_followed() && detail.followed_by.is_empty();
    let ways = [
        (new::edits(detail), below("edit"), td_string!(locale, conformity.edit), ButtonKind::Outline),
        (step::confirms(detail), below("confirm"), td_string!(locale, conformity.confirm), ButtonKind::Solid),
        (step::remarks(detail), below("remark"), td_string!(locale, conformity.remark), ButtonKind::Outline),
        (step::queries(detail), below("query"), td_string!(locale, conformity.query), ButtonKind::Outline),
        (paper::records(detail), below("paper"), td_string!(locale, application.paper), ButtonKind::Outline),
        (step::answers(detail), below("answer"), td_string!(locale, application.answer_query), ButtonKind::Solid),
        (
            again,
            format!("/conformity/new?follows={}", detail.id),
            td_string!(locale, conformity.new_version),
            ButtonKind::Solid,
        ),
        (step::withdraws(detail), below("withdraw"), td_string!(locale, conformity.withdraw), ButtonKind::Text),
    ];
    let ways = ways.into_iter().filter(|(may, ..)| *may);
    let ways =
        ways.map(|(_, href, text, kind)| view! { <LinkButton href=href kind=kind>{text}</LinkButton> }.into_any());
    let ways: Vec<AnyView> = ways.collect();
    let submit = new::edits(detail).then(|| submit(locale, detail));
    let anything = submit.is_some() || !ways.is_empty();
    anything.then(|| {
        view! {
            <section class="panel stack no-print" aria-labelledby="doing">
                <h2 id="doing">{td_string!(locale, conformity.to_do)}</h2>
                {submit}
                <div class="button-row">{ways}</div>
            </section>
        }
        .into_any()
    })
}

fn submit(locale: Locale, detail: &ConformityDetail) -> impl IntoView + use<> {
    let (id, revision) = (detail.id.to_string(), detail.revision.to_string());
    view! {
        <p>{td_string!(locale, conformity.submit_means)}</p>
        <PostForm action=Submit::PATH>
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            <Button>{td_string!(locale, conformity.submit)}</Button>
        </PostForm>
    }
}
