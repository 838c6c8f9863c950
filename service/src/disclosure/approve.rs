use super::desk::place;
use super::list::content;
use crate::approval::Subject;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::approval::matter::Matter;
use domain::disclosure::{DisclosureStatus, Place, safeguard};
use domain::engagement::Side;
use domain::id::{DisclosureId, OrganisationId};
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use entity::{disclosure, disclosure_safeguard};

/// What would be put to the company above or to the ministry now, for whoever may see the request, or from a seat. Two statements.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn to_approve(ctx: &Ctx, id: DisclosureId, seated: bool) -> Result<Subject> {
    let actor = ctx.actor()?;
    let found = match seated {
        true => disclosure::from_a_seat(actor, ctx.today(), id),
        false => disclosure::one_visible_to(actor, id),
    };
    let row = found.one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let place = place(actor, &row);
    let (action, case) = match place {
        Place::Requester => (Action::RequestDisclosure, row.engagement_id.map(|case| (case, Side::Downstream))),
        Place::Prime | Place::Upstream => {
            (Action::PassDisclosure, row.desk_engagement_id.map(|case| (case, Side::Upstream)))
        }
        Place::Ministry => return Err(Refusal::NotFound.into()),
    };
    let safeguards = disclosure_safeguard::of([id]).all(ctx.read()).await?;
    let content = content(&row, &safeguards);
    let open = !safeguard::open(&content.safeguards).is_empty();
    let standing = place.standing(row.engagement_id.is_some());
    Ok(Subject {
        case: id.0,
        place: case,
        number: row.number.clone(),
        due_on: None,
        drafted_by: (place == Place::Requester).then_some(row.drafted_by),
        not_ready: not_ready(&row, actor.organisation, open, ctx.today()),
        matter: Matter::Disclosure(content),
        asks: actor.acting_as(action, standing),
        back: actor.may(Action::SeeDisclosure, standing).then(|| format!("/disclosure/{id}")),
        sheet: None,
        item: None,
    })
}

/// Why it could not be put on now.
fn not_ready(row: &disclosure::Model, own: OrganisationId, open: bool, today: chrono::NaiveDate) -> Option<Rule> {
    let put = match row.status {
        DisclosureStatus::Draft | DisclosureStatus::WithUpstream | DisclosureStatus::WithPrime => true,
        DisclosureStatus::Declined
        | DisclosureStatus::Requested
        | DisclosureStatus::Queried
        | DisclosureStatus::PaperRecorded
        | DisclosureStatus::Permitted
        | DisclosureStatus::Refused
        | DisclosureStatus::Withdrawn
        | DisclosureStatus::InUse
        | DisclosureStatus::Revoked
        | DisclosureStatus::Ended => false,
    };
    let first = row.status == DisclosureStatus::Draft;
    if !put || row.desk_id != own {
        Some(Rule::NotInThisState)
    } else if first && open {
        Some(Rule::SafeguardsOpen)
    } else if first && row.wanted_until < today {
        Some(Rule::PermissionOver)
    } else {
        None
    }
}
