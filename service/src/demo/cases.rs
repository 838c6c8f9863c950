use super::answers;
use super::people::Loaded;
use super::world::{Case, Stage, World};
use crate::application;
use crate::checklist::load_built_in;
use crate::confirmation::{self, PrepareForm, VerdictForm};
use crate::contract::{self, ContractForm};
use crate::ctx::Ctx;
use crate::decision::{self, TemplateForm};
use crate::engagement::{self, SecurityContractForm, WorkPackage};
use crate::error::{Error, Result};
use crate::work;
use chrono::Duration;
use domain::engagement::EngagementStatus;
use domain::id::{ConfirmationId, EngagementId};
use domain::permission::Actor;
use domain::role::Role;
use domain::work::view::CaseLine;
use std::collections::BTreeSet;

/// Contracts, and cases moved by the right people through the real commands. A company that has cases gets no more.
pub async fn load(ctx: &Ctx, world: &World, loaded: &Loaded) -> Result<()> {
    for found in &world.contracts {
        let clerk = loaded.acting(ctx, &found.company, Role::SubcontractClerk)?;
        if contract::list(&clerk).await?.is_empty() {
            let form = ContractForm {
                number: found.number.clone(),
                title: found.title.clone(),
                party: loaded.organisation("ministry")?.to_string(),
                starts_on: day(ctx, -200),
                ends_on: day(ctx, 900),
            };
            contract::register(&clerk, &form).await?;
        }
    }
    examples(&loaded.acting(ctx, "ministry", Role::ContractingOfficer)?).await?;
    let mut busy = BTreeSet::new();
    for key in world.cases.iter().map(|case| case.upstream.as_str()).collect::<BTreeSet<_>>() {
        if !work::cases(&loaded.acting(ctx, key, Role::SubcontractClerk)?).await?.is_empty() {
            busy.insert(key);
        }
    }
    for case in world.cases.iter().filter(|case| !busy.contains(case.upstream.as_str())) {
        Box::pin(play(ctx, world, loaded, case)).await?;
    }
    Ok(())
}

/// Two templates that say of themselves that they are examples: the office's own words are the office's to write.
async fn examples(officer: &Ctx) -> Result<()> {
    if !decision::templates(officer).await?.0.is_empty() {
        return Ok(());
    }
    let examples = [
        ("application", "permit", "（例）定期の報告", "（例文）履行の状況を四半期ごとに書面で報告すること。"),
        ("application", "ask", "（例）場所の確認", "（例文）取り扱う場所と、そこに立ち入る者の範囲を示してください。"),
    ];
    for (procedure, purpose, name, text) in examples {
        let (procedure, purpose) = (procedure.to_owned(), purpose.to_owned());
        let form = TemplateForm { procedure, purpose, name: name.to_owned(), text: text.to_owned() };
        decision::write_template(officer, &form).await?;
    }
    Ok(())
}

/// A day as it would be typed, so many days from today.
pub fn day(ctx: &Ctx, from_today: i64) -> String {
    (ctx.today() + Duration::days(from_today)).to_string()
}

/// The people of one case.
struct Cast {
    clerk: Ctx,
    checker: Ctx,
    supervisor: Ctx,
    officer: Ctx,
}

async fn play(ctx: &Ctx, world: &World, loaded: &Loaded, case: &Case) -> Result<()> {
    let cast = Cast {
        clerk: loaded.acting(ctx, &case.upstream, Role::SubcontractClerk)?,
        checker: loaded.acting(ctx, &case.upstream, Role::SubcontractChecker)?,
        supervisor: loaded.acting(ctx, &case.downstream, Role::Supervisor)?,
        officer: loaded.acting(ctx, "ministry", Role::ContractingOfficer)?,
    };
    let parent = match &case.below {
        Some(key) => Some(above(ctx, loaded, key, case, &cast).await?),
        None => None,
    };
    let (id, sheet) = send(&cast, case, parent).await?;
    if case.stage == Stage::Sent {
        return Ok(());
    }
    answers::give(&cast.supervisor, sheet, world, &case.partly).await?;
    confirmation::submit(&cast.supervisor, sheet, revision(&cast, id).await?.1, true).await?;
    if case.stage == Stage::Submitted {
        return Ok(());
    }
    check(&cast, id, sheet, case.stage).await?;
    if case.stage >= Stage::Applied {
        put_to_ministry(&cast, id, case.stage).await?;
    }
    Ok(())
}

