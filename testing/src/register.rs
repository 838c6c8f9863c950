//! Organisations, people and contracts, each an act of the trail, within a transaction of more.

use domain::id::{AccountId, ContractId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use domain::text;
use entity::roles::Roles;
use entity::{account, contract, membership, organisation};
use service::ctx::Ctx;
use service::error::Result;
use service::write::{Act, Write};

/// Who writes, and the transaction.
pub(crate) type By<'w> = (&'w Ctx, &'w mut Write);

/// An organisation.
pub(crate) async fn named((ctx, write): By<'_>, kind: OrganisationKind, name: &str) -> Result<OrganisationId> {
    let id = OrganisationId(ctx.new_id());
    let row = organisation::Model {
        id,
        kind,
        name: name.to_owned(),
        kana: String::new(),
        latin: String::new(),
        search: text::search(name),
        corporate_number: None,
        created_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: id.0, act: "organisation-registered", role: None, reason: "" }).await?;
    Ok(id)
}

/// Somebody of an organisation.
pub(crate) async fn registered(
    (ctx, write): By<'_>,
    (organisation, kind): (OrganisationId, OrganisationKind),
    name: &str,
    roles: &[Role],
) -> Result<Actor> {
    let (account_id, membership_id) = (AccountId(ctx.new_id()), MembershipId(ctx.new_id()));
    let row = account::Model {
        id: account_id,
        email: format!("{name}-{account_id}@example.jp"),
        name: name.to_owned(),
        locale: "ja".to_owned(),
        epoch: 1,
        disabled_at: None,
        created_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    let row = membership::Model {
        id: membership_id,
        account_id,
        organisation_id: organisation,
        roles: Roles(roles.to_vec()),
        department: String::new(),
        post: String::new(),
        created_at: ctx.now(),
        ended_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: organisation.0, act: "membership-began", role: None, reason: "" }).await?;
    Ok(Actor { account: account_id, membership: membership_id, organisation, kind, roles: roles.to_vec() })
}

/// A contract of a ministry with a company.
pub(crate) async fn agreed(
    (ctx, write): By<'_>,
    ministry_id: OrganisationId,
    company_id: OrganisationId,
    number: &str,
) -> Result<ContractId> {
    let id = ContractId(ctx.new_id());
    let row = contract::Model {
        id,
        number: number.to_owned(),
        title: "部品の製造".to_owned(),
        ministry_id,
        company_id,
        starts_on: ctx.today(),
        ends_on: None,
        created_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: ministry_id.0, act: "contract-registered", role: None, reason: "" }).await?;
    Ok(id)
}
