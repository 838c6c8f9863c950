use super::register::{OrganisationForm, ensure};
use crate::account::{Person, provide};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;

/// The first administrator, made on the command line: keeps the people of the ministry and registers companies. `also` are
/// further roles, for a house with one person only.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] (`name`, `email`, `password`, `roles`), or the store does not answer.
pub async fn create_admin(
    ctx: &Ctx,
    organisation: &str,
    email: &str,
    name: &str,
    password: &str,
    also: &[Role],
) -> Result<Actor> {
    let form = OrganisationForm { name: organisation.to_owned(), ..OrganisationForm::default() };
    let ministry = ensure(ctx, OrganisationKind::Ministry, &form).await?;
    let mut roles = vec![Role::OrganisationAdministrator, Role::PortalAdministrator];
    roles.extend(also);
    let person = Person {
        email: email.to_owned(),
        name: name.to_owned(),
        password: password.to_owned(),
        roles,
        ..Person::default()
    };
    provide(ctx, ministry, &person).await
}
