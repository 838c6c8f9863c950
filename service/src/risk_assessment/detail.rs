use super::{line, people, standing};
use crate::circulation;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk as risks;
use domain::circulation::CirculationSubject;
use domain::circulation::view::Circulation;
use domain::id::RiskAssessmentId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use domain::risk::Part;
use domain::risk_assessment::view::{AssessmentDetail, Frozen};
use domain::risk_method::Method;
use entity::{risk_assessment, risk_document, risk_method, risk_person};

/// The page of an assessment: what is being judged for whoever takes part, the result for everybody to whom it was made known. At most
/// six statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: RiskAssessmentId) -> Result<AssessmentDetail> {
    let actor = ctx.actor()?;
    let found = risk_assessment::one_visible_to(actor, id).one(ctx.read()).await?;
    let (row, contract) = found.ok_or(Refusal::NotFound)?;
    let named = risk_person::of(id).all(ctx.read()).await?;
    let standing = standing(actor);
    let part = named.iter().find(|person| person.membership_id == actor.membership).map(|person| person.part);
    let takes_part = standing == Standing::OwnOrganisation || part.is_some();
    let writes = standing == Standing::OwnOrganisation || part == Some(Part::Writes);
    let may = |action: &Action| {
        let theirs = if *action == Action::WriteRisk { writes } else { takes_part };
        theirs && actor.may(*action, standing)
    };
    let frozen = if row.documented_at.is_some() { frozen(ctx, &row).await? } else { None };
    let method = match &frozen {
        Some(frozen) => (frozen.document.method_version, frozen.document.method.clone()),
        None => method(ctx, &row).await?,
    };
    let circulation = match &frozen {
        Some(frozen) => circulation::of(ctx, told(&row, &frozen.digest), false).await?,
        None => Circulation { lines: Vec::new(), people: Vec::new(), reader: actor.membership },
    };
    let contract = contract.map(|contract| (contract.id, format!("{} {}", contract.number, contract.title)));
    Ok(AssessmentDetail {
        revision: row.revision,
        contract: contract.filter(|_| takes_part),
        scope: serde_json::from_str(&row.scope)?,
        method,
        risks: if takes_part { risks::lines(ctx.read(), id).await? } else { Vec::new() },
        people: if takes_part { named.into_iter().map(people::person).collect() } else { Vec::new() },
        previous: row.previous_id.filter(|_| takes_part).map(|id| (id, row.previous_number.clone())),
        frozen,
        circulation,
        takes_part,
        may: Action::ALL.iter().copied().filter(may).collect(),
        today: ctx.today(),
        line: line(&row),
    })
}

/// The result of an assessment, for [`circulation`].
pub(super) fn told<'a>(row: &'a risk_assessment::Model, digest: &'a str) -> circulation::Document<'a> {
    let subject = CirculationSubject::RiskAssessment;
    circulation::Document { subject, id: row.id.0, company: row.company_id, reference: &row.number, digest }
}

async fn frozen(ctx: &Ctx, row: &risk_assessment::Model) -> Result<Option<Frozen>> {
    risk_document::of(row.id).one(ctx.read()).await?.map(read).transpose()
}

pub(super) fn read(row: risk_document::Model) -> Result<Frozen> {
    Ok(Frozen { document: serde_json::from_str(&row.content)?, digest: row.digest, at: row.documented_at })
}

async fn method(ctx: &Ctx, row: &risk_assessment::Model) -> Result<(i32, Method)> {
    let version = risk_method::of(row.method_id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    Ok((version.version, serde_json::from_str(&version.content)?))
}
