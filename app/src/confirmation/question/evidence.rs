//! The files that show what an answer says, and the form to add one.

use super::{Around, Mode};
use crate::evidence::files::{Place, list, upload};
use crate::i18n::td_string;
use crate::words;
use domain::checklist::{EvidenceNeed, Item};
use domain::confirmation::ProblemKind;
use leptos::prelude::*;

pub(super) fn files(around: &Around<'_>, item: &Item, open: bool) -> AnyView {
    let (locale, sheet) = (around.seen.locale, around.sheet);
    let fault = around
        .problems
        .iter()
        .any(|problem| problem.item == item.key && matches!(problem.kind, ProblemKind::EvidenceMissing));
    let action = format!("/confirmation/{}/item/{}/evidence", sheet.id, item.key);
    let next = match around.mode {
        Mode::Guided => format!("/confirmation/{}/item/{}", sheet.id, item.key),
        Mode::Table => {
            let section = sheet.content.section_of(&item.key).map(|section| section.key.clone()).unwrap_or_default();
            format!("/confirmation/{}/section/{section}#q-{}", sheet.id, item.key)
        }
    };
    let place = Place { action, next };
    let attached = sheet.evidence.get(&item.key).map(Vec::as_slice).unwrap_or_default();
    let list = list(locale, attached, open.then_some(&place));
    let asked = open && (item.evidence != EvidenceNeed::Never || around.mode == Mode::Guided);
    let hint = match item.evidence {
        EvidenceNeed::Never => td_string!(locale, confirmation.evidence_optional),
        EvidenceNeed::WhenConforming => td_string!(locale, confirmation.evidence_when_conforming),
        EvidenceNeed::Always => td_string!(locale, confirmation.evidence_always),
    };
    let error = fault.then(|| words::problem(locale, ProblemKind::EvidenceMissing));
    let field = format!("file-{}", item.key);
    let upload = asked.then(|| upload(around.seen, &place, (field, hint, error)));
    let vault = format!("/confirmation/{}/item/{}/vault", sheet.id, item.key);
    let vault =
        asked.then(|| view! { <p class="small no-print"><a href=vault>{td_string!(locale, vault.attach)}</a></p> });
    view! {
        {list}
        {upload}
        {vault}
    }
    .into_any()
}
