//! Fields of forms: a file, put into a file of its own, and words.

use axum::extract::multipart::Field;
use domain::digest;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;

/// Largest file of a form, bytes.
pub const MOST: usize = 10 * 1024 * 1024;

/// A file that somebody sent, in a file of its own, gone with the request.
pub struct Kept {
    path: PathBuf,
    /// SHA-256 of the file.
    pub sha256: String,
}

impl Kept {
    /// Written piece by piece to `path`, where nothing may be yet; one that is too large is read to its end and thrown away.
    ///
    /// # Errors
    /// It is too large, broke off, or cannot be written.
    pub async fn keep(path: PathBuf, mut field: Field<'_>) -> Result<Self, ()> {
        let mut kept = Self { path, sha256: String::new() };
        let mut options = File::options();
        let mut file = options.write(true).create_new(true).mode(0o600).open(&kept.path).await.map_err(|_| ())?;
        let (mut size, mut hash) = (0, Sha256::new());
        while let Some(piece) = field.chunk().await.map_err(|_| ())? {
            size += piece.len();
            if size > MOST {
                continue;
            }
            hash.update(&piece);
            file.write_all(&piece).await.map_err(|_| ())?;
        }
        if size > MOST {
            return Err(());
        }
        file.flush().await.map_err(|_| ())?;
        kept.sha256 = digest::hex(&hash.finalize());
        Ok(kept)
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A field of a form that is words; one with more than `most` bytes is read to its end and thrown away.
///
/// # Errors
/// It is too long, no text, or broke off.
pub async fn text_of(mut field: Field<'_>, most: usize) -> Result<String, ()> {
    let (mut size, mut bytes) = (0, Vec::new());
    while let Some(piece) = field.chunk().await.map_err(|_| ())? {
        size += piece.len();
        if size <= most {
            bytes.extend_from_slice(&piece);
        }
    }
    if size > most { Err(()) } else { String::from_utf8(bytes).map_err(|_| ()) }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
