use super::{Cast, acknowledge, place};
use crate::circulation::TellForm;
use crate::ctx::Ctx;
use crate::demo::cases::day;
use crate::demo::world::{Risk, World};
use crate::error::Result;
use crate::risk::{self, RiskForm};
use crate::risk_assessment::{self, FromForm, NameForm, PlanForm};
use crate::risk_method;
use domain::id::RiskAssessmentId;
use domain::risk::Treatment;

/// The first assessment by a method of its own, or the one that follows it; made known, and acknowledged by all but the last.
pub(super) async fn assess(cast: &Cast, world: &World, before: Option<RiskAssessmentId>) -> Result<RiskAssessmentId> {
    let supervisor = &cast.supervisor;
    if before.is_none() {
        let method = risk_method::begin(supervisor, true).await?;
        risk_method::publish(supervisor, method, 1).await?;
        risk_assessment::set_interval(supervisor, 0, "12").await?;
    }
    let id = risk_assessment::plan(supervisor, &plan(supervisor, before)).await?;
    if before.is_none() {
        let form = NameForm { person: place(&cast.manager)?, part: "accepts".into() };
        risk_assessment::name(supervisor, id, &form).await?;
    }
    let revision = risk_assessment::detail(supervisor, id).await?.revision;
    risk_assessment::begin(supervisor, id, revision).await?;
    judge(cast, world, id, before.is_some()).await?;
    for line in risk_assessment::detail(supervisor, id).await?.risks {
        if line.treatment == Some(Treatment::Accept) {
            risk::accept(&cast.manager, line.id, line.revision).await?;
        }
    }
    let revision = risk_assessment::detail(supervisor, id).await?.revision;
    let conclusion = if before.is_none() {
        "措置の後も高い水準が二つ残る。訓練と媒体の管理を先に進める。倉庫の台帳は移転まで受け入れる。"
    } else {
        "訓練の見直しと端末の切離しで、高い水準は一つになった。次は媒体の保管庫を替える。"
    };
    risk_assessment::document(supervisor, id, revision, conclusion).await?;
    let revision = risk_assessment::detail(supervisor, id).await?.revision;
    let readers = [&cast.executive, &cast.manager];
    let people = readers.into_iter().map(place).collect::<Result<_>>()?;
    risk_assessment::make_known(supervisor, id, revision, &TellForm { people, ..TellForm::default() }).await?;
    let told = if before.is_none() { &readers[..] } else { &readers[..1] };
    for reader in told {
        acknowledge(reader, &risk_assessment::detail(reader, id).await?.circulation).await?;
    }
    Ok(id)
}

fn plan(supervisor: &Ctx, before: Option<RiskAssessmentId>) -> PlanForm {
    let change = "整備端末の入替え";
    PlanForm {
        trigger: if before.is_some() { "significant-change" } else { "periodic" }.into(),
        reason: if before.is_some() { change.into() } else { String::new() },
        due_on: day(supervisor, 30),
        scope: ["整備部\n品質保証部".into(), "総務部".into(), "計測器の保守会社".into()],
        previous: before.map(|id| id.to_string()).unwrap_or_default(),
        ..PlanForm::default()
    }
}

/// Writes the risks; in the second assessment those that came along are looked at again.
async fn judge(cast: &Cast, world: &World, id: RiskAssessmentId, again: bool) -> Result<()> {
    let lines = risk_assessment::detail(&cast.supervisor, id).await?.risks;
    for wanted in &world.risks {
        let carried = lines.iter().find(|line| line.asset == wanted.asset);
        match carried {
            Some(line) if wanted.first_only => {
                risk::drop_risk(&cast.supervisor, line.id, line.revision).await?;
            }
            Some(line) => {
                risk::edit(&cast.supervisor, line.id, line.revision, &said(cast, wanted, again)?).await?;
            }
            None if wanted.second_only && !again => {}
            None => {
                risk::add(&cast.supervisor, id, &FromForm::default(), &said(cast, wanted, again)?).await?;
            }
        }
    }
    Ok(())
}

fn said(cast: &Cast, wanted: &Risk, again: bool) -> Result<RiskForm> {
    let steps = |steps: [u8; 3]| steps.map(|step| step.to_string());
    let accepts = wanted.treatment == Treatment::Accept;
    Ok(RiskForm {
        asset: wanted.asset.clone(),
        threat: wanted.threat.clone(),
        vulnerability: wanted.vulnerability.clone(),
        damage: wanted.damage.clone(),
        before: steps(wanted.before),
        treatment: wanted.treatment.code().into(),
        plan: wanted.plan.clone(),
        after: steps(wanted.again.filter(|_| again).unwrap_or(wanted.after)),
        owner: place(&cast.supervisor)?,
        due_on: if accepts { String::new() } else { day(&cast.supervisor, 120) },
        acceptor: if accepts { place(&cast.manager)? } else { String::new() },
        accept_until: if accepts { day(&cast.supervisor, 200) } else { String::new() },
        ..RiskForm::default()
    })
}
