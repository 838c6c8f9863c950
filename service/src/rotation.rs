//! A change of keys (鍵の更新): what is sealed in the database is sealed anew under other keys. The keys of the trail stay.

use crate::account::passkey::about as about_passkey;
use crate::account::session::about as about_session;
use crate::account::totp;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::evidence::about_key;
use crate::keys::Keys;
use crate::trail;
use crate::write::{Act, Write};
use entity::{credential, evidence, passkey, passkey_challenge, session};
use migration::append_only::{allow_updates, refuse_updates};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// What was sealed anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Secrets of authenticators.
    pub authenticators: usize,
    /// Passkeys.
    pub passkeys: usize,
    /// Keys of files.
    pub files: usize,
}

/// Whether what is sealed in the database opens with our keys: one of each kind. True where there is nothing sealed.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn opens(ctx: &Ctx) -> Result<bool> {
    let keys = &ctx.house.keys;
    if let Some(file) = evidence::any().one(ctx.read()).await?
        && keys.open(&about_key(file.id), &file.sealed_key).is_err()
    {
        return Ok(false);
    }
    if let Some(row) = passkey::any_sealed().one(ctx.read()).await?
        && let Some(sealed) = &row.credential
        && keys.open(&about_passkey(row.id, row.account_id), sealed).is_err()
    {
        return Ok(false);
    }
    let account = credential::any_with_authenticator().one(ctx.read()).await?;
    let secret = account.and_then(|row| Some((row.account_id, row.totp_secret?)));
    Ok(secret.is_none_or(|(account, sealed)| keys.open(&totp::about(account), &sealed).is_ok()))
}

/// Seals everything anew with the keys of the house that was sealed with the former ones, in one transaction with its trail. What was
/// sealed anew already stays as it is, so that this can be done again.
///
/// # Errors
/// Somebody else works with the database, something opens with neither, or the store does not answer.
pub async fn reseal(ctx: &Ctx, former: &Keys) -> Result<Resealed> {
    let mut write = ctx.write().await?;
    alone(&write).await?;
    let cases = trail::cases_of(write.tx(), &["credential", "evidence", "passkey"]).await?;
    let mut done = Resealed::default();
    for mut row in credential::with_authenticator().all(write.tx()).await? {
        let about = totp::about(row.account_id);
        if let Some(sealed) = again(ctx, former, &about, row.totp_secret.as_deref())? {
            row.totp_secret = Some(sealed);
            let case = cases.get(&row.account_id.0).copied().unwrap_or(row.account_id.0);
            write.reseal(&row).await?;
            write.record(Act { case, act: "authenticator-resealed", role: None, reason: "" }).await?;
            done.authenticators += 1;
        }
    }
    done.passkeys = passkeys(&mut write, former, &cases).await?;
    done.files = files(&mut write, former, &cases).await?;
    sessions(&write, former).await?;
    passkey_challenge::end_all(write.tx()).await?;
    write.commit().await?;
    Ok(done)
}

/// Whoever is signed in stays so. A session that opens with neither was over already.
async fn sessions(write: &Write, former: &Keys) -> Result<()> {
    for mut row in session::every().all(write.tx()).await? {
        match again(&write.ctx, former, &about_session(&row.id_hash), Some(&row.data)) {
            Ok(Some(sealed)) => {
                row.data = sealed;
                session::put(write.tx(), row).await?;
            }
            Ok(None) => {}
            Err(_) => session::end(write.tx(), &row.id_hash).await?,
        }
    }
    Ok(())
}

/// What devices said of their keys, each an act of its owner's account.
async fn passkeys(write: &mut Write, former: &Keys, cases: &HashMap<Uuid, Uuid>) -> Result<usize> {
    let mut count = 0;
    for mut row in passkey::sealed().all(write.tx()).await? {
        let about = about_passkey(row.id, row.account_id);
        if let Some(sealed) = again(&write.ctx, former, &about, row.credential.as_deref())? {
            row.credential = Some(sealed);
            let case = cases.get(&row.id.0).copied().unwrap_or(row.account_id.0);
            write.reseal(&row).await?;
            write.record(Act { case, act: "passkey-resealed", role: None, reason: "" }).await?;
            count += 1;
        }
    }
    Ok(count)
}

/// The keys of all files, those of one case as one act of it; the database is allowed to change them until this is done.
async fn files(write: &mut Write, former: &Keys, cases: &HashMap<Uuid, Uuid>) -> Result<usize> {
    let postgres = matches!(write.tx().get_database_backend(), DbBackend::Postgres);
    write.tx().execute_unprepared(&allow_updates(postgres, "evidence")).await?;
    let mut rows = BTreeMap::<Uuid, Vec<evidence::Model>>::new();
    for row in evidence::ever().all(write.tx()).await? {
        rows.entry(cases.get(&row.id.0).copied().unwrap_or(row.organisation_id.0)).or_default().push(row);
    }
    let mut count = 0;
    for (case, rows) in rows {
        let before = count;
        for mut row in rows {
            if let Some(sealed) = again(&write.ctx, former, &about_key(row.id), Some(&row.sealed_key))? {
                row.sealed_key = sealed;
                write.reseal(&row).await?;
                count += 1;
            }
        }
        if count > before {
            write.record(Act { case, act: "evidence-resealed", role: None, reason: "" }).await?;
        }
    }
    for statement in refuse_updates(postgres, "evidence", &["UPDATE"]) {
        write.tx().execute_unprepared(&statement).await?;
    }
    Ok(count)
}

/// What was sealed with the former keys, sealed with ours; none where it is already.
fn again(ctx: &Ctx, former: &Keys, about: &str, sealed: Option<&str>) -> Result<Option<String>> {
    let keys = &ctx.house.keys;
    match sealed {
        Some(sealed) if keys.open(about, sealed).is_err() => keys.seal(about, &former.open(about, sealed)?).map(Some),
        Some(_) | None => Ok(None),
    }
}

/// A portal that runs would go on with the former keys. On SQLite the file itself was asked before.
async fn alone(write: &Write) -> Result<()> {
    if !matches!(write.tx().get_database_backend(), DbBackend::Postgres) {
        return Ok(());
    }
    let others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' \
                  AND pid <> pg_backend_pid() AND application_name <> (SELECT application_name FROM pg_stat_activity WHERE pid = \
                  pg_backend_pid())";
    let found = write.tx().query_one_raw(Statement::from_string(DbBackend::Postgres, others)).await?;
    let count: i64 = found.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    if count > 0 {
        return Err(Error::internal("the database is in use: stop the portal first, or send it SIGUSR1"));
    }
    Ok(())
}
