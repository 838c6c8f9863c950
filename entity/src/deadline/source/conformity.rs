//! What the ministry is to confirm, and its queries. Neither has a day: the standard gives none.

use super::Due;
use crate::conformity::{self, Column as Request};
use crate::conformity_message::{self, Column as Message};
use domain::conformity::{ConformityStatus, ConformityStep};
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use sea_orm::QueryFilter as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};

fn of(column: Request) -> Expr {
    Expr::col((conformity::Entity, column))
}

/// Requests that wait for the ministry's answer.
fn waiting(rows: Select<conformity::Entity>) -> Option<SelectStatement> {
    let due = Due {
        reference: of(Request::Number),
        from: of(Request::CompanyId),
        to: of(Request::MinistryId),
        ..Due::new(DeadlineKind::Conformity, of(Request::Id), of(Request::SubmittedAt))
    };
    due.of(rows.filter(Request::Status.is_in([ConformityStatus::Submitted, ConformityStatus::PaperRecorded])))
}

/// Requests that wait for the ministry's answer, as both sides see them.
pub(in crate::deadline) fn conformities(actor: &Actor) -> Option<SelectStatement> {
    waiting(conformity::visible_to(actor))
}

/// The same, for whoever may answer or ask.
pub(in crate::deadline) fn conformities_to_answer(actor: &Actor) -> Option<SelectStatement> {
    let theirs = Request::MinistryId.eq(actor.organisation);
    actor.may(Action::Query, Standing::Ministry).then(|| waiting(conformity::visible_to(actor).filter(theirs)))?
}

/// Queries that wait for the company, for whoever may answer them.
pub(in crate::deadline) fn conformity_queries(actor: &Actor) -> Option<SelectStatement> {
    let asked = Query::select()
        .expr(Expr::col((conformity_message::Entity, Message::WrittenAt)).max())
        .from(conformity_message::Entity)
        .and_where(
            Expr::col((conformity_message::Entity, Message::ConformityId)).equals((conformity::Entity, Request::Id)),
        )
        .and_where(Expr::col((conformity_message::Entity, Message::Step)).eq(ConformityStep::Query.code()))
        .to_owned();
    let since = Expr::SubQuery(None, Box::new(asked.into())).if_null(of(Request::SubmittedAt));
    let due = Due {
        reference: of(Request::Number),
        from: of(Request::MinistryId),
        to: of(Request::CompanyId),
        ..Due::new(DeadlineKind::ConformityQuery, of(Request::Id), since)
    };
    due.of(conformity::queried_to(actor))
}
