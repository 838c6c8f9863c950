//! What is done with notices.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::notice::NoticeGroup;
use leptos::prelude::*;
use service::notice::PreferenceForm;
use std::collections::BTreeMap;

/// Marks all notices as read.
#[server]
pub async fn read_all() -> Result<(), AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let result = service::notice::read_all(&visit.ctx).await;
    if result.is_ok() {
        done("notices-read").await;
    }
    finish("read-all", &[], result.map(|()| "/notice".to_owned())).await
}

/// Chooses by what one is told besides the portal.
#[server]
pub async fn set_preference(
    revision: i32,
    #[server(default)] channel: BTreeMap<String, String>,
    #[server(default)] rhythm: String,
) -> Result<(), AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let chosen = |group: &NoticeGroup| (*group, channel.get(group.code()).cloned().unwrap_or_default());
    let channels = NoticeGroup::ALL.iter().map(chosen).collect();
    let form = PreferenceForm { channels, rhythm };
    let result = service::notice::set_preference(&visit.ctx, revision, &form).await;
    if result.is_ok() {
        done("notice-preference-set").await;
    }
    let channels = form.channels.iter().map(|(group, channel)| (group.code(), channel.as_str()));
    let typed: Vec<_> = channels.chain([("rhythm", form.rhythm.as_str())]).collect();
    finish("preferences", &typed, result.map(|()| "/notice/preferences".to_owned())).await
}
