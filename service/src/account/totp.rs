//! One-time codes of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds, one step of grace to either side).

use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::keys;
use domain::account::view::AuthenticatorOffer;
use domain::id::AccountId;
use totp_rs::{Builder, Secret, Totp};

const STEP: i64 = 30;

/// A new secret, sealed for this account.
pub(crate) fn offer(ctx: &Ctx, account: AccountId) -> Result<String> {
    ctx.house.keys.seal(&about(account), &keys::random::<20>()?)
}

/// A given secret, sealed for this account: the demonstration.
pub(crate) fn seal(ctx: &Ctx, account: AccountId, secret: &[u8]) -> Result<String> {
    ctx.house.keys.seal(&about(account), secret)
}

/// A secret as people type it into an authenticator (base32).
pub(crate) fn base32(secret: &[u8]) -> String {
    Secret::from(secret.to_vec()).to_base32()
}

/// A sealed secret as an authenticator takes it.
pub(crate) fn show(ctx: &Ctx, account: AccountId, email: &str, sealed: &str) -> Result<AuthenticatorOffer> {
    let totp = open(ctx, account, email, sealed)?;
    Ok(AuthenticatorOffer {
        secret: totp.secret().to_base32(),
        url: totp.to_url().map_err(Error::internal)?,
        picture: totp.to_qr_base64().map_err(Error::internal)?,
    })
}

/// The time step of a right code; none for a wrong one. The caller sees to it that a step is used once.
pub(crate) fn step(ctx: &Ctx, account: AccountId, sealed: &str, typed: &str) -> Result<Option<i64>> {
    let code = domain::text::identifier(typed);
    let now = u64::try_from(ctx.now().timestamp()).map_err(Error::internal)?;
    let step = open(ctx, account, "", sealed)?.check(&code, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

fn open(ctx: &Ctx, account: AccountId, email: &str, sealed: &str) -> Result<Totp> {
    let secret = ctx.house.keys.open(&about(account), sealed)?;
    let builder = Builder::new().with_secret(Secret::from(secret)).with_step_duration(STEP.unsigned_abs());
    // A colon separates issuer and name in the address of the secret.
    let builder = builder.with_issuer(Some("Kakunin")).with_account_name(email.replace(':', ""));
    builder.build().map_err(Error::internal)
}

/// What a secret is sealed for.
pub(crate) fn about(account: AccountId) -> String {
    format!("totp {account}")
}
