use crate::error::{Error, Result};
use crate::keys::KEY_BYTES;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, Tag, UnboundKey};
use bytes::BytesMut;
use domain::id::EvidenceId;

/// Plain bytes of a piece.
pub(crate) const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const PREFIX: usize = 7;
/// What every object begins with; the last byte says how it is sealed: 1 is AES-256-GCM in the STREAM construction, pieces
/// of 64 KiB. Another way gets another number, so that old objects stay readable.
const MARK: [u8; 8] = *b"KAKUNIN\x01";
const HEADER: usize = MARK.len() + PREFIX;

/// One cipher for one object (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015). The nonce of a piece is prefix, position and
/// whether it is the last; header and evidence id go along. So pieces cannot be changed, left out, swapped or moved elsewhere.
struct Cipher {
    key: LessSafeKey,
    prefix: [u8; PREFIX],
    position: u32,
    along: Vec<u8>,
}

impl Cipher {
    fn new(key: &[u8; KEY_BYTES], prefix: [u8; PREFIX], id: EvidenceId) -> Result<Self> {
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).map_err(Error::internal)?);
        let along = [MARK.as_slice(), &prefix, id.0.as_bytes()].concat();
        Ok(Self { key, prefix, position: 0, along })
    }

    fn nonce(&mut self, last: bool) -> Result<Nonce> {
        let mut nonce = [0; NONCE_LEN];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..NONCE_LEN - 1].copy_from_slice(&self.position.to_be_bytes());
        nonce[NONCE_LEN - 1] = u8::from(last);
        self.position = self.position.checked_add(1).ok_or_else(|| Error::internal("an object has too many pieces"))?;
        Ok(Nonce::assume_unique_for_key(nonce))
    }

    fn seal(&mut self, mut piece: BytesMut, last: bool, out: &mut BytesMut) -> Result<()> {
        let nonce = self.nonce(last)?;
        let tag: Tag =
            self.key.seal_in_place_separate_tag(nonce, Aad::from(&self.along), &mut piece).map_err(Error::internal)?;
        out.extend_from_slice(&piece);
        out.extend_from_slice(tag.as_ref());
        Ok(())
    }

    fn open(&mut self, mut piece: BytesMut, last: bool, out: &mut BytesMut) -> Result<()> {
        let nonce = self.nonce(last)?;
        let plain = self.key.open_in_place(nonce, Aad::from(&self.along), &mut piece).map_err(|_| broken())?;
        out.extend_from_slice(plain);
        Ok(())
    }
}

fn broken() -> Error {
    Error::internal("an object is not what was stored")
}

/// Seals an object as its bytes arrive.
pub(crate) struct Sealer {
    cipher: Cipher,
    waiting: BytesMut,
}

impl Sealer {
    /// Begins an object and puts its header out.
    pub(crate) fn new(key: &[u8; KEY_BYTES], id: EvidenceId, out: &mut BytesMut) -> Result<Self> {
        let prefix = crate::keys::random()?;
        out.extend_from_slice(&MARK);
        out.extend_from_slice(&prefix);
        Ok(Self { cipher: Cipher::new(key, prefix, id)?, waiting: BytesMut::new() })
    }

    /// Takes plain bytes and puts out what is certain not to be the last piece.
    pub(crate) fn push(&mut self, plain: &[u8], out: &mut BytesMut) -> Result<()> {
        self.waiting.extend_from_slice(plain);
        while self.waiting.len() > PIECE {
            let piece = self.waiting.split_to(PIECE);
            self.cipher.seal(piece, false, out)?;
        }
        Ok(())
    }

    /// Puts out the last piece, which may be empty.
    pub(crate) fn finish(mut self, out: &mut BytesMut) -> Result<()> {
        self.cipher.seal(self.waiting, true, out)
    }
}

/// Opens an object as its bytes arrive. What comes out was sealed there; that nothing is missing is known at the end only.
pub(crate) struct Opener {
    key: [u8; KEY_BYTES],
    id: EvidenceId,
    cipher: Option<Cipher>,
    waiting: BytesMut,
}

impl Opener {
    /// Begins an object.
    pub(crate) fn new(key: [u8; KEY_BYTES], id: EvidenceId) -> Self {
        Self { key, id, cipher: None, waiting: BytesMut::new() }
    }

