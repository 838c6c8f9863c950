use super::sheet::{draft_of, reached_with_parties};
use super::submit::as_submitted;
use crate::approval::Subject;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::approval::matter::Matter;
use domain::confirmation::problems;
use domain::engagement::Side;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};

/// What would be submitted of a sheet now, for whoever may see its answers below, or from a seat. Three statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn to_approve(ctx: &Ctx, id: ConfirmationId, seated: bool) -> Result<Subject> {
    let (row, case, mut parties) = reached_with_parties(ctx, id).await?;
    if case.standing != Standing::Downstream || !(seated || case.may(Action::SeeAnswers)) {
        return Err(Refusal::NotFound.into());
    }
    let engagement = case.engagement.id;
    let sheet = draft_of(ctx, row, &case, &mut parties).await?;
    let not_ready = if !sheet.status.is_answerable() {
        Some(Rule::NotInThisState)
    } else if !problems(&sheet.content, &sheet.states()).is_empty() {
        Some(Rule::AnswersMissing)
    } else {
        None
    };
    Ok(Subject {
        case: engagement.0,
        place: Some((engagement, Side::Downstream)),
        number: sheet.number.clone(),
        due_on: Some(sheet.due_on),
        drafted_by: None,
        matter: Matter::Sheet(as_submitted(&sheet.number, &sheet)?),
        not_ready,
        asks: case.actor().acting_as(Action::SubmitSheet, case.standing),
        back: case.may(Action::SeeAnswers).then(|| format!("/confirmation/{id}/check")),
        sheet: Some(sheet),
        item: None,
    })
}
