use super::{Held, led, take};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk as risks;
use crate::write::Write;
use domain::digest;
use domain::id::RiskAssessmentId;
use domain::refusal::{Faults, Refusal, Rule};
use domain::risk_assessment::AssessmentStep;
use domain::risk_assessment::document::{FrozenLink, FrozenRisk, RiskDocument};
use domain::risk_assessment::view::{LinkLine, RiskLine};
use domain::risk_method::Method;
use domain::text;
use entity::{contract, membership, risk_assessment, risk_document, risk_method};

/// The work begins: risks are identified, analysed and evaluated from now on.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn begin(ctx: &Ctx, id: RiskAssessmentId, revision: i32) -> Result<()> {
    let (mut write, held, role) = led(ctx, id).await?;
    let row = risk_assessment::Model { revision, ..held.row };
    take(&mut write, row, AssessmentStep::Begin, (role, "risk-begun", "")).await?;
    write.commit().await
}

/// Gives an assessment up before its result was written down, with the reason.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn cancel(ctx: &Ctx, id: RiskAssessmentId, revision: i32, reason: &str) -> Result<()> {
    let (mut write, held, role) = led(ctx, id).await?;
    held.row.status.after(AssessmentStep::Cancel)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let row = risk_assessment::Model { revision, ..held.row };
    take(&mut write, row, AssessmentStep::Cancel, (role, "risk-cancelled", &reason)).await?;
    write.commit().await
}

/// Writes the result down (12-2-a): frozen with its method, pinned by a digest. It takes the place of the result before about the same.
///
/// # Errors
/// [`Rule::RisksMissing`] without a risk, [`Rule::RisksOpen`] while something is missing of one, [`Rule::NotInThisState`],
/// [`Refusal::Fields`] without a conclusion, [`Refusal::ChangedMeanwhile`].
pub async fn document(ctx: &Ctx, id: RiskAssessmentId, revision: i32, conclusion: &str) -> Result<()> {
    let (mut write, held, role) = led(ctx, id).await?;
    held.row.status.after(AssessmentStep::Document)?;
    let found = risks::lines(write.tx(), id).await?;
    if found.is_empty() {
        return Err(Rule::RisksMissing.into());
    }
    if found.iter().any(|risk| !risk.gaps().is_empty()) {
        return Err(Rule::RisksOpen.into());
    }
    let mut faults = Faults::default();
    let conclusion = faults.text("conclusion", conclusion, text::PARAGRAPH);
    faults.check()?;
    supersede(&mut write, &held, role).await?;
    let content = content(&write, &held, found, conclusion).await?;
    let frozen = risk_document::Model {
        id: ctx.new_id(),
        assessment_id: id,
        content: serde_json::to_string(&content)?,
        digest: digest::of(&content)?,
        documented_by: held.actor.account,
        documented_at: ctx.now(),
    };
    write.insert(frozen).await?;
    let row = risk_assessment::Model { documented_at: Some(ctx.now()), revision, ..held.row };
    take(&mut write, row, AssessmentStep::Document, (role, "risk-documented", "")).await?;
    write.commit().await
}

/// Results about the same contract, or about the company as a whole, hold until the next one.
async fn supersede(write: &mut Write, held: &Held, role: domain::role::Role) -> Result<()> {
    for row in risk_assessment::holding(&held.actor).all(write.tx()).await? {
        if row.contract_id == held.row.contract_id {
            take(write, row, AssessmentStep::Supersede, (role, "risk-superseded", "")).await?;
        }
    }
    Ok(())
}

async fn content(write: &Write, held: &Held, found: Vec<RiskLine>, conclusion: String) -> Result<RiskDocument> {
    let row = &held.row;
    let version = risk_method::of(row.method_id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let method: Method = serde_json::from_str(&version.content)?;
    let contract = match row.contract_id {
        Some(contract) => contract::under(contract).one(write.tx()).await?.map(|row| row.number).unwrap_or_default(),
        None => String::new(),
    };
    let risks: Option<Vec<FrozenRisk>> = found.into_iter().map(|risk| freeze(&method, risk)).collect();
    Ok(RiskDocument {
        number: row.number.clone(),
        trigger: row.trigger,
        reason: row.reason.clone(),
        contract,
        scope: serde_json::from_str(&row.scope)?,
        method_version: version.version,
        people: people(write, held).await?,
        risks: risks.ok_or(Rule::RisksOpen)?,
        method,
        conclusion,
    })
}

/// Who leads, and whoever was named, by name.
async fn people(write: &Write, held: &Held) -> Result<Vec<String>> {
    let members = membership::with_accounts([held.row.company_id]).all(write.tx()).await?;
    let leads = members.into_iter().find(|(place, _)| place.id == held.actor.membership);
    let leads = leads.and_then(|(_, person)| Some(person?.name));
    Ok(leads.into_iter().chain(held.people.iter().map(|person| person.name.clone())).collect())
}

/// None where something is missing.
fn freeze(method: &Method, risk: RiskLine) -> Option<FrozenRisk> {
    let (factors, residual) = (risk.factors?, risk.residual?);
    let accepted = risk.acceptance.given_at.is_some();
    let link = |link: LinkLine| FrozenLink { kind: link.kind, reference: link.reference, clause: link.clause };
    Some(FrozenRisk {
        lineage: risk.lineage,
        number: risk.number,
        level: method.level(factors)?,
        residual_level: method.level(residual)?,
        factors,
        residual,
        treatment: risk.treatment?,
        asset: risk.asset,
        threat: risk.threat,
        vulnerability: risk.vulnerability,
        damage: risk.damage,
        measures: risk.measures,
        plan: risk.plan,
        owner: risk.owner_name,
        due_on: risk.due_on,
        accepted_by: if accepted { risk.acceptance.name } else { String::new() },
        accepted_until: risk.acceptance.until.filter(|_| accepted),
        links: risk.links.into_iter().map(link).collect(),
    })
}
