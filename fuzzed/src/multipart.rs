//! Forms with files: however the body is cut into pieces, the same fields come out of it, and none is longer than was asked for.

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use domain::digest;
use domain::evidence::file_name;
use futures::{StreamExt as _, stream};
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::runtime::{Builder, Runtime};
use wire::form::{Kept, text_of};

/// What a field of words may hold here, bytes.
const WORDS: usize = 64;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Builder::new_current_thread().enable_all().build().unwrap());

/// A field as it was received.
#[derive(Debug, PartialEq, Eq)]
enum Field {
    Words(String, Result<String, ()>),
    /// With the digest of what was kept.
    File(String, String, Result<String, ()>),
}

pub(super) fn run(input: &[u8]) {
    // The first byte says how the body is cut the second time.
    let Some((cut, body)) = input.split_first() else { return };
    RUNTIME.block_on(async {
        let whole = fields(body, body.len().max(1)).await;
        let pieces = fields(body, usize::from(*cut % 97) + 1).await;
        assert_eq!(whole, pieces, "it matters how a body is cut");
        for field in &whole.0 {
            match field {
                Field::Words(_, text) => assert!(text.as_ref().is_ok_and(|text| text.len() <= WORDS) || text.is_err()),
                Field::File(_, name, _) => assert_eq!(file_name(&file_name(name)), file_name(name)),
            }
        }
    });
}

/// All fields up to where the form breaks off, and whether it came to its end.
async fn fields(body: &[u8], piece: usize) -> (Vec<Field>, bool) {
    let pieces: Vec<_> = body.chunks(piece).map(Bytes::copy_from_slice).map(Ok::<_, Infallible>).collect();
    let request = Request::post("/").header(CONTENT_TYPE, "multipart/form-data; boundary=X");
    let request = request.body(Body::from_stream(stream::iter(pieces).boxed())).unwrap();
    let mut form = Multipart::from_request(request, &()).await.unwrap();
    let mut found = Vec::new();
    loop {
        match form.next_field().await {
            Ok(Some(field)) => {
                let name = field.name().unwrap_or_default().to_owned();
                match field.file_name().map(str::to_owned) {
                    Some(file) => found.push(Field::File(name, file, kept(field).await)),
                    None => found.push(Field::Words(name, text_of(field, WORDS).await)),
                }
            }
            Ok(None) => return (found, true),
            Err(_) => return (found, false),
        }
    }
}

/// Receives a file; its digest is that of what lies there, and afterwards nothing does.
async fn kept(field: axum::extract::multipart::Field<'_>) -> Result<String, ()> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("kakunin-fuzz-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let path: PathBuf = std::env::temp_dir().join(name);
    let sha256 = match Kept::keep(path.clone(), field).await {
        Ok(file) => {
            assert_eq!(digest::of_bytes(&std::fs::read(file.path()).unwrap()), file.sha256);
            Ok(file.sha256.clone())
        }
        Err(()) => Err(()),
    };
    assert!(!path.exists(), "a file was left behind");
    sha256
}
