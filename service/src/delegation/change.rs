use crate::confirmation::in_case;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use crate::{checklist, notice};
use chrono::NaiveDate;
use domain::engagement::Side;
use domain::id::{AccountId, ConfirmationId, DelegationId, MembershipId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::{checklist::Content, time};
use entity::{confirmation, delegation, delegation_item, engagement, engagement_member, membership};
use std::collections::BTreeSet;

/// What is asked of whom, by when, as chosen.
#[derive(Clone, Debug, Default)]
pub struct DelegateForm {
    /// Place of the colleague.
    pub membership: String,
    /// `section:KEY` and `item:KEY`.
    pub parts: Vec<String>,
    /// When the answers are due.
    pub due_on: String,
}

/// Asks a colleague to answer sections or single items. What they were asked for already is left out.
///
/// # Errors
/// [`Refusal::Fields`], [`Rule::NotInThisState`] while the sheet cannot be answered, [`Refusal::NotPermitted`].
pub async fn delegate(ctx: &Ctx, id: ConfirmationId, form: &DelegateForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = permit(&sheet, &case)?;
    let content = checklist::content(ctx, sheet.version_id).await?;
    let mut faults = Faults::default();
    let people = membership::with_accounts([case.actor().organisation]).all(write.tx()).await?;
    let chosen = form.membership.parse::<MembershipId>().ok();
    let person = chosen.and_then(|chosen| people.into_iter().find(|(person, _)| person.id == chosen));
    if person.is_none() {
        faults.add("membership", if form.membership.is_empty() { Fault::Missing } else { Fault::Choice });
    }
    let mut items = items(&content, &form.parts, &mut faults);
    let due_on = due(ctx, &form.due_on, &mut faults);
    if let Some((person, _)) = &person {
        for line in delegation::of(id).all(write.tx()).await?.iter().filter(|line| line.membership_id == person.id) {
            items.remove(&line.item_key);
        }
    }
    if items.is_empty() {
        faults.add("parts", Fault::Missing);
    }
    faults.check()?;
    let (Some((person, account)), Some(due_on)) = (person, due_on) else { return Err(Refusal::NotFound.into()) };
    let row = delegation::Model {
        id: DelegationId(ctx.new_id()),
        confirmation_id: id,
        membership_id: person.id,
        account_id: person.account_id,
        delegated_by: case.actor().account,
        due_on,
        done_round: None,
        created_at: ctx.now(),
        ended_at: None,
        revision: 1,
    };
    let row = write.insert(row).await?;
    for item_key in items {
        let item = delegation_item::Model { id: ctx.new_id(), delegation_id: row.id, confirmation_id: id, item_key };
        write.insert(item).await?;
    }
    let name = account.map(|account| account.name).unwrap_or_default();
    write.record(Act { case: case.engagement.id.0, act: "items-delegated", role: Some(role), reason: &name }).await?;
    tell(&mut write, &case, id, row.account_id).await?;
    write.commit().await
}

/// Moves the day of a delegation.
///
/// # Errors
/// As [`delegate`]; [`Refusal::ChangedMeanwhile`].
pub async fn change(ctx: &Ctx, id: ConfirmationId, which: DelegationId, revision: i32, due_on: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (sheet, case) = in_case(&write, id).await?;
    let role = permit(&sheet, &case)?;
    let row = delegation::live(id, which).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let mut faults = Faults::default();
    let due_on = due(ctx, due_on, &mut faults);
    faults.check()?;
    let due_on = due_on.unwrap_or(row.due_on);
    let row = write.revise(delegation::Model { due_on, revision, ..row }).await?;
    write.record(Act { case: case.engagement.id.0, act: "delegation-changed", role: Some(role), reason: "" }).await?;
    tell(&mut write, &case, id, row.account_id).await?;
    write.commit().await
}

/// Takes a delegation back: the colleague's sight of its items ends with the next request, what they wrote stays.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`], [`Refusal::ChangedMeanwhile`].
pub async fn withdraw(ctx: &Ctx, id: ConfirmationId, which: DelegationId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let (_, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Delegate)?;
    let row = delegation::live(id, which).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    write.revise(delegation::Model { ended_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(Act { case: case.engagement.id.0, act: "delegation-withdrawn", role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn permit(sheet: &confirmation::Model, case: &Case) -> Result<Role> {
    let role = case.permit(Action::Delegate)?;
    if sheet.status.is_answerable() { Ok(role) } else { Err(Rule::NotInThisState.into()) }
}

/// Items that are named, or whose section is.
fn items(content: &Content, parts: &[String], faults: &mut Faults) -> BTreeSet<String> {
    let mut items = BTreeSet::new();
    for part in parts {
        let named: Vec<String> = match part.split_once(':') {
            Some(("section", key)) => {
                let sections = content.sections.iter().filter(|section| section.key == key);
                sections.flat_map(|section| &section.items).map(|item| item.key.clone()).collect()
            }
            Some(("item", key)) => content.item(key).map(|item| item.key.clone()).into_iter().collect(),
            Some(_) | None => Vec::new(),
        };
        if named.is_empty() {
            faults.add("parts", Fault::Choice);
        }
        items.extend(named);
    }
    items
}

fn due(ctx: &Ctx, typed: &str, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take("due_on", time::parse_day(typed));
    if day.is_some_and(|day| day < ctx.today()) {
        faults.add("due_on", Fault::InThePast);
    }
    day
}

/// Tells colleagues who were asked for items that came back.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn tell_returned(
    write: &mut Write,
    engagement: &engagement::Model,
    id: ConfirmationId,
    items: &[String],
) -> Result<()> {
    let lines = delegation::of(id).all(write.tx()).await?;
    let on_case = engagement_member::of_side(engagement.id, Side::Downstream).all(write.tx()).await?;
    let told = |account: AccountId| on_case.iter().any(|member| member.account_id == account);
    let who = lines.iter().filter(|line| items.contains(&line.item_key) && !told(line.account_id));
    let (who, path) = (who.map(|line| line.account_id).collect(), format!("/confirmation/{id}"));
    let kind = NoticeKind::SheetReturned;
    notice::tell_at(write, who, engagement.downstream_id, kind, &engagement.number, &path).await
}

async fn tell(write: &mut Write, case: &Case, id: ConfirmationId, who: AccountId) -> Result<()> {
    let engagement = &case.engagement;
    let path = format!("/confirmation/{id}");
    notice::tell_at(write, vec![who], engagement.downstream_id, NoticeKind::Delegated, &engagement.number, &path).await
}
