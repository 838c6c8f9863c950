//! What is done with the method.

use super::address;
use crate::error::AppError;
use crate::form;
use crate::i18n::Locale;
use crate::visit::visit;
use domain::id::RiskMethodId;
use leptos::prelude::*;
use service::Ctx;
use service::risk_method::{self, MethodForm};

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// Begins the next version, in the language of the reader where the portal's own words are taken.
#[server]
pub async fn begin() -> Result<(), AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let result = risk_method::begin(&visit.ctx, matches!(visit.locale, Locale::ja)).await;
    form::end("begin", "risk-method-begun", &[], result.map(address)).await
}

/// Changes the words of a draft.
#[server]
pub async fn edit(
    id: RiskMethodId,
    revision: i32,
    #[server(default)] damage: String,
    #[server(default)] threat: String,
    #[server(default)] vulnerability: String,
    #[server(default)] levels: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let form = MethodForm { damage, threat, vulnerability, levels, note };
    let result = risk_method::edit(&ctx()?, id, revision, &form).await;
    let typed = [
        ("damage", form.damage.as_str()),
        ("threat", &form.threat),
        ("vulnerability", &form.vulnerability),
        ("levels", &form.levels),
        ("note", &form.note),
    ];
    form::end("method", "saved", &typed, result.map(|()| address(id))).await
}

/// Changes the table of a draft.
#[server]
pub async fn set_table(id: RiskMethodId, revision: i32, #[server(default)] cells: Vec<String>) -> Result<(), AppError> {
    let result = risk_method::set_table(&ctx()?, id, revision, &cells).await;
    let typed = cells.join(" ");
    form::end("table", "saved", &[("cells", &typed)], result.map(|()| address(id))).await
}

/// Puts a draft into use.
#[server]
pub async fn publish(id: RiskMethodId, revision: i32) -> Result<(), AppError> {
    let result = risk_method::publish(&ctx()?, id, revision).await;
    form::end("publish", "risk-method-published", &[], result.map(|()| address(id))).await
}

/// Gives a draft up.
#[server]
pub async fn discard(id: RiskMethodId, revision: i32) -> Result<(), AppError> {
    let result = risk_method::discard(&ctx()?, id, revision).await;
    form::end("discard", "risk-method-discarded", &[], result.map(|()| "/risk-method".to_owned())).await
}
