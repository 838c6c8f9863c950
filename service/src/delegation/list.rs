use super::gather;
use crate::confirmation;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::confirmation::view::Sheet;
use domain::delegation::{Asked, Delegation};
use domain::id::{ConfirmationId, MembershipId};
use domain::permission::{Action, Standing};
use entity::{delegation, membership};

/// The page on which items are shared out.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The sheet.
    pub sheet: Sheet,
    /// Who has what.
    pub delegations: Vec<Delegation>,
    /// Who could be asked: people of the own company, by name.
    pub people: Vec<(MembershipId, String)>,
}

/// Who was asked to answer what of a sheet that the caller loaded for this actor: for people of the downstream who are on the
/// case. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn of(ctx: &Ctx, sheet: &Sheet) -> Result<Vec<Delegation>> {
    if sheet.standing != Standing::Downstream {
        return Ok(sheet.asked_of_reader.clone());
    }
    Ok(gather(delegation::of(sheet.id).all(ctx.read()).await?))
}

/// The sheet, who has what, and who could be asked. Six statements.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`], [`domain::refusal::Refusal::NotPermitted`] for anybody but the responsible person.
pub async fn sharing(ctx: &Ctx, id: ConfirmationId) -> Result<Sharing> {
    let (row, case) = confirmation::reached(ctx, id).await?;
    case.permit(Action::Delegate)?;
    let sheet = confirmation::without_verdicts(ctx, row, &case).await?;
    let delegations = of(ctx, &sheet).await?;
    let people = membership::with_accounts([ctx.actor()?.organisation]).all(ctx.read()).await?;
    let mut people: Vec<(MembershipId, String)> =
        people.into_iter().filter_map(|(place, person)| Some((place.id, person?.name))).collect();
    people.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    Ok(Sharing { sheet, delegations, people })
}

/// What waits for the actor because they were asked by name, first due first. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn mine(ctx: &Ctx) -> Result<Vec<Asked>> {
    let found = delegation::waiting_for(ctx.actor()?).all(ctx.read()).await?;
    let asked = |line: delegation::WaitingLine| Asked {
        sheet: line.confirmation_id,
        number: line.number,
        due_on: line.due_on,
        items: line.items,
        asked_at: line.created_at,
    };
    Ok(found.into_iter().map(asked).collect())
}
