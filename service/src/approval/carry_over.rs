use super::route::insert_version;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::approval::{ApprovalSubject, Route, Seat, Stage};
use domain::role::Role;
use entity::approval_policy;

/// What companies decided before there were routes – an executive approves a sheet before it is submitted – becomes a route with
/// that one seat, with its entry in the trail. Does nothing the second time.
///
/// # Errors
/// The store does not answer.
pub async fn carry_over(ctx: &Ctx) -> Result<usize> {
    let found = approval_policy::to_carry_over().all(ctx.read()).await?;
    for policy in &found {
        let mut write = ctx.write().await?;
        let stage = Stage { name: "経営者等".to_owned(), any: None, seats: vec![Seat::Role(Role::Executive)] };
        let route = Route { stages: vec![stage] };
        insert_version(&mut write, (policy.id, ApprovalSubject::SubmitSheet), 1, &route, None).await?;
        write.record(Act { case: policy.id.0, act: "approval-route-carried-over", role: None, reason: "" }).await?;
        write.commit().await?;
    }
    Ok(found.len())
}
