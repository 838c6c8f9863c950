use super::{places, session};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::account::SIGN_INS_SHOWN;
use domain::account::view::{AccountPage, SessionLine, SignInLine};
use domain::refusal::Refusal;
use entity::{account, credential, external_identity, recovery_code, sign_in};

/// The actor's account page; `session` is the id of the session that asks. Seven statements.
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
    let line = |row: entity::session::Model| {
        let browser = session::browser(&ctx.house, &row)?;
        let here = Some(&row.id_hash) == here.as_ref();
        Ok(SessionLine { key: row.id_hash, browser, created_at: row.created_at, seen_at: row.seen_at, here })
    };
    let sessions = entity::session::live_of(id, ctx.now()).all(ctx.read()).await?;
    let sign_ins = sign_in::newest_of(id, SIGN_INS_SHOWN).all(ctx.read()).await?;
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
        sessions: sessions.into_iter().map(line).collect::<Result<_>>()?,
        sign_ins: sign_ins.into_iter().map(|row| SignInLine { at: row.at, browser: row.browser }).collect(),
    })
}
