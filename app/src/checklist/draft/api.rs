//! What is done with drafts.

use super::item::ItemInput;
use super::{at, item_at, section_at};
use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::checklist::authoring::{Direction, Part};
use domain::id::ChecklistDraftId;
use leptos::server;
use service::Ctx;
use service::checklist::draft::{self, SectionForm, TitlesForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

async fn said<T>(what: &str, result: &service::Result<T>) {
    if result.is_ok() {
        done(what).await;
    }
}

/// Begins a draft, empty or from a version.
#[server]
pub async fn begin(#[server(default)] from: String) -> Result<(), AppError> {
    let from = if from == "empty" { "" } else { &from };
    let result = draft::begin(&ctx()?, from).await;
    if let Ok((_, new)) = &result {
        done(if *new { "checklist-draft-begun" } else { "checklist-draft-open" }).await;
    }
    finish("begin-draft", &[("from", from)], result.map(|(id, _)| at(id))).await
}

/// Changes the titles of the whole.
#[server]
pub async fn edit_titles(
    id: ChecklistDraftId,
    seen: String,
    title_ja: String,
    title_en: String,
    #[server(default)] dated_on: String,
) -> Result<(), AppError> {
    let form = TitlesForm { seen, title_ja, title_en, dated_on };
    let result = draft::edit_titles(&ctx()?, id, &form).await;
    said("saved", &result).await;
    let typed = [("title_ja", &form.title_ja), ("title_en", &form.title_en), ("dated_on", &form.dated_on)];
    finish("draft-titles", &typed.map(|(field, value)| (field, value.as_str())), result.map(|()| at(id))).await
}

/// Adds a section, to be named next.
#[server]
pub async fn add_section(id: ChecklistDraftId) -> Result<(), AppError> {
    let result = draft::add_section(&ctx()?, id).await;
    finish("draft", &[], result.map(|key| format!("{}/section/{key}", at(id)))).await
}

/// Changes the titles of a section.
#[server]
pub async fn edit_section(
    id: ChecklistDraftId,
    key: String,
    seen: String,
    title_ja: String,
    title_en: String,
) -> Result<(), AppError> {
    let form = SectionForm { key, seen, title_ja, title_en };
    let result = draft::edit_section(&ctx()?, id, &form).await;
    said("saved", &result).await;
    let typed = [("title_ja", form.title_ja.as_str()), ("title_en", &form.title_en)];
    finish("draft-section", &typed, result.map(|()| section_at(id, &form.key, ""))).await
}

/// Adds an item, to be written next.
#[server]
pub async fn add_item(id: ChecklistDraftId, section: String) -> Result<(), AppError> {
    let result = draft::add_item(&ctx()?, id, &section).await;
    finish("draft", &[], result.map(|key| format!("{}/item/{key}", at(id)))).await
}

/// Changes everything about an item; back to its section, or to the same page where something is still to be put right.
#[server]
pub async fn edit_item(id: ChecklistDraftId, #[server(flatten)] form: ItemInput) -> Result<(), AppError> {
    let ctx = ctx()?;
    let stored = form.stored();
    let result = draft::edit_item(&ctx, id, &stored).await;
    said("saved", &result).await;
    let next = match result {
        Ok(()) => draft::draft(&ctx, id).await.map(|writing| form.next(&writing)),
        Err(error) => Err(error),
    };
    let typed = form.typed();
    let typed: Vec<_> = typed.iter().map(|(field, value)| (*field, value.as_str())).collect();
    finish("draft-item", &typed, next).await
}

/// Where a section or an item stands, after something was done with it.
async fn beside(ctx: &Ctx, id: ChecklistDraftId, part: Part, key: &str) -> service::Result<String> {
    match part {
        Part::Section => Ok(section_at(id, key, "")),
        Part::Item => Ok(item_at(id, &draft::draft(ctx, id).await?.draft.content, key)),
    }
}

/// Moves a section or an item by one place.
#[server]
pub async fn shift(id: ChecklistDraftId, part: Part, key: String, direction: Direction) -> Result<(), AppError> {
    let ctx = ctx()?;
    let next = match draft::shift(&ctx, id, part, &key, direction).await {
        Ok(()) => beside(&ctx, id, part, &key).await,
        Err(error) => Err(error),
    };
    finish("draft", &[], next).await
}

/// Takes a section or an item out; it can be put back until the draft is published.
#[server]
pub async fn remove(id: ChecklistDraftId, part: Part, key: String) -> Result<(), AppError> {
    let ctx = ctx()?;
    let result = draft::set_removed(&ctx, id, part, &key, true).await;
    said("checklist-part-removed", &result).await;
    let next = match result {
        Ok(()) => beside(&ctx, id, part, &key).await,
        Err(error) => Err(error),
    };
    finish("draft", &[], next).await
}

/// Puts a section or an item back where it was.
#[server]
pub async fn restore(id: ChecklistDraftId, part: Part, key: String) -> Result<(), AppError> {
    let ctx = ctx()?;
    let result = draft::set_removed(&ctx, id, part, &key, false).await;
    said("checklist-part-restored", &result).await;
    let next = match result {
        Ok(()) => beside(&ctx, id, part, &key).await,
        Err(error) => Err(error),
    };
    finish("draft", &[], next).await
}

/// Says where an item comes from.
#[server]
pub async fn declare(
    id: ChecklistDraftId,
    item: String,
    seen: String,
    #[server(default)] kind: String,
    #[server(default)] from: Vec<String>,
) -> Result<(), AppError> {
    let typed = [("kind", kind.clone()), ("from", from.join(" "))];
    let result = draft::declare(&ctx()?, id, &item, &seen, &kind, from).await;
    said("checklist-origin-declared", &result).await;
    let typed = typed.each_ref().map(|(field, value)| (*field, value.as_str()));
    finish("draft-origin", &typed, result.map(|()| format!("{}/difference#i-{item}", at(id)))).await
}

/// Takes over all proposals that are open.
#[server]
pub async fn declare_proposed(id: ChecklistDraftId, revision: i32) -> Result<(), AppError> {
    let result = draft::declare_proposed(&ctx()?, id, revision).await;
    said("checklist-origin-declared", &result).await;
    finish("draft-difference", &[], result.map(|()| format!("{}/difference", at(id)))).await
}

/// Publishes the draft as a version.
#[server]
pub async fn publish(id: ChecklistDraftId, revision: i32) -> Result<(), AppError> {
    let result = draft::publish(&ctx()?, id, revision).await;
    said("checklist-published", &result).await;
    finish("draft-publish", &[], result.map(|version| format!("/checklist/{version}"))).await
}

/// Gives the draft up.
#[server]
pub async fn discard(id: ChecklistDraftId, revision: i32) -> Result<(), AppError> {
    let result = draft::discard(&ctx()?, id, revision).await;
    said("checklist-draft-discarded", &result).await;
    finish("draft-discard", &[], result.map(|()| "/checklist".to_owned())).await
}
