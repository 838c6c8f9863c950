use crate::confirmation as sheets;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::approval::{self, ApprovalAsked, ApprovalEntry, ApprovalLine, ApprovalState};
use domain::confirmation::problems;
use domain::confirmation::view::{Frozen, Sheet};
use domain::digest;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use entity::approval::WantedLine;
use sea_orm::ConnectionTrait;

/// What is to be approved, and what was said so far.
#[derive(Clone, Debug)]
pub struct ApprovalPage {
    /// The sheet as it is now.
    pub sheet: Sheet,
    /// SHA-256 of what would be submitted now.
    pub digest: String,
    /// Where the approval stands.
    pub state: ApprovalState,
    /// All entries, newest first.
    pub lines: Vec<ApprovalLine>,
    /// Items that changed since the last approval, where that is stale.
    pub changed: Vec<String>,
    /// Whether everything compulsory is answered.
    pub complete: bool,
}

/// The approval of a sheet, for people of its company who are on the case. Five statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the company wants no approvals.
pub async fn page(ctx: &Ctx, id: ConfirmationId) -> Result<ApprovalPage> {
    let (row, case) = sheets::reached(ctx, id).await?;
    let company = case.engagement.downstream_id;
    let number = case.engagement.number.clone();
    if case.standing != Standing::Downstream || !(case.may(Action::Approve) || case.may(Action::SeeAnswers)) {
        return Err(Refusal::NotFound.into());
    }
    let wanted = entity::approval::wanted(company, id).all(ctx.read()).await?;
    if wanted.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let sheet = sheets::without_verdicts(ctx, row, &case).await?;
    let present = sheets::as_submitted(&number, &sheet)?;
    let digest = digest::of(&present)?;
    let last =
        wanted.iter().find(|line| line.entry == Some(ApprovalEntry::Approved) && line.round == Some(sheet.round));
    let last: Option<Frozen> = last.and_then(|line| serde_json::from_str(line.content.as_deref()?).ok());
    let lines: Vec<ApprovalLine> = wanted.into_iter().filter_map(view).collect();
    let state = approval::state(&lines, sheet.round, &digest);
    let changed = match &last {
        Some(last) if state != ApprovalState::Given => approval::changed(last, &present),
        Some(_) | None => Vec::new(),
    };
    let complete = problems(&sheet.content, &sheet.states()).is_empty();
    Ok(ApprovalPage { sheet, digest, state, lines, changed, complete })
}

/// Where the approval of a sheet stands that the caller loaded for somebody of its company. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn state(ctx: &Ctx, sheet: &Sheet) -> Result<ApprovalState> {
    if sheet.standing != Standing::Downstream {
        return Ok(ApprovalState::NotWanted);
    }
    let Some(lines) = lines(ctx.read(), sheet.downstream.id, sheet.id).await? else {
        return Ok(ApprovalState::NotWanted);
    };
    let digest = digest::of(&sheets::as_submitted(&sheet.number, sheet)?)?;
    Ok(approval::state(&lines, sheet.round, &digest))
}

/// Sheets that wait for the actor's approval. One statement, none for whoever may approve nothing.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn mine(ctx: &Ctx) -> Result<Vec<ApprovalAsked>> {
    let actor = ctx.actor()?;
    if !actor.may(Action::Approve, Standing::Downstream) {
        return Ok(Vec::new());
    }
    let found = entity::approval::waiting_for(actor).all(ctx.read()).await?;
    let asked = |line: entity::approval::WaitingLine| ApprovalAsked {
        sheet: line.confirmation_id,
        number: line.number,
        due_on: line.due_on,
    };
    Ok(found.into_iter().map(asked).collect())
}

/// Entries of a sheet, newest first; none where its company wants no approvals.
pub(crate) async fn lines<C: ConnectionTrait>(
    connection: &C,
    company: domain::id::OrganisationId,
    id: ConfirmationId,
) -> Result<Option<Vec<ApprovalLine>>> {
    let wanted = entity::approval::wanted(company, id).all(connection).await?;
    Ok((!wanted.is_empty()).then(|| wanted.into_iter().filter_map(view).collect()))
}

/// Refuses to submit what the company wants approved and somebody else has not.
///
/// # Errors
/// [`Rule::ApprovalMissing`], [`Rule::ApproverSubmits`].
pub(crate) async fn check(
    write: &Write,
    company: domain::id::OrganisationId,
    (id, round): (ConfirmationId, i32),
    present: &Frozen,
) -> Result<()> {
    let Some(lines) = lines(write.tx(), company, id).await? else { return Ok(()) };
    let givers = approval::given_by(&lines, round, &digest::of(present)?);
    let submitter = write.ctx.actor()?.account;
    match givers.iter().any(|giver| *giver != submitter) {
        true => Ok(()),
        false if givers.is_empty() => Err(Rule::ApprovalMissing.into()),
        false => Err(Rule::ApproverSubmits.into()),
    }
}

fn view(line: WantedLine) -> Option<ApprovalLine> {
    Some(ApprovalLine {
        entry: line.entry?,
        round: line.round?,
        digest: line.digest?,
        reason: line.reason?,
        given_by: line.given_by?,
        name: line.name.unwrap_or_default(),
        given_at: line.given_at?,
    })
}
