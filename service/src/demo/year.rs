//! A company in the middle of its year (第12, 第13): two risk assessments, and an audit of which one finding is improved and one under
//! way. Days lie before today, each command at its own.

use super::cases::day;
use super::people::Loaded;
use super::world::{Finding, Risk, World};
use crate::audit::{
    self, ConsultForm, DecideForm, FindingForm, GrantForm, LookForm, OrderForm, ProofForm, ProvisionForm, ResultForm,
};
use crate::audit_plan::{self, AuditPlanForm, DayForm, MemberForm, ProcedureForm, Put};
use crate::circulation::{self, TellForm};
use crate::ctx::{Ctx, House};
use crate::error::Result;
use crate::risk::{self, RiskForm};
use crate::risk_assessment::{self, FromForm, NameForm, PlanForm};
use crate::risk_method;
use chrono::Duration;
use domain::audit::Outcome;
use domain::calendar::fiscal_year;
use domain::circulation::view::Circulation;
use domain::id::{AuditId, AuditPlanId, FindingId, RiskAssessmentId};
use domain::risk::Treatment;
use domain::role::Role;
use std::sync::Arc;

const COMPANY: &str = "hokuto";

/// The people of the company, as they act on a day so long before today.
struct Cast {
    supervisor: Ctx,
    manager: Ctx,
    executive: Ctx,
    auditor: Ctx,
    handler: Ctx,
}

impl Cast {
    fn ago(ctx: &Ctx, loaded: &Loaded, days: i64) -> Result<Self> {
        let house = House { clock: ctx.house.clock.earlier(Duration::days(days)), ..(*ctx.house).clone() };
        let then = Ctx::nobody(Arc::new(house));
        let acting = |role| loaded.acting(&then, COMPANY, role);
        Ok(Self {
            supervisor: acting(Role::Supervisor)?,
            manager: acting(Role::InformationManager)?,
            executive: acting(Role::Executive)?,
            auditor: acting(Role::Auditor)?,
            handler: acting(Role::Handler)?,
        })
    }
}

fn place(of: &Ctx) -> Result<String> {
    Ok(of.actor()?.membership.to_string())
}

/// Where there is any, no more.
pub async fn load(ctx: &Ctx, world: &World, loaded: &Loaded) -> Result<()> {
    let then = |days| Cast::ago(ctx, loaded, days);
    if !risk_assessment::list(&then(0)?.supervisor).await?.lines.is_empty() {
        return Ok(());
    }
    let first = Box::pin(assess(&then(150)?, world, None)).await?;
    Box::pin(audit(then, world)).await?;
    Box::pin(assess(&then(20)?, world, Some(first))).await?;
    Ok(())
}

