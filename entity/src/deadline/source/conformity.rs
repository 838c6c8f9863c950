//! What the ministry is to confirm, and its queries. Neither has a day: the standard gives none.

use super::Due;
use crate::conformity::{self, Column as Request};
use crate::conformity_message::{self, Column as Message};
use domain::conformity::{ConformityStatus, ConformityStep};
use domain::deadline::DeadlineKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};

fn of(column: Request) -> Expr {
    Expr::col((conformity::Entity, column))
}

/// Requests that wait for the ministry's answer, as both sides see them.
pub(in crate::deadline) fn conformities(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        reference: of(Request::Number),
        from: of(Request::CompanyId),
        to: of(Request::MinistryId),
        ..Due::new(DeadlineKind::Conformity, of(Request::Id), of(Request::SubmittedAt))
    };
    let waiting = [ConformityStatus::Submitted, ConformityStatus::PaperRecorded];
    due.of(conformity::visible_to(actor).filter(Request::Status.is_in(waiting)))
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
