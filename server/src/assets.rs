//! The style sheet, the script and the wasm: from a folder while developing, from inside the binary when shipped.
//!
//! Each is named after its content, so a browser may keep it for ever and a new build is a new address.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use serde::Deserialize;

/// Names and bytes, written by `build.rs`.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Why there is nothing to hand out.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// Neither a folder was named nor does the binary carry any.
    #[error("this build carries no assets: name a folder with --assets, or use a binary made by `cargo xtask dist`")]
    None,
    /// The folder cannot be read.
    #[error("cannot read the assets in {0}: {1}")]
    Folder(String, io::Error),
    /// `manifest.json` is missing or not ours.
    #[error("the assets have no usable manifest.json: {0}")]
    Manifest(String),
    /// The manifest names a file that is not there.
    #[error("the assets lack {0}")]
    Missing(String),
}

/// The three files, with their compressed forms where there are any.
#[derive(Debug)]
pub struct Assets {
    addresses: Manifest,
    files: BTreeMap<String, Bytes>,
}

/// Names in the file, addresses in [`Assets`].
#[derive(Debug, Deserialize)]
struct Manifest {
    css: String,
    js: String,
    wasm: String,
}

impl Assets {
    /// Reads `folder` (`manifest.json` and what it names) once; without one, takes what the binary carries.
    pub fn open(folder: Option<&Path>) -> Result<Self, AssetsError> {
        match folder {
            Some(folder) => {
                let failed = |error| AssetsError::Folder(folder.display().to_string(), error);
                Self::from_files(read(folder).map_err(failed)?)
            }
            None if EMBEDDED.is_empty() => Err(AssetsError::None),
            None => Self::from_files(
                EMBEDDED.iter().map(|(name, bytes)| ((*name).to_owned(), Bytes::from_static(bytes))).collect(),
            ),
        }
    }

    /// From names and bytes; `manifest.json` must be among them.
    pub fn from_files(files: BTreeMap<String, Bytes>) -> Result<Self, AssetsError> {
        let manifest = files.get("manifest.json").ok_or_else(|| AssetsError::Manifest("not found".to_owned()))?;
        let manifest: Manifest =
            serde_json::from_slice(manifest).map_err(|error| AssetsError::Manifest(error.to_string()))?;
        for name in [&manifest.css, &manifest.js, &manifest.wasm] {
            if !files.contains_key(name) {
                return Err(AssetsError::Missing(name.clone()));
            }
        }
        let address = |name: &str| format!("/assets/{name}");
        let Manifest { css, js, wasm } = &manifest;
        Ok(Self { addresses: Manifest { css: address(css), js: address(js), wasm: address(wasm) }, files })
    }

    /// Address of the style sheet, `/assets/main.….css`.
    pub fn css(&self) -> &str {
        &self.addresses.css
    }

    /// Address of the script, an ES module whose default export is called with the address of the wasm.
    pub fn js(&self) -> &str {
        &self.addresses.js
    }

    /// Address of the wasm.
    pub fn wasm(&self) -> &str {
        &self.addresses.wasm
    }

    /// `GET` and `HEAD` of `/assets/{name}`. Needs no session and sets no cookie.
    pub fn router(self: Arc<Self>) -> Router {
        Router::new().route("/assets/{name}", get(hand_out)).with_state(self)
    }
}

fn read(folder: &Path) -> io::Result<BTreeMap<String, Bytes>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?.into());
        }
    }
    Ok(files)
}

async fn hand_out(State(assets): State<Arc<Assets>>, Segment(name): Segment<String>, asked: HeaderMap) -> Response {
    // The kind is known exactly for what the manifest names: the compressed forms have no address of their own.
    let Some((plain, kind)) = assets.files.get(&name).zip(kind(&assets.addresses, &name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (body, encoding) = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(&asked, coding))
        .find_map(|(coding, ending)| Some((assets.files.get(&format!("{name}{ending}"))?, Some(coding))))
        .unwrap_or((plain, None));
    let mut response = body.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

fn kind(addresses: &Manifest, name: &str) -> Option<&'static str> {
    let kinds = [
        (&addresses.css, "text/css; charset=utf-8"),
        (&addresses.js, "text/javascript; charset=utf-8"),
        (&addresses.wasm, "application/wasm"),
    ];
    kinds.into_iter().find_map(|(known, kind)| (known.strip_prefix("/assets/") == Some(name)).then_some(kind))
}

/// Whether `Accept-Encoding` allows a coding: by its own name first, else by `*`; a quality of zero forbids (RFC 9110, 12.5.3).
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let offers: Vec<(&str, bool)> = lines
        .flat_map(|line| line.split(','))
        .map(|offer| {
            let (name, parameters) = offer.split_once(';').unwrap_or((offer, ""));
            let quality = parameters.trim().strip_prefix("q=").and_then(|value| value.trim().parse::<f32>().ok());
            (name.trim(), quality.is_none_or(|value| value > 0.0))
        })
        .collect();
    let named = |wanted: &str| offers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, yes)| *yes);
    named(coding).or_else(|| named("*")).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    fn assets() -> Arc<Assets> {
        let files = [
            ("manifest.json", r#"{"css":"main.1.css","js":"kakunin.2.js","wasm":"kakunin.3.wasm"}"#),
            ("main.1.css", "plain"),
            ("main.1.css.br", "brotli"),
            ("main.1.css.gz", "gzip"),
            ("kakunin.2.js", "script"),
            ("kakunin.3.wasm", "wasm"),
        ];
        let files = files.into_iter().map(|(name, text)| (name.to_owned(), Bytes::from_static(text.as_bytes())));
        Arc::new(Assets::from_files(files.collect()).unwrap())
    }

    async fn fetch(path: &str, accept: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, accept).body(Body::empty()).unwrap();
        let response = assets().router().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), 1024).await.unwrap();
        (status, headers, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn the_best_form_that_the_browser_takes() {
        for (accept, body) in [
            ("gzip, deflate, br, zstd", "brotli"),
            ("gzip", "gzip"),
            ("br;q=0, *", "gzip"),
            ("*", "brotli"),
            ("GZIP;q=0.5", "gzip"),
            ("identity", "plain"),
            ("", "plain"),
            ("br; q=0.0, gzip;q=0", "plain"),
        ] {
            assert_eq!(fetch("/assets/main.1.css", accept).await.2, body, "{accept}");
        }
    }

    #[tokio::test]
    async fn browsers_may_keep_it_for_ever() {
        let (status, headers, _) = fetch("/assets/kakunin.3.wasm", "br").await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[header::CONTENT_TYPE], "application/wasm");
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(headers[header::VARY], "accept-encoding");
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(fetch("/assets/main.1.css", "br").await.1[header::CONTENT_ENCODING], "br");
    }

    #[tokio::test]
    async fn only_what_the_manifest_names_has_an_address() {
        for path in ["/assets/manifest.json", "/assets/main.1.css.br", "/assets/none.css", "/assets/..%2fdata.key"] {
            assert_eq!(fetch(path, "br").await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn a_folder_that_lacks_a_file_is_refused() {
        let files = [("manifest.json".to_owned(), Bytes::from_static(br#"{"css":"a","js":"b","wasm":"c"}"#))];
        assert!(matches!(Assets::from_files(files.into()), Err(AssetsError::Missing(name)) if name == "a"));
        assert!(matches!(Assets::from_files(BTreeMap::new()), Err(AssetsError::Manifest(_))));
    }
}
