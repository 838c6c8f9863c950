//! What whoever asks, the seats, the administrator and whoever is away do.

use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::approval::{ApprovalSubject, Change};
use domain::refusal::{Fault, Refusal};
use leptos::server;
use service::Ctx;
use service::approval::{self, AbsenceForm, address};
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

async fn end(
    what: &str,
    (subject, id): (ApprovalSubject, Uuid),
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end("approval", what, typed, result.map(|()| address(subject, id))).await
}

/// Asks for the approval, or asks again.
#[server]
pub async fn request(subject: ApprovalSubject, id: Uuid) -> Result<(), AppError> {
    end("approval-requested", (subject, id), &[], approval::request(&ctx()?, subject, id).await).await
}

/// Takes the asking back.
#[server]
pub async fn take_back(subject: ApprovalSubject, id: Uuid) -> Result<(), AppError> {
    end("approval-taken-back", (subject, id), &[], approval::take_back(&ctx()?, subject, id).await).await
}

/// Approves exactly what was shown.
#[server]
pub async fn approve(subject: ApprovalSubject, id: Uuid, digest: String) -> Result<(), AppError> {
    end("approval-given", (subject, id), &[], approval::approve(&ctx()?, subject, id, &digest).await).await
}

/// Does not approve, with a reason.
#[server]
pub async fn decline(
    subject: ApprovalSubject,
    id: Uuid,
    digest: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let result = approval::decline(&ctx()?, subject, id, &digest, &reason).await;
    end("approval-declined", (subject, id), &[("reason", &reason)], result).await
}

/// Changes what is written of a route; `act` says how, `seat` is a seat or, for removing one, its place.
#[server]
pub async fn change_route(
    subject: ApprovalSubject,
    revision: i32,
    act: String,
    #[server(default)] stage: String,
    #[server(default)] seat: String,
    #[server(default)] name: String,
    #[server(default)] any: String,
) -> Result<(), AppError> {
    let result = match change(&act, &stage, &seat, (&name, &any)) {
        Ok(change) => approval::change_route(&ctx()?, subject, revision, change).await,
        Err(refusal) => Err(refusal.into()),
    };
    let typed = [("stage", stage.as_str()), ("seat", &seat), ("name", &name), ("any", &any)];
    let next = result.map(|()| format!("/approval/route/{subject}"));
    form::end("route", "approval-route-written", &typed, next).await
}

fn change(act: &str, stage: &str, seat: &str, (name, any): (&str, &str)) -> Result<Change, Refusal> {
    let index = || stage.parse::<usize>().map_err(|_| Refusal::NotFound);
    Ok(match act {
        "add" => Change::AddStage(name.to_owned()),
        "set" => {
            let any = match any.trim() {
                "" => None,
                typed => Some(typed.parse().map_err(|_| Refusal::field("any", Fault::Number))?),
            };
            Change::SetStage(index()?, name.to_owned(), any)
        }
        "up" => Change::MoveUp(index()?),
        "down" => Change::MoveDown(index()?),
        "remove" => Change::RemoveStage(index()?),
        "add-seat" => Change::AddSeat(index()?, seat.parse().map_err(|_| Refusal::field("seat", Fault::Choice))?),
        "remove-seat" => Change::RemoveSeat(index()?, seat.parse().map_err(|_| Refusal::NotFound)?),
        _ => return Err(Refusal::NotFound),
    })
}

/// Puts what is written in force as the next version.
#[server]
pub async fn put_in_force(subject: ApprovalSubject, revision: i32) -> Result<(), AppError> {
    let result = approval::put_in_force(&ctx()?, subject, revision).await;
    form::end("route", "approval-route-set", &[], result.map(|()| format!("/approval/route/{subject}"))).await
}

/// Notes an absence and who stands in.
#[server]
pub async fn note_absence(
    #[server(default)] person: String,
    #[server(default)] deputy: String,
    #[server(default)] from: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    let form = AbsenceForm { person, deputy, from, until };
    let result = approval::note_absence(&ctx()?, &form).await;
    let typed =
        [("person", form.person.as_str()), ("deputy", &form.deputy), ("from", &form.from), ("until", &form.until)];
    form::end("absence", "absence-noted", &typed, result.map(|()| "/approval/absence".to_owned())).await
}

/// Ends an absence before its time.
#[server]
pub async fn end_absence(id: Uuid, revision: i32) -> Result<(), AppError> {
    let result = approval::end_absence(&ctx()?, id, revision).await;
    form::end("absence", "absence-ended", &[], result.map(|()| "/approval/absence".to_owned())).await
}
