//! Risks of an assessment: written by whoever takes part, accepted by a person by name, carried out by their owners.

mod accept;
mod catalogue;
mod link;
mod list;
mod page;
mod record;
mod said;
mod write;

pub use accept::accept;
pub use catalogue::{Catalogue, Entry, catalogue};
pub use link::{LinkForm, link, unlink};
pub(crate) use list::{RiskList, Written};
pub use page::{new_risk, risk};
pub use record::{ProofForm, record};
pub use said::RiskForm;
pub use write::{add, drop_risk, edit};

use crate::error::Result;
use crate::risk_assessment::{Held, open};
use crate::write::Write;
use domain::id::{RiskAssessmentId, RiskId};
use domain::refusal::Refusal;
use domain::risk::LinkKind;
use domain::risk_assessment::view::{Acceptance, LinkLine, RiskLine};
use domain::risk_method::Factors;
use entity::{risk, risk_link};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The risks of an assessment that was reached through its scope, with their links. Two statements.
pub(crate) async fn lines<C: ConnectionTrait>(store: &C, id: RiskAssessmentId) -> Result<Vec<RiskLine>> {
    let rows = risk::of(id).all(store).await?;
    with_links(store, rows).await
}

async fn with_links<C: ConnectionTrait>(store: &C, rows: Vec<risk::Model>) -> Result<Vec<RiskLine>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let links = risk_link::of(rows.iter().map(|row| row.id)).all(store).await?;
    let of = |id: RiskId| links.iter().filter(|link| link.risk_id == id).map(link_line).collect();
    Ok(rows.into_iter().map(|row| line(of(row.id), row)).collect())
}

fn link_line(row: &risk_link::Model) -> LinkLine {
    LinkLine {
        id: row.id,
        kind: row.kind,
        path: link_path(row.kind, row.of_id, &row.item),
        reference: row.reference.clone(),
        clause: row.clause.clone(),
    }
}

/// The page of what a risk comes from or leads to, where it is a row of the portal.
pub(crate) fn link_path(kind: LinkKind, of: Option<Uuid>, item: &str) -> Option<String> {
    let of = of?;
    match kind {
        LinkKind::ItemNotMet => Some(format!("/confirmation/{of}/item/{item}")),
        LinkKind::Waiver => Some(format!("/waiver/{of}")),
        LinkKind::Finding
        | LinkKind::Vulnerability
        | LinkKind::Policy
        | LinkKind::Training
        | LinkKind::Register
        | LinkKind::Facility => None,
    }
}

fn factors(damage: Option<i32>, threat: Option<i32>, vulnerability: Option<i32>) -> Option<Factors> {
    let step = |stored: Option<i32>| stored.and_then(|step| u8::try_from(step).ok());
    Some(Factors { damage: step(damage)?, threat: step(threat)?, vulnerability: step(vulnerability)? })
}

fn line(links: Vec<LinkLine>, row: risk::Model) -> RiskLine {
    RiskLine {
        id: row.id,
        revision: row.revision,
        lineage: row.lineage,
        number: row.number,
        factors: factors(row.before_damage, row.before_threat, row.before_vulnerability),
        residual: factors(row.after_damage, row.after_threat, row.after_vulnerability),
        asset: row.asset,
        threat: row.threat,
        vulnerability: row.vulnerability,
        damage: row.damage,
        measures: row.measures,
        treatment: row.treatment,
        plan: row.plan,
        owner: row.owner_id,
        owner_name: row.owner_name,
        due_on: row.due_on,
        acceptance: Acceptance {
            by: row.acceptor_id,
            name: row.acceptor_name,
            until: row.accept_until,
            given_at: row.accepted_at,
        },
        done_on: row.done_on,
        proof: row.proof,
        carried: row.carried,
        links,
    }
}

/// A risk with its assessment, which is locked.
async fn in_assessment(write: &Write, id: RiskId) -> Result<(risk::Model, Held)> {
    let actor = write.ctx.actor()?;
    let found = risk::one_visible_to(actor, id).one(write.tx()).await?;
    let Some((row, Some(_))) = found else { return Err(Refusal::NotFound.into()) };
    let held = open(write, row.assessment_id).await?;
    // Read again: it is locked only now.
    let found = risk::one_visible_to(actor, id).one(write.tx()).await?;
    Ok((found.ok_or(Refusal::NotFound)?.0, held))
}
