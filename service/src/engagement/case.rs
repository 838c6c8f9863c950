use crate::ctx::Ctx;
use crate::error::Result;
use domain::engagement::Side;
use domain::id::EngagementId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::{contract, engagement, trail_head};
use sea_orm::ConnectionTrait;

/// A case as one actor stands to it. Everything about an engagement is reached through here.
#[derive(Clone, Debug)]
pub struct Case {
    /// The engagement.
    pub engagement: engagement::Model,
    /// How the actor stands to it.
    pub standing: Standing,
    actor: Actor,
}

impl Case {
    /// The role in which the actor may do this.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`]: the actor sees the case, but the act is not theirs.
    pub fn permit(&self, action: Action) -> Result<Role> {
        Ok(self.actor.acting_as(action, self.standing).ok_or(Refusal::NotPermitted)?)
    }

    /// Whether the actor may do this: for the buttons of a page.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.actor.may(action, self.standing)
    }

    /// The contract under which the case is. One statement.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn contract<C: ConnectionTrait>(&self, connection: &C) -> Result<contract::Model> {
        Ok(contract::under(self.engagement.contract_id).one(connection).await?.ok_or(Refusal::NotFound)?)
    }

    /// How the actor stands to a case that was reached through its scope: one that is not of the own organisation is one that
    /// was put to the own ministry.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where no role of theirs lets them see cases.
    pub(crate) fn seen_by(actor: &Actor, engagement: engagement::Model) -> Result<Self> {
        let standing = if engagement.upstream_id == actor.organisation {
            Standing::Upstream
        } else if engagement.downstream_id == actor.organisation {
            Standing::Downstream
        } else {
            Standing::Ministry
        };
        if !actor.may(Action::SeeCase, standing) {
            return Err(Refusal::NotFound.into());
        }
        Ok(Self { engagement, standing, actor: actor.clone() })
    }

    /// A case of which the actor was asked to answer single items, reached through these.
    pub(crate) fn asked_of(actor: &Actor, engagement: engagement::Model) -> Self {
        Self { engagement, standing: Standing::Contributor, actor: actor.clone() }
    }

    /// Who asks.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// Loads a case through its scope. One statement.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it; [`Refusal::SignInNeeded`].
pub async fn case(ctx: &Ctx, id: EngagementId) -> Result<Case> {
    load(ctx, ctx.read(), id).await
}

/// Loads a case inside the transaction that is going to change it. Commands on one case come one after the other: the head
/// of its trail is locked first.
///
/// # Errors
/// As [`case`].
pub async fn case_for_update(write: &crate::write::Write, id: EngagementId) -> Result<Case> {
    lock(write, id).await?;
    load(&write.ctx, write.tx(), id).await
}

/// Waits for the turn of a command on a case.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn lock(write: &crate::write::Write, id: EngagementId) -> Result<()> {
    trail_head::locked(write.tx(), id.0).await?;
    Ok(())
}

/// Loads a case inside a transaction that changes another one.
///
/// # Errors
/// As [`case`].
pub(crate) async fn case_within(write: &crate::write::Write, id: EngagementId) -> Result<Case> {
    load(&write.ctx, write.tx(), id).await
}

/// Loads a case and its contract for a page. One statement.
///
/// # Errors
/// As [`case`].
pub(super) async fn case_with_contract(ctx: &Ctx, id: EngagementId) -> Result<(Case, contract::Model)> {
    let actor = ctx.actor()?.clone();
    let found = engagement::with_contract(&actor, id).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let (engagement, Some(contract)) = found else { return Err(Refusal::NotFound.into()) };
    Ok((Case::seen_by(&actor, engagement)?, contract))
}

async fn load<C: ConnectionTrait>(ctx: &Ctx, connection: &C, id: EngagementId) -> Result<Case> {
    let actor = ctx.actor()?.clone();
    let (engagement, member) = engagement::case(&actor, id).one(connection).await?.ok_or(Refusal::NotFound)?;
    let standing = match member.map(|member| member.side) {
        Some(Side::Upstream) => Standing::Upstream,
        Some(Side::Downstream) => Standing::Downstream,
        None => Standing::Ministry,
    };
    if !actor.may(Action::SeeCase, standing) {
        return Err(Refusal::NotFound.into());
    }
    Ok(Case { engagement, standing, actor })
}
