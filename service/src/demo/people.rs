use super::world::{Organisation, Person, World};
use crate::account::{chosen, new_account, seal_authenticator};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::keys::unhex;
use crate::organisation::{OrganisationForm, ensure, join};
use crate::write::{Act, Write};
use domain::digest;
use domain::id::{AccountId, OrganisationId};
use domain::permission::Actor;
use domain::refusal::{Faults, Refusal};
use domain::role::Role;
use entity::{account, credential, membership};
use std::collections::BTreeMap;

/// Organisations of the demonstration, with their people.
pub struct Loaded(BTreeMap<String, (OrganisationId, Vec<Actor>)>);

impl Loaded {
    pub fn organisation(&self, key: &str) -> Result<OrganisationId> {
        self.0.get(key).map(|(id, _)| *id).ok_or_else(|| Error::internal(format!("data/demo.toml: no {key}")))
    }

    /// A request of the person with this role there.
    pub fn acting(&self, ctx: &Ctx, key: &str, role: Role) -> Result<Ctx> {
        let people = self.0.get(key).map(|(_, people)| people.as_slice()).unwrap_or_default();
        let actor = people.iter().find(|actor| actor.roles.contains(&role));
        let actor = actor.ok_or_else(|| Error::internal(format!("data/demo.toml: no {role} in {key}")))?;
        Ok(Ctx::of(ctx.house.clone(), actor.clone()))
    }
}

/// Organisations and people that are not there yet.
pub async fn load(ctx: &Ctx, world: &World) -> Result<Loaded> {
    let mut loaded = BTreeMap::new();
    let mut hash = None;
    for organisation in &world.organisations {
        let form = OrganisationForm {
            name: organisation.name.clone(),
            kana: organisation.kana.clone(),
            latin: organisation.latin.clone(),
            corporate_number: organisation.corporate_number.clone(),
        };
        let id = ensure(ctx, organisation.kind, &form).await?;
        let mut people = Vec::new();
        for person in &organisation.people {
            if account::with_email(&person.email).one(ctx.read()).await?.is_none() {
                // Once for all of them: hashing is meant to be slow.
                if hash.is_none() {
                    hash = Some(hashed(&world.password).await?);
                }
                admit(ctx, id, person, hash.clone()).await?;
            }
            people.push(actor(ctx, organisation, id, person).await?);
        }
        loaded.insert(organisation.key.clone(), (id, people));
    }
    Ok(Loaded(loaded))
}

async fn hashed(password: &str) -> Result<String> {
    let mut faults = Faults::default();
    let hash = chosen(password, password, &[], &mut faults).await?;
    faults.check()?;
    hash.ok_or_else(|| Error::internal("data/demo.toml: no password"))
}

/// The secret of somebody's authenticator: as public as the password.
pub fn secret(email: &str) -> Vec<u8> {
    let mut bytes = unhex(&digest::of_bytes(format!("kakunin demonstration {email}").as_bytes())).unwrap_or_default();
    bytes.truncate(20);
    bytes
}

async fn admit(ctx: &Ctx, to: OrganisationId, person: &Person, hash: Option<String>) -> Result<()> {
    let mut write = ctx.write().await?;
    let account = new_account(&mut write, &person.email, &person.name, "ja", hash).await?;
    join(&mut write, account, to, &person.roles, (&person.department, &person.post)).await?;
    write.record_as(account, Some(to), Act { case: to.0, act: "membership-began", role: None, reason: "" }).await?;
    enrol(&mut write, account, &person.email).await?;
    write.commit().await
}

async fn enrol(write: &mut Write, account: AccountId, email: &str) -> Result<()> {
    let sealed = seal_authenticator(&write.ctx, account, &secret(email))?;
    let found = credential::of(account).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let now = write.ctx.now();
    write.revise(credential::Model { totp_secret: Some(sealed), totp_confirmed_at: Some(now), ..found }).await?;
    let act = Act { case: account.0, act: "authenticator-registered", role: None, reason: "" };
    write.record_as(account, None, act).await
}

async fn actor(ctx: &Ctx, of: &Organisation, organisation: OrganisationId, person: &Person) -> Result<Actor> {
    let account = account::with_email(&person.email).one(ctx.read()).await?.ok_or(Refusal::NotFound)?.id;
    let place = membership::between(account, organisation).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    Ok(Actor { account, membership: place.id, organisation, kind: of.kind, roles: place.roles.0 })
}
