use service::{Ctx, Error, Result};
use totp_rs::{Builder, Secret};

/// The code of an authenticator with this secret (base32) now (RFC 6238).
///
/// # Errors
/// No such secret.
pub fn one_time_code(ctx: &Ctx, secret: &str) -> Result<String> {
    let secret = Secret::try_from_base32(secret).map_err(Error::internal)?;
    let totp = Builder::new().with_secret(secret).build().map_err(Error::internal)?;
    let now = u64::try_from(ctx.now().timestamp()).map_err(Error::internal)?;
    Ok(totp.generate(now).to_string())
}
