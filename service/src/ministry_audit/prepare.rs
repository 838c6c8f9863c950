use super::list::line;
use super::{Held, note, open, reached, tell};
use crate::audit::candidates;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::id::MinistryAuditId;
use domain::ministry_audit::view::{ItemLine, Preparation};
use domain::ministry_audit::{ItemKind, MinistryAuditStep};
use domain::notice::NoticeKind;
use domain::permission::Standing;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::{membership, ministry_audit_item};
use uuid::Uuid;

/// Something to list, as typed: of a kind, in the field of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemForm {
    /// An [`ItemKind`].
    pub kind: String,
    /// Key of the place of a person.
    pub person: String,
    /// A room.
    pub room: String,
    /// A document, by reference.
    pub document: String,
}

fn lists(held: &Held) -> bool {
    held.permit(MinistryAuditStep::Prepare.taken_by()).is_ok() && held.row.status.is_prepared_for()
}

/// The page on which the company prepares. Three statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] also for the ministry: it is the company's own.
pub async fn preparation(ctx: &Ctx, id: MinistryAuditId) -> Result<Preparation> {
    let held = reached(ctx.read(), ctx.actor()?, id).await?;
    if held.standing() == Standing::Ministry {
        return Err(Refusal::NotFound.into());
    }
    let items = ministry_audit_item::of(id).all(ctx.read()).await?;
    let lists = lists(&held);
    let people = if lists { candidates(ctx.read(), held.row.company_id).await? } else { Vec::new() };
    Ok(Preparation {
        line: line(&held.row, &held.contract.number),
        revision: held.row.revision,
        items: items.into_iter().map(item).collect(),
        people: people.into_iter().map(|(place, name)| (place.id, name)).collect(),
        lists,
        ready: held.ready(MinistryAuditStep::Prepare).is_ok(),
    })
}

fn item(row: ministry_audit_item::Model) -> ItemLine {
    ItemLine { id: row.id, revision: row.revision, kind: row.kind, membership: row.membership_id, text: row.text }
}

/// The company lists a person, a room or a document. A person is told, and knows of the audit from now on.
///
/// # Errors
/// [`Rule::NotInThisState`]; [`Refusal::Fields`]: nobody of the company, a person who is listed already.
pub async fn list_item(ctx: &Ctx, id: MinistryAuditId, form: &ItemForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(MinistryAuditStep::Prepare.taken_by())?;
    if !lists(&held) {
        return Err(Rule::NotInThisState.into());
    }
    let (kind, place, said) = read(&write, &held, form).await?;
    let told = place.as_ref().map(|place| place.account_id);
    let row = ministry_audit_item::Model {
        id: ctx.new_id(),
        ministry_audit_id: id,
        kind,
        membership_id: place.map(|place| place.id),
        account_id: told,
        text: said,
        listed_by: held.actor.account,
        listed_at: ctx.now(),
        dropped: false,
        revision: 1,
    };
    write.insert(row).await?;
    note(&mut write, id, ("ministry-audit-item-listed", role), "").await?;
    tell::people(&mut write, &held.row, told.into_iter().collect(), NoticeKind::MinistryAuditNamed).await?;
    write.commit().await
}

/// What is listed; of a person also their place.
async fn read(write: &Write, held: &Held, form: &ItemForm) -> Result<(ItemKind, Option<membership::Model>, String)> {
    let kind = ItemKind::from_code(&form.kind).ok_or_else(|| Refusal::field("kind", Fault::Choice))?;
    let mut faults = Faults::default();
    let said = match kind {
        ItemKind::Room => faults.text("room", &form.room, text::LINE),
        ItemKind::Document => faults.text("document", &form.document, text::LINE),
        ItemKind::Person => {
            let people = candidates(write.tx(), held.row.company_id).await?;
            let found = people.into_iter().find(|(place, _)| place.id.to_string() == form.person.trim());
            let (place, name) = found.ok_or_else(|| Refusal::field("person", Fault::NotOfTheCompany))?;
            let listed = ministry_audit_item::of(held.row.id).all(write.tx()).await?;
            if listed.iter().any(|row| row.membership_id == Some(place.id)) {
                faults.add("person", Fault::NamedAlready);
            }
            faults.check()?;
            return Ok((kind, Some(place), name));
        }
    };
    faults.check()?;
    Ok((kind, None, said))
}

/// The company takes something off the list.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn drop_item(ctx: &Ctx, id: MinistryAuditId, (row, revision): (Uuid, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(MinistryAuditStep::Prepare.taken_by())?;
    if !lists(&held) {
        return Err(Rule::NotInThisState.into());
    }
    let all = ministry_audit_item::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|found| found.id == row).ok_or(Refusal::NotFound)?;
    write.revise(ministry_audit_item::Model { dropped: true, revision, ..row }).await?;
    note(&mut write, id, ("ministry-audit-item-dropped", role), "").await?;
    write.commit().await
}
