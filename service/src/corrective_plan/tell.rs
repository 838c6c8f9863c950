//! Who is told of a plan: always with its number and the way to its page.

use crate::error::Result;
use crate::notice;
use crate::write::Write;
use domain::engagement::Side;
use domain::id::{AccountId, MembershipId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing, entitles};
use domain::role::Role;
use entity::{corrective_plan, engagement_member, membership};
use uuid::Uuid;

fn path(row: &corrective_plan::Model) -> String {
    format!("/corrective-plan/{}", row.id)
}

/// The people of the ministry who receive plans; the executives of the company, and of the company above whoever is on the case.
pub(super) async fn reported(write: &mut Write, row: &corrective_plan::Model) -> Result<()> {
    let kind = NoticeKind::PlanReported;
    ministry(write, row, kind).await?;
    let executives =
        of_company(write, row, |assigned, place| assigned && place.roles.0.contains(&Role::Executive)).await?;
    send(write, executives, row, kind).await?;
    let Some(case) = row.engagement_id else { return Ok(()) };
    let above = engagement_member::of_side(case, Side::Upstream).all(write.tx()).await?;
    let Some(upstream) = corrective_plan::engagement_of(row) else { return Ok(()) };
    let Some(upstream) = upstream.one(write.tx()).await? else { return Ok(()) };
    let people = above.into_iter().map(|member| member.account_id).collect();
    notice::tell_at(write, people, upstream.upstream_id, kind, &row.number, &path(row)).await
}

/// The people of the ministry who receive plans, except the actor.
pub(super) async fn ministry(write: &mut Write, row: &corrective_plan::Model, kind: NoticeKind) -> Result<()> {
    let members = membership::of_organisation(row.ministry_id).all(write.tx()).await?;
    let receives = |role: &Role| entitles(*role, Action::ReceivePlan, Standing::Ministry);
    let people = members.into_iter().filter(|place| place.roles.0.iter().any(receives));
    let people = people.map(|place| place.account_id).collect();
    notice::tell_at(write, people, row.ministry_id, kind, &row.number, &path(row)).await
}

/// Whoever wrote the plan, and everybody of the company who could have.
pub(super) async fn company(write: &mut Write, row: &corrective_plan::Model, kind: NoticeKind) -> Result<()> {
    let standing = own(row);
    let drafts = |place: &membership::Model| {
        let may = |role: &Role| entitles(*role, Action::DraftPlan, standing);
        place.account_id == row.drafted_by || place.roles.0.iter().any(may)
    };
    let people =
        of_company(write, row, |assigned, place| drafts(place) && (assigned || place.account_id == row.drafted_by))
            .await?;
    send(write, people, row, kind).await
}

/// The owner of a measure.
pub(super) async fn owner(
    write: &mut Write,
    row: &corrective_plan::Model,
    (owner, part): (Option<MembershipId>, Uuid),
    kind: NoticeKind,
) -> Result<()> {
    let people = of_company(write, row, |_, place| Some(place.id) == owner).await?;
    notice::tell_at(write, people, row.company_id, kind, &row.number, &format!("/corrective-part/{part}")).await
}

/// Everybody of the company who can be the second person for a proof, except whoever recorded it.
pub(super) async fn seconds(
    write: &mut Write,
    row: &corrective_plan::Model,
    standing: Standing,
    part: Uuid,
    kind: NoticeKind,
) -> Result<()> {
    let people = of_company(write, row, |assigned, place| {
        let may = |role: &Role| entitles(*role, Action::VerifyPart, standing);
        assigned && place.account_id != row.drafted_by && place.roles.0.iter().any(may)
    })
    .await?;
    notice::tell_at(write, people, row.company_id, kind, &row.number, &format!("/corrective-part/{part}")).await
}

fn own(row: &corrective_plan::Model) -> Standing {
    domain::corrective_plan::standing(true, false, row.engagement_id.is_some())
}

async fn send(write: &mut Write, people: Vec<AccountId>, row: &corrective_plan::Model, kind: NoticeKind) -> Result<()> {
    notice::tell_at(write, people, row.company_id, kind, &row.number, &path(row)).await
}

/// People of the company, each with whether they know of what stands above the plan: of a case by assignment.
async fn of_company(
    write: &Write,
    row: &corrective_plan::Model,
    wanted: impl Fn(bool, &membership::Model) -> bool,
) -> Result<Vec<AccountId>> {
    let members = membership::of_organisation(row.company_id).all(write.tx()).await?;
    let on_case = match row.engagement_id {
        Some(case) => Some(engagement_member::of_side(case, Side::Downstream).all(write.tx()).await?),
        None => None,
    };
    let assigned = |place: &membership::Model| {
        on_case.as_ref().is_none_or(|on| on.iter().any(|member| member.account_id == place.account_id))
    };
    Ok(members.iter().filter(|place| wanted(assigned(place), place)).map(|place| place.account_id).collect())
}
