use super::desk::{Desk, moved, open};
use super::{list, tell};
use crate::ctx::Ctx;
use crate::decision;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::desk::Procedure;
use domain::digest;
use domain::disclosure::{Decision, DisclosureStatus, DisclosureStep};
use domain::id::DisclosureId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::role::Role;
use domain::{text, time};
use entity::{disclosure, disclosure_answer, disclosure_safeguard};

/// The ministry's answer as typed.
#[derive(Clone, Debug, Default)]
pub struct DecisionForm {
    /// A [`Decision`].
    pub decision: String,
    /// Conditions of a permission, may be empty.
    pub conditions: String,
    /// Last day of a permission.
    pub valid_until: String,
    /// Reason; compulsory for a refusal.
    pub reason: String,
    /// Number of the answer; compulsory on paper.
    pub number: String,
    /// Day of the answer; read on paper only.
    pub answered_on: String,
    /// Where a scan of the paper is kept; read on paper only.
    pub scan: String,
}

/// An answer that was read.
pub(super) struct Read {
    pub(super) decision: Decision,
    pub(super) valid_until: Option<NaiveDate>,
}

/// The ministry permits, with an end and perhaps with conditions, or refuses with a reason (5-4-1). It takes effect at once.
///
/// # Errors
/// [`Rule::FourEyes`] where the office wants two people, [`Rule::NotInThisState`], [`Rule::QueryOpen`], [`Rule::DecisionStale`], [`domain::refusal::Refusal::Fields`].
pub async fn decide(ctx: &Ctx, id: DisclosureId, revision: i32, form: &DecisionForm) -> Result<()> {
    let mut write = ctx.write().await?;
    decision::alone(&write, Procedure::Disclosure).await?;
    give(&mut write, id, revision, form).await?;
    write.commit().await
}

/// Answers inside a transaction, whether one person decided or two.
pub(crate) async fn give(write: &mut Write, id: DisclosureId, revision: i32, form: &DecisionForm) -> Result<()> {
    let ctx = write.ctx.clone();
    let desk = open(write, id).await?;
    let role = desk.permit(Action::PermitDisclosure)?;
    // An entry from paper takes effect by its check, never by a second answer.
    if desk.row.status == DisclosureStatus::PaperRecorded {
        return Err(Rule::NotInThisState.into());
    }
    desk.row.status.after(DisclosureStep::Permit)?;
    let Some((said, number)) = in_portal(&ctx, form)? else { return Ok(()) };
    let row = disclosure_answer::Model { number, ..answered(&ctx, &desk, form, &said) };
    let answer = write.insert(row).await?;
    let desk = Desk { row: disclosure::Model { revision, ..desk.row }, ..desk };
    take_effect(write, desk, &answer, (role, "disclosure-answered")).await
}

/// Whether a request could be answered like this today; nothing is stored. Whether it may be is asked when it is given.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`].
pub fn check(ctx: &Ctx, form: &DecisionForm) -> Result<()> {
    in_portal(ctx, form).map(|_| ())
}

fn in_portal(ctx: &Ctx, form: &DecisionForm) -> Result<Option<(Read, String)>> {
    let mut faults = Faults::default();
    let said = read(form, Some(ctx.today()), &mut faults);
    let number = form.number.trim().to_owned();
    if number.chars().count() > text::LINE {
        faults.add("number", Fault::TooLong);
    }
    faults.check()?;
    Ok(said.map(|said| (said, number)))
}

/// An answer given today in the portal.
pub(super) fn answered(ctx: &Ctx, desk: &Desk, form: &DecisionForm, said: &Read) -> disclosure_answer::Model {
    let permitted = said.decision == Decision::Permitted;
    disclosure_answer::Model {
        id: ctx.new_id(),
        disclosure_id: desk.row.id,
        decision: said.decision,
        conditions: if permitted { form.conditions.trim().to_owned() } else { String::new() },
        reason: form.reason.trim().to_owned(),
        number: String::new(),
        scan: String::new(),
        answered_on: ctx.today(),
        valid_until: said.valid_until,
        on_paper: false,
        recorded_by: desk.actor.account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    }
}

/// Decision, conditions, end and reason, checked; a permission ends on a day that is not before the day of the answer.
pub(super) fn read(form: &DecisionForm, answered_on: Option<NaiveDate>, faults: &mut Faults) -> Option<Read> {
    for (field, typed) in [("conditions", &form.conditions), ("reason", &form.reason)] {
        if typed.chars().count() > text::PARAGRAPH {
            faults.add(field, Fault::TooLong);
        }
    }
    let decision = faults.take("decision", Decision::from_code(&form.decision).ok_or(Fault::Choice))?;
    match decision {
        Decision::Permitted => {
            let valid_until = faults.take("valid_until", time::parse_day(&form.valid_until))?;
            if answered_on.is_some_and(|day| valid_until < day) {
                faults.add("valid_until", Fault::EndsBeforeItStarts);
            }
            Some(Read { decision, valid_until: Some(valid_until) })
        }
        Decision::Refused => {
            if form.reason.trim().is_empty() {
                faults.add("reason", Fault::Missing);
            }
            Some(Read { decision, valid_until: None })
        }
    }
}

/// Moves the request by an answer that stands, and tells every company of the chain. What was decided on is what was put: its
/// digest is computed once more.
pub(super) async fn take_effect(
    write: &mut Write,
    desk: Desk,
    answer: &disclosure_answer::Model,
    (role, act): (Role, &str),
) -> Result<()> {
    let status = desk.row.status.after(answer.decision.step())?;
    let safeguards = disclosure_safeguard::of([desk.row.id]).all(write.tx()).await?;
    if digest::of(&list::content(&desk.row, &safeguards))? != desk.row.digest {
        return Err(Rule::DecisionStale.into());
    }
    let permitted_on = (answer.decision == Decision::Permitted).then_some(answer.answered_on);
    let row = disclosure::Model {
        status,
        desk_id: desk.row.company_id,
        permitted_on,
        valid_until: answer.valid_until,
        conditions: answer.conditions.clone(),
        answer_number: answer.number.clone(),
        ..desk.row
    };
    let text = if permitted_on.is_some() { &answer.conditions } else { &answer.reason };
    let row = moved(write, row, (act, answer.decision.step(), role), (text, answer.valid_until)).await?;
    tell::chain(write, &row, NoticeKind::DisclosureAnswered).await
}
