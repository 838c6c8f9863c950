//! Hashing and checking passwords: Argon2id with 46 MiB and one pass (RFC 9106; the second factor is compulsory), two at a
//! time, so that sign-ins cannot take the memory of the machine.

use crate::error::{Error, Result};
use crate::keys;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use domain::refusal::{Fault, Refusal};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Memory of one hash, KiB.
const MEMORY: u32 = 46 * 1024;
/// Requests that may wait for their turn; one more is sent away.
const QUEUE: usize = 20;
/// What is compared for accounts that do not exist or have no password: a hash nobody knows the password of, as dear as a
/// real one.
const NOBODY: &str =
    "$argon2id$v=19$m=47104,t=1,p=1$TwqWiLZPa33vpTYUmb/DEg$CHkXrXjI9lj+5ycqGMVfSqCV1ofavkGscnn45o55xkg";

static TURNS: Semaphore = Semaphore::const_new(2);
static WAITING: AtomicUsize = AtomicUsize::new(0);
static VERIFICATIONS: AtomicU64 = AtomicU64::new(0);

/// Verifications so far: what the test counts that says every path of a sign-in costs the same.
#[must_use]
pub fn verifications() -> u64 {
    VERIFICATIONS.load(Ordering::Relaxed)
}

/// Hashes a password that [`domain::account::password`] accepted; a PHC string.
///
/// # Errors
/// Too many wait already: [`Refusal::Unavailable`].
pub(crate) async fn hash(password: String) -> Result<String> {
    let salt = keys::random::<16>()?;
    let _turn = turn().await?;
    let work = move || -> Result<String> {
        let hashed = argon()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(Error::internal)?;
        Ok(hashed.to_string())
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Whether this is the password. Costs the same where there is none to compare with.
///
/// # Errors
/// Too many wait already: [`Refusal::Unavailable`].
pub(crate) async fn verify(typed: &str, stored: Option<&str>) -> Result<bool> {
    let password = domain::account::composed(typed);
    let known = stored.is_some();
    let stored = stored.unwrap_or(NOBODY).to_owned();
    let _turn = turn().await?;
    VERIFICATIONS.fetch_add(1, Ordering::Relaxed);
    let work = move || -> Result<bool> {
        let hash = PasswordHash::new(&stored).map_err(Error::internal)?;
        Ok(argon()?.verify_password(password.as_bytes(), &hash).is_ok())
    };
    Ok(tokio::task::spawn_blocking(work).await.map_err(Error::internal)?? && known)
}

/// Whether a password can be guessed from common words and from what is known of its owner: judged is what is left of it
/// without the owner's words (NIST SP 800-63B-4 §3.1.1.2), since a chain of them is long but no secret.
///
/// # Errors
/// Too many wait already: [`Refusal::Unavailable`].
pub(crate) async fn guessable(password: &str, about: &[&str]) -> Result<Option<Fault>> {
    let mut secret = password.to_lowercase();
    for word in about.iter().flat_map(|text| words(text)) {
        secret = secret.replace(&word, "");
    }
    let _turn = turn().await?;
    let work = move || zxcvbn::zxcvbn(&secret, &[]).score() < zxcvbn::Score::Three;
    let weak = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    Ok(weak.then_some(Fault::PasswordGuessable))
}

/// The words of a name or an address; none so short that it would be found in anything.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 2 || !word.is_ascii()).map(str::to_owned).collect()
}

fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY, 1, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A place in the queue, given back also by a request that was cancelled.
struct Waiting;

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::AcqRel);
    }
}

async fn turn() -> Result<SemaphorePermit<'static>> {
    let before = WAITING.fetch_add(1, Ordering::AcqRel);
    let _waiting = Waiting;
    if before >= QUEUE {
        return Err(Refusal::Unavailable.into());
    }
    TURNS.acquire().await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_in_every_composition() {
        let composed = "がっこうのがくせいがかがみをみる";
        let decomposed = composed.replace('が', "か\u{3099}");
        assert_ne!(composed, decomposed);
        let hash = hash(composed.to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"), "{hash}");
        assert!(verify(&decomposed, Some(&hash)).await.unwrap());
        assert!(!verify("がっこうのがくせいがかがみを", Some(&hash)).await.unwrap());
        assert!(!verify(composed, None).await.unwrap());
    }

    #[tokio::test]
    async fn what_is_known_of_the_owner_is_guessed_first() {
        let about = ["taro.yamada@asahi-seiki.example.jp", "Taro Yamada", "旭精機", "Asahi Seiki"];
        for weak in
            ["passwordpassword", "taro.yamada.asahi", "123456789012345", "asahi-seiki2026", "旭精機の旭精機Taro"]
        {
            assert_eq!(guessable(weak, &about).await.unwrap(), Some(Fault::PasswordGuessable), "{weak}");
        }
        for good in
            ["nine blue herons over ferric water", "taro saw nine blue herons", "かわせみ七羽がさびた橋をわたる"]
        {
            assert_eq!(guessable(good, &about).await.unwrap(), None, "{good}");
        }
    }
}
