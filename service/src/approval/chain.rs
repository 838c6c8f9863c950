use crate::error::Result;
use domain::approval::matter::Matter;
use domain::approval::{ApprovalSubject, Progress, Route, Step, progress};
use domain::id::{AccountId, ApprovalRouteVersionId, OrganisationId};
use entity::{approval_run, approval_step};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A version of a route.
pub(super) struct Version {
    pub(super) id: ApprovalRouteVersionId,
    pub(super) number: i32,
    pub(super) route: Route,
}

/// One asking, with the route with which it began.
pub(super) struct Run {
    pub(super) row: approval_run::Model,
    pub(super) version: i32,
    pub(super) route: Route,
    pub(super) steps: Vec<Step>,
    contents: BTreeMap<String, String>,
}

/// The route of a company for one kind of subject, and what was asked for one of them.
#[derive(Default)]
pub(super) struct Chain {
    /// The newest version.
    pub(super) version: Option<Version>,
    /// Askings, newest first.
    pub(super) runs: Vec<Run>,
    /// Names of whoever made an entry.
    pub(super) names: BTreeMap<AccountId, String>,
}

impl Run {
    /// How far it is for a content.
    pub(super) fn progress(&self, digest: &str) -> Progress {
        progress(&self.route, &self.steps, digest, self.row.drafted_by)
    }

    /// Who may hold no seat of it.
    pub(super) fn barred(&self) -> Vec<AccountId> {
        domain::approval::barred(&self.steps, self.row.drafted_by)
    }

    /// Whether somebody approved anything of it.
    pub(super) fn approved(&self, person: AccountId) -> bool {
        self.steps.iter().any(|step| step.entry.is_approval() && step.by == person)
    }

    /// The content with this digest, as it was when an entry was about it.
    pub(super) fn content(&self, digest: &str) -> Result<Option<Matter>> {
        Ok(self.contents.get(digest).map(|content| serde_json::from_str(content)).transpose()?)
    }
}

impl Chain {
    /// The route along which a new asking would go; none where nothing has to be approved.
    pub(super) fn in_force(&self) -> Option<&Version> {
        self.version.as_ref().filter(|version| !version.route.stages.is_empty())
    }

    /// The newest asking, where it is under way.
    pub(super) fn alive(&self) -> Option<&Run> {
        self.runs.first().filter(|run| run.row.status.is_alive())
    }
}

/// Loads them for the own company. One statement.
pub(super) async fn chain<C: ConnectionTrait>(
    connection: &C,
    company: OrganisationId,
    subject: ApprovalSubject,
    id: Uuid,
) -> Result<Chain> {
    let mut found = Chain::default();
    for row in approval_run::chain(company, subject, id).all(connection).await? {
        let route: Route = serde_json::from_str(&row.version.stages)?;
        if found.version.is_none() {
            let (id, number) = (row.version.id, row.version.number);
            found.version = Some(Version { id, number, route: route.clone() });
        }
        let Some(run) = row.run else { continue };
        if found.runs.last().is_none_or(|last| last.row.id != run.id) {
            let (version, steps, contents) = (row.version.number, Vec::new(), BTreeMap::new());
            found.runs.push(Run { row: run, version, route, steps, contents });
        }
        let Some((step, last)) = row.step.zip(found.runs.last_mut()) else { continue };
        if !step.content.is_empty() {
            last.contents.insert(step.digest.clone(), step.content.clone());
        }
        found.names.insert(step.given_by, row.name.unwrap_or_default());
        last.steps.push(of(step));
    }
    Ok(found)
}

fn of(row: approval_step::Model) -> Step {
    Step {
        entry: row.entry,
        stage: usize::try_from(row.stage).unwrap_or_default(),
        seat: usize::try_from(row.seat).unwrap_or_default(),
        by: row.given_by,
        in_place_of: row.in_place_of,
        digest: row.digest,
        reason: row.reason,
        at: row.given_at,
    }
}
