//! Agreements with third parties (第三者との約定, 5-4-2): the register, the wording that excludes protected information, the ministry's
//! permission before the signature, defects.

pub mod api;
mod begin;
mod decide;
mod detail;
pub mod export;
mod input;
mod list;
mod panels;
mod settle;
mod step;
mod words;

pub use begin::{EditPage, NewPage};
pub use decide::{PaperPage, PermitPage};
pub use detail::AgreementPage;
pub use list::AgreementsPage;
pub use settle::{AskPage, ExclusionPage, OutsidePage, SignPage};
pub use step::{AnswerPage, EndPage, QueryPage, RefusePage, WithdrawPage};
pub(crate) use words::{permission, status};

use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::Breadcrumb;
use domain::agreement::view::AgreementDetail;
use domain::id::{AgreementId, ContractId};
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use leptos::prelude::*;

fn address(id: AgreementId) -> String {
    format!("/agreement/{id}")
}

fn to_list(locale: Locale) -> (String, String) {
    ("/agreement".to_owned(), td_string!(locale, agreement.list).to_owned())
}

/// Whether somebody can have to do with agreements at all: the link in the head of the page.
#[must_use]
pub fn concerns(actor: &Actor) -> bool {
    Standing::ALL.iter().any(|standing| actor.may(Action::SeeAgreement, *standing))
}

/// Whether somebody keeps the register of their company.
#[must_use]
pub fn keeps(actor: &Actor) -> bool {
    actor.may(Action::KeepAgreement, Standing::OwnOrganisation)
}

/// Contracts whose ministry can be asked.
type Contracts = Vec<(ContractId, String)>;

/// A page below an agreement, for whoever may take the step now; the command asks again.
fn below(
    title: &'static str,
    may: fn(&AgreementDetail) -> bool,
    draw: impl Fn(&Seen, &AgreementDetail) -> AnyView + Send + 'static,
) -> impl IntoView {
    under(title, may, false, move |seen, detail, _| draw(seen, detail))
}

/// The same with the contracts of the company, where they are wanted.
fn under(
    title: &'static str,
    may: fn(&AgreementDetail) -> bool,
    contracts: bool,
    draw: impl Fn(&Seen, &AgreementDetail, &Contracts) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = named::<AgreementId>("id");
    page(
        title,
        move |visit| async move {
            let detail = service::agreement::detail(&visit.ctx, id?).await?;
            if !may(&detail) {
                return Err(Refusal::NotFound.into());
            }
            let found = if contracts { service::agreement::contracts(&visit.ctx).await? } else { Contracts::new() };
            Ok((detail, found))
        },
        move |seen, (detail, contracts)| {
            let links = vec![to_list(seen.locale), (address(detail.line.id), detail.line.number.clone())];
            let body = draw(&seen, &detail, &contracts);
            let (number, counterparty) = (detail.line.number.clone(), detail.line.counterparty.clone());
            view! {
                <Breadcrumb links=links here=title/>
                <p class="reference">{number}</p>
                <h1>{title}</h1>
                <p class="quiet as-typed">{counterparty}</p>
                {body}
            }
        },
    )
}
