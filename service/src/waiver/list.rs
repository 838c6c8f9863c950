use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::id::{OrganisationId, WaiverId};
use domain::permission::{Actor, Standing};
use domain::refusal::Refusal;
use domain::waiver::view::WaiverLine;
use entity::{engagement, waiver};

/// Every waiver that the actor may know of, newest first. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<WaiverLine>> {
    let actor = ctx.actor()?;
    let found = waiver::all_visible_to(actor).all(ctx.read()).await?;
    let cases = found.iter().filter_map(|(_, case)| case.as_ref());
    let names = names(ctx.read(), cases.flat_map(|case| [case.upstream_id, case.downstream_id])).await?;
    let line = |(row, case): (waiver::Model, Option<engagement::Model>)| {
        let case = case?;
        let partner = names.get(&partner(actor, &case)).cloned();
        Some(WaiverLine { partner, ..line(actor, row, &case) })
    };
    Ok(found.into_iter().filter_map(line).collect())
}

/// The waivers about which the actor has to do something now. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn mine(ctx: &Ctx) -> Result<Vec<WaiverLine>> {
    let actor = ctx.actor()?;
    let found = waiver::under_way_for(actor).all(ctx.read()).await?;
    let lines = found.into_iter().filter_map(|(row, case)| Some(line(actor, row, &case?)));
    let may = |line: &WaiverLine| {
        let actions = line.turn.map_or(&[][..], |turn| turn.task.actions());
        line.waits_for_reader() && actions.iter().any(|action| actor.may(*action, line.standing))
    };
    Ok(lines.filter(may).collect())
}

fn standing(actor: &Actor, case: &engagement::Model) -> Standing {
    if case.upstream_id == actor.organisation {
        Standing::Upstream
    } else if case.downstream_id == actor.organisation {
        Standing::Downstream
    } else {
        Standing::Ministry
    }
}

fn partner(actor: &Actor, case: &engagement::Model) -> OrganisationId {
    match standing(actor, case) {
        Standing::Downstream => case.upstream_id,
        Standing::Upstream | Standing::Ministry | Standing::Contributor | Standing::OwnOrganisation => {
            case.downstream_id
        }
    }
}

fn line(actor: &Actor, row: waiver::Model, case: &engagement::Model) -> WaiverLine {
    WaiverLine {
        id: row.id,
        number: row.number,
        status: row.status,
        case: case.number.clone(),
        item: row.item_key,
        partner: None,
        standing: standing(actor, case),
        ends_on: row.ends_on,
        until: row.granted_until,
        turn: row.status.turn(),
        drafted_at: row.drafted_at,
    }
}

/// The number of a waiver that the actor may know of. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn number(ctx: &Ctx, id: WaiverId) -> Result<String> {
    let found = waiver::visible_to(ctx.actor()?, id).one(ctx.read()).await?;
    Ok(found.ok_or(Refusal::NotFound)?.0.number)
}
