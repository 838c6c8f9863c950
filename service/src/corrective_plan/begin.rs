use crate::agreement;
use crate::audit;
use crate::confirmation;
use crate::ctx::Ctx;
use crate::disclosure::offered;
use crate::error::Result;
use crate::ministry_audit;
use domain::corrective_plan::OriginKind;
use domain::corrective_plan::view::{Origin, PlanBeginning};
use domain::disclosure::view::{Basis, BasisLine};
use domain::id::{AgreementId, ConfirmationId, FindingId, MinistryFindingId};
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use uuid::Uuid;

/// Where a plan begins, as an address or a form says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginForm {
    /// An [`OriginKind`].
    pub origin: String,
    /// Key of a row of ours, or empty.
    pub of: String,
    /// Item of a sheet.
    pub item: String,
    /// Number or name.
    pub reference: String,
    /// Clause.
    pub clause: String,
}

/// The page on which a plan is begun: where it comes from, and under which contract or engagement it can stand. At most four
/// statements.
///
/// # Errors
/// [`Refusal::NotPermitted`]; [`Refusal::NotFound`] where the origin is not the actor's.
pub async fn begin(ctx: &Ctx, form: &OriginForm) -> Result<PlanBeginning> {
    let actor = ctx.actor()?;
    let may = |standing| actor.may(Action::DraftPlan, standing);
    if !may(Standing::OwnOrganisation) && !may(Standing::Downstream) {
        return Err(Refusal::NotPermitted.into());
    }
    let origin = origin(ctx, form).await?;
    let mut bases: Vec<BasisLine> = offered(ctx).await?;
    bases.retain(|line| match line.basis {
        Basis::Engagement(_) => may(Standing::Downstream),
        Basis::Contract(_) => may(Standing::OwnOrganisation),
    });
    if let Some(basis) = origin.basis {
        bases.retain(|line| line.basis == basis);
    }
    Ok(PlanBeginning { origin, bases })
}

/// What an origin says: of a row of ours its number, in any other case what was typed.
pub(super) async fn origin(ctx: &Ctx, form: &OriginForm) -> Result<Origin> {
    let kind = OriginKind::from_code(&form.origin);
    let clause = match (form.clause.trim(), kind) {
        ("", Some(kind)) => kind.clause().to_owned(),
        (typed, _) => typed.to_owned(),
    };
    let reference = form.reference.trim().to_owned();
    let told = Origin { kind, of: None, item: String::new(), reference, clause, basis: None };
    let Ok(of) = form.of.parse::<Uuid>() else { return Ok(told) };
    match kind {
        Some(OriginKind::ItemNotMet) => {
            let (sheet, case) = confirmation::reached(ctx, ConfirmationId(of)).await?;
            if case.standing != Standing::Downstream {
                return Err(Refusal::NotFound.into());
            }
            let content = crate::checklist::content(ctx, sheet.version_id).await?;
            content.item(&form.item).ok_or(Refusal::NotFound)?;
            let reference = format!("{} {}", case.engagement.number, form.item);
            let basis = Some(Basis::Engagement(case.engagement.id));
            Ok(Origin { of: Some(of), item: form.item.clone(), reference, basis, ..told })
        }
        Some(OriginKind::Agreement) => {
            let reference = agreement::number(ctx, AgreementId(of)).await?;
            Ok(Origin { of: Some(of), reference, ..told })
        }
        Some(OriginKind::Finding) => {
            let (reference, clause) = audit::origin(ctx, FindingId(of)).await?;
            Ok(Origin { of: Some(of), reference, clause, ..told })
        }
        Some(OriginKind::MinistryFinding) => {
            let (reference, clause, basis) = ministry_audit::origin(ctx, MinistryFindingId(of)).await?;
            Ok(Origin { of: Some(of), reference, clause, basis: Some(basis), ..told })
        }
        Some(OriginKind::Incident | OriginKind::Vulnerability) | None => Ok(told),
    }
}
