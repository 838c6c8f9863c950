use super::name;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::id::OrganisationId;
use domain::organisation::view::OrganisationName;
use domain::organisation::{CorporateNumber, OrganisationKind};
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::organisation;

/// An organisation as typed.
#[derive(Clone, Debug, Default)]
pub struct OrganisationForm {
    /// Registered name.
    pub name: String,
    /// Its reading.
    pub kana: String,
    /// Name in Latin letters, may be empty.
    pub latin: String,
    /// 法人番号, with any width of digits and with hyphens.
    pub corporate_number: String,
}

/// Organisations whose names or number contain the search text, by reading. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn list(ctx: &Ctx, search: &str) -> Result<Vec<OrganisationName>> {
    permitted(ctx)?;
    let folded = text::search(search);
    Ok(organisation::matching(&folded).all(ctx.read()).await?.into_iter().map(name).collect())
}

/// The organisation with this number, typed with any width of digits. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn with_number(ctx: &Ctx, typed: &str) -> Result<Option<OrganisationName>> {
    permitted(ctx)?;
    let Ok(number) = CorporateNumber::parse(typed) else { return Ok(None) };
    Ok(organisation::numbered(number.as_str()).one(ctx.read()).await?.map(name))
}

/// Puts a company on the portal.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`] (`name`, `kana`, `latin`, `corporate_number`).
pub async fn register(ctx: &Ctx, form: &OrganisationForm) -> Result<OrganisationId> {
    let role = permitted(ctx)?;
    let mut faults = Faults::default();
    let name = faults.text("name", &form.name, text::LINE);
    let kana = faults.text("kana", &form.kana, text::LINE);
    let latin = form.latin.trim();
    if latin.chars().count() > text::LINE {
        faults.add("latin", Fault::TooLong);
    }
    let number = faults.take("corporate_number", CorporateNumber::parse(&form.corporate_number));
    if let Some(number) = &number
        && organisation::numbered(number.as_str()).one(ctx.read()).await?.is_some()
    {
        faults.add("corporate_number", Fault::CorporateNumberTaken);
    }
    faults.check()?;
    let row = row(ctx, OrganisationKind::Company, [&name, &kana, latin], number);
    insert(ctx, row, Some(role)).await
}

/// The organisation with this number, else with this name and kind, else a new one: for the command line and the
/// demonstration. Nobody's permission is asked.
///
/// # Errors
/// [`Refusal::Fields`] at `name` or `corporate_number`, or the store does not answer.
pub async fn ensure(ctx: &Ctx, kind: OrganisationKind, form: &OrganisationForm) -> Result<OrganisationId> {
    let mut faults = Faults::default();
    let name = faults.text("name", &form.name, text::LINE);
    let number = match form.corporate_number.trim() {
        "" => None,
        typed => faults.take("corporate_number", CorporateNumber::parse(typed)),
    };
    faults.check()?;
    let known = match &number {
        Some(number) => organisation::numbered(number.as_str()).one(ctx.read()).await?,
        None => {
            let all = organisation::matching("").all(ctx.read()).await?;
            all.into_iter().find(|known| known.kind == kind && known.name == name)
        }
    };
    match known {
        Some(known) => Ok(known.id),
        None => insert(ctx, row(ctx, kind, [&name, form.kana.trim(), form.latin.trim()], number), None).await,
    }
}

fn permitted(ctx: &Ctx) -> Result<Role> {
    let role = ctx.actor()?.acting_as(Action::RegisterOrganisation, Standing::OwnOrganisation);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}

fn row(
    ctx: &Ctx,
    kind: OrganisationKind,
    [name, kana, latin]: [&str; 3],
    number: Option<CorporateNumber>,
) -> organisation::Model {
    let number = number.map(|number| number.as_str().to_owned());
    // One separator that no search contains keeps a search from matching across two names.
    let search = [name, kana, latin, number.as_deref().unwrap_or_default()].map(text::search).join("\n");
    organisation::Model {
        id: OrganisationId(ctx.new_id()),
        kind,
        name: name.to_owned(),
        kana: kana.to_owned(),
        latin: latin.to_owned(),
        search,
        corporate_number: number,
        created_at: ctx.now(),
        revision: 1,
    }
}

async fn insert(ctx: &Ctx, row: organisation::Model, role: Option<Role>) -> Result<OrganisationId> {
    let mut write = ctx.write().await?;
    let id = row.id;
    write.insert(row).await?;
    write.record(Act { case: id.0, act: "organisation-registered", role, reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}
