//! Browsers of people who are signed in, over connections that stay open.

use super::ground::Serving;
use bytes::Bytes;
use domain::id::ConfirmationId;
use reqwest::{RequestBuilder, header};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use testing::scale::Open;

/// What may go wrong, in one line.
pub type Answered<T> = Result<T, String>;

/// Somebody's browser; a clone is the same.
#[derive(Clone)]
pub struct Browser {
    http: reqwest::Client,
    url: Arc<str>,
    pub cookie: Arc<str>,
}

impl Browser {
    pub fn new(serving: &Serving, http: &reqwest::Client, cookie: &str) -> Self {
        Self { http: http.clone(), url: serving.url.as_str().into(), cookie: cookie.into() }
    }

    async fn send(&self, request: RequestBuilder) -> Answered<Bytes> {
        let request = request
            .header(header::COOKIE, &*self.cookie)
            .header(header::ORIGIN, &*self.url)
            .header(header::ACCEPT_LANGUAGE, "ja");
        let response = request.send().await.map_err(|error| format!("{error:?}"))?;
        let (status, path) = (response.status(), response.url().path().to_owned());
        if !status.is_success() {
            return Err(format!("{status} at {path}"));
        }
        response.bytes().await.map_err(|error| format!("{path}: {error}"))
    }

    /// A page, whole and with this text in it.
    pub async fn page(&self, path: &str, marker: &str) -> Answered<Bytes> {
        let body = self.send(self.http.get(format!("{}{path}", self.url))).await?;
        // What a page needs of script stands behind its end.
        let whole = has(&body, "</html>");
        if whole && has(&body, marker) { Ok(body) } else { Err(format!("{path} is not that page: no {marker}")) }
    }

    /// Any address as it comes, as a browser takes it: with these codings.
    pub async fn get(&self, path: &str, accept_encoding: &'static str) -> Answered<Bytes> {
        let request = self.http.get(format!("{}{path}", self.url));
        self.send(request.header(header::ACCEPT_ENCODING, accept_encoding)).await
    }

    /// A form, as the script of a page sends it.
    pub async fn form(&self, path: &str, form: String) -> Answered<Bytes> {
        let request = self.http.post(format!("{}{path}", self.url)).body(form);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.header(header::ACCEPT, "application/json")).await
    }

    /// A workbook to fill in.
    pub async fn workbook(&self, sheet: ConfirmationId) -> Answered<Bytes> {
        self.send(self.http.post(format!("{}/confirmation/{sheet}/workbook/download", self.url))).await
    }

    /// Brings it back; over when the page that compares it is there.
    pub async fn bring(&self, sheet: ConfirmationId, book: &[u8]) -> Answered<()> {
        let head = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sheet.xlsx\"\r\n\r\n";
        let form = [head, book, b"\r\n--x--\r\n"].concat();
        let request = self.http.post(format!("{}/confirmation/{sheet}/workbook", self.url));
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x").body(form);
        let page = self.send(request).await?;
        if has(&page, "workbook-merge") || has(&page, "/workbook/") { Ok(()) } else { Err("no comparison".into()) }
    }
}

fn has(body: &[u8], marker: &str) -> bool {
    std::str::from_utf8(body).is_ok_and(|text| text.contains(marker))
}

/// Somebody who answers a sheet, item by item.
pub struct Answerer {
    pub browser: Browser,
    pub sheet: ConfirmationId,
    revision: AtomicI32,
}

/// The item that is saved over and over.
pub const ITEM: &str = "4-policy-set";

impl Answerer {
    pub fn new(browser: Browser, open: &Open) -> Self {
        // It was answered once.
        Self { browser, sheet: open.sheet, revision: AtomicI32::new(1) }
    }

    /// Saves the next text; it must be kept, and as the next revision.
    pub async fn save(&self) -> Answered<()> {
        let revision = self.revision.load(Ordering::Relaxed);
        let sheet = self.sheet;
        let form =
            format!("id={sheet}&item={ITEM}&revision={revision}&value=partial&remark=規則 第3版による。{revision}");
        let body = self.browser.form("/api/app/confirmation/api/autosave", form).await?;
        let saved: serde_json::Value = serde_json::from_slice(&body).map_err(|error| error.to_string())?;
        let kept = saved["revision"].as_i64().and_then(|kept| i32::try_from(kept).ok());
        let Some(kept) = kept.filter(|_| saved["theirs"].is_null()) else { return Err(format!("not kept: {saved}")) };
        self.revision.store(kept, Ordering::Relaxed);
        if kept == revision + 1 { Ok(()) } else { Err(format!("revision {kept} after {revision}")) }
    }

    /// The page of the sheet, of one item, or of all.
    pub async fn read(&self, below: &str) -> Answered<()> {
        let path = format!("/confirmation/{}{below}", self.sheet);
        self.browser.page(&path, &self.sheet.to_string()).await.map(drop)
    }
}
