//! What is recorded of a visit (14-2): both sides read it, the company writes it.

use super::list::line;
use super::{Held, reached};
use crate::audit::candidates;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::id::{MembershipId, MinistryAuditId};
use domain::ministry_audit::MinistryAuditStatus;
use domain::ministry_audit::view::{AdmissionLine, AuditorLine, EntryLine, ShownLine, VisitRecord};
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use entity::{
    ministry_audit_admission, ministry_audit_document, ministry_audit_entry, ministry_audit_item, ministry_auditor,
};

/// What entitles to admit auditors and to keep the log.
pub(super) const ADMIT: (Action, Standing) = (Action::AdmitAuditor, Standing::OwnOrganisation);

/// The role in which the actor records documents: by their own role, or because they are named in the preparation.
pub(super) fn shows(held: &Held, items: &[ministry_audit_item::Model]) -> Result<Role> {
    if let Ok(role) = held.permit((Action::ShowDocument, Standing::OwnOrganisation)) {
        return Ok(role);
    }
    let named = items.iter().any(|item| item.membership_id == Some(held.actor.membership));
    let role = held.actor.acting_as(Action::ShowDocument, Standing::Contributor);
    Ok(role.filter(|_| named && held.standing() != Standing::Ministry).ok_or(Refusal::NotPermitted)?)
}

/// What is recorded of a visit; both sides read it. Six statements at most.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of the audit.
pub async fn visit(ctx: &Ctx, id: MinistryAuditId) -> Result<VisitRecord> {
    let store = ctx.read();
    let held = reached(store, ctx.actor()?, id).await?;
    let auditors = ministry_auditor::of(id).all(store).await?;
    let (mut admissions, mut entries): (Vec<ministry_audit_admission::Model>, Vec<_>) = (Vec::new(), Vec::new());
    for (admission, entry) in ministry_audit_admission::with_entries(id).all(store).await? {
        entries.extend(entry);
        if admissions.last().is_none_or(|last| last.id != admission.id) {
            admissions.push(admission);
        }
    }
    entries.sort_by_key(|entry: &ministry_audit_entry::Model| (entry.entered_at, entry.id));
    let shown = ministry_audit_document::of(id).all(store).await?;
    let items = ministry_audit_item::of(id).all(store).await?;
    let status = held.row.status;
    let admits = status.admits() && held.permit(ADMIT).is_ok();
    let shows = status == MinistryAuditStatus::Visiting && shows(&held, &items).is_ok();
    let people = if admits || shows { candidates(store, held.row.company_id).await? } else { Vec::new() };
    Ok(VisitRecord {
        line: line(&held.row, &held.contract.number),
        contract: held.row.contract_id,
        auditors: auditors.into_iter().map(auditor).collect(),
        entries: entries.into_iter().map(|row| entry(row, &admissions)).collect(),
        admissions: admissions.into_iter().map(admission).collect(),
        shown: shown.into_iter().map(document).collect(),
        people: people.into_iter().map(|(place, name)| (place.id, name)).collect(),
        admits,
        shows,
        now: ctx.now(),
    })
}

pub(super) fn auditor(row: ministry_auditor::Model) -> AuditorLine {
    AuditorLine { id: row.id, name: row.name, post: row.post }
}

fn admission(row: ministry_audit_admission::Model) -> AdmissionLine {
    AdmissionLine {
        id: row.id,
        auditor: row.auditor_name,
        facility: row.facility,
        approved_by: row.approved_name,
        approved_at: row.approved_at,
    }
}

fn entry(row: ministry_audit_entry::Model, admissions: &[ministry_audit_admission::Model]) -> EntryLine {
    let by = admissions.iter().find(|by| by.id == row.admission_id);
    EntryLine {
        id: row.id,
        revision: row.revision,
        auditor: by.map(|by| by.auditor_name.clone()).unwrap_or_default(),
        facility: by.map(|by| by.facility.clone()).unwrap_or_default(),
        escort: row.escort_name,
        entered_at: row.entered_at,
        left_at: row.left_at,
    }
}

fn document(row: ministry_audit_document::Model) -> ShownLine {
    ShownLine { what: row.what, shown_on: row.shown_on, reader: row.auditor_name, shown_by: row.shown_name }
}

pub(super) async fn one_of_auditors(
    write: &Write,
    id: MinistryAuditId,
    typed: &str,
) -> Result<std::result::Result<ministry_auditor::Model, Fault>> {
    let all = ministry_auditor::of(id).all(write.tx()).await?;
    Ok(all.into_iter().find(|row| row.id.to_string() == typed.trim()).ok_or(Fault::NotAnAuditor))
}

pub(super) async fn one_of_company(
    write: &Write,
    held: &Held,
    typed: &str,
) -> Result<std::result::Result<(MembershipId, String), Fault>> {
    let people = candidates(write.tx(), held.row.company_id).await?;
    let found = people.into_iter().find(|(place, _)| place.id.to_string() == typed.trim());
    Ok(found.map(|(place, name)| (place.id, name)).ok_or(Fault::NotOfTheCompany))
}
