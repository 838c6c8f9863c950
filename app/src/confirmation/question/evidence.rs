//! The files that show what an answer says, and the form to add one.

use super::{Around, Mode};
use crate::evidence::{look, scanner};
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, ButtonSize, FileInput, FormField, Hidden, PostForm};
use crate::words;
use domain::checklist::{EvidenceNeed, Item};
use domain::confirmation::ProblemKind;
use domain::evidence::view::EvidenceLine;
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
    let list = sheet.evidence.get(&item.key).cloned().unwrap_or_default();
    let list: Vec<_> = list.into_iter().map(|file| attached(locale, &action, &next, file, open)).collect();
    let none = list.is_empty();
    let asked = open && (item.evidence != EvidenceNeed::Never || around.mode == Mode::Guided);
    let hint = match item.evidence {
        EvidenceNeed::Never => td_string!(locale, confirmation.evidence_optional),
        EvidenceNeed::WhenConforming => td_string!(locale, confirmation.evidence_when_conforming),
        EvidenceNeed::Always => td_string!(locale, confirmation.evidence_always),
    };
    let error = fault.then(|| words::problem(locale, ProblemKind::EvidenceMissing));
    let field = format!("file-{}", item.key);
    let scanner = scanner(around.seen);
    let upload = asked.then(move || {
        view! {
            <PostForm action=action multipart=true class="upload stack" label=td_string!(locale, confirmation.attach)>
                <Hidden name="next" value=next/>
                <FormField id=field label=td_string!(locale, confirmation.evidence) hint=hint error=error>
                    <FileInput name="file" multiple=true accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.csv,.txt"/>
                </FormField>
                <p class="quiet small">{scanner}</p>
                <p class="upload__drop quiet small" hidden=true>{td_string!(locale, confirmation.upload_drop)}</p>
                <div class="question__actions">
                    <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, confirmation.attach)}</Button>
                    <span class="upload__state" role="status"></span>
                    <progress class="progress__bar upload__bar" max="100" value="0" hidden=true aria-label=td_string!(locale, confirmation.upload_sending)></progress>
                    <span class="upload__stop" hidden=true>
                        <Button submit=false kind=ButtonKind::Text size=ButtonSize::Small>{td_string!(locale, confirmation.upload_stop)}</Button>
                    </span>
                </div>
            </PostForm>
        }
    });
    let vault = format!("/confirmation/{}/item/{}/vault", sheet.id, item.key);
    let vault =
        asked.then(|| view! { <p class="small no-print"><a href=vault>{td_string!(locale, vault.attach)}</a></p> });
    view! {
        {(!none).then(|| view! { <ul class="file-list">{list}</ul> })}
        {upload}
        {vault}
    }
    .into_any()
}

fn attached(locale: Locale, action: &str, next: &str, file: EvidenceLine, open: bool) -> AnyView {
    let kilobytes = (file.size + 1023) / 1024;
    let remove = open.then(|| {
        let label = td_string!(locale, confirmation.detach_file, name = file.name.clone()).to_string();
        let (revision, next) = (file.revision.to_string(), next.to_owned());
        view! {
            <PostForm action=format!("{action}/{}/detach", file.grant) label=label>
                <Hidden name="revision" value=revision/>
                <Hidden name="next" value=next/>
                <Button kind=ButtonKind::Text size=ButtonSize::Small>{td_string!(locale, confirmation.detach)}</Button>
            </PostForm>
        }
    });
    view! {
        <li class="file-list__item">
            <a class="file-list__name" href=format!("/evidence/{}", file.id)>{file.name.clone()}</a>
            {look(locale, file.id, file.media_type, &file.name)}
            <span class="file-list__facts">{format!("{kilobytes} KB · {}", file.uploaded_by_name)}</span>
            {remove}
        </li>
    }
    .into_any()
}
