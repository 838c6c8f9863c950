//! One function for each noun of which something is due.

use crate::{
    application, application_message, approval, confirmation, delegation, engagement, evidence, evidence_grant,
    evidence_validity, evidence_version, invitation, reconfirmation_interval,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::application::ApplicationStatus;
use domain::confirmation::ConfirmationStatus;
use domain::deadline::DeadlineKind;
use domain::engagement::EngagementStatus;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect, QueryTrait as _};

use application::Column as Application;
use confirmation::Column as Sheet;
use engagement::Column as Case;

/// What a source says of its rows; the columns are those of [`super::Row`].
struct Due {
    kind: DeadlineKind,
    key: Expr,
    case_id: Expr,
    reference: Expr,
    due_on: Expr,
    ends_at: Expr,
    months: Expr,
    since: Expr,
    from: Expr,
    to: Expr,
}

impl Due {
    fn new(kind: DeadlineKind, key: Expr, since: Expr) -> Self {
        Self {
            kind,
            key,
            case_id: Expr::val(Option::<Uuid>::None),
            reference: Expr::val(""),
            due_on: Expr::val(Option::<NaiveDate>::None),
            ends_at: Expr::val(Option::<DateTime<Utc>>::None),
            months: Expr::val(Option::<i32>::None),
            since,
            from: Expr::val(Option::<Uuid>::None),
            to: Expr::val(Option::<Uuid>::None),
        }
    }

    /// Of a case that is joined.
    fn of_case(kind: DeadlineKind, key: Expr, since: Expr) -> Self {
        let (case_id, reference) = (case(Case::Id), case(Case::Number));
        Self { case_id, reference, ..Self::new(kind, key, since) }
    }

    /// The rows as one part of the statement; their order is the reader's.
    fn of<E: EntityTrait>(self, rows: Select<E>) -> Option<SelectStatement> {
        let mut all = rows
            .select_only()
            .expr_as(Expr::val(self.kind.code()), "kind")
            .expr_as(self.key, "key")
            .expr_as(self.case_id, "case_id")
            .expr_as(self.reference, "reference")
            .expr_as(self.due_on, "due_on")
            .expr_as(self.ends_at, "ends_at")
            .expr_as(self.months, "months")
            .expr_as(self.since, "since")
            .expr_as(self.from, "from_id")
            .expr_as(self.to, "to_id")
            .into_query();
        all.clear_order_by();
        Some(all)
    }
}

fn case(column: Case) -> Expr {
    Expr::col((engagement::Entity, column))
}

fn sheet(column: Sheet) -> Expr {
    Expr::col((confirmation::Entity, column))
}

fn application(column: Application) -> Expr {
    Expr::col((application::Entity, column))
}

/// Cases that the actor may know of and in which their organisation has one of these places.
fn cases(actor: &Actor, places: &[Case]) -> Condition {
    let places = places.iter().fold(Condition::any(), |any, place| any.add(place.eq(actor.organisation)));
    Condition::all().add(case(Case::Id).in_subquery(engagement::visible_ids(actor))).add(places)
}

/// Sheets with their cases, in one of these states, as both companies see them.
fn sheets(actor: &Actor, states: impl IntoIterator<Item = ConfirmationStatus>) -> Select<confirmation::Entity> {
    let of: RelationDef =
        confirmation::Entity::belongs_to(engagement::Entity).from(Sheet::EngagementId).to(Case::Id).into();
    confirmation::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(Sheet::Status.is_in(states))
        .filter(cases(actor, &[Case::UpstreamId, Case::DownstreamId]))
}

/// Sheets that are out, by the day that the upstream set.
pub(super) fn answers(actor: &Actor) -> Option<SelectStatement> {
    let out = ConfirmationStatus::ALL.iter().copied().filter(|status| status.is_answerable());
    let since = sheet(Sheet::SentAt).if_null(sheet(Sheet::CreatedAt));
    let due = Due {
        due_on: sheet(Sheet::DueOn),
        from: case(Case::UpstreamId),
        to: case(Case::DownstreamId),
        ..Due::of_case(DeadlineKind::Answer, sheet(Sheet::Id), since)
    };
    due.of(sheets(actor, out))
}

/// What the actor was asked by name: of a case of which they know nothing else.
pub(super) fn delegated(actor: &Actor) -> Option<SelectStatement> {
    let asked = |column| Expr::col((delegation::Entity, column));
    let due = Due {
        reference: case(Case::Number),
        due_on: asked(delegation::Column::DueOn),
        from: case(Case::DownstreamId),
        to: case(Case::DownstreamId),
        ..Due::new(DeadlineKind::Delegated, sheet(Sheet::Id), asked(delegation::Column::CreatedAt))
    };
    due.of(delegation::waiting(actor))
}

/// What the actor was asked to approve inside the company, by the day of the sheet.
pub(super) fn approvals(actor: &Actor) -> Option<SelectStatement> {
    if !actor.may(Action::Approve, Standing::Downstream) {
        return None;
    }
    let due = Due {
        due_on: sheet(Sheet::DueOn),
        from: case(Case::DownstreamId),
        to: case(Case::DownstreamId),
        ..Due::of_case(
            DeadlineKind::Approval,
            sheet(Sheet::Id),
            Expr::col((approval::Entity, approval::Column::GivenAt)),
        )
    };
    due.of(approval::waiting(actor))
}

/// Submitted sheets, which wait for verdicts.
pub(super) fn checks(actor: &Actor) -> Option<SelectStatement> {
    let since = sheet(Sheet::SubmittedAt).if_null(sheet(Sheet::CreatedAt));
    let due = Due {
        from: case(Case::DownstreamId),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::Check, sheet(Sheet::Id), since)
    };
    due.of(sheets(actor, [ConfirmationStatus::Submitted]))
}

