//! Codes that stand in for a lost authenticator: shown once, stored as SHA-256, each good for one sign-in.

use crate::error::Result;
use crate::keys;
use crate::write::Write;
use domain::account::{RECOVERY_CODES, recovery_code, spoken};
use domain::digest;
use domain::id::AccountId;
use entity::recovery_code as table;

/// Makes new codes; those before are void. The caller records the act.
pub(crate) async fn renew(write: &mut Write, account: AccountId) -> Result<Vec<String>> {
    let now = write.ctx.now();
    for old in table::unused_of(account).all(write.tx()).await? {
        write.revise(table::Model { used_at: Some(now), ..old }).await?;
    }
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = recovery_code(keys::random()?);
        let id = write.ctx.new_id();
        write.insert(table::Model { id, account_id: account, hash: hash(&code), used_at: None, revision: 1 }).await?;
        codes.push(code);
    }
    Ok(codes)
}

/// Uses a code; false where it is none, or was used. The caller records the act.
pub(crate) async fn once(write: &mut Write, account: AccountId, typed: &str) -> Result<bool> {
    let hash = hash(typed);
    let unused = table::unused_of(account).all(write.tx()).await?;
    let Some(code) = unused.into_iter().find(|code| code.hash == hash) else { return Ok(false) };
    let now = write.ctx.now();
    write.revise(table::Model { used_at: Some(now), ..code }).await?;
    Ok(true)
}

fn hash(code: &str) -> String {
    digest::of_bytes(spoken(code).as_bytes())
}
