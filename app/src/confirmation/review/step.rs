//! Pages that ask once more before the check ends, or before many verdicts are given at once.

mod confirm;
mod reasoned;
mod rest;
mod send_back;

pub use confirm::ConfirmPage;
pub use reasoned::{NotAssuredPage, ReopenPage};
pub use rest::SectionPage;
pub use send_back::ReturnPage;

use super::address;
use crate::i18n::td_string;
use crate::page::Seen;
use crate::ui::{Breadcrumb, Button, ButtonKind, ErrorSummary, FormField, Hidden, LinkButton, PostForm, TextArea};
use crate::visit::Visit;
use crate::words;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::EngagementStep;
use domain::id::ConfirmationId;
use domain::permission::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use service::confirmation::Review;

/// Only for whoever may take the step; the command asks again.
async fn load(visit: Visit, id: Result<ConfirmationId, Refusal>, may: fn(&Review) -> bool) -> service::Result<Review> {
    let review = service::confirmation::review(&visit.ctx, id?).await?;
    if may(&review) { Ok(review) } else { Err(Refusal::NotFound.into()) }
}

/// Whether the reader may open the sheet again: after *not assured*, after a refusal, or where something changed before
/// the application.
pub(super) fn can_reopen(review: &Review) -> bool {
    let decided = match review.sheet.status {
        // Confirmed again, it is history: another is begun instead.
        ConfirmationStatus::NotAssured => true,
        ConfirmationStatus::Confirmed if review.sheet.reconfirmation.is_some() => false,
        ConfirmationStatus::Confirmed => review.engagement_status.after(EngagementStep::Reopen).is_ok(),
        ConfirmationStatus::CalledOff
        | ConfirmationStatus::Prepared
        | ConfirmationStatus::Sent
        | ConfirmationStatus::Submitted
        | ConfirmationStatus::Returned => false,
    };
    decided && review.sheet.may.contains(&Action::SendSheet)
}

/// The form of a step: what it needs to know, what is typed, its button and the way back.
struct Step<'a> {
    seen: &'a Seen,
    review: &'a Review,
    /// Name of the form in [`crate::form`].
    form: &'static str,
    action: &'static str,
    /// Label of the field for the reason and whether one is needed.
    reason: Option<(&'static str, bool)>,
    button: String,
    kind: ButtonKind,
}

impl Step<'_> {
    fn form(self) -> AnyView {
        let sheet = &self.review.sheet;
        let (id, revision) = (sheet.id.to_string(), sheet.revision.to_string());
        let reason = self.reason.map(|(label, required)| reason(self.seen, self.form, label, required));
        let buttons = buttons(self.seen, self.review, self.button, self.kind);
        view! {
            <PostForm action=self.action class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {reason}
                {buttons}
            </PostForm>
        }
        .into_any()
    }
}

fn reason(seen: &Seen, form: &str, label: &'static str, required: bool) -> AnyView {
    let (value, error) = (seen.memory.value(form, "reason", ""), seen.memory.fault(seen.locale, form, "reason"));
    let hint = td_string!(seen.locale, review.reason_hint);
    view! {
        <FormField id="reason" label=label required=required hint=hint error=error>
            <TextArea name="reason" value=value/>
        </FormField>
    }
    .into_any()
}

fn buttons(seen: &Seen, review: &Review, text: String, kind: ButtonKind) -> AnyView {
    let (locale, back) = (seen.locale, address(review.sheet.id));
    view! {
        <div class="button-row">
            <Button kind=kind>{text}</Button>
            <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, review.back)}</LinkButton>
        </div>
    }
    .into_any()
}

fn frame(seen: &Seen, review: &Review, form: &str, title: &'static str, body: AnyView) -> AnyView {
    let locale = seen.locale;
    let faults = seen.memory.faults(form).into_iter();
    let faults = faults.map(|(field, fault)| (format!("#{field}"), words::fault(locale, fault).to_owned())).collect();
    let links = vec![
        ("/".to_owned(), td_string!(locale, shell.work).to_owned()),
        (address(review.sheet.id), td_string!(locale, review.title).to_owned()),
    ];
    view! {
        <Breadcrumb links=links here=title/>
        <ErrorSummary items=faults/>
        <p class="reference">{review.sheet.number.clone()}</p>
        <h1>{title}</h1>
        <div class="confirm stack">{body}</div>
    }
    .into_any()
}
