use super::said::{RiskForm, Said, read, terms};
use super::{in_assessment, link};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::risk_assessment::{FromForm, Held, from, open};
use crate::write::{Act, Write};
use domain::id::{AccountId, RiskAssessmentId, RiskId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use domain::risk::{LinkKind, Treatment};
use domain::risk_assessment::AssessmentStatus;
use domain::role::Role;
use entity::risk;

/// Whoever writes, while risks are being judged.
pub(super) fn writing(held: &Held) -> Result<Role> {
    let role = held.permit(Action::WriteRisk)?;
    if !held.writes() {
        return Err(Refusal::NotPermitted.into());
    }
    if held.row.status == AssessmentStatus::Assessing { Ok(role) } else { Err(Rule::NotInThisState.into()) }
}

/// Adds a risk, linked with that from which it is raised.
///
/// # Errors
/// [`Rule::NotInThisState`] but while risks are being judged, [`Refusal::NotPermitted`] for whoever does not write,
/// [`Refusal::NotFound`] where its origin is not the actor's to see, [`Refusal::Fields`].
pub async fn add(ctx: &Ctx, id: RiskAssessmentId, origin: &FromForm, form: &RiskForm) -> Result<RiskId> {
    let origin = if origin.of.is_empty() { None } else { Some((from(ctx, origin).await?, &origin.item)) };
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = writing(&held)?;
    let said = read(ctx, &terms(write.tx(), &held).await?, form)?;
    let number = next(&write, id).await?;
    let (row, asked) = insert(&mut write, &held, number, said).await?;
    let risk_id = row.id;
    if let Some((origin, item)) = origin {
        let item = if origin.kind == LinkKind::ItemNotMet { item.as_str() } else { "" };
        link::insert(&mut write, risk_id, (origin.kind, Some(origin.id), item), (origin.reference, origin.clause))
            .await?;
    }
    write.record(Act { case: id.0, act: "risk-added", role: Some(role), reason: "" }).await?;
    tell(&mut write, &held, &row, asked).await?;
    write.commit().await?;
    Ok(risk_id)
}

/// Changes a risk: it was looked at. An acceptance that was given of what it said before is none of what it says now.
///
/// # Errors
/// As [`add`]; [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: RiskId, revision: i32, form: &RiskForm) -> Result<RiskAssessmentId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_assessment(&write, id).await?;
    let role = writing(&held)?;
    let said = read(ctx, &terms(write.tx(), &held).await?, form)?;
    let (row, asked) = revise(&mut write, &held, risk::Model { revision, ..row }, said).await?;
    write.record(Act { case: held.row.id.0, act: "risk-edited-one", role: Some(role), reason: "" }).await?;
    tell(&mut write, &held, &row, asked).await?;
    write.commit().await?;
    Ok(held.row.id)
}

/// The number of the next risk of an assessment. One statement.
pub(super) async fn next(write: &Write, id: RiskAssessmentId) -> Result<i32> {
    Ok(risk::ever(id).all(write.tx()).await?.last().map_or(0, |row| row.number) + 1)
}

/// A further risk, and whom that asks to accept it.
pub(super) async fn insert(
    write: &mut Write,
    held: &Held,
    number: i32,
    said: Said,
) -> Result<(risk::Model, Option<AccountId>)> {
    let empty = risk::Model {
        id: RiskId(write.ctx.new_id()),
        lineage: write.ctx.new_id(),
        assessment_id: held.row.id,
        number,
        asset: String::new(),
        threat: String::new(),
        vulnerability: String::new(),
        damage: String::new(),
        before_damage: None,
        before_threat: None,
        before_vulnerability: None,
        measures: String::new(),
        treatment: None,
        plan: String::new(),
        after_damage: None,
        after_threat: None,
        after_vulnerability: None,
        owner_id: None,
        owner_name: String::new(),
        due_on: None,
        acceptor_id: None,
        acceptor_name: String::new(),
        accept_until: None,
        proposed_by: held.actor.account,
        accepted_at: None,
        done_on: None,
        proof: String::new(),
        carried: false,
        dropped: false,
        written_at: write.ctx.now(),
        revision: 1,
    };
    let asked = said.acceptor.as_ref().map(|holder| holder.account);
    Ok((write.insert(filled(empty, said, held.actor.account)).await?, asked))
}

/// A risk that says something else now, and whom that asks anew to accept it.
pub(super) async fn revise(
    write: &mut Write,
    held: &Held,
    row: risk::Model,
    said: Said,
) -> Result<(risk::Model, Option<AccountId>)> {
    let asked = said.acceptor.as_ref().filter(|holder| Some(holder.place) != row.acceptor_id);
    let asked = asked.map(|holder| holder.account);
    Ok((write.revise(filled(row, said, held.actor.account)).await?, asked))
}

/// Takes a risk out of the assessment.
///
/// # Errors
/// As [`edit`].
pub async fn drop_risk(ctx: &Ctx, id: RiskId, revision: i32) -> Result<RiskAssessmentId> {
    let mut write = ctx.write().await?;
    let (row, held) = in_assessment(&write, id).await?;
    let role = writing(&held)?;
    write.revise(risk::Model { dropped: true, revision, ..row }).await?;
    write.record(Act { case: held.row.id.0, act: "risk-dropped", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(held.row.id)
}

fn filled(row: risk::Model, said: Said, by: AccountId) -> risk::Model {
    let accepts = said.treatment == Some(Treatment::Accept);
    let place = |holder: &Option<crate::risk_assessment::Holder>| holder.as_ref().map(|holder| holder.place);
    let name = |holder: &Option<crate::risk_assessment::Holder>| {
        holder.as_ref().map(|holder| holder.name.clone()).unwrap_or_default()
    };
    let before = |factor: fn(domain::risk_method::Factors) -> u8| said.before.map(factor).map(i32::from);
    let after = |factor: fn(domain::risk_method::Factors) -> u8| said.after.map(factor).map(i32::from);
    risk::Model {
        before_damage: before(|factors| factors.damage),
        before_threat: before(|factors| factors.threat),
        before_vulnerability: before(|factors| factors.vulnerability),
        after_damage: after(|factors| factors.damage),
        after_threat: after(|factors| factors.threat),
        after_vulnerability: after(|factors| factors.vulnerability),
        owner_id: place(&said.owner),
        owner_name: name(&said.owner),
        acceptor_id: place(&said.acceptor),
        acceptor_name: name(&said.acceptor),
        asset: said.asset,
        threat: said.threat,
        vulnerability: said.vulnerability,
        damage: said.damage,
        measures: said.measures,
        treatment: said.treatment,
        plan: said.plan,
        due_on: said.due_on.filter(|_| !accepts),
        accept_until: said.accept_until,
        proposed_by: by,
        accepted_at: None,
        carried: false,
        ..row
    }
}

pub(super) async fn tell(write: &mut Write, held: &Held, row: &risk::Model, asked: Option<AccountId>) -> Result<()> {
    let Some(account) = asked else { return Ok(()) };
    let number = format!("{} R{}", held.row.number, row.number);
    let to = format!("/risk/{}", row.id);
    notice::tell_at(write, vec![account], held.row.company_id, NoticeKind::RiskToAccept, &number, &to).await
}
