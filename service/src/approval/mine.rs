use crate::ctx::Ctx;
use crate::deadline;
use crate::error::Result;
use domain::approval::{ApprovalSubject, ApprovalWaiting, Whom};
use domain::role::Role;
use entity::deadline::Row;

/// What waits for the actor's approval, by themselves or in somebody's place, and what they asked for, with the seats that it
/// waits for. One statement, which reads what else waits for them as well.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn mine(ctx: &Ctx) -> Result<Vec<ApprovalWaiting>> {
    Ok(deadline::asked(ctx).await?.1)
}

/// Rows of approvals as their reader sees them, first asked first; the seats of one asking together.
pub(crate) fn waiting(mut rows: Vec<Row>) -> Vec<ApprovalWaiting> {
    rows.sort_by_key(|row| (row.since, row.key));
    let of_one = |one: &Row, other: &Row| (one.key, &one.detail, one.count) == (other.key, &other.detail, other.count);
    let line = |rows: &[Row]| {
        let first = rows.first()?;
        let whom = if first.count > 0 {
            Whom::Reader((!first.whom.is_empty()).then(|| first.whom.clone()))
        } else {
            Whom::Others(rows.iter().map(|row| seat(&row.whom)).collect())
        };
        Some(ApprovalWaiting {
            subject: ApprovalSubject::from_code(&first.detail)?,
            id: first.key,
            number: first.reference.clone(),
            due_on: first.due_on,
            whom,
        })
    };
    rows.chunk_by(of_one).filter_map(line).collect()
}

/// A role, or the name of a person.
fn seat(whom: &str) -> std::result::Result<Role, String> {
    let role = whom.strip_prefix("role:").and_then(Role::from_code);
    role.ok_or_else(|| whom.to_owned())
}
