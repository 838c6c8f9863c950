//! Letting a third party handle protected information (第三者への開示, 5-4-1): which of the two procedures, the request, its way up,
//! the ministry's permission, the register of what is held.

mod act;
pub mod api;
mod content;
mod decide;
mod detail;
pub mod export;
mod fields;
pub mod filter;
mod guide;
mod history;
mod input;
mod list;
mod new;
mod panels;
mod register;
mod safeguards;
mod sub;
mod words;

pub use act::{DeclinePage, HandlePage, PutPage, ReturnPage, RevokePage, WithdrawPage};
pub use decide::{PaperPage, PermitPage, RefusePage};
pub use detail::DisclosurePage;
pub use guide::GuidePage;
pub use list::DisclosuresPage;
pub use new::{EditPage, NewPage};
pub use register::RegisterPage;
pub use safeguards::SafeguardsPage;
pub(crate) use words::relation;
pub use words::task as home_task;
pub(crate) use words::{decision, status};

use crate::i18n::{Locale, td_string};
use domain::disclosure::DisclosureStep;
use domain::disclosure::content::{Part, PartyRelation};
use domain::disclosure::safeguard::{Held, Safeguard};
use domain::disclosure::view::DisclosureDetail;
use domain::id::DisclosureId;
use domain::permission::{Action, Actor, Standing};

fn address(id: DisclosureId) -> String {
    format!("/disclosure/{id}")
}

/// Whether the reader may do this and the request is in one of the states for it.
fn can(detail: &DisclosureDetail, action: Action, step: DisclosureStep) -> bool {
    detail.may.contains(&action) && detail.line.status.after(step).is_ok()
}

/// Whether somebody may ask for a disclosure, for whichever work.
fn asks(actor: &Actor) -> bool {
    [Standing::OwnOrganisation, Standing::Downstream]
        .into_iter()
        .any(|standing| actor.may(Action::RequestDisclosure, standing))
}

/// Whether somebody can have to do with requests at all: the link in the head of the page.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    Standing::ALL.iter().any(|standing| actor.may(Action::SeeDisclosure, *standing))
}

/// The way to the list.
fn to_list(locale: Locale) -> (String, String) {
    ("/disclosure".to_owned(), td_string!(locale, disclosure.list).to_owned())
}

/// What a part of a request is called, a point of the list of safeguards included.
pub(crate) fn part_label(locale: Locale, key: &str) -> Option<&'static str> {
    match key.strip_prefix("safeguard:") {
        Some(point) => Safeguard::from_code(point).map(|point| words::safeguard(locale, point)),
        None => Part::from_code(key).map(|part| words::part(locale, part)),
    }
}

/// What a code in a request says.
pub(crate) fn part_value(locale: Locale, key: &str, value: &str) -> Option<&'static str> {
    if key.starts_with("safeguard:") {
        return Held::from_code(value).map(|held| words::held(locale, held));
    }
    PartyRelation::from_code(value).filter(|_| key == "relation").map(|relation| words::relation(locale, relation))
}
