//! The company's own declared method of judging risks (12-4), in versions: written, published, and from then on unchanged.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::RiskMethodId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::risk_method::view::{MethodLine, Methods};
use domain::risk_method::{Method, MethodStatus, MethodStep, STEPS};
use domain::role::Role;
use domain::{digest, text};
use entity::{risk_method, trail_head};
use serde::Deserialize;

const STARTER: &str = include_str!("../data/risk_method.toml");

/// The words to begin with, in both languages.
#[derive(Deserialize)]
struct Starter {
    ja: Words,
    en: Words,
}

#[derive(Deserialize)]
struct Words {
    damage: Vec<String>,
    threat: Vec<String>,
    vulnerability: Vec<String>,
    levels: Vec<String>,
}

/// A method as typed: one step a line, lowest first.
#[derive(Clone, Debug, Default)]
pub struct MethodForm {
    /// Steps of the damage.
    pub damage: String,
    /// Steps of the threat.
    pub threat: String,
    /// Steps of the vulnerability.
    pub vulnerability: String,
    /// Levels.
    pub levels: String,
    /// Why it is made.
    pub note: String,
}

fn permit(actor: &Actor) -> Result<Role> {
    Ok(actor.acting_as(Action::SetRiskMethod, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?)
}

/// The versions of the actor's company. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever neither writes the method nor leads assessments.
pub async fn list(ctx: &Ctx) -> Result<Methods> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let rows = risk_method::own(actor).all(ctx.read()).await?;
    let may = Action::ALL.iter().copied().filter(|action| actor.may(*action, Standing::OwnOrganisation));
    Ok(Methods { lines: rows.into_iter().map(line).collect::<Result<_>>()?, may: may.collect() })
}

