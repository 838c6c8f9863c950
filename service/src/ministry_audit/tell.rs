//! Who is told: always with the number and the way to the page.

use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::id::AccountId;
use domain::ministry_audit::ItemKind;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use entity::{membership, ministry_audit, ministry_audit_item, ministry_finding};

/// Everybody of the company who is entitled to this by their role, and for what all see also whoever is named; except the actor.
pub(super) async fn company(
    write: &mut Write,
    row: &ministry_audit::Model,
    action: Action,
    kind: NoticeKind,
) -> Result<()> {
    let mut told = entitled(write, row, (action, Standing::OwnOrganisation)).await?;
    if action == Action::SeeMinistryAudit {
        let items = ministry_audit_item::of(row.id).all(write.tx()).await?;
        told.extend(items.iter().filter(|item| item.kind == ItemKind::Person).filter_map(|item| item.account_id));
    }
    people(write, row, told, kind).await
}

/// The officers of the ministry, except the actor.
pub(super) async fn ministry(write: &mut Write, row: &ministry_audit::Model, kind: NoticeKind) -> Result<()> {
    let told = entitled(write, row, (Action::AskInMinistryAudit, Standing::Ministry)).await?;
    notice::tell_at(write, told, row.ministry_id, kind, &row.number, &path(row)).await
}

/// These people of the company.
pub(super) async fn people(
    write: &mut Write,
    row: &ministry_audit::Model,
    told: Vec<AccountId>,
    kind: NoticeKind,
) -> Result<()> {
    notice::tell_at(write, told, row.company_id, kind, &row.number, &path(row)).await
}

/// Of a finding: these people, and whoever is entitled to this.
pub(super) async fn of_finding(
    write: &mut Write,
    (row, audit): (&ministry_finding::Model, &ministry_audit::Model),
    (mut told, action): (Vec<AccountId>, Option<Action>),
    kind: NoticeKind,
) -> Result<()> {
    if let Some(action) = action {
        told.extend(entitled(write, audit, (action, Standing::OwnOrganisation)).await?);
    }
    notice::tell_at(write, told, row.company_id, kind, &audit.number, &format!("/ministry-finding/{}", row.id)).await
}

async fn entitled(
    write: &Write,
    row: &ministry_audit::Model,
    (action, standing): (Action, Standing),
) -> Result<Vec<AccountId>> {
    let organisation = if standing == Standing::Ministry { row.ministry_id } else { row.company_id };
    let mut all = membership::of_organisation(organisation).all(write.tx()).await?;
    all.retain(|place| place.roles.0.iter().any(|role| entitles(*role, action, standing)));
    Ok(all.into_iter().map(|place| place.account_id).collect())
}

fn path(row: &ministry_audit::Model) -> String {
    format!("/ministry-audit/{}", row.id)
}
