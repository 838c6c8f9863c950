use super::in_assessment;
use super::write::writing;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::RiskId;
use domain::refusal::{Fault, Faults, Refusal};
use domain::risk::LinkKind;
use domain::text;
use entity::risk_link;
use uuid::Uuid;

/// A link as typed: to what the portal does not hold as a row.
#[derive(Clone, Debug, Default)]
pub struct LinkForm {
    /// A [`LinkKind`].
    pub kind: String,
    /// Number or name.
    pub reference: String,
    /// Clause; that of the kind where it is empty.
    pub clause: String,
}

/// Says from what a risk comes, or to which record of the company it leads.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn link(ctx: &Ctx, id: RiskId, form: &LinkForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (_, held) = in_assessment(&write, id).await?;
    let role = writing(&held)?;
    let mut faults = Faults::default();
    // A row of the portal is linked from its own page.
    let kind = LinkKind::from_code(&form.kind).filter(|kind| !kind.is_ours());
    let kind = faults.take("kind", kind.ok_or(Fault::Choice));
    let reference = faults.text("reference", &form.reference, text::LINE);
    let clause = form.clause.trim();
    if clause.chars().count() > text::LINE {
        faults.add("clause", Fault::TooLong);
    }
    faults.check()?;
    let kind = kind.ok_or(Refusal::NotFound)?;
    let clause = if clause.is_empty() { kind.clause() } else { clause }.to_owned();
    insert(&mut write, id, (kind, None, ""), (reference, clause)).await?;
    write.record(Act { case: held.row.id.0, act: "risk-linked", role: Some(role), reason: "" }).await?;
    write.commit().await
}

pub(super) async fn insert(
    write: &mut Write,
    risk_id: RiskId,
    (kind, of_id, item): (LinkKind, Option<Uuid>, &str),
    (reference, clause): (String, String),
) -> Result<()> {
    let row = risk_link::Model {
        id: write.ctx.new_id(),
        risk_id,
        kind,
        of_id,
        item: item.to_owned(),
        reference,
        clause,
        added_by: write.ctx.actor()?.account,
        added_at: write.ctx.now(),
        dropped: false,
        revision: 1,
    };
    write.insert(row).await?;
    Ok(())
}

/// Takes a link back.
///
/// # Errors
/// As [`link`]; [`Refusal::NotFound`] for a link of another risk.
pub async fn unlink(ctx: &Ctx, id: RiskId, link: Uuid) -> Result<()> {
    let mut write = ctx.write().await?;
    let (_, held) = in_assessment(&write, id).await?;
    let role = writing(&held)?;
    let rows = risk_link::of([id]).all(write.tx()).await?;
    let row = rows.into_iter().find(|row| row.id == link).ok_or(Refusal::NotFound)?;
    write.revise(risk_link::Model { dropped: true, ..row }).await?;
    write.record(Act { case: held.row.id.0, act: "risk-unlinked", role: Some(role), reason: "" }).await?;
    write.commit().await
}
