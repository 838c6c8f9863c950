use crate::error::Result;
use domain::id::OrganisationId;
use domain::organisation::view::OrganisationName;
use entity::organisation;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// Names of organisations by key. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn names<C: ConnectionTrait>(
    connection: &C,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<BTreeMap<OrganisationId, OrganisationName>> {
    let mut ids: Vec<OrganisationId> = ids.into_iter().collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = organisation::named(ids).all(connection).await?;
    Ok(found.into_iter().map(|found| (found.id, name(found))).collect())
}

/// A row as pages see it.
#[must_use]
pub fn name(found: organisation::Model) -> OrganisationName {
    OrganisationName {
        id: found.id,
        kind: found.kind,
        name: found.name,
        kana: found.kana,
        latin: found.latin,
        corporate_number: found.corporate_number,
    }
}
