//! Applications: answered by the ministry, queries answered by the applicant. Neither has a day.

use super::{Case, Due, case};
use crate::application::{self, Column as Application};
use crate::{application_message, engagement};
use domain::application::ApplicationStatus;
use domain::deadline::DeadlineKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect};

fn of(column: Application) -> Expr {
    Expr::col((application::Entity, column))
}

/// Applications with their cases, in one of these states, as applicant and ministry see them.
fn put(actor: &Actor, states: impl IntoIterator<Item = ApplicationStatus>) -> Select<application::Entity> {
    let its_case: RelationDef =
        application::Entity::belongs_to(engagement::Entity).from(Application::EngagementId).to(Case::Id).into();
    let ministry = of(Application::MinistryId).eq(actor.organisation);
    let parties = Condition::any().add(case(Case::UpstreamId).eq(actor.organisation)).add(ministry);
    application::Entity::find()
        .join(JoinType::InnerJoin, its_case)
        .filter(Application::Status.is_in(states))
        .filter(case(Case::Id).in_subquery(engagement::visible_ids(actor)))
        .filter(parties)
}

/// Applications that wait for the ministry: it has no answer time.
pub(in crate::deadline) fn applications(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        reference: of(Application::Number),
        from: case(Case::UpstreamId),
        to: of(Application::MinistryId),
        ..Due::of_case(DeadlineKind::Application, of(Application::Id), of(Application::AppliedAt))
    };
    due.of(put(actor, [ApplicationStatus::Submitted, ApplicationStatus::PaperRecorded]))
}

/// Applications of lower tiers that wait for the actor's company.
pub(in crate::deadline) fn passing(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        case_id: of(Application::HeldAt),
        reference: of(Application::Number),
        to: Expr::val(actor.organisation.0),
        ..Due::new(DeadlineKind::Passing, of(Application::Id), of(Application::AppliedAt))
    };
    let held = application::Entity::find()
        .filter(Application::Status.eq(ApplicationStatus::WithUpstream))
        .filter(of(Application::HeldAt).in_subquery(engagement::given_ids(actor)));
    due.of(held)
}

/// Queries of the ministry that wait for the applicant.
pub(in crate::deadline) fn queries(actor: &Actor) -> Option<SelectStatement> {
    use application_message::Column as Message;
    let asked = Query::select()
        .expr(Expr::col((application_message::Entity, Message::WrittenAt)).max())
        .from(application_message::Entity)
        .and_where(
            Expr::col((application_message::Entity, Message::ApplicationId))
                .equals((application::Entity, Application::Id)),
        )
        .and_where(Expr::col((application_message::Entity, Message::FromMinistry)).eq(true))
        .to_owned();
    let since = Expr::SubQuery(None, Box::new(asked.into())).if_null(of(Application::AppliedAt));
    let due = Due {
        reference: of(Application::Number),
        from: of(Application::MinistryId),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::Query, of(Application::Id), since)
    };
    due.of(put(actor, [ApplicationStatus::Queried]))
}
