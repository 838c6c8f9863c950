//! The form that adds files, and the list of what was added, wherever evidence is taken.

use super::{look, scanner};
use crate::i18n::{Locale, td_string};
use crate::island::{Upload, UploadWords};
use crate::page::Seen;
use crate::ui::{Button, ButtonKind, ButtonSize, FileInput, FormField, Hidden, PostForm};
use domain::evidence::view::EvidenceLine;
use leptos::prelude::*;

/// Where a form adds files, and where the reader goes on.
pub(crate) struct Place {
    /// Address that takes them; `/{attachment}/detach` below it takes one off.
    pub(crate) action: String,
    /// The page to come back to.
    pub(crate) next: String,
}

/// The form; without script it is plain, with it files can be dropped, and are seen on their way.
pub(crate) fn upload(
    seen: &Seen,
    place: &Place,
    (field, hint, error): (String, &'static str, Option<&'static str>),
) -> AnyView {
    let locale = seen.locale;
    let (action, next) = (place.action.clone(), place.next.clone());
    let scanner = scanner(seen);
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
    .into_any()
}

/// What was added; with a place each can be taken off there. Nothing where there is none.
pub(crate) fn list(locale: Locale, files: &[EvidenceLine], place: Option<&Place>) -> AnyView {
    if files.is_empty() {
        return ().into_any();
    }
    let files: Vec<AnyView> = files.iter().map(|file| attached(locale, file, place)).collect();
    view! { <ul class="file-list">{files}</ul> }.into_any()
}

fn attached(locale: Locale, file: &EvidenceLine, place: Option<&Place>) -> AnyView {
    let kilobytes = (file.size + 1023) / 1024;
    let remove = place.map(|place| {
        let label = td_string!(locale, confirmation.detach_file, name = file.name.clone()).to_string();
        let (action, revision) = (format!("{}/{}/detach", place.action, file.grant), file.revision.to_string());
        let next = place.next.clone();
        view! {
            <PostForm action=action label=label>
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

/// What the sending of files says.
fn upload_words(locale: Locale) -> UploadWords {
    UploadWords {
        sending: td_string!(locale, confirmation.upload_sending).to_owned(),
        examining: td_string!(locale, confirmation.upload_examining).to_owned(),
        failed: td_string!(locale, confirmation.upload_failed).to_owned(),
        stopped: td_string!(locale, confirmation.upload_stopped).to_owned(),
        too_large: td_string!(locale, confirmation.upload_too_large).to_owned(),
        most: u32::try_from(domain::evidence::MAX_BYTES).unwrap_or(u32::MAX),
    }
}

/// What a page needs once, besides its forms, for files to be sent by script.
pub(crate) fn by_script(locale: Locale) -> AnyView {
    view! { <Upload words=upload_words(locale)/> }.into_any()
}
