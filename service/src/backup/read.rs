use super::{Begin, End, Kind, MARK, about, damaged};
use crate::error::{Error, Result};
use crate::evidence::seal::Opener;
use crate::keys::Keys;
use aws_lc_rs::digest::{Context, SHA256};
use bytes::{Buf as _, BytesMut};
use domain::digest;
use domain::id::EvidenceId;
use std::io::Read;
use uuid::Uuid;

/// Bytes read at once.
const AT_ONCE: usize = 64 * 1024;
/// Digits of a sealed key: nonce, key, tag.
const SEALED_KEY: usize = 2 * (12 + 32 + 16);

/// Reads a whole backup and changes nothing: that it opens with these keys, that nothing in it was changed and nothing is missing.
///
/// # Errors
/// It is no backup, another key belongs to it, or it is damaged or not whole.
pub fn check(keys: &Keys, input: &mut (dyn Read + Send)) -> Result<(Begin, End)> {
    let mut pieces = Pieces::begin(keys, input)?;
    let begin = pieces.begun()?;
    let (mut found, mut table) = (End::default(), None);
    while let Some((kind, bytes)) = pieces.next()? {
        match kind {
            Kind::Begin => return Err(damaged()),
            Kind::File => found.files += 1,
            Kind::Bytes => {}
            Kind::Table => {
                let name = String::from_utf8(bytes.to_vec()).map_err(|_| damaged())?;
                found.rows.insert(name.clone(), 0);
                table = Some(name);
            }
            Kind::Row => {
                let of = table.as_ref().and_then(|table| found.rows.get_mut(table));
                *of.ok_or_else(damaged)? += 1;
            }
            Kind::End => {
                let end: End = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
                found.digest = pieces.digest();
                let last = pieces.next()?.is_none();
                return if last && end == found { Ok((begin, end)) } else { Err(damaged()) };
            }
        }
    }
    Err(damaged())
}

/// The pieces of a backup, opened as they are read.
pub(super) struct Pieces<'a> {
    input: &'a mut (dyn Read + Send),
    /// None once the end was read.
    opener: Option<Opener>,
    plain: BytesMut,
    hash: Context,
}

impl<'a> Pieces<'a> {
    pub(super) fn begin(keys: &Keys, input: &'a mut (dyn Read + Send)) -> Result<Self> {
        let (mut mark, mut id, mut sealed_key) = ([0; MARK.len()], [0; 16], [0; SEALED_KEY]);
        let none = |_| Error::internal("this is no backup");
        input.read_exact(&mut mark).map_err(none)?;
        if mark != MARK {
            return Err(Error::internal("this is no backup"));
        }
        input.read_exact(&mut id).and_then(|()| input.read_exact(&mut sealed_key)).map_err(|_| damaged())?;
        let id = Uuid::from_bytes(id);
        let sealed_key = String::from_utf8(sealed_key.to_vec()).map_err(|_| damaged())?;
        if sealed_key.bytes().any(|digit| digit.is_ascii_uppercase()) {
            return Err(damaged());
        }
        let key = keys.open(&about(id), &sealed_key);
        let key = key.map_err(|_| Error::internal("the key does not open this backup, or its beginning is damaged"))?;
        let opener = Opener::new(key.try_into().map_err(|_| damaged())?, EvidenceId(id));
        Ok(Self { input, opener: Some(opener), plain: BytesMut::new(), hash: Context::new(&SHA256) })
    }

    /// The first piece.
    pub(super) fn begun(&mut self) -> Result<Begin> {
        match self.next()? {
            Some((Kind::Begin, bytes)) => serde_json::from_slice(&bytes).map_err(|_| damaged()),
            Some(_) | None => Err(damaged()),
        }
    }

    /// The next piece; none behind the last one.
    pub(super) fn next(&mut self) -> Result<Option<(Kind, BytesMut)>> {
        loop {
            if let Some((head, rest)) = self.plain.split_first_chunk::<5>() {
                let [kind, length @ ..] = *head;
                let length = usize::try_from(u32::from_be_bytes(length)).map_err(Error::internal)?;
                if rest.len() >= length {
                    let kind = Kind::of(kind)?;
                    if !matches!(kind, Kind::Begin | Kind::End) {
                        self.hash.update(&self.plain[..5 + length]);
                    }
                    self.plain.advance(5);
                    return Ok(Some((kind, self.plain.split_to(length))));
                }
            }
            if !self.fill()? {
                return if self.plain.is_empty() { Ok(None) } else { Err(damaged()) };
            }
        }
    }

    /// Opens some more; whether there was more.
    fn fill(&mut self) -> Result<bool> {
        let Some(mut opener) = self.opener.take() else { return Ok(false) };
        let mut sealed = vec![0; AT_ONCE];
        let size = self.input.read(&mut sealed).map_err(Error::internal)?;
        if size == 0 {
            opener.finish(&mut self.plain).map_err(|_| damaged())?;
            return Ok(true);
        }
        opener.push(&sealed[..size], &mut self.plain).map_err(|_| damaged())?;
        self.opener = Some(opener);
        Ok(true)
    }

    /// Digest of the pieces so far.
    fn digest(&self) -> String {
        digest::hex(self.hash.clone().finish().as_ref())
    }
}
