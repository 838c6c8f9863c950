use super::seen::{Verdicts, verdicts};
use super::sheet::{Parties, Shown, assemble, by_item, with_parties};
use super::submit::{Receipt, receipt_of};
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::{checklist, evidence, reconfirmation, waiver};
use chrono::{DateTime, Utc};
use domain::confirmation::VerdictKind;
use domain::confirmation::view::{AnswerLine, Frozen, Sheet};
use domain::engagement::EngagementStatus;
use domain::evidence::view::EvidenceLine;
use domain::id::ConfirmationId;
use domain::permission::Standing;
use domain::reconfirmation::Past;
use domain::refusal::Refusal;
use entity::{confirmation, submission};
use std::collections::{BTreeMap, BTreeSet};

/// What the upstream checks and the ministry reads: never drafts, always what was submitted.
#[derive(Clone, Debug)]
pub struct Review {
    /// The sheet; its answers and evidence are those of the newest submission.
    pub sheet: Sheet,
    /// Submissions, newest first; empty before the first one.
    pub submissions: Vec<Receipt>,
    /// Evidence of the submission before the newest one, by item.
    pub earlier_evidence: BTreeMap<String, Vec<EvidenceLine>>,
    /// Where this confirms again: what the sheet before said.
    pub past: Option<Past>,
    /// What the upstream found of its items then, by their keys; for itself only.
    pub judged: BTreeMap<String, Judged>,
    /// Where the case stands.
    pub engagement_status: EngagementStatus,
    /// When the sheet was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Of what was decided; empty before.
    pub decision_digest: String,
}

/// What the upstream found of an item before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its verdict.
    pub kind: VerdictKind,
    /// Why.
    pub ground: String,
}

/// The workbench of a sheet. Four statements, one more where this confirms again, and one where its version has a past that was
/// not read yet.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it, and for the side that answers: it has its own pages.
pub async fn review(ctx: &Ctx, id: ConfirmationId) -> Result<Review> {
    let (row, case, parties) = with_parties(ctx, id).await?;
    if case.standing == Standing::Downstream {
        return Err(Refusal::NotFound.into());
    }
    of_case(ctx, row, &case, parties).await
}

/// The same of a case that was reached. The ministry sees what was applied with, whatever came after it.
pub(super) async fn of_case(ctx: &Ctx, row: confirmation::Model, case: &Case, mut parties: Parties) -> Result<Review> {
    let id = row.id;
    let content = checklist::content(ctx, row.version_id).await?;
    let found = match case.standing {
        Standing::Ministry => {
            submission::applied_with(id).all(ctx.read()).await?.into_iter().map(|row| (row, None)).collect()
        }
        Standing::Upstream | Standing::Downstream | Standing::Contributor | Standing::OwnOrganisation => {
            submission::with_waivers(id).all(ctx.read()).await?
        }
    };
    let granted = waiver::by_item(ctx, found.iter().filter_map(|(_, waiver)| waiver.as_ref()));
    let mut submissions: Vec<submission::Model> = found.into_iter().map(|(row, _)| row).collect();
    submissions.dedup_by_key(|row| row.id);
    let submissions = submissions.into_iter().map(|row| receipt_of(row, case)).collect::<Result<Vec<_>>>()?;
    let Verdicts { of_sheet: verdicts, judged, waived } = verdicts(ctx, case, &row).await?;
    let ever = if submissions.is_empty() { Vec::new() } else { evidence::ever_of_confirmation(ctx, id).await? };
    let earlier_evidence = submissions.get(1).map(|earlier| submitted(ever.clone(), &earlier.content));
    let earlier_evidence = by_item(earlier_evidence.unwrap_or_default());
    let (answers, evidence) = match submissions.first() {
        Some(newest) => (answers(newest), submitted(ever, &newest.content)),
        None => (BTreeMap::new(), Vec::new()),
    };
    let (decided_at, decision_digest) = (row.decided_at, row.decision_digest.clone());
    let sheet = assemble(case, row, content, &mut parties, Shown { answers, evidence, verdicts })?;
    let waived = if case.standing == Standing::Ministry { waived } else { granted };
    let sheet = Sheet { waived, ..sheet };
    let past = reconfirmation::past_alone(ctx, &sheet).await?;
    Ok(Review {
        sheet,
        submissions,
        earlier_evidence,
        past,
        judged,
        engagement_status: case.engagement.status,
        decided_at,
        decision_digest,
    })
}

fn answers(newest: &Receipt) -> BTreeMap<String, AnswerLine> {
    let items = newest.content.items.iter();
    let line = |item: &domain::confirmation::view::FrozenItem| {
        let answered_by = item.answered_by?;
        let (value, remark) = (item.value.clone(), item.remark.clone());
        Some((item.key.clone(), AnswerLine { value, remark, answered_by, answered_at: newest.at, revision: 0 }))
    };
    items.filter_map(line).collect()
}

/// Files that were attached when the sheet was submitted, each once, also those taken off since; later ones are drafts of the
/// other side.
fn submitted(files: Vec<EvidenceLine>, frozen: &Frozen) -> Vec<EvidenceLine> {
    let mut seen = BTreeSet::new();
    let of_item: BTreeMap<&str, &Vec<(String, String)>> =
        frozen.items.iter().map(|item| (item.key.as_str(), &item.evidence)).collect();
    let was_there = |file: &EvidenceLine| {
        let of_item = of_item.get(file.item_key.as_str());
        of_item.is_some_and(|of_item| of_item.iter().any(|(_, sha256)| *sha256 == file.sha256))
    };
    let once = |file: &EvidenceLine| seen.insert((file.item_key.clone(), file.sha256.clone()));
    files.into_iter().filter(was_there).filter(once).collect()
}