/// The case one tier up, with the clerk of this one on it.
async fn above(ctx: &Ctx, loaded: &Loaded, key: &str, case: &Case, cast: &Cast) -> Result<EngagementId> {
    let clerk = loaded.acting(ctx, key, Role::SubcontractClerk)?;
    let own = loaded.organisation(&case.upstream)?;
    let began = |line: &CaseLine| line.downstream.id == own && line.status == EngagementStatus::Started;
    let found = work::cases(&clerk).await?.into_iter().find(began);
    let id = found.ok_or_else(|| Error::internal(format!("data/demo.toml: no case of {key} above")))?.id;
    let supervisor = loaded.acting(ctx, &case.upstream, Role::Supervisor)?;
    engagement::assign(&supervisor, id, cast.clerk.actor()?.membership).await?;
    Ok(id)
}

/// Revisions of the case and of its sheet.
async fn revision(cast: &Cast, id: EngagementId) -> Result<(i32, i32)> {
    let case = engagement::case(&cast.clerk, id).await?.engagement.revision;
    let sheet = engagement::detail(&cast.clerk, id).await?.sheet.map_or(0, |sheet| sheet.revision);
    Ok((case, sheet))
}

async fn send(cast: &Cast, case: &Case, parent: Option<EngagementId>) -> Result<(EngagementId, ConfirmationId)> {
    let clerk = &cast.clerk;
    let contract = contract::list(clerk).await?.into_iter().next().map(|line| line.id.to_string());
    let recipient: &Actor = cast.supervisor.actor()?;
    let package = WorkPackage {
        contract: contract.unwrap_or_default(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        downstream: recipient.organisation.to_string(),
        work: case.work.clone(),
        place: case.place.clone(),
        ..WorkPackage::default()
    };
    let id = engagement::draft(clerk, &package).await?;
    engagement::require_confirmation(clerk, id, revision(cast, id).await?.0).await?;
    let agreed = SecurityContractForm {
        reference: format!("情報保全に関する特約（{}）", case.work),
        signed_on: day(clerk, -30),
        from: day(clerk, -30),
        until: String::new(),
    };
    engagement::record_security_contract(clerk, id, revision(cast, id).await?.0, &agreed).await?;
    engagement::assign(clerk, id, cast.checker.actor()?.membership).await?;
    let form = PrepareForm {
        version: load_built_in(clerk).await?.to_string(),
        due_on: day(clerk, 21),
        recipient: recipient.membership.to_string(),
        message: "ご不明な点は、担当者までお問い合わせください。".to_owned(),
    };
    let sheet = confirmation::prepare(clerk, id, 0, &form).await?;
    confirmation::send(clerk, id, revision(cast, id).await?.1).await?;
    Ok((id, sheet))
}

/// Everything is met, and confirmed; or two items come back.
async fn check(cast: &Cast, id: EngagementId, sheet: ConfirmationId, stage: Stage) -> Result<()> {
    if stage == Stage::Returned {
        for (item, why) in [
            ("4-policy-version", "文書ごとの版番号が読み取れません。一覧にしてください。"),
            ("4-policy-approval", "承認した日が分かる表紙を付けてください。"),
        ] {
            let form = VerdictForm { item: item.into(), return_reason: why.into(), ..VerdictForm::default() };
            confirmation::give_verdict(&cast.checker, sheet, &form).await?;
        }
        return confirmation::return_items(
            &cast.checker,
            sheet,
            revision(cast, id).await?.1,
            "二つの項目を見直してください。",
        )
        .await;
    }
    let content = confirmation::sheet(&cast.checker, sheet).await?.content;
    for section in &content.sections {
        confirmation::meet_rest_of_section(&cast.checker, sheet, &section.key).await?;
    }
    confirmation::confirm(&cast.checker, sheet, revision(cast, id).await?.1).await
}

async fn put_to_ministry(cast: &Cast, id: EngagementId, stage: Stage) -> Result<()> {
    let application = application::apply(&cast.clerk, id, revision(cast, id).await?.0, "").await?;
    if stage < Stage::Started {
        return Ok(());
    }
    let form = application::AnswerForm { outcome: "accepted".to_owned(), ..application::AnswerForm::default() };
    let read = application::detail(&cast.officer, application).await?;
    application::decide(&cast.officer, application, read.revision, &form).await?;
    engagement::start(&cast.clerk, id, revision(cast, id).await?.0, &day(&cast.clerk, 0)).await
}
