//! What is due, gathered from the tables of every noun in one statement. Nothing of it is stored here.
//!
//! Each source is a function that says which rows of its noun the actor sees and what of them is due. A further one is a
//! function of its own beside the others and a line in [`SOURCES`].

use chrono::{DateTime, NaiveDate, Utc};
use domain::deadline::DeadlineKind;
use domain::id::{EngagementId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{SelectStatement, UnionType};
use sea_orm::{FromQueryResult, StatementBuilder};

mod source;

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Row {
    /// What.
    pub kind: DeadlineKind,
    /// Key of the thing itself.
    pub key: Uuid,
    /// Its case, where it belongs to one.
    pub case_id: Option<EngagementId>,
    /// Number that people know; empty where it follows from the key.
    pub reference: String,
    /// The day, where one is stored.
    pub due_on: Option<NaiveDate>,
    /// The moment, where one is stored instead.
    pub ends_at: Option<DateTime<Utc>>,
    /// Months after `since`, where the day follows from an interval instead.
    pub months: Option<i32>,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Who asks.
    pub from_id: Option<OrganisationId>,
    /// Who owes.
    pub to_id: Option<OrganisationId>,
    /// What the kind alone does not say; else empty.
    pub detail: String,
    /// In whose place it waits for the actor, or for which seat of others; else empty.
    pub whom: String,
    /// Of how much it consists: items that a colleague was asked to answer.
    pub count: i64,
}

/// Which rows of a noun are due for the actor; nothing where that noun is none of theirs.
type Source = fn(&Actor) -> Option<SelectStatement>;

const SOURCES: &[Source] = &[
    source::answers,
    source::delegated,
    source::checks,
    source::applications,
    source::passing,
    source::queries,
    source::planned_starts,
    source::security_contracts,
    source::reconfirmations,
    source::waivers,
    source::disclosures,
    source::conformities,
    source::conformity_queries,
    source::measures,
    source::proofs,
    source::plans,
    source::receipts,
    source::plan_queries,
    source::agreements,
    source::defects,
    source::agreement_checks,
    source::agreement_answers,
    source::agreement_queries,
    source::audit_plans,
    source::audit_days,
    source::audit_results,
    source::finding_measures,
    source::finding_steps,
    source::next_audits,
    source::ministry_audits,
    source::ministry_visits,
    source::ministry_answers,
    source::ministry_questions,
    source::ministry_measures,
    source::ministry_findings,
    source::evidence,
    source::acknowledgements,
    source::risk_assessments,
    source::next_assessments,
    source::treatments,
    source::acceptances,
    source::to_accept,
    source::invitations,
];

/// What of it waits for the actor by name, or of what belongs to no case: the first screen has the cases themselves.
const ASKED: &[Source] = &[
    source::delegated,
    source::measures,
    source::proofs,
    source::plan_queries,
    source::defects,
    source::agreement_checks,
    source::agreement_queries,
    source::audit_plans,
    source::audit_results,
    source::finding_measures,
    source::finding_steps,
    source::ministry_audits,
    source::ministry_answers,
    source::ministry_questions,
    source::ministry_measures,
    source::ministry_findings,
    source::conformity_queries,
    source::acknowledgements,
    source::treatments,
    source::to_accept,
];

/// Everything that is due as far as the actor may know of it, in no order. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn visible_to<C: ConnectionTrait>(store: &C, actor: &Actor, today: NaiveDate) -> Result<Vec<Row>, DbErr> {
    // A deputy approves on some days only: the one source that asks which day it is.
    of(store, actor, SOURCES, [source::approvals(actor, today), None]).await
}

/// What waits for the actor beside the cases, in no order, and what they asked to be approved: of that a row for each seat for which
/// it waits, with the count 0. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn asked_of<C: ConnectionTrait>(store: &C, actor: &Actor, today: NaiveDate) -> Result<Vec<Row>, DbErr> {
    of(store, actor, ASKED, [source::approvals(actor, today), source::asked_for(actor)]).await
}

async fn of<C: ConnectionTrait>(
    store: &C,
    actor: &Actor,
    sources: &[Source],
    further: [Option<SelectStatement>; 2],
) -> Result<Vec<Row>, DbErr> {
    let mut sources = sources.iter().filter_map(|source| source(actor)).chain(further.into_iter().flatten());
    let Some(mut all) = sources.next() else { return Ok(Vec::new()) };
    for source in sources {
        all.union(UnionType::All, source);
    }
    let statement = StatementBuilder::build(&all, &store.get_database_backend());
    Row::find_by_statement(statement).all(store).await
}
