//! A browser of somebody who is signed in, over real connections.

use super::ground::Serving;
use domain::id::ConfirmationId;
use reqwest::header;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// How a form with one file begins and ends.
const HEAD: &str = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
const TAIL: &str = "\r\n--x--\r\n";

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it leads.
    pub place: String,
    /// The session that it began.
    pub cookie: Option<String>,
    pub body: String,
}

/// What became of one write.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept; of an answer its revision.
    Kept(i32),
    /// Somebody else was first: their remark and its revision.
    Theirs(String, i32),
    /// The server said so: the status.
    Refused(u16),
    /// Nobody answered: it may be kept or not.
    Unknown,
}

#[derive(Clone)]
pub struct Browser {
    http: reqwest::Client,
    pub url: String,
    pub cookie: String,
    answered: Arc<AtomicU32>,
}

impl Browser {
    pub fn new(serving: &Serving, cookie: &str) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { http, url: serving.url.clone(), cookie: cookie.to_owned(), answered: Arc::default() }
    }

    /// Waits until so many answers came; not for ever.
    pub async fn answers(&self, count: u32) {
        let wait = async {
            while self.answered.load(Ordering::Relaxed) < count {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let _ = tokio::time::timeout(Duration::from_secs(10), wait).await;
    }

    /// Where an answer came.
    pub async fn get(&self, path: &str) -> Option<Answer> {
        self.send(self.http.get(format!("{}{path}", self.url)).header(header::ACCEPT, "text/html")).await
    }

    /// What a file holds, where it is handed out.
    pub async fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let request = self.http.get(format!("{}{path}", self.url)).header(header::COOKIE, &self.cookie);
        let response = request.send().await.ok()?;
        if response.status() == 200 { Some(response.bytes().await.ok()?.to_vec()) } else { None }
    }

    /// A form, sent from the page that holds it.
    pub async fn post(&self, path: &str, page: &str, form: &str) -> Option<Answer> {
        self.form(path, page, form, "text/html").await
    }

    async fn form(&self, path: &str, page: &str, form: &str, accept: &str) -> Option<Answer> {
        let request = self.http.post(format!("{}{path}", self.url)).body(form.to_owned());
        let request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, accept)
            .header(header::ORIGIN, &self.url)
            .header(header::REFERER, format!("{}{page}", self.url));
        self.send(request).await
    }

    /// One file, as a script sends it.
    pub async fn upload(&self, path: &str, bytes: Vec<u8>) -> Option<Answer> {
        let body = [HEAD.as_bytes(), &bytes, TAIL.as_bytes()].concat();
        let request = self.http.post(format!("{}{path}", self.url)).body(body);
        let request = request
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(header::ACCEPT, "application/json")
            .header(header::ORIGIN, &self.url);
        self.send(request).await
    }

    /// The beginning of an upload of so many bytes.
    pub async fn begin_upload(&self, path: &str, bytes: &[u8], whole: usize) -> Upload {
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).await.unwrap();
        let length = HEAD.len() + whole + TAIL.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\nCookie: {}\r\nAccept: application/json\r\n\
             Connection: close\r\nContent-Length: {length}\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n{HEAD}",
            self.url, self.cookie
        );
        stream.write_all(&[head.as_bytes(), bytes].concat()).await.unwrap();
        Upload(stream)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Option<Answer> {
        let response = request.header(header::COOKIE, &self.cookie).send().await.ok()?;
        let named = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (place, cookie) = (named(header::LOCATION).unwrap_or_default(), named(header::SET_COOKIE));
        let cookie = cookie.map(|cookie| cookie.split(';').next().unwrap().to_owned());
        let status = response.status().as_u16();
        let answer = Answer { status, place, cookie, body: response.text().await.ok()? };
        self.answered.fetch_add(1, Ordering::Relaxed);
        Some(answer)
    }

    /// Saves one item with a remark, as the script of the page does.
    pub async fn save(&self, sheet: ConfirmationId, item: &str, revision: i32, remark: &str) -> Outcome {
        let form = format!("id={sheet}&item={item}&revision={revision}&value=conform&remark={remark}");
        let page = format!("/confirmation/{sheet}/item/{item}");
        let path = "/api/app/confirmation/api/autosave";
        let Some(answer) = self.form(path, &page, &form, "application/json").await else { return Outcome::Unknown };
        if answer.status != 200 {
            return Outcome::Refused(answer.status);
        }
        let saved: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let revision = i32::try_from(saved["revision"].as_i64().unwrap()).unwrap();
        match saved["theirs"].as_array() {
            Some(theirs) => Outcome::Theirs(theirs[1].as_str().unwrap().to_owned(), revision),
            None => Outcome::Kept(revision),
        }
    }

    /// Submits a sheet.
    pub async fn submit(&self, sheet: ConfirmationId, revision: i32) -> Outcome {
        let form = format!("id={sheet}&revision={revision}&declaration=true");
        let page = format!("/confirmation/{sheet}/check");
        Self::led(self.post("/api/app/confirmation/api/submit", &page, &form).await, "/receipt", revision + 1)
    }

    /// Writes a comment on an item.
    pub async fn comment(&self, sheet: ConfirmationId, item: &str, text: &str) -> Outcome {
        let form = format!("id={sheet}&item={item}&audience=internal&text={text}");
        let page = format!("/confirmation/{sheet}/item/{item}/comments");
        Self::led(self.post("/api/app/comment/api/write", &page, &form).await, "/comments#c-", 1)
    }

    fn led(answer: Option<Answer>, to: &str, revision: i32) -> Outcome {
        match answer {
            None => Outcome::Unknown,
            Some(answer) if answer.status == 302 && answer.place.contains(to) => Outcome::Kept(revision),
            Some(answer) => Outcome::Refused(answer.status),
        }
    }
}

/// An upload that was begun.
pub struct Upload(TcpStream);

impl Upload {
    /// Sends the rest; the status.
    pub async fn end(mut self) -> Option<u16> {
        self.0.write_all(TAIL.as_bytes()).await.ok()?;
        let mut answer = String::new();
        self.0.read_to_string(&mut answer).await.ok()?;
        answer.split(' ').nth(1)?.parse().ok()
    }
}
