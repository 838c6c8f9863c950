use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::{
    AgreementId, AuditId, AuditPlanId, ConformityId, DisclosureId, EngagementId, IntakeId, MinistryAuditId,
    OrganisationId, PlanId, RiskAssessmentId,
};
use entity::{
    agreement, audit, audit_plan, conformity, corrective_plan, desk_intake, disclosure, engagement, ministry_audit,
    organisation, risk_assessment, trail_head,
};
use uuid::Uuid;

/// Whether the heads of this database were sealed with our key, and what is sealed in it opens; of several heads, because one may have been tampered with. True
/// where there are none yet.
///
/// # Errors
/// The store does not answer.
pub async fn is_ours(ctx: &Ctx) -> Result<bool> {
    let heads = trail_head::some().all(ctx.read()).await?;
    let sealed = |head: &trail_head::Model| ctx.house.keys.seal_head(head.case_id, head.seq, &head.hash) == head.seal;
    Ok((heads.is_empty() || heads.iter().any(sealed)) && crate::rotation::opens(ctx).await?)
}

/// What the operator knows a case by: the number of an engagement, of what was put to a ministry or of a matter at its desk, the name
/// of an organisation, the key of an account.
///
/// # Errors
/// The store does not answer.
pub async fn case_name(ctx: &Ctx, case: Uuid) -> Result<String> {
    if let Some(found) = engagement::for_operator(EngagementId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = disclosure::for_operator(DisclosureId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = conformity::for_operator(ConformityId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = desk_intake::again(IntakeId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = corrective_plan::for_operator(PlanId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = agreement::one_for_worker(AgreementId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = audit_plan::for_operator(AuditPlanId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = audit::for_operator(AuditId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = ministry_audit::for_operator(MinistryAuditId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    if let Some(found) = risk_assessment::for_operator(RiskAssessmentId(case)).one(ctx.read()).await? {
        return Ok(found.number);
    }
    let found = organisation::named([OrganisationId(case)]).one(ctx.read()).await?;
    Ok(found.map_or_else(|| format!("case {case}"), |found| found.name))
}
