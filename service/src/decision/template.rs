use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::decision::template::{Purpose, TemplateLine};
use domain::desk::Procedure;
use domain::id::TemplateId;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::{account, reason_template};

/// A template, as typed.
#[derive(Clone, Debug, Default)]
pub struct TemplateForm {
    /// Code of a [`Procedure`].
    pub procedure: String,
    /// Code of a [`Purpose`].
    pub purpose: String,
    /// Name in the list.
    pub name: String,
    /// The words.
    pub text: String,
}

/// The templates of the actor's ministry, and whether the actor keeps them. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever has no use for them.
pub async fn templates(ctx: &Ctx) -> Result<(Vec<TemplateLine>, bool)> {
    let actor = ctx.actor()?;
    reads(actor)?;
    let rows = reason_template::of(actor.organisation).all(ctx.read()).await?;
    Ok((rows.into_iter().map(line).collect(), keeps(actor).is_ok()))
}

/// One of them, to be changed or removed. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] also for anybody who does not keep them.
pub async fn template(ctx: &Ctx, id: TemplateId) -> Result<TemplateLine> {
    let actor = ctx.actor()?;
    keeps(actor).map_err(|_| Refusal::NotFound)?;
    let row = reason_template::one(actor.organisation, id).one(ctx.read()).await?;
    Ok(line(row.ok_or(Refusal::NotFound)?))
}

/// The words of one of them, to fill a field; sends and stores nothing. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn text_of(ctx: &Ctx, id: TemplateId) -> Result<String> {
    let actor = ctx.actor()?;
    reads(actor)?;
    let row = reason_template::one(actor.organisation, id).one(ctx.read()).await?;
    Ok(row.ok_or(Refusal::NotFound)?.0.text)
}

/// Writes a new one.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn write_template(ctx: &Ctx, form: &TemplateForm) -> Result<()> {
    let actor = ctx.actor()?;
    let role = keeps(actor)?;
    let (procedure, purpose, name, text) = read(form)?;
    let row = reason_template::Model {
        id: TemplateId(ctx.new_id()),
        ministry_id: actor.organisation,
        procedure,
        purpose,
        name,
        text,
        written_by: actor.account,
        written_at: ctx.now(),
        removed_at: None,
        revision: 1,
    };
    let mut write = ctx.write().await?;
    write.insert(row).await?;
    write.record(act(actor, role, "template-written", &form.name)).await?;
    write.commit().await
}

/// Changes one that was read at `revision`.
///
/// # Errors
/// As [`write_template`]; [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn edit_template(ctx: &Ctx, id: TemplateId, revision: i32, form: &TemplateForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, role) = kept(&write, id).await?;
    let actor = ctx.actor()?;
    let (procedure, purpose, name, text) = read(form)?;
    let (written_by, written_at) = (actor.account, ctx.now());
    let row = reason_template::Model { procedure, purpose, name, text, written_by, written_at, revision, ..row };
    write.revise(row).await?;
    write.record(act(actor, role, "template-written", &form.name)).await?;
    write.commit().await
}

/// Takes one off the list.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn remove_template(ctx: &Ctx, id: TemplateId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, role) = kept(&write, id).await?;
    let actor = ctx.actor()?;
    let name = row.name.clone();
    write.revise(reason_template::Model { removed_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(act(actor, role, "template-removed", &name)).await?;
    write.commit().await
}

/// One of the actor's ministry, inside the transaction that is going to change it.
async fn kept(write: &Write, id: TemplateId) -> Result<(reason_template::Model, Role)> {
    let actor = write.ctx.actor()?;
    let found = reason_template::one(actor.organisation, id).one(write.tx()).await?;
    Ok((found.ok_or(Refusal::NotFound)?.0, keeps(actor)?))
}

const fn act<'a>(actor: &Actor, role: Role, act: &'a str, name: &'a str) -> Act<'a> {
    Act { case: actor.organisation.0, act, role: Some(role), reason: name }
}

fn read(form: &TemplateForm) -> Result<(Procedure, Purpose, String, String)> {
    let mut faults = Faults::default();
    let procedure = faults.take("procedure", Procedure::from_code(&form.procedure).ok_or(Fault::Choice));
    let purpose = faults.take("purpose", Purpose::from_code(&form.purpose).ok_or(Fault::Choice));
    let name = faults.text("name", &form.name, text::LINE);
    let text = faults.text("text", &form.text, text::PARAGRAPH);
    faults.check()?;
    let (procedure, purpose) = procedure.zip(purpose).ok_or(Refusal::NotFound)?;
    Ok((procedure, purpose, name, text))
}

fn line((row, writer): (reason_template::Model, Option<account::Model>)) -> TemplateLine {
    TemplateLine {
        id: row.id,
        procedure: row.procedure,
        purpose: row.purpose,
        name: row.name,
        text: row.text,
        revision: row.revision,
        writer: writer.map(|writer| writer.name).unwrap_or_default(),
        written_at: row.written_at,
    }
}

/// Whoever writes to companies for the ministry uses them.
fn reads(actor: &Actor) -> Result<()> {
    if actor.may(Action::Query, Standing::Ministry) { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

fn keeps(actor: &Actor) -> Result<Role> {
    let role = actor.acting_as(Action::KeepTemplates, Standing::OwnOrganisation);
    Ok(role.filter(|_| actor.kind == OrganisationKind::Ministry).ok_or(Refusal::NotPermitted)?)
}
