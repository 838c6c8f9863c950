//! What each side sees of the verdicts on a sheet.

use super::review::Judged;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use domain::application::view::FrozenApplication;
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::view::{FrozenVerdict, VerdictLine};
use domain::id::ConfirmationId;
use domain::permission::Standing;
use domain::refusal::Refusal;
use domain::waiver::view::{FrozenWaived, Waived};
use entity::{application, confirmation, verdict};
use std::collections::BTreeMap;

/// The verdicts on a sheet, as the reader sees them.
#[derive(Default)]
pub(super) struct Verdicts {
    /// By item.
    pub(super) of_sheet: BTreeMap<String, VerdictLine>,
    /// What the upstream itself found on the sheet before, by item then.
    pub(super) judged: BTreeMap<String, Judged>,
    /// For the ministry, the waivers that it was applied to with, by item.
    pub(super) waived: BTreeMap<String, Waived>,
}

/// The verdicts as the reader sees them: the ministry those that it was applied to with. One statement.
pub(super) async fn verdicts(ctx: &Ctx, case: &Case, sheet: &confirmation::Model) -> Result<Verdicts> {
    if case.standing == Standing::Ministry {
        return applied_with(ctx, sheet.id).await;
    }
    // Nobody judges before there is a submission.
    if case.standing == Standing::Downstream && sheet.status == ConfirmationStatus::Sent {
        return Ok(Verdicts::default());
    }
    let before = sheet.before_id.filter(|_| case.standing == Standing::Upstream);
    let stored = verdict::of_any([Some(sheet.id), before].into_iter().flatten()).all(ctx.read()).await?;
    let (now, then): (Vec<_>, Vec<_>) = stored.into_iter().partition(|row| row.confirmation_id == sheet.id);
    let judged =
        then.into_iter().filter_map(|row| Some((row.item_key, Judged { kind: row.kind?, ground: row.ground })));
    let of_sheet = now.into_iter().filter_map(|row| seen(case, row)).collect();
    Ok(Verdicts { of_sheet, judged: judged.collect(), ..Verdicts::default() })
}

async fn applied_with(ctx: &Ctx, id: ConfirmationId) -> Result<Verdicts> {
    let newest = application::with(id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let content: FrozenApplication = serde_json::from_str(&newest.content)?;
    let line = |verdict: FrozenVerdict| VerdictLine {
        kind: verdict.kind,
        ground: verdict.ground,
        internal_note: String::new(),
        return_reason: String::new(),
        returned_reason: String::new(),
        returned_round: None,
        returned_kind: None,
        returned_ground: String::new(),
        given_by: verdict.given_by,
        given_at: newest.applied_at,
        revision: 0,
    };
    let today = ctx.today();
    let waived = |verdict: &FrozenVerdict| {
        let FrozenWaived { id, number, until, conditions } = verdict.waiver.clone()?;
        Some((verdict.key.clone(), Waived { id, number, until, conditions, runs: today <= until }))
    };
    Ok(Verdicts {
        waived: content.verdicts.iter().filter_map(waived).collect(),
        of_sheet: content.verdicts.into_iter().map(|verdict| (verdict.key.clone(), line(verdict))).collect(),
        ..Verdicts::default()
    })
}

/// What the reader sees of a verdict: the downstream only why an item came back, the ministry no internal note.
fn seen(case: &Case, row: verdict::Model) -> Option<(String, VerdictLine)> {
    if case.standing == Standing::Downstream {
        return seen_below(row);
    }
    let upstream = case.standing == Standing::Upstream;
    let line = VerdictLine {
        kind: row.kind,
        ground: row.ground,
        internal_note: if upstream { row.internal_note } else { String::new() },
        return_reason: if upstream { row.return_reason } else { String::new() },
        returned_reason: row.returned_reason,
        returned_round: row.returned_round,
        returned_kind: row.returned_kind.filter(|_| upstream),
        returned_ground: if upstream { row.returned_ground } else { String::new() },
        given_by: row.given_by,
        given_at: row.given_at,
        revision: row.revision,
    };
    Some((row.item_key, line))
}

/// What the downstream sees of a verdict: why the item came back.
fn seen_below(row: verdict::Model) -> Option<(String, VerdictLine)> {
    row.returned_round?;
    let line = VerdictLine {
        kind: None,
        ground: String::new(),
        internal_note: String::new(),
        return_reason: String::new(),
        returned_reason: row.returned_reason,
        returned_round: row.returned_round,
        returned_kind: None,
        returned_ground: String::new(),
        given_by: row.given_by,
        given_at: row.given_at,
        revision: row.revision,
    };
    Some((row.item_key, line))
}
