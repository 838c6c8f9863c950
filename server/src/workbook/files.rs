//! The files that a workbook names, sent together: each goes to the items that name it.

use super::exchange::refusal;
use crate::upload::turn;
use app::confirmation::workbook::Matched;
use app::shell::shell;
use app::visit::Visit;
use axum::Extension;
use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest as _, Multipart, Path, Request};
use axum::http::Method;
use axum::response::{IntoResponse as _, Response};
use domain::evidence::{MAX_FILES, file_name};
use domain::id::{ConfirmationId, MergeId};
use domain::refusal::{Fault, Refusal};
use domain::workbook::Named;
use service::{Ctx, Result};

/// `POST /confirmation/{id}/workbook/{merge}`: fields `file`. The page of the merge answers, with what became of them.
pub(super) async fn files(
    Extension(visit): Extension<Visit>,
    Path((id, merge)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (sheet, wanted) = match wanted(&visit.ctx, &id, &merge).await {
        Ok(wanted) => wanted,
        Err(error) => return refusal(&error, &id),
    };
    let (mut parts, body) = request.into_parts();
    let form = Multipart::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let mut matched = Matched::default();
    if let (Ok(form), Ok(actor)) = (form, visit.ctx.actor()) {
        let _turn = turn::of(actor.account).await;
        if let Err(error) = receive(&visit.ctx, sheet, &wanted, form, &mut matched).await {
            matched.refusal = Some(error.refusal());
        }
    }
    parts.method = Method::GET;
    parts.extensions.insert(matched);
    let handler = leptos_axum::render_app_async_with_context(|| {}, shell);
    handler(Request::from_parts(parts, Body::empty())).await.into_response()
}

async fn wanted(ctx: &Ctx, id: &str, merge: &str) -> Result<(ConfirmationId, Vec<Named>)> {
    let (id, merge): (ConfirmationId, MergeId) = (id.parse()?, merge.parse()?);
    Ok((id, service::workbook::merge_page(ctx, id, merge).await?.wanted))
}

async fn receive(
    ctx: &Ctx,
    sheet: ConfirmationId,
    wanted: &[Named],
    mut form: Multipart,
    matched: &mut Matched,
) -> Result<()> {
    let mut seen = 0;
    let mut result = Ok(());
    while let Some(field) = form.next_field().await.map_err(|_| Refusal::field("file", Fault::FileInterrupted))? {
        let name = file_name(field.file_name().unwrap_or_default());
        if field.name() != Some("file") || name.is_empty() {
            continue;
        }
        seen += 1;
        // As every upload, it is read to its end.
        if result.is_err() {
            continue;
        }
        if seen > MAX_FILES {
            result = Err(Refusal::field("file", Fault::FileTooLarge).into());
            continue;
        }
        let items: Vec<&Named> = wanted.iter().filter(|named| named.means(&name)).collect();
        match items.split_first() {
            None => matched.unknown.push(name),
            Some((first, others)) => result = attach(ctx, sheet, (first, others), name, field, matched).await,
        }
    }
    if seen == 0 { Err(Refusal::field("file", Fault::FileMissing).into()) } else { result }
}

/// A file is stored once, for all items that name it. One whose hash is not the one written beside the name is given back.
async fn attach(
    ctx: &Ctx,
    sheet: ConfirmationId,
    (first, others): (&Named, &[&Named]),
    name: String,
    field: Field<'_>,
    matched: &mut Matched,
) -> Result<()> {
    let line = service::evidence::store(ctx, sheet, &first.item, &name, field).await?;
    let differs = |named: &Named| named.sha256.as_ref().is_some_and(|sha256| *sha256 != line.sha256);
    if differs(first) || others.iter().any(|named| differs(named)) {
        service::evidence::detach(ctx, line.grant, line.revision).await?;
        matched.differs.push(name);
        return Ok(());
    }
    for named in others {
        service::evidence::attach(ctx, sheet, &named.item, line.id).await?;
    }
    matched.attached.push(name);
    Ok(())
}
