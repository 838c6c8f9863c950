//! Who is told of a request: always with its number and the way to its page.

use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::id::OrganisationId;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use entity::{conformity, membership};

/// Whoever answers for this kind in the company, except the actor.
pub(super) async fn company(write: &mut Write, row: &conformity::Model, kind: NoticeKind) -> Result<()> {
    people(write, row, (row.company_id, row.kind.action(), Standing::OwnOrganisation), kind).await
}

/// The people of the ministry who ask and answer, except the actor.
pub(super) async fn ministry(write: &mut Write, row: &conformity::Model, kind: NoticeKind) -> Result<()> {
    people(write, row, (row.ministry_id, Action::Query, Standing::Ministry), kind).await
}

async fn people(
    write: &mut Write,
    row: &conformity::Model,
    (organisation, action, standing): (OrganisationId, Action, Standing),
    kind: NoticeKind,
) -> Result<()> {
    let mut members = membership::of_organisation(organisation).all(write.tx()).await?;
    members.retain(|member| member.roles.0.iter().any(|role| entitles(*role, action, standing)));
    let ids = members.into_iter().map(|member| member.account_id).collect();
    notice::tell_at(write, ids, organisation, kind, &row.number, &format!("/conformity/{}", row.id)).await
}
