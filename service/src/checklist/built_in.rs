use super::import::publish_for_all;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use domain::checklist::Content;
use domain::digest;
use domain::id::ChecklistVersionId;
use domain::refusal::{Refusal, Rule};
use entity::{checklist, checklist_version};

/// The data file, in our own words.
const DATA: &str = include_str!("../../data/checklist.toml");

/// The checklist that comes with the portal.
///
/// # Errors
/// The data file is not one; a test sees to it that it is.
pub fn built_in() -> Result<Content> {
    toml::from_str(DATA).map_err(|error| Error::internal(format!("data/checklist.toml: {error}")))
}

/// Publishes the built-in checklist where it is not there yet: at every start.
///
/// # Errors
/// The version is there with another content: published versions are immutable, so a change raises the number.
pub async fn load_built_in(ctx: &Ctx) -> Result<ChecklistVersionId> {
    let content = built_in()?;
    if let Some(known) = same(ctx, &content).await? {
        return Ok(known);
    }
    match publish_for_all(ctx, &content, "checklist-published").await {
        // Another server was faster.
        Err(Error::Refused(Refusal::ChangedMeanwhile | Refusal::Rule(Rule::VersionExists))) => {
            same(ctx, &content).await?.ok_or_else(|| Error::internal("the built-in checklist cannot be published"))
        }
        published => published,
    }
}

async fn same(ctx: &Ctx, content: &Content) -> Result<Option<ChecklistVersionId>> {
    let Some(list) = checklist::with_key(None, &content.key).one(ctx.read()).await? else { return Ok(None) };
    let Some(version) = checklist_version::numbered(list.id, content.number).one(ctx.read()).await? else {
        return Ok(None);
    };
    if version.digest == digest::of(content)? {
        return Ok(Some(version.id));
    }
    Err(Error::internal(format!(
        "checklist {} {}: published versions are immutable, raise the number",
        content.key, content.number
    )))
}
