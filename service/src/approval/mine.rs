use crate::ctx::Ctx;
use crate::error::Result;
use domain::approval::{ApprovalWaiting, Seat, Whom};
use domain::organisation::OrganisationKind;
use entity::approval_run::{self, SeatRow};

/// What waits for the actor's approval, by themselves or in somebody's place, and what they asked for, with the seats that it
/// waits for. One statement for all kinds, none for whoever is of no company.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn mine(ctx: &Ctx) -> Result<Vec<ApprovalWaiting>> {
    let actor = ctx.actor()?;
    if actor.kind != OrganisationKind::Company {
        return Ok(Vec::new());
    }
    let mut found: Vec<ApprovalWaiting> = Vec::new();
    let rows = approval_run::on_desk(actor, ctx.today()).all(ctx.read()).await?;
    for rows in rows.chunk_by(|one, other| one.id == other.id) {
        let Some(first) = rows.first() else { continue };
        let open = || rows.iter().filter(|row| row.open);
        let whom = if first.mine {
            let holds = |row: &SeatRow| {
                row.account_id == Some(actor.account) || row.role.is_some_and(|role| actor.roles.contains(&role))
            };
            let stands_in = open().find(|row| row.stands_in).and_then(|row| row.name.clone());
            Whom::Reader(stands_in.filter(|_| !open().any(holds)))
        } else {
            let seat = |row: &SeatRow| row.role.map(Seat::Role).or_else(|| row.account_id.map(Seat::Person));
            Whom::Others(open().filter_map(|row| Some((seat(row)?, row.name.clone()))).collect())
        };
        found.push(ApprovalWaiting {
            run: first.id,
            subject: first.subject,
            id: first.subject_id,
            number: first.number.clone(),
            due_on: first.due_on,
            whom,
        });
    }
    Ok(found)
}
