//! A browser without script, for one person.

use app::i18n::Locale;
use app::routes::App;
use app::shell::{Assets, shell};
use app::visit::Visit;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::{Extension, Router};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes as _, generate_route_list};
use server::{checklist_import, dispatch_list, upload, workbook};
use service::Ctx;
use std::path::PathBuf;
use std::sync::Arc;
use tower::ServiceExt as _;
use tower_sessions::{MemoryStore, Session};

/// Statements of a page besides session and actor.
const STATEMENTS: u64 = 6;

pub struct Browser {
    ctx: Ctx,
    session: Session,
    locale: Locale,
}

impl Browser {
    pub fn of(ctx: Ctx, locale: Locale) -> Self {
        Self { ctx, session: Session::new(None, Arc::new(MemoryStore::default()), None), locale }
    }

    fn portal(&self, path: &str) -> Router {
        let options = LeptosOptions::builder().output_name("kakunin").build();
        let visit = Visit {
            ctx: self.ctx.clone(),
            signed: None,
            session: self.session.clone(),
            locale: self.locale,
            browser: String::new(),
            before: None,
            number: self.ctx.new_id(),
            keys: true,
            path: path.to_owned(),
            assets: Assets { css: "/main.css".to_owned(), js: String::new(), wasm: String::new() },
        };
        Router::new()
            .leptos_routes_with_context(&options, generate_route_list(App), || {}, shell)
            .merge(checklist_import::routes(PathBuf::from(env!("CARGO_BIN_EXE_kakunin"))))
            .merge(upload::routes())
            .merge(dispatch_list::routes(PathBuf::from(env!("CARGO_BIN_EXE_kakunin"))))
            .merge(workbook::routes(PathBuf::from(env!("CARGO_BIN_EXE_kakunin"))))
            .layer(Extension(self.ctx.clone()))
            .layer(Extension(visit))
            .with_state(options)
    }

    pub async fn send(&self, request: Request) -> (StatusCode, String, String) {
        let path = request.uri().path_and_query().unwrap().to_string();
        let response = self.portal(&path).oneshot(request).await.unwrap();
        let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let status = response.status();
        let body = to_bytes(response.into_body(), 10_000_000).await.unwrap();
        (status, location.unwrap_or_default(), String::from_utf8(body.to_vec()).unwrap())
    }

    /// A page, and that it does not ask the store too often.
    pub async fn page(&self, path: &str) -> String {
        let before = self.ctx.house.store.statements();
        let (status, _, html) = self.send(Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::OK, "{path}: {html}");
        let asked = self.ctx.house.store.statements() - before;
        assert!(asked <= STATEMENTS, "{path}: {asked} statements");
        keep(path, self.locale, &html);
        html
    }

    /// A file, and the name under which it is to be saved.
    pub async fn file(&self, request: Request) -> (StatusCode, String, Vec<u8>) {
        let path = request.uri().path().to_owned();
        let response = self.portal(&path).oneshot(request).await.unwrap();
        let name = response.headers().get(header::CONTENT_DISPOSITION).map(|it| it.to_str().unwrap().to_owned());
        let status = response.status();
        let body = to_bytes(response.into_body(), 10_000_000).await.unwrap();
        (status, name.unwrap_or_default(), body.to_vec())
    }

    pub async fn not_found(&self, path: &str) {
        let (status, _, html) = self.send(Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {html}");
    }

    /// A form of the page at `from`; the address to which the answer leads.
    pub async fn post(&self, action: &str, from: &str, form: &[(&str, &str)]) -> String {
        let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = Request::post(action)
            .header(header::HOST, "kakunin.test")
            .header(header::REFERER, format!("http://kakunin.test{from}"))
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        let (status, location, body) = self.send(request).await;
        assert!(status.is_redirection(), "{action}: {status} {body}");
        location
    }

    /// A form with files or long texts: head of each part, and its bytes.
    pub async fn multipart(&self, action: &str, parts: &[(&str, &[u8])]) -> (StatusCode, String, String) {
        let mut body = Vec::new();
        for (head, bytes) in parts {
            body.extend_from_slice(format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--x--\r\n");
        let request = Request::post(action)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The value of a hidden field.
pub fn hidden(html: &str, name: &str) -> String {
    let at = html.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no field {name}"));
    let rest = &html[at + name.len() + 15..];
    rest[..rest.find('"').unwrap()].to_owned()
}

/// Pages to look at, where somebody wants to.
fn keep(path: &str, locale: Locale, html: &str) {
    if let Ok(folder) = std::env::var("KAKUNIN_PAGES") {
        let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let number = std::fs::read_dir(&folder).unwrap().count();
        std::fs::write(format!("{folder}/{number:03}-{locale:?}{name}.html"), html).unwrap();
    }
}
