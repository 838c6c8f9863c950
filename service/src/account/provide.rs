use super::{chosen, new_credential};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::join;
use crate::write::{Act, Write};
use domain::id::{AccountId, OrganisationId};
use domain::permission::Actor;
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::{account, organisation};

/// Somebody whom the portal itself admits: by the command line, or in the demonstration.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Password; checked as any other.
    pub password: String,
    /// Roles; those that do not exist in this kind of organisation are refused.
    pub roles: Vec<Role>,
    /// Department, may be empty.
    pub department: String,
    /// Post, may be empty.
    pub post: String,
}

/// Admits a person without an invitation. Not for pages: nobody's permission is asked.
///
/// # Errors
/// [`Refusal::Fields`] (`email`, `name`, `password`, `roles`), [`Refusal::NotFound`] for an unknown organisation.
pub async fn provide(ctx: &Ctx, to: OrganisationId, person: &Person) -> Result<Actor> {
    let organisation = organisation::named([to]).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let mut faults = Faults::default();
    let email = faults.take("email", text::email(&person.email)).unwrap_or_default();
    let name = faults.text("name", &person.name, text::LINE);
    if person.roles.is_empty() || !person.roles.iter().all(|role| role.exists_in(organisation.kind)) {
        faults.add("roles", Fault::Choice);
    }
    if account::with_email(&email).one(ctx.read()).await?.is_some() {
        faults.add("email", Fault::AlreadyMember);
    }
    let about = [email.as_str(), &name, &organisation.name, &organisation.latin];
    let hash = chosen(&person.password, &person.password, &about, &mut faults).await?;
    faults.check()?;
    let mut write = ctx.write().await?;
    let account = new_account(&mut write, &email, &name, "ja", hash).await?;
    let roles = person.roles.clone();
    let place = (person.department.as_str(), person.post.as_str());
    let membership = join(&mut write, account, to, &roles, place).await?;
    write.record_as(account, Some(to), Act { case: to.0, act: "membership-began", role: None, reason: "" }).await?;
    write.commit().await?;
    Ok(Actor { account, membership: membership.id, organisation: to, kind: organisation.kind, roles })
}

/// A new account with its credential, recorded in its own history.
pub(crate) async fn new_account(
    write: &mut Write,
    email: &str,
    name: &str,
    locale: &str,
    hash: Option<String>,
) -> Result<AccountId> {
    let id = AccountId(write.ctx.new_id());
    let row = account::Model {
        id,
        email: email.to_owned(),
        name: name.to_owned(),
        locale: locale.to_owned(),
        epoch: 1,
        disabled_at: None,
        created_at: write.ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    new_credential(write, id, hash).await?;
    let act = Act { case: id.0, act: "account-created", role: None, reason: "" };
    write.record_as(id, None, act).await?;
    Ok(id)
}
