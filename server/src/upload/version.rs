//! The newer version of a file, from the page of the older one.

use super::form::interrupted;
use super::{go_on, turn};
use app::form::did;
use app::visit::Visit;
use axum::Extension;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::EvidenceId;
use domain::refusal::{Fault, Refusal};
use service::{Ctx, Result};

/// `POST /vault/{id}/version`: field `file`, one.
pub(super) async fn renew(
    Extension(ctx): Extension<Ctx>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    multipart: Multipart,
) -> Response {
    match receive(&ctx, &id, multipart).await {
        Ok(newer) => {
            did(&visit, "evidence-renewed").await;
            Redirect::to(&format!("/vault/{newer}")).into_response()
        }
        // Only what is a key of ours leads back to its page.
        Err(error) => match id.parse::<EvidenceId>() {
            Ok(id) => go_on(&visit, Err(error), &format!("/vault/{id}")).await,
            Err(_) => go_on(&visit, Err(Refusal::NotFound.into()), "/vault").await,
        },
    }
}

/// The first file is the version; the form is read to its end, as every upload is.
async fn receive(ctx: &Ctx, id: &str, mut form: Multipart) -> Result<EvidenceId> {
    let _turn = turn::of(ctx.actor()?.account).await;
    let mut result = None;
    while let Some(field) = form.next_field().await.map_err(interrupted)? {
        let chosen = field.name() == Some("file") && field.file_name().is_some_and(|name| !name.is_empty());
        if chosen && result.is_none() {
            let name = field.file_name().unwrap_or_default().to_owned();
            result = Some(match id.parse() {
                Ok(id) => service::vault::renew(ctx, id, &name, field).await.map(|(newer, _)| newer),
                Err(refusal) => Err(service::Error::Refused(refusal)),
            });
        }
    }
    result.unwrap_or_else(|| Err(Refusal::field("file", Fault::FileMissing).into()))
}
