use super::record::records;
use super::with_links;
use super::write::writing;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk_assessment::{FromForm, Held, Holder, from, holders, line, reached};
use domain::id::{MembershipId, RiskAssessmentId, RiskId};
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::risk::{Treatment, may_accept};
use domain::risk_assessment::AssessmentStatus;
use domain::risk_assessment::view::RiskPage;
use entity::{risk, risk_method};

/// The page on which a risk is added. At most six statements.
///
/// # Errors
/// [`Refusal::NotFound`] but while risks are being judged, or where its origin is not the actor's to see.
pub async fn new_risk(ctx: &Ctx, id: RiskAssessmentId, origin: &FromForm) -> Result<RiskPage> {
    let held = reached(ctx.read(), ctx.actor()?, id).await?;
    writing(&held).map_err(|_| Refusal::NotFound)?;
    let from = if origin.of.is_empty() { None } else { Some(from(ctx, origin).await?) };
    let page = page(ctx, held, None).await?;
    Ok(RiskPage { from, ..page })
}

/// The page of a risk. Six statements.
///
/// # Errors
/// [`Refusal::NotFound`] also for whoever does not take part in its assessment.
pub async fn risk(ctx: &Ctx, id: RiskId) -> Result<RiskPage> {
    let actor = ctx.actor()?;
    let found = risk::one_visible_to(actor, id).one(ctx.read()).await?;
    let Some((row, Some(assessment))) = found else { return Err(Refusal::NotFound.into()) };
    let people = entity::risk_person::of(assessment.id).all(ctx.read()).await?;
    let held = Held { row: assessment, people, actor: actor.clone() };
    page(ctx, held, Some(row)).await
}

async fn page(ctx: &Ctx, held: Held, row: Option<risk::Model>) -> Result<RiskPage> {
    let version = risk_method::of(held.row.method_id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let edits = writing(&held).is_ok();
    let reader = (held.actor.account, held.actor.membership);
    let asked = |row: &risk::Model| {
        let waits = row.treatment == Some(Treatment::Accept) && row.accepted_at.is_none();
        let theirs = may_accept(reader, row.acceptor_id, row.owner_id, row.proposed_by);
        waits && theirs && held.permit(Action::AcceptRisk).is_ok() && held.row.status == AssessmentStatus::Assessing
    };
    let (accepts, recording) = (row.as_ref().is_some_and(asked), row.as_ref().is_some_and(|row| records(&held, row)));
    let (owners, acceptors) =
        if edits { holders(ctx.read(), held.row.company_id, &held.people).await? } else { Default::default() };
    let named = |holders: Vec<Holder>| -> Vec<(MembershipId, String)> {
        holders.into_iter().map(|holder| (holder.place, holder.name)).collect()
    };
    let risk = with_links(ctx.read(), row.into_iter().collect()).await?.pop();
    Ok(RiskPage {
        assessment: line(&held.row),
        method: serde_json::from_str(&version.content)?,
        risk,
        from: None,
        owners: named(owners),
        acceptors: named(acceptors).into_iter().filter(|(place, _)| *place != held.actor.membership).collect(),
        edits,
        accepts,
        records: recording,
        today: ctx.today(),
    })
}
