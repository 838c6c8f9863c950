use super::draft::{add, back_to_desk, permit};
use super::papers::{Drafts, drafts};
use super::subject::{Subject, give as decide, locked};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::notice;
use crate::write::{Act, Write};
use domain::decision::{DraftLine, DraftStep, another_person, gives, last_draft, status};
use domain::desk::Procedure;
use domain::notice::NoticeKind;
use domain::refusal::{Faults, Refusal, Rule};
use domain::text;
use uuid::Uuid;

/// Another person gives what was drafted (決裁): the matter is decided in exactly those words. `read` is the draft they read.
///
/// # Errors
/// [`Rule::DrafterGives`], [`Rule::DraftStale`] where the matter moved or a day in the words is over, [`Rule::NotInThisState`],
/// [`Refusal::ChangedMeanwhile`] where another draft stands by now.
pub async fn give(ctx: &Ctx, procedure: Procedure, id: Uuid, read: Uuid) -> Result<()> {
    let mut write = ctx.write().await?;
    let subject = locked(&write, procedure, id).await?;
    permit(ctx, gives(procedure))?;
    let draft = open(&write, procedure, &subject, (DraftStep::Give, read)).await?;
    add(&mut write, procedure, &subject, (DraftStep::Give, &draft.words, "")).await?;
    // The decision's own entry in the trail accounts for this one as well: both people stand beside each other.
    decide(&mut write, procedure, &subject, &draft.words).await.map_err(no_longer)?;
    tell(&mut write, &subject, &draft, NoticeKind::DecisionGiven).await?;
    write.commit().await
}

/// Another person sends a draft back with a note.
///
/// # Errors
/// As [`give`]; [`Refusal::Fields`] without a note.
pub async fn give_back(ctx: &Ctx, procedure: Procedure, id: Uuid, read: Uuid, note: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let subject = locked(&write, procedure, id).await?;
    let role = permit(ctx, gives(procedure))?;
    let draft = open(&write, procedure, &subject, (DraftStep::Return, read)).await?;
    let mut faults = Faults::default();
    let note = faults.text("note", note, text::PARAGRAPH);
    faults.check()?;
    add(&mut write, procedure, &subject, (DraftStep::Return, &draft.words, &note)).await?;
    let act = Act { case: subject.case, act: "decision-returned", role: Some(role), reason: &note };
    write.record(act).await?;
    back_to_desk(&mut write, procedure, &subject).await?;
    tell(&mut write, &subject, &draft, NoticeKind::DecisionReturned).await?;
    write.commit().await
}

/// The draft that the reader read, where this step can be taken and they are another person.
async fn open(
    write: &Write,
    procedure: Procedure,
    subject: &Subject,
    (step, read): (DraftStep, Uuid),
) -> Result<DraftLine> {
    let Drafts { lines, .. } = drafts(write.tx(), procedure, subject).await?;
    let draft = last_draft(&lines).ok_or(Rule::NotInThisState)?;
    let now = status(&lines, &subject.pinned);
    if now.is_open() {
        another_person(draft, write.ctx.actor()?.account)?;
    }
    now.after(step)?;
    if draft.id == read { Ok(draft.clone()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// What fitted when it was drafted does not fit any more: a day passed.
fn no_longer(error: Error) -> Error {
    if matches!(error, Error::Refused(Refusal::Fields(_))) { Rule::DraftStale.into() } else { error }
}

async fn tell(write: &mut Write, subject: &Subject, draft: &DraftLine, kind: NoticeKind) -> Result<()> {
    notice::tell_at(write, vec![draft.made_by], subject.ministry, kind, &subject.number, &subject.path).await
}