/// The first assessment by a method of its own, or the one that follows it; made known, and acknowledged by all but the last.
async fn assess(cast: &Cast, world: &World, before: Option<RiskAssessmentId>) -> Result<RiskAssessmentId> {
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

async fn acknowledge(reader: &Ctx, circulation: &Circulation) -> Result<()> {
    if let Some(line) = circulation.waits() {
        circulation::acknowledge(reader, line.id, line.revision).await?;
    }
    Ok(())
}

/// Planned, approved, held and reported over five weeks.
async fn audit(then: impl Fn(i64) -> Result<Cast>, world: &World) -> Result<()> {
    let cast = then(110)?;
    let plan = write_plan(&cast, world).await?;
    audit_plan::submit(&cast.auditor, plan, 1, "").await?;
    audit_plan::pass(&then(108)?.supervisor, plan, 2).await?;
    let executive = then(105)?.executive;
    let digest = audit_plan::detail(&executive, plan).await?.digest;
    audit_plan::approve(&executive, plan, 3, &digest).await?;

    let cast = then(90)?;
    let (starts_on, ends_on) = (day(&cast.supervisor, 0), day(&cast.supervisor, 4));
    let id = audit::order(&cast.supervisor, plan, &OrderForm { starts_on, ends_on }).await?;
    hold(&cast, id).await?;
    for finding in &world.findings {
        audit::put_finding(&cast.auditor, id, &Put::default(), &found(finding)).await?;
    }
    let cast = then(80)?;
    let summary = "登録簿と鍵の管理はおおむね手順のとおり。二点を改める。".into();
    audit::report(&cast.auditor, id, 3, &ResultForm { problem: "yes".into(), summary }).await?;
    let people = vec![place(&cast.executive)?, place(&cast.manager)?];
    audit::make_known(&cast.supervisor, id, &TellForm { people, ..TellForm::default() }).await?;
    for reader in [&cast.executive, &cast.manager] {
        if let Some(told) = audit::detail(reader, id).await?.circulation {
            acknowledge(reader, &told).await?;
        }
    }
    let lines = audit::detail(&cast.supervisor, id).await?.findings;
    for (line, finding) in lines.iter().zip(&world.findings) {
        improve(&then(70)?, line.id, finding).await?;
        if let Some(proof) = &finding.done {
            let done = then(45)?;
            let form = ProofForm { done_on: day(&done.manager, 0), proof: proof.clone() };
            audit::implement(&done.manager, line.id, 4, &form).await?;
            audit::verify(&then(40)?.auditor, line.id, 5, true, "").await?;
        }
    }
    Ok(())
}

async fn write_plan(cast: &Cast, world: &World) -> Result<AuditPlanId> {
    let (auditor, new) = (&cast.auditor, Put::default());
    let units: Vec<&str> = world.findings.iter().map(|finding| finding.department.as_str()).collect();
    let facts = AuditPlanForm {
        fiscal_year: fiscal_year(auditor.today()).to_string(),
        trigger: "yearly".into(),
        departments: units.join("\n"),
        ..AuditPlanForm::default()
    };
    let id = audit_plan::draft(auditor, &facts).await?;
    let title = "書面と現場の確認".into();
    let days = DayForm { title, starts_on: day(auditor, 20), ends_on: day(auditor, 24) };
    audit_plan::put_day(auditor, id, &new, &days).await?;
    for finding in &world.findings {
        let procedure = ProcedureForm {
            clause: finding.clause.clone(),
            department: finding.department.clone(),
            procedure: "記録が現物と合うかを確かめる。".into(),
            method: "台帳から十件を抜き取り、現物と照合する。".into(),
        };
        audit_plan::put_procedure(auditor, id, &new, &procedure).await?;
    }
    let member = MemberForm {
        membership: place(&cast.handler)?,
        authority: "登録簿と保管庫を見て、担当者に尋ねる。結果を作業書に書く。".into(),
        handler: "yes".into(),
        ..MemberForm::default()
    };
    audit_plan::put_member(auditor, id, &new, &member).await?;
    Ok(id)
}

/// Rights, information, and the working papers.
async fn hold(cast: &Cast, id: AuditId) -> Result<()> {
    let (today, until_on) = (day(&cast.supervisor, 0), day(&cast.supervisor, 4));
    let rights = GrantForm {
        member: place(&cast.handler)?,
        scope: "文書庫、登録簿、鍵の保管庫".into(),
        from_on: today.clone(),
        until_on,
    };
    audit::give(&cast.supervisor, id, &rights).await?;
    let given = ProvisionForm { what: "登録簿 第3号".into(), how: "閲覧".into(), given_on: today };
    audit::provide(&cast.supervisor, id, &given).await?;
    audit::start(&cast.auditor, id, 1).await?;
    for check in audit::fieldwork(&cast.handler, id).await?.checks {
        let look = LookForm {
            sample: "台帳 48件から10件".into(),
            note: "手順と異なる点があった。".into(),
            outcome: Outcome::Problem.code().into(),
        };
        audit::look(&cast.handler, id, (check.id, check.revision), &look).await?;
    }
    audit::finish(&cast.auditor, id, 2).await
}

fn found(finding: &Finding) -> FindingForm {
    FindingForm {
        clause: finding.clause.clone(),
        department: finding.department.clone(),
        what: finding.what.clone(),
        severity: finding.severity.code().into(),
        proposal: finding.proposal.clone(),
        days: "60".into(),
    }
}

async fn improve(cast: &Cast, id: FindingId, finding: &Finding) -> Result<()> {
    let consulted = ConsultForm {
        consulted_on: day(&cast.supervisor, 0),
        consulted_with: format!("{}の課長", finding.department),
        minutes: "指摘のとおりに改めることで一致した。".into(),
    };
    audit::consult(&cast.supervisor, id, 2, &consulted).await?;
    let decided = DecideForm {
        measure: finding.measure.clone(),
        owner: place(&cast.manager)?,
        due_on: day(&cast.supervisor, 90),
    };
    audit::decide(&cast.supervisor, id, 3, &decided).await
}
