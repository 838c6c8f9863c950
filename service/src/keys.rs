//! Keys of a house, all derived from one master key that lies outside the data folder. Ciphers are of the CRYPTREC list.

use crate::error::{Error, Result};
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{hkdf, hmac, rand, signature};
use domain::digest;
use signature::KeyPair as _;
use std::sync::Arc;

/// Length of every key, bytes.
pub const KEY_BYTES: usize = 32;

/// The keys of a house. Never printed.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    /// The master key that the trail was begun with, 64 hexadecimal digits: it stays when the others change, or nothing that was signed
    /// could be verified any more.
    trail: String,
    database: String,
    sealing: RandomizedNonceKey,
    heads: hmac::Key,
    signing: signature::Ed25519KeyPair,
}

impl Keys {
    /// Derives the keys from a master key of 32 bytes (HKDF-SHA-256, RFC 5869), those of the trail from the one it was begun with.
    ///
    /// # Errors
    /// The library refuses, which it does not for 32 bytes.
    fn from_masters(master: &[u8; KEY_BYTES], of_trail: &[u8; KEY_BYTES]) -> Result<Self> {
        let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, b"kakunin master key v1");
        let (base, trail) = (salt.extract(master), salt.extract(of_trail));
        let database = digest::hex(&derive(&base, b"database")?);
        let sealing = RandomizedNonceKey::new(&AES_256_GCM, &derive(&base, b"sealing")?).map_err(Error::internal)?;
        let heads = hmac::Key::new(hmac::HMAC_SHA256, &derive(&trail, b"trail heads")?);
        let signing = signature::Ed25519KeyPair::from_seed_unchecked(&derive(&trail, b"trail checkpoints")?)
            .map_err(Error::internal)?;
        Ok(Self(Arc::new(Inner { trail: digest::hex(of_trail), database, sealing, heads, signing })))
    }

    /// Reads a master key as 64 hexadecimal digits; once keys were changed, a colon and the one that the trail was begun with follow.
    ///
    /// # Errors
    /// Not 64 hexadecimal digits, once or twice.
    pub fn from_hex(text: &str) -> Result<Self> {
        let text = text.trim();
        let (master, of_trail) = text.split_once(':').unwrap_or((text, text));
        Self::from_masters(&read_master(master)?, &read_master(of_trail)?)
    }

    /// What to keep, as [`Keys::from_hex`] reads it, where this master key takes the place of the present one.
    #[must_use]
    pub fn followed_by(&self, master: &str) -> String {
        format!("{master}:{}", self.0.trail)
    }

    /// A new master key as 64 hexadecimal digits.
    ///
    /// # Errors
    /// The machine gives no random numbers.
    pub fn new_master() -> Result<String> {
        random::<KEY_BYTES>().map(|bytes| digest::hex(&bytes))
    }

    /// Key of the database, 64 hexadecimal digits.
    pub(crate) fn database(&self) -> &str {
        &self.0.database
    }

    /// Seals a small secret (AES-256-GCM, random nonce in front), bound to `about`; hexadecimal.
    ///
    /// # Errors
    /// The library refuses.
    pub fn seal(&self, about: &str, secret: &[u8]) -> Result<String> {
        let mut sealed = secret.to_vec();
        let nonce = self.0.sealing.seal_in_place_append_tag(Aad::from(about), &mut sealed).map_err(Error::internal)?;
        let mut out = nonce.as_ref().to_vec();
        out.append(&mut sealed);
        Ok(digest::hex(&out))
    }

    /// Opens what [`Keys::seal`] sealed about the same thing.
    ///
    /// # Errors
    /// Another key, another thing, or changed bytes.
    pub fn open(&self, about: &str, sealed: &str) -> Result<Vec<u8>> {
        let broken = || Error::internal("a sealed value does not open");
        let bytes = unhex(sealed).ok_or_else(broken)?;
        let (nonce, rest) = bytes.split_at_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut rest = rest.to_vec();
        let plain = self.0.sealing.open_in_place(nonce, Aad::from(about), &mut rest).map_err(|_| broken())?;
        Ok(plain.to_vec())
    }

    /// Seal of a trail head: HMAC-SHA-256 over case, position and hash.
    #[must_use]
    pub fn seal_head(&self, case: uuid::Uuid, seq: i64, hash: &str) -> String {
        digest::hex(hmac::sign(&self.0.heads, format!("{case} {seq} {hash}").as_bytes()).as_ref())
    }

    /// Seal of a trail entry: HMAC-SHA-256 over case, position and hash, never the same as that of a head.
    #[must_use]
    pub fn seal_entry(&self, case: uuid::Uuid, seq: i64, hash: &str) -> String {
        digest::hex(hmac::sign(&self.0.heads, format!("entry {case} {seq} {hash}").as_bytes()).as_ref())
    }

    /// The public key of [`Keys::sign`], 64 hexadecimal digits.
    #[must_use]
    pub fn public_key(&self) -> String {
        digest::hex(self.0.signing.public_key().as_ref())
    }

    /// Signature over a checkpoint (Ed25519), and the public key, both hexadecimal.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> (String, String) {
        let signed = self.0.signing.sign(message);
        (digest::hex(signed.as_ref()), self.public_key())
    }
}

fn read_master(text: &str) -> Result<[u8; KEY_BYTES]> {
    let bytes = unhex(text).and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| Error::internal("a key is 64 hexadecimal digits"))
}

/// Whether a checkpoint's signature holds.
#[must_use]
pub fn verify_signature(public_key: &str, message: &[u8], signature: &str) -> bool {
    let (Some(key), Some(signed)) = (unhex(public_key), unhex(signature)) else { return false };
    signature::UnparsedPublicKey::new(&signature::ED25519, key).verify(message, &signed).is_ok()
}

/// Random bytes.
///
/// # Errors
/// The machine gives no random numbers.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// A token for a link: 32 random bytes, hexadecimal. Only its SHA-256 is stored.
///
/// # Errors
/// The machine gives no random numbers.
pub fn token() -> Result<String> {
    random::<32>().map(|bytes| digest::hex(&bytes))
}

fn derive(base: &hkdf::Prk, about: &[u8]) -> Result<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    base.expand(&[about], hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut key)).map_err(Error::internal)?;
    Ok(key)
}

/// Bytes of hexadecimal digits.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
