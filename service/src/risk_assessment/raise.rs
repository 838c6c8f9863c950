use super::{line, standing};
use crate::confirmation;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk::link_path;
use crate::waiver;
use domain::id::{ConfirmationId, RiskAssessmentId, WaiverId};
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::risk::LinkKind;
use domain::risk_assessment::view::{LinkLine, Raising};
use entity::{risk, risk_assessment, risk_link};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Something of the portal from which a risk is raised, as an address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FromForm {
    /// A [`LinkKind`].
    pub kind: String,
    /// Key of the row.
    pub of: String,
    /// Item of a sheet.
    pub item: String,
}

/// What it says of itself: only of a row that the actor reaches. One or two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn from(ctx: &Ctx, form: &FromForm) -> Result<LinkLine> {
    let kind = LinkKind::from_code(&form.kind).filter(|kind| kind.is_ours()).ok_or(Refusal::NotFound)?;
    let of: Uuid = form.of.parse().map_err(|_| Refusal::NotFound)?;
    let (reference, clause) = if kind == LinkKind::Waiver {
        (waiver::number(ctx, WaiverId(of)).await?, kind.clause().to_owned())
    } else {
        let (sheet, case) = confirmation::reached(ctx, ConfirmationId(of)).await?;
        case.permit(Action::SeeAnswers)?;
        let content = crate::checklist::content(ctx, sheet.version_id).await?;
        let item = content.item(&form.item).ok_or(Refusal::NotFound)?;
        let clause = item.clauses.first().cloned().unwrap_or_else(|| kind.clause().to_owned());
        (format!("{} {}", case.engagement.number, form.item), clause)
    };
    let item = if kind == LinkKind::ItemNotMet { form.item.as_str() } else { "" };
    Ok(LinkLine { id: of, kind, path: link_path(kind, Some(of), item), reference, clause })
}

/// The page on which a risk is raised from something of the portal: to which assessment, and which were raised from it already. Five
/// statements.
///
/// # Errors
/// [`Refusal::NotFound`] where it is not the actor's to see.
pub async fn raise(ctx: &Ctx, form: &FromForm) -> Result<Raising> {
    let actor = ctx.actor()?;
    let from = from(ctx, form).await?;
    let shared = risk_assessment::shared_with(actor).all(ctx.read()).await?;
    if shared.is_empty() && !actor.may(Action::LeadRisk, standing(actor)) {
        return Err(Refusal::NotFound.into());
    }
    let numbers: BTreeMap<RiskAssessmentId, &str> = shared.iter().map(|row| (row.id, row.number.as_str())).collect();
    let item = if from.kind == LinkKind::ItemNotMet { form.item.as_str() } else { "" };
    let links = risk_link::raised_from(actor, from.id, item).all(ctx.read()).await?;
    let risks = risk::with_ids(links.iter().map(|link| link.risk_id)).all(ctx.read()).await?;
    let raised = risks.into_iter().map(|row| {
        let number = numbers.get(&row.assessment_id).copied().unwrap_or_default();
        (row.id, format!("{number} R{}", row.number), row.asset)
    });
    Ok(Raising {
        raised: raised.collect(),
        open: shared.iter().filter(|row| row.status.is_open()).map(line).collect(),
        from,
    })
}
