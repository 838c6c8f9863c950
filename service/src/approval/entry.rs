use super::address;
use super::chain::Run;
use super::reach::{People, Reached};
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::approval::matter::Matter;
use domain::approval::{ApprovalEntry, ApprovalStatus, Chair, Colleague, Progress, Route, seat_for};
use domain::id::AccountId;
use domain::notice::NoticeKind;
use domain::role::Role;
use entity::{approval_run, approval_step};

/// What an entry says.
pub(super) struct Entry<'a> {
    pub(super) entry: ApprovalEntry,
    pub(super) chair: Chair,
    pub(super) digest: &'a str,
    /// The content; none where an entry about it was made before.
    pub(super) matter: Option<&'a Matter>,
    pub(super) reason: &'a str,
}

/// The chair of an entry that is made from none.
pub(super) const NO_CHAIR: Chair = Chair { stage: 0, seat: 0, in_place_of: None };

/// Adds an entry to an asking and moves that to where it stands by it.
pub(super) async fn add(
    write: &mut Write,
    run: approval_run::Model,
    turn: Option<usize>,
    entry: Entry<'_>,
) -> Result<approval_run::Model> {
    let status = run.status.after(entry.entry)?;
    let stage = turn.map_or(run.stage, number);
    let run = write.revise(approval_run::Model { status, stage, digest: entry.digest.to_owned(), ..run }).await?;
    insert(write, &run, entry).await?;
    Ok(run)
}

/// Adds an entry to an asking that stands where it says.
pub(super) async fn insert(write: &mut Write, run: &approval_run::Model, entry: Entry<'_>) -> Result<()> {
    let row = approval_step::Model {
        id: write.ctx.new_id(),
        run_id: run.id,
        entry: entry.entry,
        stage: number(entry.chair.stage),
        seat: number(entry.chair.seat),
        digest: entry.digest.to_owned(),
        content: entry.matter.map(serde_json::to_string).transpose()?.unwrap_or_default(),
        reason: entry.reason.to_owned(),
        given_by: write.ctx.actor()?.account,
        in_place_of: entry.chair.in_place_of,
        given_at: write.ctx.now(),
    };
    write.insert(row).await.map(|_| ())
}

pub(super) fn number(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// Records what was done and tells whoever must act next: the seats whose turn it is, or, at the end, whoever asked.
pub(super) async fn end(
    mut write: Write,
    run: &approval_run::Model,
    (role, act, reason): (Role, &str, &str),
    who: Vec<AccountId>,
    kind: NoticeKind,
) -> Result<()> {
    write.record(Act { case: run.case_id, act, role: Some(role), reason }).await?;
    let path = address(run.subject, run.subject_id);
    notice::tell_at(&mut write, who, run.organisation_id, kind, &run.number, &path).await?;
    write.commit().await
}

/// Whoever could fill an open seat of the stage whose turn it is.
pub(super) fn turn_of(
    write: &Write,
    route: &Route,
    progress: &Progress,
    barred: &[AccountId],
    people: &People,
) -> Vec<AccountId> {
    let today = write.ctx.today();
    let may = |one: &&Colleague| seat_for(route, progress, barred, one, &people.absences, today).is_ok();
    people.colleagues.iter().filter(may).map(|one| one.account).collect()
}

/// The content, where no entry of the asking was about it yet.
pub(super) fn unseen<'a>(reached: &'a Reached, run: &Run, digest: &str) -> Result<Option<&'a Matter>> {
    Ok(run.content(digest)?.is_none().then_some(&reached.subject.matter))
}

/// Whether an asking with this status is still given or open for a content.
pub(super) const fn status(progress: &Progress) -> ApprovalStatus {
    if progress.turn.is_none() { ApprovalStatus::Given } else { ApprovalStatus::Open }
}
