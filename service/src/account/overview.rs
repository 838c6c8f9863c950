use super::{places, session};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::account::view::{AccountPage, SessionLine};
use domain::refusal::Refusal;
use entity::{account, credential, external_identity, recovery_code};

/// The actor's account page; `session` is the id of the session that asks. Six statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn overview(ctx: &Ctx, session: Option<&str>) -> Result<AccountPage> {
    let id = ctx.actor()?.account;
    let account = account::with_ids(vec![id]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let credential = credential::of(id).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let codes = recovery_code::unused_of(id).all(ctx.read()).await?;
    let identities = external_identity::of(id).all(ctx.read()).await?;
    let here = session.map(session::hash);
    let line = |row: entity::session::Model| SessionLine {
        created_at: row.created_at,
        seen_at: row.seen_at,
        here: Some(&row.id_hash) == here.as_ref(),
    };
    let sessions = entity::session::live_of(id, ctx.now()).all(ctx.read()).await?;
    Ok(AccountPage {
        name: account.name,
        email: account.email,
        locale: account.locale,
        revision: account.revision,
        has_password: credential.password_hash.is_some(),
        authenticator_since: credential.totp_confirmed_at,
        recovery_codes: codes.len(),
        providers: identities.into_iter().map(|row| (row.provider, row.created_at)).collect(),
        places: places(ctx, id).await?,
        sessions: sessions.into_iter().map(line).collect(),
    })
}