    /// Takes sealed bytes and puts out what could be opened.
    pub(crate) fn push(&mut self, sealed: &[u8], out: &mut BytesMut) -> Result<()> {
        self.waiting.extend_from_slice(sealed);
        if self.cipher.is_none() {
            if self.waiting.len() < HEADER {
                return Ok(());
            }
            let header = self.waiting.split_to(HEADER);
            let prefix = header.strip_prefix(&MARK).and_then(|prefix| prefix.try_into().ok()).ok_or_else(broken)?;
            self.cipher = Some(Cipher::new(&self.key, prefix, self.id)?);
        }
        if let Some(cipher) = &mut self.cipher {
            while self.waiting.len() > PIECE + TAG {
                let piece = self.waiting.split_to(PIECE + TAG);
                cipher.open(piece, false, out)?;
            }
        }
        Ok(())
    }

    /// Opens the last piece.
    pub(crate) fn finish(self, out: &mut BytesMut) -> Result<()> {
        self.cipher.ok_or_else(broken)?.open(self.waiting, true, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; KEY_BYTES] = [7; KEY_BYTES];

    fn id(last: u8) -> EvidenceId {
        EvidenceId(uuid::Uuid::from_bytes([last; 16]))
    }

    fn seal(plain: &[u8], step: usize) -> Vec<u8> {
        let mut out = BytesMut::new();
        let mut sealer = Sealer::new(&KEY, id(1), &mut out).unwrap();
        for piece in plain.chunks(step) {
            sealer.push(piece, &mut out).unwrap();
        }
        sealer.finish(&mut out).unwrap();
        out.to_vec()
    }

    fn open(sealed: &[u8], step: usize, of: EvidenceId, key: [u8; KEY_BYTES]) -> Result<Vec<u8>> {
        let mut out = BytesMut::new();
        let mut opener = Opener::new(key, of);
        for piece in sealed.chunks(step) {
            opener.push(piece, &mut out)?;
        }
        opener.finish(&mut out)?;
        Ok(out.to_vec())
    }

    #[test]
    fn what_goes_in_comes_out() {
        for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * 1024 * 1024] {
            let plain: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            for step in [4_093, 70_001, 10_000_000] {
                let sealed = seal(&plain, step);
                assert_eq!(sealed.len(), HEADER + size + TAG * size.div_ceil(PIECE).max(1), "{size}");
                assert!(open(&sealed, 9_973, id(1), KEY).unwrap() == plain, "{size} {step}");
            }
        }
    }

    #[test]
    fn every_change_is_noticed() {
        let plain: Vec<u8> = (0..3 * PIECE + 5).map(|at| (at % 251) as u8).collect();
        let sealed = seal(&plain, PIECE);
        let refused = |sealed: &[u8], what: &str| assert!(open(sealed, 8_192, id(1), KEY).is_err(), "{what}");
        for at in [0, 7, 8, 14, HEADER, HEADER + PIECE, HEADER + PIECE + TAG, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            refused(&changed, &format!("byte {at}"));
        }
        let whole = PIECE + TAG;
        for end in [0, 1, HEADER - 1, HEADER, HEADER + 1, HEADER + whole, HEADER + 2 * whole, sealed.len() - 1] {
            refused(&sealed[..end], &format!("cut at {end}"));
        }
        let piece = |n: usize| &sealed[HEADER + n * whole..HEADER + (n + 1) * whole];
        let (head, last) = (&sealed[..HEADER], &sealed[HEADER + 3 * whole..]);
        refused(&[head, piece(1), piece(0), piece(2), last].concat(), "swapped");
        refused(&[head, piece(0), piece(2), last].concat(), "left out");
        refused(&[head, piece(0), piece(0), piece(1), piece(2), last].concat(), "repeated");
        refused(&[&sealed, last].concat(), "added");
        assert!(open(&sealed, 8_192, id(2), KEY).is_err(), "under another id");
        assert!(open(&sealed, 8_192, id(1), [8; KEY_BYTES]).is_err(), "with another key");
        assert!(seal(&plain, PIECE) != sealed, "never sealed twice alike");
    }
}
