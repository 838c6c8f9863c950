//! Notices (お知らせ): in the portal and, through the outbox, by mail – at once, many in one, or not, as their reader chose.

mod digest;
mod log;
mod preference;

pub use digest::digest;
pub use log::log;
pub use preference::{Chosen, PreferenceForm, preference, set_preference};

use crate::ctx::Ctx;
use crate::error::Result;
use crate::job::{self, About, Mail};
use crate::write::Write;
use domain::engagement::Side;
use domain::id::{AccountId, EngagementId, OrganisationId};
use domain::notice::{Channel, NoticeKind, NoticeLine};
use domain::role::Role;
use entity::{account, engagement, engagement_member, membership, notice};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// Tells everybody assigned on one side of a case, except the actor.
///
/// # Errors
/// The store does not answer.
pub async fn tell_side(write: &mut Write, engagement: &engagement::Model, side: Side, kind: NoticeKind) -> Result<()> {
    let organisation = match side {
        Side::Upstream => engagement.upstream_id,
        Side::Downstream => engagement.downstream_id,
    };
    let ids = of_side(write, engagement, side).await?;
    tell(write, ids, organisation, kind, &engagement.number, Some(engagement.id)).await
}

/// Everybody assigned on one side of a case.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn of_side(write: &Write, engagement: &engagement::Model, side: Side) -> Result<Vec<AccountId>> {
    let members = engagement_member::of_side(engagement.id, side).all(write.tx()).await?;
    Ok(members.into_iter().map(|member| member.account_id).collect())
}

/// Tells these accounts, except the actor, and leads them to a page below the case: for people who know of a part only.
///
/// # Errors
/// The store does not answer.
pub async fn tell_at(
    write: &mut Write,
    ids: Vec<AccountId>,
    organisation: OrganisationId,
    kind: NoticeKind,
    reference: &str,
    path: &str,
) -> Result<()> {
    lead(write, ids, organisation, kind, reference, (None, path)).await
}

/// Tells the people of a ministry who read applications, except the actor.
///
/// # Errors
/// The store does not answer.
pub async fn tell_ministry(
    write: &mut Write,
    ministry: OrganisationId,
    kind: NoticeKind,
    reference: &str,
    engagement: EngagementId,
) -> Result<()> {
    let members = membership::of_organisation(ministry).all(write.tx()).await?;
    let ids = members
        .into_iter()
        .filter(|member| member.roles.0.iter().any(|role| matches!(role, Role::ContractingOfficer | Role::CaseOfficer)))
        .map(|member| member.account_id)
        .collect();
    tell(write, ids, ministry, kind, reference, Some(engagement)).await
}

/// Tells these accounts, except the actor: a notice each, and a mail each who wants one.
///
/// # Errors
/// The store does not answer.
pub async fn tell(
    write: &mut Write,
    ids: Vec<AccountId>,
    organisation: OrganisationId,
    kind: NoticeKind,
    reference: &str,
    engagement: Option<EngagementId>,
) -> Result<()> {
    lead(write, ids, organisation, kind, reference, (engagement, "")).await
}

/// Tells somebody of something that happened to their own account, whoever did it: they themselves, they hope.
///
/// # Errors
/// The store does not answer.
pub async fn tell_owner(
    write: &mut Write,
    id: AccountId,
    organisation: OrganisationId,
    kind: NoticeKind,
    reference: &str,
) -> Result<()> {
    put(write, vec![id], organisation, kind, reference, (None, "/account/passkey")).await
}

async fn lead(
    write: &mut Write,
    mut ids: Vec<AccountId>,
    organisation: OrganisationId,
    kind: NoticeKind,
    reference: &str,
    way: (Option<EngagementId>, &str),
) -> Result<()> {
    let actor = write.ctx.actor.as_ref().map(|actor| actor.account);
    ids.retain(|id| Some(*id) != actor);
    ids.sort();
    ids.dedup();
    put(write, ids, organisation, kind, reference, way).await
}

async fn put(
    write: &mut Write,
    ids: Vec<AccountId>,
    organisation: OrganisationId,
    kind: NoticeKind,
    reference: &str,
    (engagement, path): (Option<EngagementId>, &str),
) -> Result<()> {
    let case = engagement.map_or_else(|| "/".to_owned(), |id| format!("/engagement/{id}"));
    let to = if path.is_empty() { &case } else { path };
    let chosen = preference::of(write, &ids).await?;
    for account in account::with_ids(ids).all(write.tx()).await? {
        let channel = chosen.get(&account.id).map_or(Channel::Mail, |chosen| chosen.of(kind));
        let row = notice::Model {
            id: write.ctx.new_id(),
            account_id: account.id,
            organisation_id: organisation,
            kind,
            reference: reference.to_owned(),
            engagement_id: engagement,
            path: path.to_owned(),
            created_at: write.ctx.now(),
            read_at: None,
            digest_since: (channel == Channel::Digest).then(|| write.ctx.now()),
        };
        notice::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(write.tx()).await?;
        if channel != Channel::Mail {
            continue;
        }
        let reader = Some(account.id);
        let (reference, path) = (reference.to_owned(), to.to_owned());
        let mail = Mail { to: account.email, locale: account.locale, kind, reference, path };
        let about = engagement.map(|engagement| About { engagement, organisation });
        job::mail_to(write, &mail, about, reader).await?;
    }
    Ok(())
}

/// The newest notices of the actor, at most 200. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<NoticeLine>> {
    let actor = ctx.actor()?;
    let line = |row: notice::Model| NoticeLine {
        kind: row.kind,
        reference: row.reference,
        path: if row.path.is_empty() {
            row.engagement_id.map(|id| format!("/engagement/{id}"))
        } else {
            Some(row.path)
        },
        at: row.created_at,
        read: row.read_at.is_some(),
    };
    Ok(notice::of(actor.account).all(ctx.read()).await?.into_iter().map(line).collect())
}

/// Marks all notices of the actor as read.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn read_all(ctx: &Ctx) -> Result<()> {
    let actor = ctx.actor()?;
    notice::mark_read(ctx.house.store.writer(), actor.account, ctx.now()).await?;
    Ok(())
}
