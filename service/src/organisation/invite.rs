use super::people::{in_order, manager};
use super::person::PlaceForm;
use crate::ctx::Ctx;
use crate::engagement::case_for_update;
use crate::error::Result;
use crate::job::{self, About, Mail};
use crate::keys;
use crate::write::{Act, Write};
use chrono::Duration;
use domain::account::{INVITATION_DAYS, invitation_number};
use domain::digest;
use domain::id::{EngagementId, InvitationId, OrganisationId};
use domain::notice::NoticeKind;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::{account, invitation, membership};

/// An invitation as typed.
#[derive(Clone, Debug, Default)]
pub struct InviteForm {
    /// Address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Roles, department and post.
    pub place: PlaceForm,
}

/// Invites somebody to the actor's organisation. The mail carries a number and the link, nothing else.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`] (`email`, `name`, `roles`, `department`, `post`).
pub async fn invite(ctx: &Ctx, form: &InviteForm) -> Result<InvitationId> {
    let (actor, role) = manager(ctx)?;
    let mut write = ctx.write().await?;
    let row = checked(&write, actor.organisation, actor.kind, form).await?;
    let id = send(&mut write, row).await?;
    write.record(Act { case: actor.organisation.0, act: "person-invited", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// Invites the 総括者 of a subcontractor to receive the sheet of a case. Only while that company has no administrator on the
/// portal, who would do it: the first person invited keeps the company's people from then on.
///
/// # Errors
/// [`Refusal::NotFound`] for a case that the actor may not know of, [`Refusal::NotPermitted`] (also once the company has an
/// administrator), [`Refusal::Fields`].
pub async fn invite_to_case(ctx: &Ctx, id: EngagementId, form: &InviteForm) -> Result<InvitationId> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::SendSheet)?;
    let company = case.engagement.downstream_id;
    let people = membership::of_organisation(company).all(write.tx()).await?;
    let kept = people.iter().any(|person| person.roles.0.contains(&Role::OrganisationAdministrator));
    if case.standing != Standing::Upstream || kept {
        return Err(Refusal::NotPermitted.into());
    }
    let roles = [Role::Supervisor, Role::OrganisationAdministrator].map(|role| role.code().to_owned());
    let place = PlaceForm { roles: roles.into(), ..form.place.clone() };
    let form = InviteForm { place, ..form.clone() };
    let mut row = checked(&write, company, OrganisationKind::Company, &form).await?;
    row.engagement_id = Some(id);
    let invitation = send(&mut write, row).await?;
    write.record(Act { case: id.0, act: "person-invited", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(invitation)
}

/// The row of an invitation, still without a token.
async fn checked(
    write: &Write,
    organisation: OrganisationId,
    kind: OrganisationKind,
    form: &InviteForm,
) -> Result<invitation::Model> {
    let mut faults = Faults::default();
    let email = faults.take("email", text::email(&form.email)).unwrap_or_default();
    let name = faults.text("name", &form.name, text::LINE);
    let (roles, department, post) = form.place.checked(kind, &mut faults);
    let people = membership::with_accounts([organisation]).all(write.tx()).await?;
    if people.iter().any(|(_, account)| account.as_ref().is_some_and(|account| account.email == email)) {
        faults.add("email", Fault::AlreadyMember);
    }
    faults.check()?;
    let now = write.ctx.now();
    Ok(invitation::Model {
        id: InvitationId(write.ctx.new_id()),
        organisation_id: organisation,
        email,
        name,
        roles: in_order(&roles),
        department,
        post,
        token_hash: String::new(),
        invited_by: write.ctx.actor.as_ref().map(|actor| actor.account),
        created_at: now,
        expires_at: now,
        accepted_at: None,
        revoked_at: None,
        engagement_id: None,
        revision: 0,
    })
}

/// Gives the invitation a token and its days, stores it, and puts the mail into the outbox. The caller records the act.
pub(crate) async fn send(write: &mut Write, row: invitation::Model) -> Result<InvitationId> {
    let token = keys::token()?;
    let locale = account::with_email(&row.email).one(write.tx()).await?.map(|account| account.locale);
    let row = invitation::Model {
        token_hash: digest::of_bytes(token.as_bytes()),
        expires_at: write.ctx.now() + Duration::days(INVITATION_DAYS),
        ..row
    };
    let mail = Mail {
        to: row.email.clone(),
        locale: locale.unwrap_or_else(|| "ja".to_owned()),
        kind: NoticeKind::Invited,
        reference: invitation_number(row.id),
        path: format!("/invitation/{token}"),
    };
    let about = row.engagement_id.map(|engagement| About { engagement, organisation: row.organisation_id });
    let id = row.id;
    // Not stored yet: the first revision. Else it was read at its revision.
    if row.revision == 0 {
        write.insert(invitation::Model { revision: 1, ..row }).await?;
    } else {
        write.revise(row).await?;
    }
    job::mail(write, &mail, about).await?;
    Ok(id)
}
