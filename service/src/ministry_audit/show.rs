use super::visit::{one_of_auditors, one_of_company, shows};
use super::{note, open};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::MinistryAuditId;
use domain::ministry_audit::MinistryAuditStatus;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::{ministry_audit_document, ministry_audit_item};

/// A document that was shown, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownForm {
    /// What, by reference only.
    pub what: String,
    /// When.
    pub shown_on: String,
    /// Key of the auditor who read it.
    pub reader: String,
    /// Key of the place of whoever showed it.
    pub shown_by: String,
}

/// The company records that a document was shown: by reference, to one of the auditors, by somebody of its own (14-2-b). It may be
/// the company's implementation procedure: 4-2-2 keeps that from outsiders and excepts the staff of the ministry.
///
/// # Errors
/// [`Rule::NotInThisState`]; [`Refusal::Fields`]: a reader who is none of the auditors, somebody who is not of the company, a day before
/// the request or in the future.
pub async fn show(ctx: &Ctx, id: MinistryAuditId, form: &ShownForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = shows(&held, &ministry_audit_item::of(id).all(write.tx()).await?)?;
    if held.row.status != MinistryAuditStatus::Visiting {
        return Err(Rule::NotInThisState.into());
    }
    let reader = one_of_auditors(&write, id, &form.reader).await?;
    let by = one_of_company(&write, &held, &form.shown_by).await?;
    let mut faults = Faults::default();
    let what = faults.text("what", &form.what, text::LINE);
    let shown_on = faults.take("shown_on", time::parse_day(&form.shown_on));
    match shown_on {
        Some(day) if day > ctx.today() => faults.add("shown_on", Fault::InTheFuture),
        Some(day) if day < held.row.requested_on => faults.add("shown_on", Fault::BeforeRequest),
        Some(_) | None => {}
    }
    let (reader, by) = (faults.take("reader", reader), faults.take("shown_by", by));
    faults.check()?;
    let (Some(reader), Some((shown_by, shown_name)), Some(shown_on)) = (reader, by, shown_on) else {
        return Err(Refusal::NotFound.into());
    };
    let row = ministry_audit_document::Model {
        id: ctx.new_id(),
        ministry_audit_id: id,
        what,
        shown_on,
        auditor_id: reader.id,
        auditor_name: reader.name,
        shown_by,
        shown_name,
        recorded_by: held.actor.account,
        recorded_at: ctx.now(),
    };
    write.insert(row).await?;
    note(&mut write, id, ("ministry-audit-document-shown", role), "").await?;
    write.commit().await
}
