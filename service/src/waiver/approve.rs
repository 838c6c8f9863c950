use super::propose::present;
use crate::approval::Subject;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use domain::approval::ApprovalSubject;
use domain::approval::matter::Matter;
use domain::engagement::Side;
use domain::id::{AccountId, WaiverId};
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use domain::waiver::WaiverStep;
use domain::waiver::view::FrozenWaiver;
use entity::waiver;

/// What would be proposed of a waiver now, for whoever may see it below, or from a seat. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn to_propose(ctx: &Ctx, id: WaiverId, seated: bool) -> Result<Subject> {
    let (row, case) = seen(ctx, id, seated.then_some(ApprovalSubject::ProposeWaiver)).await?;
    if case.standing != Standing::Downstream {
        return Err(Refusal::NotFound.into());
    }
    let mut not_ready = row.status.after(WaiverStep::Propose).err();
    let content = if row.status.is_editable() {
        let (content, waivable) = present(ctx, ctx.read(), &case.engagement.number, &row).await?;
        if !waivable {
            not_ready = not_ready.or(Some(Rule::NothingToWaive));
        }
        content
    } else {
        frozen(&row)?
    };
    let drafter = Some(row.drafted_by);
    Ok(of(&case, row, (content, not_ready), (Side::Downstream, Action::ProposeWaiver), drafter))
}

/// What would be supported: the waiver as it was proposed, for whoever may see it above, or from a seat. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn to_support(ctx: &Ctx, id: WaiverId, seated: bool) -> Result<Subject> {
    let (row, case) = seen(ctx, id, seated.then_some(ApprovalSubject::SupportWaiver)).await?;
    if case.standing != Standing::Upstream {
        return Err(Refusal::NotFound.into());
    }
    let (content, not_ready) = (frozen(&row)?, row.status.after(WaiverStep::Support).err());
    Ok(of(&case, row, (content, not_ready), (Side::Upstream, Action::SupportWaiver), None))
}

async fn seen(ctx: &Ctx, id: WaiverId, from_seat: Option<ApprovalSubject>) -> Result<(waiver::Model, Case)> {
    let actor = ctx.actor()?;
    let found = match from_seat {
        Some(subject) => waiver::from_a_seat(actor, ctx.today(), subject, id),
        None => waiver::visible_to(actor, id),
    };
    let Some((row, Some(engagement))) = found.one(ctx.read()).await? else { return Err(Refusal::NotFound.into()) };
    Ok((row, Case::seen_by(actor, engagement)?))
}

fn frozen(row: &waiver::Model) -> Result<FrozenWaiver> {
    if row.content.is_empty() { Err(Refusal::NotFound.into()) } else { Ok(serde_json::from_str(&row.content)?) }
}

fn of(
    case: &Case,
    row: waiver::Model,
    (content, not_ready): (FrozenWaiver, Option<Rule>),
    (side, action): (Side, Action),
    drafted_by: Option<AccountId>,
) -> Subject {
    Subject {
        case: row.engagement_id.0,
        place: Some((row.engagement_id, side)),
        due_on: None,
        drafted_by,
        not_ready,
        asks: case.actor().acting_as(action, case.standing),
        back: case.may(Action::SeeAnswers).then(|| format!("/waiver/{}", row.id)),
        sheet: None,
        item: Some(content.item.clone()),
        matter: Matter::Waiver(content),
        number: row.number,
    }
}
