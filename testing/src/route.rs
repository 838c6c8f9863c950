use domain::approval::{ApprovalSubject, Change, Seat};
use service::approval::{change_route, put_in_force, route};
use service::ctx::Ctx;
use service::error::Result;

/// Puts a route in force, written as an administrator writes it: for each stage how many of its seats are enough, and the seats.
///
/// # Errors
/// As [`change_route`] and [`put_in_force`].
pub async fn set_route(
    administrator: &Ctx,
    subject: ApprovalSubject,
    stages: &[(Option<usize>, &[Seat])],
) -> Result<()> {
    let mut changes: Vec<Change> =
        route(administrator, subject).await?.draft.stages.iter().map(|_| Change::RemoveStage(0)).collect();
    for (index, (any, seats)) in stages.iter().enumerate() {
        let name = format!("段階{}", index + 1);
        changes.push(Change::AddStage(name.clone()));
        changes.extend(seats.iter().map(|seat| Change::AddSeat(index, *seat)));
        changes.push(Change::SetStage(index, name, *any));
    }
    for change in changes {
        let revision = route(administrator, subject).await?.revision;
        change_route(administrator, subject, revision, change).await?;
    }
    put_in_force(administrator, subject, route(administrator, subject).await?.revision).await
}
