//! Who is told of an agreement: always with its number and the way to its page.

use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::id::OrganisationId;
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use entity::{agreement, membership};

/// Whoever keeps the register of the company, except the actor.
pub(super) async fn company(write: &mut Write, row: &agreement::Model, kind: NoticeKind) -> Result<()> {
    people(write, row, (row.company_id, Action::KeepAgreement, Standing::OwnOrganisation), kind).await
}

/// Whoever reads requests in the ministry, except the actor.
pub(super) async fn ministry(
    write: &mut Write,
    row: &agreement::Model,
    ministry: OrganisationId,
    kind: NoticeKind,
) -> Result<()> {
    people(write, row, (ministry, Action::QueryAgreement, Standing::Ministry), kind).await
}

async fn people(
    write: &mut Write,
    row: &agreement::Model,
    (of, action, standing): (OrganisationId, Action, Standing),
    kind: NoticeKind,
) -> Result<()> {
    let members = membership::of_organisation(of).all(write.tx()).await?;
    let may = |place: &membership::Model| place.roles.0.iter().any(|role| entitles(*role, action, standing));
    let people = members.iter().filter(|place| may(place)).map(|place| place.account_id).collect();
    notice::tell_at(write, people, of, kind, &row.number, &format!("/agreement/{}", row.id)).await
}
