use super::{for_update, record};
use crate::checklist::content;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::checklist::authoring::{Direction, Draft, Part, Slot, clauses, new_key, text};
use domain::checklist::difference::{ChangeKind, Origin};
use domain::checklist::{AnswerKind, Choice, Condition, EvidenceNeed, Item, LONGEST};
use domain::id::ChecklistDraftId;
use domain::refusal::{Fault, Faults, Refusal};
use domain::time;

/// Titles as typed.
#[derive(Clone, Debug, Default)]
pub struct TitlesForm {
    /// What was seen: [`Draft::seen_titles`].
    pub seen: String,
    /// Title.
    pub title_ja: String,
    /// Title in English, may be empty.
    pub title_en: String,
    /// Date that the version bears, may be empty.
    pub dated_on: String,
}

/// The titles of a section as typed.
#[derive(Clone, Debug, Default)]
pub struct SectionForm {
    /// Key of the section.
    pub key: String,
    /// What was seen: [`Draft::seen_section`].
    pub seen: String,
    /// Title.
    pub title_ja: String,
    /// Title in English, may be empty.
    pub title_en: String,
}

/// An item as typed.
#[derive(Clone, Debug, Default)]
pub struct ItemForm {
    /// Key of the item.
    pub key: String,
    /// What was seen: [`Draft::seen_item`].
    pub seen: String,
    /// Where it is to stand: a [`Slot`].
    pub place: String,
    /// The question.
    pub question_ja: String,
    /// The question in English.
    pub question_en: String,
    /// Why it is asked.
    pub why_ja: String,
    /// Why, in English.
    pub why_en: String,
    /// What usually shows it.
    pub shown_by_ja: String,
    /// What usually shows it, in English.
    pub shown_by_en: String,
    /// Code of [`AnswerKind`].
    pub kind: String,
    /// Choices: code (empty for a new one), Japanese, English. One without texts is left out.
    pub choices: Vec<[String; 3]>,
    /// Whether an answer is compulsory.
    pub required: bool,
    /// Code of [`EvidenceNeed`].
    pub evidence: String,
    /// Clause numbers.
    pub clauses: String,
    /// Key of the earlier item on which it depends; empty where it is always asked.
    pub condition_item: String,
    /// Codes of the answers to that item.
    pub condition_is: Vec<String>,
}

/// Changes a draft; what changes nothing leaves no trace.
async fn edit<T>(
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

fn unchanged(seen: &str, now: &str) -> std::result::Result<(), Refusal> {
    if seen == now { Ok(()) } else { Err(Refusal::ChangedMeanwhile) }
}

fn written(faults: &mut Faults, field: &str, typed: &str) -> String {
    let text = text(typed);
    if text.chars().count() > LONGEST {
        faults.add(field, Fault::TooLong);
    }
    text
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

fn read(form: &ItemForm, new_codes: Vec<String>) -> std::result::Result<Item, Refusal> {
    let mut faults = Faults::default();
    let choice = |([code, ja, en], new): (&[String; 3], String)| {
        let code = if code.is_empty() { new } else { code.clone() };
        Choice { code, ja: text(ja), en: text(en) }
    };
    let choices = form.choices.iter().zip(new_codes).map(choice);
    let choices: Vec<Choice> = choices.filter(|choice| !choice.ja.is_empty() || !choice.en.is_empty()).collect();
    if choices.iter().any(|choice| choice.ja.chars().count().max(choice.en.chars().count()) > LONGEST) {
        faults.add("choices", Fault::TooLong);
    }
    let kind = AnswerKind::from_code(&form.kind).ok_or(Fault::Choice);
    let evidence = EvidenceNeed::from_code(&form.evidence).ok_or(Fault::Choice);
    let condition = Condition { item: form.condition_item.clone(), is: form.condition_is.clone() };
    let mut read = |field: &str, typed: &str| written(&mut faults, field, typed);
    let mut item = Item {
        key: form.key.clone(),
        clauses: clauses(&form.clauses),
        question_ja: read("question_ja", &form.question_ja),
        question_en: read("question_en", &form.question_en),
        why_ja: read("why_ja", &form.why_ja),
        why_en: read("why_en", &form.why_en),
        shown_by_ja: read("shown_by_ja", &form.shown_by_ja),
        shown_by_en: read("shown_by_en", &form.shown_by_en),
        kind: AnswerKind::Text,
        choices,
        required: form.required,
        evidence: EvidenceNeed::Never,
        applies_when: (!condition.item.is_empty()).then_some(condition),
    };
    let (kind, evidence) = (faults.take("kind", kind), faults.take("evidence", evidence));
    faults.check()?;
    (item.kind, item.evidence) = (kind.unwrap_or(item.kind), evidence.unwrap_or(item.evidence));
    Ok(item)
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

/// Declares where an item comes from. What cannot be so may be saved; it is shown, and keeps the draft from being published.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where the item is not as seen any more; [`Refusal::Fields`] for a kind that is none.
pub async fn declare(
    ctx: &Ctx,
    id: ChecklistDraftId,
    item: &str,
    seen: &str,
    kind: &str,
    from: Vec<String>,
) -> Result<()> {
    edit(ctx, id, |draft| {
        let found = draft.content.item(item).ok_or(Refusal::NotFound)?;
        unchanged(seen, &draft.seen_item(found))?;
        let kind = ChangeKind::from_code(kind).ok_or_else(|| Refusal::field("kind", Fault::Choice))?;
        // Whatever is ticked below, a new item comes from nothing.
        let from = if kind == ChangeKind::New { Vec::new() } else { from };
        if draft.declare(item, Origin { kind, from }) { Ok(()) } else { Err(Refusal::NotFound) }
    })
    .await
}

/// Takes over the portal's proposals for all items of which nothing was said yet.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where the draft is not as seen any more.
pub async fn declare_proposed(ctx: &Ctx, id: ChecklistDraftId, revision: i32) -> Result<()> {
    let writing = super::draft(ctx, id).await?;
    let Some((before, _)) = writing.before else { return Err(Refusal::NotFound.into()) };
    if writing.revision != revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let before = content(ctx, before).await?;
    edit(ctx, id, |draft| {
        if *draft != writing.draft {
            return Err(Refusal::ChangedMeanwhile);
        }
        for line in draft.compare(&before).into_iter().filter(|line| line.is_open()) {
            draft.declare(&line.item, line.proposed);
        }
        Ok(())
    })
    .await
}
