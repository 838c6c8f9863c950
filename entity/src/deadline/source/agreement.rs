//! Agreements with third parties: permissions that end, defects, what waits for the ministry or for a second person.

use super::Due;
use crate::agreement::{self, Column as Agreement};
use domain::agreement::AgreementStatus as S;
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};

fn of(column: Agreement) -> Expr {
    Expr::col((agreement::Entity, column))
}

fn keeps(actor: &Actor) -> bool {
    actor.may(Action::KeepAgreement, Standing::OwnOrganisation)
}

fn due(kind: DeadlineKind, since: Agreement) -> Due {
    Due {
        reference: of(Agreement::Number),
        to: of(Agreement::CompanyId),
        ..Due::new(kind, of(Agreement::Id), of(since))
    }
}

/// Last days of permissions under which agreements stand.
pub(in crate::deadline) fn agreements(actor: &Actor) -> Option<SelectStatement> {
    let due = Due { due_on: of(Agreement::ValidUntil), ..due(DeadlineKind::Agreement, Agreement::RegisteredAt) };
    let permitted = [S::Permitted, S::UnderPermission];
    let own = agreement::visible_to(actor).filter(Agreement::Status.is_in(permitted));
    keeps(actor).then(|| due.of(own)).flatten()
}

/// Open defects; their plan has the day.
pub(in crate::deadline) fn defects(actor: &Actor) -> Option<SelectStatement> {
    let open = agreement::visible_to(actor).filter(Agreement::DefectSince.is_not_null());
    keeps(actor).then(|| due(DeadlineKind::AgreementDefect, Agreement::DefectSince).of(open)).flatten()
}

/// What waits for a second person of the company.
pub(in crate::deadline) fn agreement_checks(actor: &Actor) -> Option<SelectStatement> {
    let waiting = [S::ExclusionSigned, S::OutsideRecorded];
    let waiting = agreement::visible_to(actor)
        .filter(Agreement::Status.is_in(waiting))
        .filter(Agreement::RecordedBy.ne(actor.account));
    keeps(actor).then(|| due(DeadlineKind::AgreementCheck, Agreement::RegisteredAt).of(waiting)).flatten()
}

/// Requests that the ministry has.
pub(in crate::deadline) fn agreement_answers(actor: &Actor) -> Option<SelectStatement> {
    let asked = agreement::visible_to(actor).filter(Agreement::Status.is_in([S::Asked, S::PaperRecorded]));
    let due = Due {
        from: of(Agreement::CompanyId),
        to: Expr::val(Some(actor.organisation.0)),
        ..due(DeadlineKind::AgreementAnswer, Agreement::RegisteredAt)
    };
    actor.may(Action::QueryAgreement, Standing::Ministry).then(|| due.of(asked)).flatten()
}

/// Questions of the ministry.
pub(in crate::deadline) fn agreement_queries(actor: &Actor) -> Option<SelectStatement> {
    let queried = agreement::visible_to(actor).filter(Agreement::Status.eq(S::Queried));
    keeps(actor).then(|| due(DeadlineKind::AgreementQuery, Agreement::RegisteredAt).of(queried)).flatten()
}