/// Applications with their cases, in one of these states, as applicant and ministry see them.
fn put(actor: &Actor, states: impl IntoIterator<Item = ApplicationStatus>) -> Select<application::Entity> {
    let of: RelationDef =
        application::Entity::belongs_to(engagement::Entity).from(Application::EngagementId).to(Case::Id).into();
    let ministry = application(Application::MinistryId).eq(actor.organisation);
    let parties = Condition::any().add(case(Case::UpstreamId).eq(actor.organisation)).add(ministry);
    application::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(Application::Status.is_in(states))
        .filter(case(Case::Id).in_subquery(engagement::visible_ids(actor)))
        .filter(parties)
}

/// Applications that wait for the ministry: it has no answer time.
pub(super) fn applications(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        reference: application(Application::Number),
        from: case(Case::UpstreamId),
        to: application(Application::MinistryId),
        ..Due::of_case(DeadlineKind::Application, application(Application::Id), application(Application::AppliedAt))
    };
    due.of(put(actor, [ApplicationStatus::Submitted, ApplicationStatus::PaperRecorded]))
}

/// Queries of the ministry that wait for the applicant.
pub(super) fn queries(actor: &Actor) -> Option<SelectStatement> {
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
    let since = Expr::SubQuery(None, Box::new(asked.into())).if_null(application(Application::AppliedAt));
    let due = Due {
        reference: application(Application::Number),
        from: application(Application::MinistryId),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::Query, application(Application::Id), since)
    };
    due.of(put(actor, [ApplicationStatus::Queried]))
}

/// Cases of the own subcontractors, in one of these states.
fn given(actor: &Actor, states: impl IntoIterator<Item = EngagementStatus>) -> Select<engagement::Entity> {
    engagement::Entity::find().filter(Case::Status.is_in(states)).filter(cases(actor, &[Case::UpstreamId]))
}

/// Planned beginnings of work that has not begun: all steps before it must be done until then.
pub(super) fn planned_starts(actor: &Actor) -> Option<SelectStatement> {
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
pub(super) fn security_contracts(actor: &Actor) -> Option<SelectStatement> {
    let live = EngagementStatus::ALL.iter().copied().filter(|status| status.is_live());
    let due = Due {
        due_on: case(Case::SecurityContractUntil),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::SecurityContract, case(Case::Id), case(Case::CreatedAt))
    };
    due.of(given(actor, live).filter(Case::SecurityContractUntil.is_not_null()))
}

/// Cases whose newest confirmation grows old, by the company's own interval; none while a further sheet is under way.
pub(super) fn reconfirmations(actor: &Actor) -> Option<SelectStatement> {
    use reconfirmation_interval::Column as Interval;
    let interval: RelationDef =
        engagement::Entity::belongs_to(reconfirmation_interval::Entity).from(Case::UpstreamId).to(Interval::Id).into();
    let later = Alias::new("later");
    let of_later = |column: Sheet| Expr::col((later.clone(), column));
    let newer = Query::select()
        .expr(Expr::val(1))
        .from_as(confirmation::Entity, later.clone())
        .and_where(of_later(Sheet::EngagementId).equals((engagement::Entity, Case::Id)))
        .and_where(of_later(Sheet::Ordinal).gt(sheet(Sheet::Ordinal)))
        .and_where(of_later(Sheet::Status).ne(ConfirmationStatus::CalledOff.code()))
        .to_owned();
    let due = Due {
        months: Expr::col((reconfirmation_interval::Entity, Interval::Months)),
        to: case(Case::UpstreamId),
        ..Due::of_case(DeadlineKind::Reconfirm, case(Case::Id), sheet(Sheet::DecidedAt))
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

/// Files of the own company that end, as far as the actor sees them and there is no newer version.
pub(super) fn evidence(actor: &Actor) -> Option<SelectStatement> {
    let said = |column| Expr::col((evidence_validity::Entity, column));
    let newer = Query::select().column(evidence_version::Column::EarlierId).from(evidence_version::Entity).to_owned();
    let file: RelationDef = evidence_validity::Entity::belongs_to(evidence::Entity)
        .from(evidence_validity::Column::Id)
        .to(evidence::Column::Id)
        .into();
    let number = evidence_grant::first_number(actor);
    let due = Due {
        reference: Expr::SubQuery(None, Box::new(number.into())).if_null(Expr::val("")),
        due_on: said(evidence_validity::Column::ValidUntil),
        to: Expr::col((evidence::Entity, evidence::Column::OrganisationId)),
        ..Due::new(DeadlineKind::Evidence, said(evidence_validity::Column::Id), said(evidence_validity::Column::SetAt))
    };
    let ending = evidence_validity::Entity::find()
        .join(JoinType::InnerJoin, file)
        .filter(evidence_validity::Column::ValidUntil.is_not_null())
        .filter(evidence::Column::OrganisationId.eq(actor.organisation))
        .filter(evidence_validity::Column::Id.in_subquery(evidence_grant::live_files(actor)))
        .filter(evidence_validity::Column::Id.not_in_subquery(newer));
    due.of(ending)
}

/// Invitations that were neither taken up nor taken back, for whoever keeps the people of the organisation.
pub(super) fn invitations(actor: &Actor) -> Option<SelectStatement> {
    if !actor.may(Action::ManagePeople, Standing::OwnOrganisation) {
        return None;
    }
    let sent = |column| Expr::col((invitation::Entity, column));
    let due = Due {
        ends_at: sent(invitation::Column::ExpiresAt),
        to: sent(invitation::Column::OrganisationId),
        ..Due::new(DeadlineKind::Invitation, sent(invitation::Column::Id), sent(invitation::Column::CreatedAt))
    };
    due.of(invitation::waiting_in(actor.organisation))
}
