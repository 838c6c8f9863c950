use super::form::{ItemForm, SectionForm, TitlesForm, read, written};
use super::{for_update, record};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::authoring::{Direction, Draft, Part, Slot, new_key};
use domain::id::ChecklistDraftId;
use domain::refusal::{Fault, Faults, Refusal};
use domain::time;

/// Changes a draft; what changes nothing leaves no trace.
pub(super) async fn edit<T>(
    ctx: &Ctx,
    id: ChecklistDraftId,
    change: impl FnOnce(&mut Draft) -> std::result::Result<T, Refusal>,
) -> Result<T> {
    let mut write = ctx.write().await?;
    let (mut row, mut draft, actor, role) = for_update(&write, id).await?;
    let done = change(&mut draft)?;
    let written = serde_json::to_string(&draft)?;
    if written == row.content {
        return Ok(done);
    }
    row.content = written;
    row.edited_by = actor.account;
    row.edited_at = ctx.now();
    write.revise(row).await?;
    record(&mut write, &actor, role, "checklist-draft-edited").await?;
    write.commit().await?;
    Ok(done)
}

pub(super) fn unchanged(seen: &str, now: &str) -> std::result::Result<(), Refusal> {
    if seen == now { Ok(()) } else { Err(Refusal::ChangedMeanwhile) }
}

/// Changes the titles and the date.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where they are not as seen any more; [`Refusal::Fields`] for texts that are too long and for
/// what is no date. Anything else may be saved.
pub async fn edit_titles(ctx: &Ctx, id: ChecklistDraftId, form: &TitlesForm) -> Result<()> {
    edit(ctx, id, |draft| {
        unchanged(&form.seen, &draft.seen_titles())?;
        let mut faults = Faults::default();
        let title_ja = written(&mut faults, "title_ja", &form.title_ja);
        let title_en = written(&mut faults, "title_en", &form.title_en);
        let dated_on = match time::parse_day(&form.dated_on) {
            Err(Fault::Missing) => None,
            parsed => faults.take("dated_on", parsed),
        };
        faults.check()?;
        (draft.content.title_ja, draft.content.title_en, draft.content.dated_on) = (title_ja, title_en, dated_on);
        Ok(())
    })
    .await
}

/// Adds an empty section at the end; its key.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`].
pub async fn add_section(ctx: &Ctx, id: ChecklistDraftId) -> Result<String> {
    let key = new_key("s", ctx.new_id());
    edit(ctx, id, |draft| {
        draft.add_section(key.clone());
        Ok(key)
    })
    .await
}

/// Changes the titles of a section.
///
/// # Errors
/// As [`edit_titles`]; [`Refusal::NotFound`] for a section that is not there.
pub async fn edit_section(ctx: &Ctx, id: ChecklistDraftId, form: &SectionForm) -> Result<()> {
    edit(ctx, id, |draft| {
        let section = draft.section_mut(&form.key).ok_or(Refusal::NotFound)?;
        unchanged(&form.seen, &Draft::seen_section(section))?;
        let mut faults = Faults::default();
        let title_ja = written(&mut faults, "title_ja", &form.title_ja);
        let title_en = written(&mut faults, "title_en", &form.title_en);
        faults.check()?;
        (section.title_ja, section.title_en) = (title_ja, title_en);
        Ok(())
    })
    .await
}

/// Adds an empty item at the end of a section; its key.
///
/// # Errors
/// [`Refusal::NotFound`] for a section that is not there.
pub async fn add_item(ctx: &Ctx, id: ChecklistDraftId, section: &str) -> Result<String> {
    let key = new_key("q", ctx.new_id());
    edit(ctx, id, |draft| if draft.add_item(section, key.clone()) { Ok(key) } else { Err(Refusal::NotFound) }).await
}

/// Changes everything about an item.
///
/// # Errors
/// As [`edit_section`]; [`Refusal::Fields`] also for a kind or a need of evidence that is none.
pub async fn edit_item(ctx: &Ctx, id: ChecklistDraftId, form: &ItemForm) -> Result<()> {
    let new_codes: Vec<String> = form.choices.iter().map(|_| new_key("a", ctx.new_id())).collect();
    edit(ctx, id, |draft| {
        let item = draft.content.item(&form.key).ok_or(Refusal::NotFound)?;
        unchanged(&form.seen, &draft.seen_item(item))?;
        let edited = read(form, new_codes)?;
        if let Some(item) = draft.item_mut(&form.key) {
            *item = edited;
        }
        let slot = form.place.parse::<Slot>().map_err(|_| Refusal::field("place", Fault::Choice))?;
        if draft.put(&form.key, &slot) { Ok(()) } else { Err(Refusal::field("place", Fault::Choice)) }
    })
    .await
}

/// Moves a section or an item by one place.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not there.
pub async fn shift(ctx: &Ctx, id: ChecklistDraftId, part: Part, key: &str, direction: Direction) -> Result<()> {
    edit(ctx, id, |draft| if draft.shift(part, key, direction) { Ok(()) } else { Err(Refusal::NotFound) }).await
}

/// Takes a section or an item out, or puts it back.
///
/// # Errors
/// As [`shift`].
pub async fn set_removed(ctx: &Ctx, id: ChecklistDraftId, part: Part, key: &str, removed: bool) -> Result<()> {
    edit(ctx, id, |draft| if draft.set_removed(part, key, removed) { Ok(()) } else { Err(Refusal::NotFound) }).await
}
