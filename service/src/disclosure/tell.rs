use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::disclosure::Place;
use domain::engagement::Side;
use domain::id::{EngagementId, OrganisationId};
use domain::notice::NoticeKind;
use domain::permission::{Action, entitles};
use entity::{disclosure, disclosure_party, engagement_member, membership};
use std::collections::BTreeSet;

/// Tells whoever of the requester may know of the request.
pub(super) async fn requester(write: &mut Write, row: &disclosure::Model, kind: NoticeKind) -> Result<()> {
    people(write, row, (row.company_id, Place::Requester, row.engagement_id), kind).await
}

/// Tells everybody to whom the request was put in these places.
pub(super) async fn parties(
    write: &mut Write,
    row: &disclosure::Model,
    places: &[Place],
    kind: NoticeKind,
) -> Result<()> {
    let parties = disclosure_party::of(row.id).all(write.tx()).await?;
    for party in parties.into_iter().filter(|party| places.contains(&party.place)) {
        people(write, row, (party.organisation_id, party.place, party.engagement_id), kind).await?;
    }
    Ok(())
}

/// Tells the requester and every company between it and the ministry.
pub(super) async fn chain(write: &mut Write, row: &disclosure::Model, kind: NoticeKind) -> Result<()> {
    requester(write, row, kind).await?;
    parties(write, row, &[Place::Upstream, Place::Prime], kind).await
}

/// Tells the people of one organisation who may know of the request: of an engagement those who are assigned to it.
pub(super) async fn people(
    write: &mut Write,
    row: &disclosure::Model,
    (organisation, place, engagement): (OrganisationId, Place, Option<EngagementId>),
    kind: NoticeKind,
) -> Result<()> {
    let standing = place.standing(row.engagement_id.is_some());
    let mut members = membership::of_organisation(organisation).all(write.tx()).await?;
    members.retain(|member| member.roles.0.iter().any(|role| entitles(*role, Action::SeeDisclosure, standing)));
    if let Some(engagement) = engagement {
        let side = if place == Place::Requester { Side::Downstream } else { Side::Upstream };
        let assigned = engagement_member::of_side(engagement, side).all(write.tx()).await?;
        let assigned: BTreeSet<_> = assigned.into_iter().map(|member| member.membership_id).collect();
        members.retain(|member| assigned.contains(&member.id));
    }
    let ids = members.into_iter().map(|member| member.account_id).collect();
    notice::tell_at(write, ids, organisation, kind, &row.number, &format!("/disclosure/{}", row.id)).await
}
