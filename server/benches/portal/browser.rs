//! Somebody's browser, perhaps at a sheet.

use super::clock::{Times, timed};
use super::ground::Serving;
use domain::account::Ticket;
use domain::id::ConfirmationId;
use domain::permission::Actor;
use reqwest::{RequestBuilder, Response, header};
use service::account::session;
use testing::TestHouse;
use tower_sessions::session::Id;
use uuid::Uuid;

/// A session of somebody.
pub async fn cookie(house: &TestHouse, actor: &Actor) -> String {
    let ticket = Ticket {
        account: actor.account,
        membership: actor.membership,
        kind: actor.kind,
        epoch: 1,
        since: house.nobody().now(),
    };
    let id = Id::default().to_string();
    let content = serde_json::json!({ session::TICKET: ticket });
    session::begin(&house.house, &id, content.as_object().unwrap()).await.unwrap();
    format!("kakunin={id}")
}

pub struct Browser {
    http: reqwest::Client,
    url: String,
    cookie: String,
    sheet: ConfirmationId,
}

impl Browser {
    pub fn new(serving: &Serving, cookie: &str) -> Self {
        let (http, sheet) = (reqwest::Client::new(), ConfirmationId(Uuid::nil()));
        Self { http, url: serving.url.clone(), cookie: cookie.to_owned(), sheet }
    }

    pub fn at(self, sheet: ConfirmationId) -> Self {
        Self { sheet, ..self }
    }

    async fn send(&self, request: RequestBuilder) -> Response {
        let response = request
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, &self.url)
            .header(header::ACCEPT_LANGUAGE, "ja")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200, "{}", response.url());
        response
    }

    /// Saves an answer as the script does.
    pub async fn save(&self, item: &str, revision: usize) {
        let form = format!("id={}&item={item}&revision={revision}&value=partial&remark=説明{revision}", self.sheet);
        let request = self.http.post(format!("{}/api/app/confirmation/api/autosave", self.url));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.header(header::ACCEPT, "application/json").body(form)).await.bytes().await.unwrap();
    }

    pub async fn page(&self, path: &str) {
        self.send(self.http.get(format!("{}{path}", self.url))).await.bytes().await.unwrap();
    }

    /// How long a page takes, in the middle of so many times.
    pub async fn median(&self, path: &str, times: usize) -> f64 {
        let mut all = Times::default();
        for _ in 0..times {
            all.add(timed(self.page(path)).await);
        }
        all.median()
    }

    /// A workbook to fill in.
    pub async fn workbook(&self) -> Vec<u8> {
        let request = self.http.post(format!("{}/confirmation/{}/workbook/download", self.url, self.sheet));
        self.send(request).await.bytes().await.unwrap().to_vec()
    }

    /// Brings it back; over when the page that compares it is there.
    pub async fn bring(&self, book: &[u8]) {
        let mut form =
            b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sheet.xlsx\"\r\n\r\n".to_vec();
        form.extend_from_slice(book);
        form.extend_from_slice(b"\r\n--x--\r\n");
        let request = self.http.post(format!("{}/confirmation/{}/workbook", self.url, self.sheet));
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x").body(form);
        let page = self.send(request).await;
        assert!(page.url().path().contains("/workbook/"), "{}", page.url());
        page.bytes().await.unwrap();
    }
}
