//! Who is told of a plan: always with its number and the way to its page.

use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use entity::{audit_member, audit_plan, membership};

fn path(row: &audit_plan::Model) -> String {
    format!("/audit-plan/{}", row.id)
}

/// Everybody of the company who may do this.
pub(super) async fn whoever_may(
    write: &mut Write,
    row: &audit_plan::Model,
    action: Action,
    kind: NoticeKind,
) -> Result<()> {
    let people = membership::of_organisation(row.company_id).all(write.tx()).await?;
    let may =
        |place: &membership::Model| place.roles.0.iter().any(|role| entitles(*role, action, Standing::OwnOrganisation));
    let people = people.into_iter().filter(may).map(|place| place.account_id).collect();
    notice::tell_at(write, people, row.company_id, kind, &row.number, &path(row)).await
}

/// Whoever wrote it, and everybody who takes part.
pub(super) async fn unit(write: &mut Write, row: &audit_plan::Model, kind: NoticeKind) -> Result<()> {
    let members = audit_member::of(row.id).all(write.tx()).await?;
    let mut people: Vec<_> = members.iter().map(|member| member.account_id).collect();
    people.extend([Some(row.drafted_by), row.submitted_by].into_iter().flatten());
    people.sort();
    people.dedup();
    notice::tell_at(write, people, row.company_id, kind, &row.number, &path(row)).await
}
