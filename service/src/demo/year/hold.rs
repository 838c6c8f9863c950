use super::{Cast, acknowledge, place};
use crate::audit::{
    self, ConsultForm, DecideForm, FindingForm, GrantForm, LookForm, OrderForm, ProofForm, ProvisionForm, ResultForm,
};
use crate::audit_plan::{self, AuditPlanForm, DayForm, MemberForm, ProcedureForm, Put};
use crate::circulation::TellForm;
use crate::demo::cases::day;
use crate::demo::world::{Finding, World};
use crate::error::Result;
use domain::audit::Outcome;
use domain::calendar::fiscal_year;
use domain::id::{AuditId, AuditPlanId, FindingId};

/// Planned, approved, held and reported over five weeks.
pub(super) async fn audit(then: impl Fn(i64) -> Result<Cast>, world: &World) -> Result<()> {
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
