use super::procedure::audited;
use super::{open, row};
use crate::checklist;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit_plan::RowKind;
use domain::audit_plan::view::{Offered, TakeOverPage};
use domain::checklist::{Content, Item};
use domain::id::{AuditPlanId, ChecklistVersionId};
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::audit_procedure;
use std::sync::Arc;

fn items(content: &Content) -> impl Iterator<Item = &Item> {
    content.sections.iter().flat_map(|section| &section.items)
}

/// The page on which items of a checklist are taken over as procedures. At most six statements.
///
/// # Errors
/// [`Refusal::NotFound`] where the plan is not being written by the actor, or they may not know of the checklist.
pub async fn take_over_page(ctx: &Ctx, id: AuditPlanId, version: Option<ChecklistVersionId>) -> Result<TakeOverPage> {
    let plan = row::page(ctx, id, RowKind::Procedure, None).await?.plan;
    let versions = checklist::versions(ctx).await?;
    let offered = match version {
        Some(version) if versions.iter().any(|line| line.id == version) => {
            let content = checklist::content(ctx, version).await?;
            items(&content).map(offer).collect()
        }
        Some(_) => return Err(Refusal::NotFound.into()),
        None => Vec::new(),
    };
    let versions = versions.into_iter().map(|line| (line.id, (line.title_ja, line.title_en))).collect();
    Ok(TakeOverPage { plan, versions, version, items: offered })
}

fn offer(item: &Item) -> Offered {
    Offered {
        key: item.key.clone(),
        clause: item.clauses.join(", "),
        text: (item.question_ja.clone(), item.question_en.clone()),
    }
}

/// Takes items of a checklist over as procedures: what is asked is what is checked, what usually shows it is how. In the language of
/// the reader; both can be changed afterwards.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] without an item or a department, [`Refusal::NotFound`].
pub async fn take_over(
    ctx: &Ctx,
    id: AuditPlanId,
    (version, department): (ChecklistVersionId, &str),
    chosen: &[String],
    english: bool,
) -> Result<()> {
    let versions = checklist::versions(ctx).await?;
    if !versions.iter().any(|line| line.id == version) {
        return Err(Refusal::NotFound.into());
    }
    let content: Arc<Content> = checklist::content(ctx, version).await?;
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let mut faults = Faults::default();
    let department = audited(&held.row, department, &mut faults);
    let taken: Vec<&Item> = items(&content).filter(|item| chosen.contains(&item.key)).collect();
    if taken.is_empty() {
        faults.add("items", Fault::Choice);
    }
    faults.check()?;
    let department = department.ok_or(Refusal::NotFound)?;
    for item in taken {
        let row = procedure(ctx, id, (item, &department), english);
        write.insert(row).await?;
    }
    row::record(&mut write, id, role, "audit-plan-items-taken-over").await?;
    write.commit().await
}

fn procedure(
    ctx: &Ctx,
    plan_id: AuditPlanId,
    (item, department): (&Item, &str),
    english: bool,
) -> audit_procedure::Model {
    let (procedure, method) =
        if english { (&item.question_en, &item.shown_by_en) } else { (&item.question_ja, &item.shown_by_ja) };
    audit_procedure::Model {
        id: ctx.new_id(),
        plan_id,
        clause: item.clauses.join(", ").chars().take(text::LINE).collect(),
        department: department.to_owned(),
        procedure: procedure.clone(),
        method: method.clone(),
        carried: false,
        dropped: false,
        revision: 1,
    }
}