/// One version of it. One statement.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`].
pub async fn version(ctx: &Ctx, id: RiskMethodId) -> Result<MethodLine> {
    let actor = ctx.actor()?;
    permit(actor)?;
    line(risk_method::one_own(actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?)
}

fn line(row: risk_method::Model) -> Result<MethodLine> {
    Ok(MethodLine {
        method: serde_json::from_str(&row.content)?,
        id: row.id,
        version: row.version,
        status: row.status,
        digest: row.digest,
        note: row.note,
        published_at: row.published_at,
        revision: row.revision,
    })
}

/// Begins the next version: from the one in force, or from the portal's own words where there is none.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Rule::DraftUnderWay`].
pub async fn begin(ctx: &Ctx, japanese: bool) -> Result<RiskMethodId> {
    let actor = ctx.actor()?.clone();
    let role = permit(&actor)?;
    let mut write = ctx.write().await?;
    trail_head::locked(write.tx(), actor.organisation.0).await?;
    let rows = risk_method::ever(&actor).all(write.tx()).await?;
    if rows.iter().any(|row| row.status == MethodStatus::Drafted) {
        return Err(Rule::DraftUnderWay.into());
    }
    let method = match rows.iter().find(|row| row.status == MethodStatus::Published) {
        Some(last) => serde_json::from_str(&last.content)?,
        None => starter(japanese)?,
    };
    let id = RiskMethodId(ctx.new_id());
    let row = risk_method::Model {
        id,
        company_id: actor.organisation,
        version: rows.first().map_or(0, |row| row.version) + 1,
        status: MethodStatus::Drafted,
        content: serde_json::to_string(&method)?,
        digest: digest::of(&method)?,
        note: String::new(),
        drafted_by: actor.account,
        drafted_at: ctx.now(),
        published_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    record(&mut write, &actor, role, "risk-method-begun").await?;
    write.commit().await?;
    Ok(id)
}

fn starter(japanese: bool) -> Result<Method> {
    let Starter { ja, en } = toml::from_str(STARTER).map_err(crate::Error::internal)?;
    let Words { damage, threat, vulnerability, levels } = if japanese { ja } else { en };
    let mut method = Method { damage, threat, vulnerability, levels, table: Vec::new() };
    method.propose();
    Ok(method)
}

async fn record(write: &mut Write, actor: &Actor, role: Role, act: &str) -> Result<()> {
    write.record(Act { case: actor.organisation.0, act, role: Some(role), reason: "" }).await
}

/// A draft inside the transaction that is going to change it.
async fn drafted(write: &Write, actor: &Actor, id: RiskMethodId) -> Result<(risk_method::Model, Method)> {
    trail_head::locked(write.tx(), actor.organisation.0).await?;
    let row = risk_method::one_own(actor, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    if row.status != MethodStatus::Drafted {
        return Err(Rule::NotInThisState.into());
    }
    let method = serde_json::from_str(&row.content)?;
    Ok((row, method))
}

/// Changes the words of a draft. Where a scale has another length since, the table is proposed anew.
///
/// # Errors
/// [`Refusal::NotFound`], [`Rule::NotInThisState`] for a published version, [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: RiskMethodId, revision: i32, form: &MethodForm) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let (row, before) = drafted(&write, &actor, id).await?;
    let role = permit(&actor)?;
    let mut faults = Faults::default();
    let damage = steps("damage", &form.damage, &mut faults);
    let threat = steps("threat", &form.threat, &mut faults);
    let vulnerability = steps("vulnerability", &form.vulnerability, &mut faults);
    let levels = steps("levels", &form.levels, &mut faults);
    let note = form.note.trim();
    if note.chars().count() > text::PARAGRAPH {
        faults.add("note", Fault::TooLong);
    }
    faults.check()?;
    let sizes = |method: &Method| [&method.damage, &method.threat, &method.vulnerability, &method.levels].map(Vec::len);
    let mut method = Method { damage, threat, vulnerability, levels, table: before.table.clone() };
    if sizes(&method) != sizes(&before) {
        method.propose();
    }
    let row = risk_method::Model { note: note.to_owned(), revision, ..row };
    write.revise(said(row, &method)?).await?;
    record(&mut write, &actor, role, "risk-method-edited").await?;
    write.commit().await
}

fn said(row: risk_method::Model, method: &Method) -> Result<risk_method::Model> {
    Ok(risk_method::Model { content: serde_json::to_string(method)?, digest: digest::of(method)?, ..row })
}

/// Three to five lines, each with words of its own.
fn steps(field: &str, typed: &str, faults: &mut Faults) -> Vec<String> {
    let steps: Vec<String> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let twice = steps.iter().enumerate().any(|(at, step)| steps.iter().take(at).any(|before| before == step));
    if steps.is_empty() {
        faults.add(field, Fault::Missing);
    } else if !STEPS.contains(&steps.len()) {
        faults.add(field, Fault::ThreeToFive);
    } else if twice {
        faults.add(field, Fault::Twice);
    } else if steps.iter().any(|step| step.chars().count() > text::LINE) {
        faults.add(field, Fault::TooLong);
    }
    steps
}

/// Changes the table of a draft, cell by cell in the order of [`Method::cells`].
///
/// # Errors
/// As [`edit`]; the field is `table`.
pub async fn set_table(ctx: &Ctx, id: RiskMethodId, revision: i32, cells: &[String]) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let (row, method) = drafted(&write, &actor, id).await?;
    let role = permit(&actor)?;
    let level = |typed: &String| typed.parse::<u8>().ok().filter(|level| usize::from(*level) <= method.levels.len());
    let table: Option<Vec<u8>> = cells.iter().map(level).collect();
    let table = table.filter(|table| table.len() == method.cells().count());
    let table = table.ok_or_else(|| Refusal::field("table", Fault::OutsideScale))?;
    if table.contains(&0) {
        return Err(Refusal::field("table", Fault::Missing).into());
    }
    let row = risk_method::Model { revision, ..row };
    write.revise(said(row, &Method { table, ..method })?).await?;
    record(&mut write, &actor, role, "risk-method-table-set").await?;
    write.commit().await
}

/// Puts a draft into use: assessments that are planned from now on judge by it, and it never changes again.
///
/// # Errors
/// [`Rule::MethodIncomplete`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn publish(ctx: &Ctx, id: RiskMethodId, revision: i32) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let (row, method) = drafted(&write, &actor, id).await?;
    let role = permit(&actor)?;
    if !method.problems().is_empty() {
        return Err(Rule::MethodIncomplete.into());
    }
    let status = row.status.after(MethodStep::Publish)?;
    write.revise(risk_method::Model { status, published_at: Some(ctx.now()), revision, ..row }).await?;
    record(&mut write, &actor, role, "risk-method-published").await?;
    write.commit().await
}

/// Gives a draft up.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn discard(ctx: &Ctx, id: RiskMethodId, revision: i32) -> Result<()> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let (row, _) = drafted(&write, &actor, id).await?;
    let role = permit(&actor)?;
    let status = row.status.after(MethodStep::Discard)?;
    write.revise(risk_method::Model { status, revision, ..row }).await?;
    record(&mut write, &actor, role, "risk-method-discarded").await?;
    write.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_to_begin_with_make_a_whole_method() {
        let (ja, en) = (starter(true).unwrap(), starter(false).unwrap());
        for method in [&ja, &en] {
            assert_eq!(method.problems(), []);
            assert_eq!(method.falls(), []);
        }
        assert_eq!(ja.table, en.table, "the same method in both languages");
    }
}
