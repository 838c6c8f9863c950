use super::open;
use super::row::{self, Put};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::audit::separation::can_take_part;
use domain::audit_plan::view::Candidate;
use domain::id::{AuditPlanId, OrganisationId};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::{account, audit_member, membership};
use sea_orm::ConnectionTrait;

/// Somebody who takes part, as typed (13-1-2-ア).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberForm {
    /// Key of their place; not read when one is changed.
    pub membership: String,
    /// Department; empty for that of the place.
    pub department: String,
    /// Post; empty for that of the place.
    pub post: String,
    /// Authority and responsibility.
    pub authority: String,
    /// `yes` or `no`: a handler of protected information.
    pub handler: String,
}

async fn people<C: ConnectionTrait>(
    store: &C,
    company: OrganisationId,
) -> Result<Vec<(membership::Model, account::Model)>> {
    let found = membership::with_accounts([company]).all(store).await?;
    let mut found: Vec<_> = found.into_iter().filter_map(|(place, person)| Some((place, person?))).collect();
    found.sort_by(|one, other| (&one.1.name, one.0.id).cmp(&(&other.1.name, other.0.id)));
    Ok(found)
}

/// Who of the company can take part. One statement.
pub(super) async fn candidates<C: ConnectionTrait>(store: &C, company: OrganisationId) -> Result<Vec<Candidate>> {
    let people = people(store, company).await?.into_iter().filter(|(place, _)| can_take_part(&place.roles.0));
    let candidate = |(place, person): (membership::Model, account::Model)| Candidate {
        id: place.id,
        name: person.name,
        handler: place.roles.0.contains(&Role::Handler),
        department: place.department,
        post: place.post,
    };
    Ok(people.map(candidate).collect())
}

/// Names somebody, or changes what is said of them.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] – whoever orders the audit or approves its plan takes no part, nobody
/// is named twice –, [`Refusal::ChangedMeanwhile`].
pub async fn put_member(ctx: &Ctx, id: AuditPlanId, put: &Put, form: &MemberForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let members = audit_member::of(id).all(write.tx()).await?;
    let before = row::existing(&members, put)?.cloned();
    let chosen = before.as_ref().map_or_else(|| form.membership.clone(), |row| row.membership_id.to_string());
    let people = people(write.tx(), held.row.company_id).await?;
    let found = people.into_iter().find(|(place, _)| place.id.to_string() == chosen);
    let mut faults = Faults::default();
    if let Err(fault) = can_be(found.as_ref().map(|(place, _)| place), before.is_some(), &members) {
        faults.add("membership", fault);
    }
    let said = |typed: &str, stored: fn(&membership::Model) -> &String| match (typed.trim(), &found) {
        ("", Some((place, _))) => stored(place).clone(),
        (typed, _) => typed.to_owned(),
    };
    let department = faults.text("department", &said(&form.department, |place| &place.department), text::LINE);
    let post = faults.text("post", &said(&form.post, |place| &place.post), text::LINE);
    let authority = faults.text("authority", &form.authority, text::PARAGRAPH);
    let handler = faults.take("handler", yes(&form.handler));
    faults.check()?;
    let (Some((place, person)), Some(handler)) = (found, handler) else { return Err(Refusal::NotFound.into()) };
    let row = audit_member::Model {
        id: before.as_ref().map_or_else(|| ctx.new_id(), |row| row.id),
        plan_id: id,
        membership_id: place.id,
        account_id: person.id,
        name: person.name,
        department,
        post,
        authority,
        handler,
        carried: false,
        dropped: false,
        revision: put.revision,
    };
    store(&mut write, row, before.is_some()).await?;
    row::record(&mut write, id, role, "audit-plan-member-put").await?;
    write.commit().await
}

/// Whether this place can be named: of the company, neither ordering nor approving, and not named twice.
fn can_be(
    place: Option<&membership::Model>,
    known: bool,
    members: &[audit_member::Model],
) -> std::result::Result<(), Fault> {
    let place = place.ok_or(Fault::Choice)?;
    if !can_take_part(&place.roles.0) {
        return Err(Fault::OrdersOrApproves);
    }
    let twice = !known && members.iter().any(|row| row.membership_id == place.id);
    if twice { Err(Fault::NamedAlready) } else { Ok(()) }
}

async fn store(write: &mut Write, row: audit_member::Model, known: bool) -> Result<()> {
    if known {
        write.revise(row).await?;
    } else {
        write.insert(audit_member::Model { revision: 1, ..row }).await?;
    }
    Ok(())
}

fn yes(typed: &str) -> std::result::Result<bool, Fault> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Fault::Choice),
    }
}
