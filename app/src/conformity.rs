//! Having the ministry confirm that something conforms (確認を受ける): policy sets (4-1-3) and rosters of handlers (5-2-1-エ).

pub mod api;
mod detail;
mod doing;
pub mod export;
mod fields;
mod list;
mod new;
mod paper;
mod said;
mod step;
mod thread;
mod words;

pub use detail::ConformityPage;
pub use list::ConformitiesPage;
pub use new::{EditPage, NewPage};
pub use paper::PaperPage;
pub use step::{AnswerPage, ConfirmPage, QueryPage, RemarkPage, WithdrawPage};
pub(crate) use words::{outcome, status};

use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::Breadcrumb;
use domain::conformity::view::ConformityDetail;
use domain::conformity::{ConformityKind, ConformityStatus, ConformityStep};
use domain::id::ConformityId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;

fn address(id: ConformityId) -> String {
    format!("/conformity/{id}")
}

/// Whether somebody can have to do with requests at all: the link in the head of the page.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    actor.may(Action::SeeConformity, Standing::Ministry)
        || actor.may(Action::SeeConformity, Standing::OwnOrganisation)
        || submits(actor).next().is_some()
}

/// What somebody may put to the ministry.
fn submits(actor: &Actor) -> impl Iterator<Item = ConformityKind> + '_ {
    let may = |kind: &ConformityKind| actor.may(kind.action(), Standing::OwnOrganisation);
    ConformityKind::ALL.iter().copied().filter(may)
}

/// Whether the reader answers for this kind in the company.
fn is_own(detail: &ConformityDetail) -> bool {
    detail.may.contains(&detail.content.kind.action())
}

/// Whether the reader's company can take the step now.
fn company_can(detail: &ConformityDetail, step: ConformityStep) -> bool {
    is_own(detail) && detail.status.after(step).is_ok()
}

/// Whether the reader's ministry can take the step now; an entry from paper takes effect by its check only.
fn ministry_can(detail: &ConformityDetail, action: Action, step: ConformityStep) -> bool {
    let open = detail.status != ConformityStatus::PaperRecorded && detail.status.after(step).is_ok();
    detail.standing == Standing::Ministry && detail.may.contains(&action) && open
}

/// The way to the register.
fn to_list(locale: Locale) -> (String, String) {
    ("/conformity".to_owned(), td_string!(locale, conformity.list).to_owned())
}

/// A page below a request, for whoever may take the step now; the command asks again.
fn below(
    title: &'static str,
    may: fn(&ConformityDetail) -> bool,
    draw: impl Fn(&Seen, &ConformityDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<ConformityId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::conformity::detail(&visit.ctx, id?).await?;
            if may(&detail) { Ok(detail) } else { Err(Refusal::NotFound.into()) }
        },
        move |seen, detail| {
            let links = vec![to_list(seen.locale), (address(detail.id), detail.number.clone())];
            let about = said::document(seen.locale, &detail.content);
            let body = draw(&seen, &detail);
            view! {
                <Breadcrumb links=links here=title/>
                <p class="reference">{detail.number.clone()}</p>
                <h1>{title}</h1>
                <p class="quiet">{about}</p>
                <div class="narrow stack">{body}</div>
            }
        },
    )
}
