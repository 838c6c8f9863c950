//! What people take out of a house: its trail, checkpoints and receipts, as text.

use crate::{Case, TestHouse};
use domain::trail::Line;
use service::error::{Error, Result};
use service::{application, confirmation, trail};

/// The trail as `kakunin trail-export` writes it.
///
/// # Errors
/// The store does not answer.
pub async fn export(house: &TestHouse) -> Result<String> {
    let mut out = Vec::new();
    trail::export(&house.nobody(), &mut out).await?;
    String::from_utf8(out).map_err(Error::internal)
}

/// A checkpoint of now.
///
/// # Errors
/// The store does not answer.
pub async fn checkpoint(house: &TestHouse) -> Result<String> {
    Ok(serde_json::to_string(&Line::Checkpoint(trail::sign_now(&house.nobody()).await?))?)
}

/// The receipts of the submission and of the ministry's answer.
///
/// # Errors
/// The case is not that far.
pub async fn receipts(case: &Case<'_>) -> Result<Vec<String>> {
    let world = case.world;
    let submission = confirmation::signed_receipt(&world.as_(&world.supervisor), case.sheet().await).await?;
    let clerk = world.as_(&world.clerk);
    let applied = application::list(&clerk).await?;
    let applied = applied.into_iter().find(|line| line.case.id == case.id);
    let id = applied.ok_or_else(|| Error::internal("nothing was applied for"))?.id;
    let answer = application::signed_receipt(&clerk, id).await?;
    let text = |receipt| serde_json::to_string_pretty(&Line::Receipt(receipt)).map_err(Error::from);
    Ok(vec![text(submission)?, text(answer)?])
}
