use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::view::VersionLine;
use domain::id::{ChecklistVersionId, OrganisationId};
use domain::refusal::Refusal;
use entity::checklist_version::{self, Line};
use sea_orm::{ColumnTrait, QueryFilter};

/// Versions that the actor may know of: the built-in ones, the own organisation's, those of the ministries under whose
/// contracts it works. One statement.
///
/// # Errors
/// [`Refusal::SignInNeeded`]; the store does not answer.
pub async fn versions(ctx: &Ctx) -> Result<Vec<VersionLine>> {
    let lines = checklist_version::visible_to(ctx.actor()?).into_model::<Line>().all(ctx.read()).await?;
    Ok(lines.into_iter().map(view).collect())
}

/// Versions to choose from for a sheet under a contract of this ministry. One statement.
///
/// # Errors
/// As [`versions`].
pub async fn versions_for(ctx: &Ctx, ministry: OrganisationId) -> Result<Vec<VersionLine>> {
    let lines = checklist_version::choosable(ctx.actor()?, ministry).into_model::<Line>().all(ctx.read()).await?;
    Ok(lines.into_iter().map(view).collect())
}

/// The version that somebody chose for a sheet under a contract of this ministry.
///
/// # Errors
/// [`Refusal::NotFound`] where it is not one of [`versions_for`].
pub async fn chosen(ctx: &Ctx, ministry: OrganisationId, id: ChecklistVersionId) -> Result<VersionLine> {
    let line = checklist_version::choosable(ctx.actor()?, ministry)
        .filter(checklist_version::Column::Id.eq(id))
        .into_model::<Line>()
        .one(ctx.read())
        .await?;
    Ok(line.map(view).ok_or(Refusal::NotFound)?)
}

fn view(line: Line) -> VersionLine {
    let Line { id, checklist_id, number, title_ja, title_en, items, published_at, owner_id } = line;
    VersionLine { id, checklist: checklist_id, number, title_ja, title_en, items, owner: owner_id, published_at }
}
