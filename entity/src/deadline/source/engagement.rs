//! Cases of the own subcontractors: begun, bound by a contract, confirmed again.

use super::sheet::sheets;
use super::{Case, Due, Sheet, case, cases, of_sheet};
use crate::{confirmation, engagement, reconfirmation_interval};
use domain::confirmation::ConfirmationStatus;
use domain::deadline::DeadlineKind;
use domain::engagement::EngagementStatus;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{JoinType, QuerySelect};

/// Cases of the own subcontractors, in one of these states.
fn given(actor: &Actor, states: impl IntoIterator<Item = EngagementStatus>) -> Select<engagement::Entity> {
    engagement::Entity::find().filter(Case::Status.is_in(states)).filter(cases(actor, &[Case::UpstreamId]))
}

/// Planned beginnings of work that has not begun: all steps before it must be done until then.
pub(in crate::deadline) fn planned_starts(actor: &Actor) -> Option<SelectStatement> {
    use EngagementStatus as E;
    let due = Due {
        due_on: case(Case::StartsOn),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::PlannedStart, case(Case::Id), case(Case::CreatedAt))
    };
    let open = [E::ContractPending, E::Confirming, E::Confirmed, E::Applied, E::Accepted];
    due.of(given(actor, open).filter(Case::StartsOn.is_not_null()))
}

/// Ends of contracts that impose the measures, where work may go on.
pub(in crate::deadline) fn security_contracts(actor: &Actor) -> Option<SelectStatement> {
    let live = EngagementStatus::ALL.iter().copied().filter(|status| status.is_live());
    let due = Due {
        due_on: case(Case::SecurityContractUntil),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::SecurityContract, case(Case::Id), case(Case::CreatedAt))
    };
    due.of(given(actor, live).filter(Case::SecurityContractUntil.is_not_null()))
}

/// Cases whose newest confirmation grows old, by the company's own interval; none while a further sheet is under way.
pub(in crate::deadline) fn reconfirmations(actor: &Actor) -> Option<SelectStatement> {
    use reconfirmation_interval::Column as Interval;
    let interval: RelationDef =
        engagement::Entity::belongs_to(reconfirmation_interval::Entity).from(Case::UpstreamId).to(Interval::Id).into();
    let later = Alias::new("later");
    let of_later = |column: Sheet| Expr::col((later.clone(), column));
    let newer = Query::select()
        .expr(Expr::val(1))
        .from_as(confirmation::Entity, later.clone())
        .and_where(of_later(Sheet::EngagementId).equals((engagement::Entity, Case::Id)))
        .and_where(of_later(Sheet::Ordinal).gt(of_sheet(Sheet::Ordinal)))
        .and_where(of_later(Sheet::Status).ne(ConfirmationStatus::CalledOff.code()))
        .to_owned();
    let due = Due {
        months: Expr::col((reconfirmation_interval::Entity, Interval::Months)),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::Reconfirm, case(Case::Id), of_sheet(Sheet::DecidedAt))
    };
    let live = EngagementStatus::ALL.iter().copied().filter(|status| status.is_live());
    let confirmed = sheets(actor, [ConfirmationStatus::Confirmed])
        .join(JoinType::InnerJoin, interval)
        .filter(Case::Status.is_in(live))
        .filter(cases(actor, &[Case::UpstreamId]))
        .filter(Interval::Months.is_not_null())
        .filter(Sheet::DecidedAt.is_not_null())
        .filter(Expr::exists(newer).not());
    due.of(confirmed)
}
