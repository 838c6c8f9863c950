//! Files of an audit: what shows what a procedure found (13-2), and that a measure was carried out (13-3-3-b). Seen with that, and by
//! nobody else; kept as they are once the papers are.

use super::check::looking;
use super::fieldwork::reads_papers;
use super::finding::open as open_finding;
use super::{note, reached};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::evidence::{enter, receive};
use crate::write::Write;
use bytes::Bytes;
use domain::audit::finding::FindingStep;
use domain::evidence::view::EvidenceLine;
use domain::id::{AuditId, EvidenceId, FindingId, OrganisationId};
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::role::Role;
use entity::audit_evidence::{self, Shown};
use entity::{audit_finding, evidence};
use futures::stream::Stream;
use uuid::Uuid;

/// What a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What a procedure of an audit found.
    Check(AuditId, Uuid),
    /// That the measure of a finding was carried out.
    Finding(FindingId),
}

/// Where a file is added or taken off: reached by whoever may, and locked.
struct Place {
    audit: AuditId,
    company: OrganisationId,
    check: Option<Uuid>,
    finding: Option<FindingId>,
    role: Role,
}

/// Working papers are written by whoever looks at the procedure; proof by whoever is to carry the measure out.
async fn place(write: &Write, shows: Shows) -> Result<Place> {
    match shows {
        Shows::Check(audit, check) => {
            let at = looking(write, audit, check).await?;
            Ok(Place { audit, company: at.held.row.company_id, check: Some(check), finding: None, role: at.role })
        }
        Shows::Finding(id) => {
            let held = open_finding(write, id).await?;
            let role = held.permit(Action::CarryOutMeasure)?;
            held.row.status.after(FindingStep::Implement)?;
            let (audit, company) = (held.row.audit_id, held.row.company_id);
            Ok(Place { audit, company, check: None, finding: Some(id), role })
        }
    }
}

/// Receives a file and adds it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`], [`domain::refusal::Rule::NotInThisState`], the bars of [`super::look`]; at the
/// field `file` what [`crate::evidence::store`] says of files.
pub async fn add_file<S, E>(ctx: &Ctx, shows: Shows, sent_name: &str, plain: S) -> Result<EvidenceLine>
where
    S: Stream<Item = std::result::Result<Bytes, E>> + Send + Unpin,
{
    // Looked at before anything is received, so that nobody sends a file in vain.
    place(&ctx.write().await?, shows).await?;
    let received = receive(ctx, sent_name, plain).await?;
    let file = received.settle(|file| rows(ctx, shows, file)).await?;
    Ok(self::file(ctx, file).await?.0)
}

async fn rows(ctx: &Ctx, shows: Shows, file: evidence::Model) -> Result<(Write, EvidenceId)> {
    let mut write = ctx.write().await?;
    let Place { audit, company, check, finding, role } = place(&write, shows).await?;
    let file = enter(&mut write, file).await?;
    let row = audit_evidence::Model {
        id: ctx.new_id(),
        evidence_id: file.id,
        audit_id: audit,
        company_id: company,
        check_id: check,
        finding_id: finding,
        added_by: ctx.actor()?.account,
        added_at: ctx.now(),
        ended_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    note(&mut write, audit, role, "audit-evidence-added").await?;
    Ok((write, file.id))
}

/// Takes a file off again, as long as what it shows is being written.
///
/// # Errors
/// Those of [`add_file`], [`Refusal::ChangedMeanwhile`].
pub async fn take_file_off(ctx: &Ctx, shows: Shows, (file, revision): (Uuid, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let Place { audit, check, finding, role, .. } = place(&write, shows).await?;
    let row = audit_evidence::one_of(audit, file).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    if (row.check_id, row.finding_id) != (check, finding) {
        return Err(Refusal::NotFound.into());
    }
    write.revise(audit_evidence::Model { ended_at: Some(ctx.now()), revision, ..row }).await?;
    note(&mut write, audit, role, "audit-evidence-taken-off").await?;
    write.commit().await
}

/// A file of an audit for whoever may read what it shows, with its sealed key. Four statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub(crate) async fn file(ctx: &Ctx, file: EvidenceId) -> Result<(EvidenceLine, String)> {
    let actor = ctx.actor()?;
    let row = audit_evidence::of_file(actor, file).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let reads = match row.finding_id {
        Some(finding) => audit_finding::one_visible_to(actor, finding).one(ctx.read()).await?.is_some(),
        None => reads_papers(ctx, &reached(ctx.read(), actor, row.audit_id).await?).await?,
    };
    if !reads {
        return Err(Refusal::NotFound.into());
    }
    let sealed_key = row.sealed_key.clone();
    Ok((line(row), sealed_key))
}

/// A file, for pages. It is of no item.
pub(super) fn line(row: Shown) -> EvidenceLine {
    EvidenceLine {
        id: row.evidence_id,
        grant: row.grant,
        item_key: String::new(),
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        uploaded_at: row.uploaded_at,
        uploaded_by_name: row.uploaded_by_name,
        valid_from: None,
        valid_until: None,
        revision: row.revision,
    }
}
