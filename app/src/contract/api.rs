//! What is done with contracts.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use leptos::prelude::*;
use service::contract::{self, ContractForm};

/// Registers a contract of the own organisation.
#[server]
pub async fn register(
    number: String,
    title: String,
    #[server(default)] party: String,
    starts_on: String,
    #[server(default)] ends_on: String,
) -> Result<(), AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let form = ContractForm { number, title, party, starts_on, ends_on };
    let result = contract::register(&visit.ctx, &form).await;
    if result.is_ok() {
        done("contract-registered").await;
    }
    let typed = [
        ("number", form.number.as_str()),
        ("title", &form.title),
        ("party", &form.party),
        ("starts_on", &form.starts_on),
        ("ends_on", &form.ends_on),
    ];
    finish("register-contract", &typed, result.map(|_| "/contract".to_owned())).await
}
