//! Who is told of a waiver: always with its number and the way to its page.

use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::engagement::Side;
use domain::notice::NoticeKind;
use domain::role::Role;
use entity::{engagement, engagement_member, membership, waiver};

/// The page of a waiver.
pub(super) fn path(row: &waiver::Model) -> String {
    format!("/waiver/{}", row.id)
}

/// Everybody assigned on one side of the case, except the actor.
pub(super) async fn side(
    write: &mut Write,
    case: &engagement::Model,
    side: Side,
    row: &waiver::Model,
    kind: NoticeKind,
) -> Result<()> {
    let organisation = match side {
        Side::Upstream => case.upstream_id,
        Side::Downstream => case.downstream_id,
    };
    let members = engagement_member::of_side(case.id, side).all(write.tx()).await?;
    let people = members.into_iter().map(|member| member.account_id).collect();
    notice::tell_at(write, people, organisation, kind, &row.number, &path(row)).await
}

/// The people of the ministry who read waivers, except the actor.
pub(super) async fn ministry(write: &mut Write, row: &waiver::Model, kind: NoticeKind) -> Result<()> {
    let members = membership::of_organisation(row.ministry_id).all(write.tx()).await?;
    let reads = |role: &Role| matches!(role, Role::ContractingOfficer | Role::CaseOfficer);
    let people = members.into_iter().filter(|member| member.roles.0.iter().any(reads));
    let people = people.map(|member| member.account_id).collect();
    notice::tell_at(write, people, row.ministry_id, kind, &row.number, &path(row)).await
}
