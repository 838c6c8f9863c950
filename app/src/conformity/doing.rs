//! What this reader can do with a request now.

use super::api::Submit;
use super::{address, is_own, new, paper, step};
use crate::i18n::{Locale, td_string};
use crate::ui::{self, Button, ButtonKind, Hidden, PostForm};
use domain::conformity::view::ConformityDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

pub(super) fn doing(locale: Locale, detail: &ConformityDetail) -> Option<AnyView> {
    let at = address(detail.id);
    let again = is_own(detail) && detail.status.can_be_followed() && detail.followed_by.is_empty();
    let next = format!("/conformity/new?follows={}", detail.id);
    let ways = [
        (new::edits(detail), "edit", td_string!(locale, conformity.edit), ButtonKind::Outline),
        (step::confirms(detail), "confirm", td_string!(locale, conformity.confirm), ButtonKind::Solid),
        (step::remarks(detail), "remark", td_string!(locale, conformity.remark), ButtonKind::Outline),
        (step::queries(detail), "query", td_string!(locale, conformity.query), ButtonKind::Outline),
        (paper::records(detail), "paper", td_string!(locale, application.paper), ButtonKind::Outline),
        (step::answers(detail), "answer", td_string!(locale, application.answer_query), ButtonKind::Solid),
        (again, next.as_str(), td_string!(locale, conformity.new_version), ButtonKind::Solid),
        (step::withdraws(detail), "withdraw", td_string!(locale, conformity.withdraw), ButtonKind::Text),
    ];
    let submit = new::edits(detail).then(|| submit(locale, detail).into_any());
    ui::doing(&at, td_string!(locale, conformity.to_do), submit, ways)
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
