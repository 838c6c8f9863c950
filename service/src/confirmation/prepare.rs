use crate::checklist;
use crate::ctx::Ctx;
use crate::engagement::{case, case_for_update};
use crate::error::Result;
use crate::write::Act;
use chrono::NaiveDate;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::view::{Person, Readiness};
use domain::engagement::{EngagementStatus, Side};
use domain::id::{ChecklistVersionId, ConfirmationId, EngagementId, MembershipId};
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::role::Role;
use domain::{text, time};
use entity::{confirmation, engagement, membership};

/// Version, due date, recipient and message, as chosen.
#[derive(Clone, Debug, Default)]
pub struct PrepareForm {
    /// The checklist version.
    pub version: String,
    /// When answers are due.
    pub due_on: String,
    /// The responsible person of the downstream; empty while only an invitation is out.
    pub recipient: String,
    /// To the downstream; no protected content.
    pub message: String,
}

/// Prepares the sheet of a case, or changes what was prepared.
///
/// # Errors
/// [`Rule::NotInThisState`] before the security contract is recorded or after sending, [`domain::refusal::Refusal::Fields`].
pub async fn prepare(ctx: &Ctx, id: EngagementId, revision: i32, form: &PrepareForm) -> Result<ConfirmationId> {
    let ministry = case(ctx, id).await?.contract(ctx.read()).await?.ministry_id;
    let versions = checklist::versions_for(ctx, ministry).await?;
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::SendSheet)?;
    let stored = confirmation::of([id]).one(write.tx()).await?;
    if !can_be_sent(case.engagement.status, stored.as_ref()) {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let version =
        form.version.parse::<ChecklistVersionId>().ok().filter(|id| versions.iter().any(|line| line.id == *id));
    if version.is_none() {
        faults.add("version", Fault::Choice);
    }
    let due_on = faults.take("due_on", time::parse_day(&form.due_on));
    if due_on.is_some_and(|day| day < ctx.today()) {
        faults.add("due_on", Fault::InThePast);
    }
    if form.message.chars().count() > text::PARAGRAPH {
        faults.add("message", Fault::TooLong);
    }
    let people = membership::of_organisation(case.engagement.downstream_id).all(write.tx()).await?;
    let recipient = form.recipient.parse::<MembershipId>().ok();
    if recipient
        .is_some_and(|id| !people.iter().any(|person| person.id == id && person.roles.0.contains(&Role::Supervisor)))
    {
        faults.add("recipient", Fault::Choice);
    }
    faults.check()?;
    let (Some(version_id), Some(due_on)) = (version, due_on) else { return Err(Rule::SheetNotPrepared.into()) };
    let message = form.message.trim().to_owned();
    let id_of_sheet = match stored {
        Some(sheet) if sheet.status == ConfirmationStatus::Prepared => {
            let id = sheet.id;
            write
                .revise(confirmation::Model { version_id, due_on, recipient_id: recipient, message, revision, ..sheet })
                .await?;
            id
        }
        Some(_) => return Err(Rule::NotInThisState.into()),
        None => {
            let new = ConfirmationId(ctx.new_id());
            write.insert(prepared(ctx, new, id, version_id, due_on, recipient, message)).await?;
            new
        }
    };
    write.record(Act { case: id.0, act: "sheet-prepared", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(id_of_sheet)
}

/// Whether the newest sheet can be prepared and sent: the first one while the case is being confirmed, later one of confirming
/// again.
#[must_use]
pub(super) fn can_be_sent(status: EngagementStatus, newest: Option<&confirmation::Model>) -> bool {
    let again = newest.is_some_and(|sheet| sheet.reconfirmation().is_some());
    if again { status.is_live() } else { status == EngagementStatus::Confirming }
}

fn prepared(
    ctx: &Ctx,
    id: ConfirmationId,
    engagement_id: EngagementId,
    version_id: ChecklistVersionId,
    due_on: NaiveDate,
    recipient_id: Option<MembershipId>,
    message: String,
) -> confirmation::Model {
    confirmation::Model {
        id,
        engagement_id,
        round: 1,
        version_id,
        due_on,
        recipient_id,
        message,
        status: ConfirmationStatus::Prepared,
        sent_at: None,
        submitted_at: None,
        decided_at: None,
        decided_by: None,
        decision_reason: String::new(),
        decision_digest: String::new(),
        created_at: ctx.now(),
        ordinal: 1,
        before_id: None,
        ground: None,
        ground_note: String::new(),
        revision: 1,
    }
}

/// What is missing before the sheet can be sent: the readiness panel and the gate ask here. The mail server is not asked.
#[must_use]
pub fn missing(
    engagement: &engagement::Model,
    sheet: Option<&confirmation::Model>,
    people: &[Person],
    invited: bool,
    today: NaiveDate,
) -> Vec<Readiness> {
    let checker = people.iter().any(|person| {
        person.side == Side::Upstream && person.assignment.is_some() && person.roles.contains(&Role::SubcontractChecker)
    });
    let recipient = invited || sheet.is_some_and(|sheet| sheet.recipient_id.is_some());
    [
        (Readiness::SecurityContract, !engagement.security_contract.is_empty()),
        (Readiness::Version, sheet.is_some()),
        (Readiness::DueDate, sheet.is_some_and(|sheet| sheet.due_on >= today)),
        (Readiness::Recipient, recipient),
        (Readiness::Checker, checker),
    ]
    .into_iter()
    .filter_map(|(what, there)| (!there).then_some(what))
    .collect()
}
