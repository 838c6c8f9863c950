use super::names;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::account::invitation_number;
use domain::account::view::{InvitationLine, InvitationState, PeoplePage, PersonLine};
use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::roles::Roles;
use entity::{account, invitation, membership};

/// The actor, if they manage the people of their organisation, and the role in which they do.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::SignInNeeded`].
pub(crate) fn manager(ctx: &Ctx) -> Result<(&Actor, Role)> {
    let actor = ctx.actor()?;
    let role = actor.acting_as(Action::ManagePeople, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    Ok((actor, role))
}

/// People and waiting invitations of the actor's organisation. Three statements.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn people(ctx: &Ctx) -> Result<PeoplePage> {
    let (actor, _) = manager(ctx)?;
    let mut names = names(ctx.read(), [actor.organisation]).await?;
    let mut people = lines(ctx, actor.organisation).await?;
    people.sort_by(|one, other| one.name.cmp(&other.name));
    let invitations = invitation::waiting_in(actor.organisation).all(ctx.read()).await?;
    Ok(PeoplePage {
        organisation: names.remove(&actor.organisation).ok_or(Refusal::NotFound)?,
        people,
        invitations: invitations.into_iter().map(|row| line(ctx, row)).collect(),
    })
}

/// Somebody of the actor's organisation. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`]; [`Refusal::NotFound`] for people of others.
pub async fn person(ctx: &Ctx, id: MembershipId) -> Result<PersonLine> {
    let (actor, _) = manager(ctx)?;
    let people = lines(ctx, actor.organisation).await?;
    Ok(people.into_iter().find(|person| person.membership == id).ok_or(Refusal::NotFound)?)
}

async fn lines(ctx: &Ctx, organisation: OrganisationId) -> Result<Vec<PersonLine>> {
    let found = membership::with_accounts([organisation]).all(ctx.read()).await?;
    let line = |(place, account): (membership::Model, Option<account::Model>)| {
        let account = account?;
        Some(PersonLine {
            membership: place.id,
            revision: place.revision,
            account: account.id,
            name: account.name,
            email: account.email,
            roles: place.roles.0,
            department: place.department,
            post: place.post,
            since: place.created_at,
        })
    };
    Ok(found.into_iter().filter_map(line).collect())
}

fn line(ctx: &Ctx, row: invitation::Model) -> InvitationLine {
    let open = row.expires_at > ctx.now();
    InvitationLine {
        id: row.id,
        revision: row.revision,
        number: invitation_number(row.id),
        email: row.email,
        name: row.name,
        roles: row.roles.0,
        expires_at: row.expires_at,
        state: if open { InvitationState::Open } else { InvitationState::Expired },
        engagement: row.engagement_id,
    }
}

/// Gives an account a place in an organisation: a new one, one that had ended, or more roles in one that holds. The caller
/// records the act.
pub(crate) async fn join(
    write: &mut Write,
    account: AccountId,
    organisation: OrganisationId,
    roles: &[Role],
    (department, post): (&str, &str),
) -> Result<membership::Model> {
    let (department, post) = (department.to_owned(), post.to_owned());
    match membership::between(account, organisation).one(write.tx()).await? {
        Some(place) if place.ended_at.is_none() => {
            let roles = in_order(place.roles.0.iter().chain(roles));
            write.revise(membership::Model { roles, ..place }).await
        }
        Some(place) => {
            let roles = in_order(roles);
            write.revise(membership::Model { roles, department, post, ended_at: None, ..place }).await
        }
        None => {
            let row = membership::Model {
                id: MembershipId(write.ctx.new_id()),
                account_id: account,
                organisation_id: organisation,
                roles: in_order(roles),
                department,
                post,
                created_at: write.ctx.now(),
                ended_at: None,
                revision: 1,
            };
            write.insert(row).await
        }
    }
}

/// Roles once each, in the order of the standard.
pub(crate) fn in_order<'a>(roles: impl IntoIterator<Item = &'a Role>) -> Roles {
    let given: Vec<Role> = roles.into_iter().copied().collect();
    Roles(Role::ALL.iter().copied().filter(|role| given.contains(role)).collect())
}
