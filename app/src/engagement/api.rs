//! What is done with a case. Each function is one use case; then the next page, or the form again with what was typed.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::{EngagementId, MembershipId};
use leptos::prelude::*;
use service::confirmation::{self, PrepareForm};
use service::engagement::{self, SecurityContractForm, WorkPackage};
use service::organisation::{self, InviteForm, PlaceForm};
use service::{Ctx, application};
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the case, with a word of success; or back to the form.
async fn end(
    form: &str,
    what: &str,
    id: EngagementId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(form, typed, result.map(|()| format!("/engagement/{id}"))).await
}

/// Begins a case.
#[server]
pub async fn draft(
    #[server(default)] contract: String,
    #[server(default)] parent: String,
    #[server(default)] downstream: String,
    work: String,
    place: String,
    #[server(default)] starts_on: String,
) -> Result<(), AppError> {
    let form = WorkPackage { contract, parent, downstream, work, place, starts_on };
    let result = engagement::draft(&ctx()?, &form).await;
    if result.is_ok() {
        done("engagement-drafted").await;
    }
    let typed = [
        ("contract", form.contract.as_str()),
        ("downstream", &form.downstream),
        ("work", &form.work),
        ("place", &form.place),
        ("starts_on", &form.starts_on),
    ];
    finish("draft", &typed, result.map(|id| format!("/engagement/{id}"))).await
}

/// Changes the work package of a draft.
#[server]
pub async fn edit(
    id: EngagementId,
    revision: i32,
    work: String,
    place: String,
    #[server(default)] starts_on: String,
) -> Result<(), AppError> {
    let form = WorkPackage { work, place, starts_on, ..WorkPackage::default() };
    let result = engagement::edit(&ctx()?, id, revision, &form).await;
    let typed = [("work", form.work.as_str()), ("place", &form.place), ("starts_on", &form.starts_on)];
    end("edit", "saved", id, &typed, result).await
}

/// Judges that the work needs no confirmation.
#[server]
pub async fn judge_exempt(id: EngagementId, revision: i32, ground: String) -> Result<(), AppError> {
    let result = engagement::judge_exempt(&ctx()?, id, revision, &ground).await;
    end("exempt", "exempted", id, &[("ground", &ground)], result).await
}

/// Finds that the work needs confirmation.
#[server]
pub async fn require_confirmation(id: EngagementId, revision: i32) -> Result<(), AppError> {
    let result = engagement::require_confirmation(&ctx()?, id, revision).await;
    end("require", "confirmation-required", id, &[], result).await
}

/// Records or corrects the security contract.
#[server]
pub async fn record_security_contract(
    id: EngagementId,
    revision: i32,
    reference: String,
    signed_on: String,
    from: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    let form = SecurityContractForm { reference, signed_on, from, until };
    let result = engagement::record_security_contract(&ctx()?, id, revision, &form).await;
    let typed = [
        ("reference", form.reference.as_str()),
        ("signed_on", &form.signed_on),
        ("from", &form.from),
        ("until", &form.until),
    ];
    end("security-contract", "security-contract-recorded", id, &typed, result).await
}

/// Puts a colleague on the case.
#[server]
pub async fn assign(id: EngagementId, #[server(default)] membership: String) -> Result<(), AppError> {
    let result = match membership.parse::<MembershipId>() {
        Ok(membership) => engagement::assign(&ctx()?, id, membership).await,
        Err(_) => Err(domain::refusal::Refusal::field("membership", domain::refusal::Fault::Choice).into()),
    };
    end("assign", "person-assigned", id, &[("membership", &membership)], result).await
}

/// Takes a colleague off the case.
#[server]
pub async fn unassign(id: EngagementId, assignment: Uuid, revision: i32) -> Result<(), AppError> {
    let result = engagement::unassign(&ctx()?, id, assignment, revision).await;
    end("unassign", "person-unassigned", id, &[], result).await
}

/// Prepares the sheet, or changes what was prepared.
#[server]
pub async fn prepare(
    id: EngagementId,
    revision: i32,
    #[server(default)] version: String,
    due_on: String,
    #[server(default)] recipient: String,
    #[server(default)] message: String,
) -> Result<(), AppError> {
    let form = PrepareForm { version, due_on, recipient, message };
    let result = confirmation::prepare(&ctx()?, id, revision, &form).await.map(|_| ());
    let typed = [
        ("version", form.version.as_str()),
        ("due_on", &form.due_on),
        ("recipient", &form.recipient),
        ("message", &form.message),
    ];
    end("prepare", "sheet-prepared", id, &typed, result).await
}

/// Invites the first person of a subcontractor that nobody keeps yet.
#[server]
pub async fn invite(
    id: EngagementId,
    email: String,
    name: String,
    #[server(default)] department: String,
    #[server(default)] post: String,
) -> Result<(), AppError> {
    let form = InviteForm { email, name, place: PlaceForm { roles: Vec::new(), department, post } };
    let result = organisation::invite_to_case(&ctx()?, id, &form).await.map(|_| ());
    let typed = [
        ("email", form.email.as_str()),
        ("name", &form.name),
        ("department", &form.place.department),
        ("post", &form.place.post),
    ];
    end("invite", "person-invited", id, &typed, result).await
}

/// Sends the sheet.
#[server]
pub async fn send_sheet(id: EngagementId, revision: i32) -> Result<(), AppError> {
    let result = confirmation::send(&ctx()?, id, revision).await;
    end("send", "sheet-sent", id, &[], result).await
}

/// Applies to the ministry.
#[server]
pub async fn apply(id: EngagementId, revision: i32, #[server(default)] note: String) -> Result<(), AppError> {
    let result = application::apply(&ctx()?, id, revision, &note).await;
    if result.is_ok() {
        done("applied").await;
    }
    finish("apply", &[("note", &note)], result.map(|id| format!("/application/{id}"))).await
}

/// Lets the work begin.
#[server]
pub async fn start(id: EngagementId, revision: i32, start: String) -> Result<(), AppError> {
    let result = engagement::start(&ctx()?, id, revision, &start).await;
    end("start", "work-started", id, &[("start", &start)], result).await
}

/// Suspends the work.
#[server]
pub async fn suspend(id: EngagementId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = engagement::suspend(&ctx()?, id, revision, &reason).await;
    end("suspend", "work-suspended", id, &[("reason", &reason)], result).await
}

/// Lets suspended work go on.
#[server]
pub async fn resume(id: EngagementId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = engagement::resume(&ctx()?, id, revision, &reason).await;
    end("resume", "work-resumed", id, &[("reason", &reason)], result).await
}

/// Ends the case.
#[server]
pub async fn close(id: EngagementId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = engagement::close(&ctx()?, id, revision, &reason).await;
    end("close", "engagement-closed", id, &[("reason", &reason)], result).await
}
