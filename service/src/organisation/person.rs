use super::people::{in_order, manager};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::{MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use entity::{engagement_member, membership, trail_head};

/// A person's place as typed.
#[derive(Clone, Debug, Default)]
pub struct PlaceForm {
    /// Codes of roles.
    pub roles: Vec<String>,
    /// Department, may be empty.
    pub department: String,
    /// Post, may be empty.
    pub post: String,
}

impl PlaceForm {
    /// Roles, department and post; what is wrong goes to `faults`.
    pub(crate) fn checked(&self, kind: OrganisationKind, faults: &mut Faults) -> (Vec<Role>, String, String) {
        let known = |code: &String| Role::from_code(code).filter(|role| role.exists_in(kind));
        let roles: Vec<Role> = self.roles.iter().filter_map(known).collect();
        if roles.is_empty() || roles.len() != self.roles.len() {
            faults.add("roles", Fault::Choice);
        }
        let mut line = |field: &str, typed: &str| {
            if typed.trim().chars().count() > text::LINE {
                faults.add(field, Fault::TooLong);
            }
            typed.trim().to_owned()
        };
        (roles, line("department", &self.department), line("post", &self.post))
    }
}

/// Changes roles, department and post of somebody in the actor's organisation; it holds from their next request on.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`],
/// [`Rule::LastAdministrator`].
pub async fn change(ctx: &Ctx, id: MembershipId, revision: i32, form: &PlaceForm) -> Result<()> {
    let (actor, role) = manager(ctx)?;
    let mut faults = Faults::default();
    let (roles, department, post) = form.checked(actor.kind, &mut faults);
    faults.check()?;
    let mut write = ctx.write().await?;
    let (place, others) = place_for_update(&write, actor.organisation, id).await?;
    if !roles.contains(&Role::OrganisationAdministrator) {
        administrator_stays(&place, &others)?;
    }
    let roles = in_order(&roles);
    write.revise(membership::Model { roles, department, post, revision, ..place }).await?;
    write.record(Act { case: actor.organisation.0, act: "membership-changed", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// Ends somebody's place in the actor's organisation, and with it their assignments to cases: should they come back, they
/// see none of these unless they are assigned again.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`], [`Rule::LastAdministrator`].
pub async fn end(ctx: &Ctx, id: MembershipId, revision: i32) -> Result<()> {
    let (actor, role) = manager(ctx)?;
    let mut write = ctx.write().await?;
    let (place, others) = place_for_update(&write, actor.organisation, id).await?;
    administrator_stays(&place, &others)?;
    for member in engagement_member::of_membership(id).all(write.tx()).await? {
        let case = member.engagement_id.0;
        write.revise(engagement_member::Model { ended_at: Some(ctx.now()), ..member }).await?;
        write.record(Act { case, act: "person-unassigned", role: Some(role), reason: "" }).await?;
    }
    write.revise(membership::Model { ended_at: Some(ctx.now()), revision, ..place }).await?;
    write.record(Act { case: actor.organisation.0, act: "membership-ended", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// The place and the others of the organisation. Changes of one organisation's people come one after the other: else two
/// administrators could remove each other at once.
async fn place_for_update(
    write: &Write,
    organisation: OrganisationId,
    id: MembershipId,
) -> Result<(membership::Model, Vec<membership::Model>)> {
    trail_head::locked(write.tx(), organisation.0).await?;
    let all = membership::with_accounts([organisation]).all(write.tx()).await?;
    let (mut place, others): (Vec<_>, Vec<_>) = all.into_iter().map(|(place, _)| place).partition(|one| one.id == id);
    Ok((place.pop().ok_or(Refusal::NotFound)?, others))
}

fn administrator_stays(place: &membership::Model, others: &[membership::Model]) -> Result<()> {
    let administers = |one: &membership::Model| one.roles.0.contains(&Role::OrganisationAdministrator);
    if administers(place) && !others.iter().any(administers) {
        return Err(Rule::LastAdministrator.into());
    }
    Ok(())
}
