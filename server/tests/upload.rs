//! Uploads at their edge: what a form or a script is told.
#![expect(clippy::unwrap_used, reason = "a test")]

use app::shell::Assets;
use app::visit::Visit;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use server::{download, upload};
use service::Ctx;
use std::sync::Arc;
use testing::{TestHouse, sqlite};
use tower::ServiceExt as _;
use tower_sessions::{MemoryStore, Session};

fn portal(ctx: &Ctx) -> Router {
    let visit = Visit {
        ctx: ctx.clone(),
        signed: None,
        session: Session::new(None, Arc::new(MemoryStore::default()), None),
        locale: app::i18n::Locale::ja,
        browser: String::new(),
        before: None,
        number: ctx.new_id(),
        keys: true,
        path: String::new(),
        assets: Assets { css: String::new(), js: String::new(), wasm: String::new() },
    };
    let routes: Router = upload::routes().route("/evidence/{id}", get(download::download));
    routes.layer(Extension(ctx.clone())).layer(Extension(visit))
}

fn somebody(test: &TestHouse) -> Ctx {
    let id = |ctx: &Ctx| ctx.new_id();
    let ctx = test.nobody();
    let actor = Actor {
        account: AccountId(id(&ctx)),
        membership: MembershipId(id(&ctx)),
        organisation: OrganisationId(id(&ctx)),
        kind: OrganisationKind::Company,
        roles: vec![Role::Handler],
    };
    Ctx::of(test.house.clone(), actor)
}

fn form(parts: &[(&str, &str)], accept: &str, path: &str) -> Request<Body> {
    let body: String = parts
        .iter()
        .map(|(what, text)| format!("--x\r\nContent-Disposition: form-data; {what}\r\n\r\n{text}\r\n"))
        .collect();
    Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::ACCEPT, accept)
        .body(Body::from(format!("{body}--x--\r\n")))
        .unwrap()
}

async fn answer(ctx: &Ctx, request: Request<Body>) -> Response {
    portal(ctx).oneshot(request).await.unwrap()
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), 10_000).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn scripts_are_told_a_code_and_what_it_says() {
    let test = sqlite().await.unwrap();
    let path = format!("/confirmation/{}/item/5-1/evidence", test.nobody().new_id());
    let file = [("name=\"file\"; filename=\"証拠.pdf\"", "%PDF-1.7")];
    for (ctx, parts, status, code) in [
        (test.nobody(), file.as_slice(), StatusCode::UNAUTHORIZED, "sign-in-needed"),
        (somebody(&test), file.as_slice(), StatusCode::NOT_FOUND, "not-found"),
        (somebody(&test), &[], StatusCode::UNPROCESSABLE_ENTITY, "file-missing"),
        (somebody(&test), &[("name=\"file\"; filename=\"\"", "")], StatusCode::UNPROCESSABLE_ENTITY, "file-missing"),
    ] {
        let response = answer(&ctx, form(parts, "application/json", &path)).await;
        assert_eq!(response.status(), status);
        let told: serde_json::Value = serde_json::from_str(&text(response).await).unwrap();
        assert_eq!((&told["fault"], &told["ok"]), (&code.into(), &false.into()));
        assert!(told["message"].as_str().is_some_and(|message| !message.is_empty()), "{told}");
    }
}

#[tokio::test]
async fn papers_of_an_audit_are_not_told_apart_from_nothing() {
    let test = sqlite().await.unwrap();
    let (id, row) = (test.nobody().new_id(), test.nobody().new_id());
    let file = [("name=\"file\"; filename=\"票.pdf\"", "%PDF-1.7")];
    for path in [format!("/audit/{id}/check/{row}/evidence"), format!("/audit-finding/{id}/evidence")] {
        let nobody = answer(&test.nobody(), form(&file, "application/json", &path)).await;
        assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED, "{path}");
        for accept in ["application/json", "text/html"] {
            let response = answer(&somebody(&test), form(&file, accept, &path)).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
        let off = Request::post(format!("{path}/{row}/detach"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("revision=1"))
            .unwrap();
        assert_eq!(answer(&somebody(&test), off).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let wrong = form(&file, "text/html", "/audit/no-id/check/no-id/evidence");
    assert_eq!(answer(&somebody(&test), wrong).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forms_go_on_within_the_portal_only() {
    let test = sqlite().await.unwrap();
    let ctx = somebody(&test);
    let id = ctx.new_id();
    let path = format!("/confirmation/{id}/item/5-1/evidence");
    let item = format!("/confirmation/{id}/item/5-1");
    for (parts, expected) in [
        (vec![], item.as_str()),
        (vec![("name=\"next\"", "/work")], "/work"),
        (vec![("name=\"next\"", "//evil.example")], "/"),
        (vec![("name=\"next\"", "https://evil.example")], "/"),
    ] {
        let response = answer(&ctx, form(&parts, "text/html", &path)).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[header::LOCATION], expected);
    }
}

#[tokio::test]
async fn a_form_cut_off_is_an_interruption() {
    let test = sqlite().await.unwrap();
    let request = Request::post(format!("/confirmation/{}/item/5-1/evidence", test.nobody().new_id()))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::ACCEPT, "application/json")
        .body(Body::from("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7"))
        .unwrap();
    let response = answer(&somebody(&test), request).await;
    let told = text(response).await;
    assert!(told.contains("\"fault\":\"file-interrupted\"") && told.contains("\"ok\":false"), "{told}");
}

#[tokio::test]
async fn files_that_nobody_may_know_of_do_not_exist() {
    let test = sqlite().await.unwrap();
    for id in [test.nobody().new_id().to_string(), "no-id".to_owned()] {
        let get = || Request::get(format!("/evidence/{id}")).body(Body::empty()).unwrap();
        assert_eq!(answer(&somebody(&test), get()).await.status(), StatusCode::NOT_FOUND);
    }
}

/// Far more than all files together may have: it is read to its end, and its sender is told why it was not taken.
#[tokio::test]
async fn what_is_far_too_large_is_said_to_be_too_large() {
    const PIECE: usize = 1024 * 1024;
    let test = sqlite().await.unwrap();
    let world = testing::World::new(&test).await.unwrap();
    let case = testing::Case::sent(&world).await;
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n";
    let zeros = bytes::Bytes::from(vec![0; PIECE]);
    let pieces = std::iter::once(bytes::Bytes::from(head)).chain(std::iter::repeat_n(zeros, 320));
    let pieces = pieces.chain([bytes::Bytes::from("\r\n--x--\r\n")]).map(Ok::<_, std::io::Error>);
    let request = Request::post(format!("/confirmation/{}/item/a-policy/evidence", case.sheet().await))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::ACCEPT, "application/json")
        .body(Body::from_stream(futures::stream::iter(pieces)))
        .unwrap();
    let told = text(answer(&world.as_(&world.supervisor), request).await).await;
    assert!(told.contains("\"fault\":\"file-too-large\""), "{told}");
    let sheet = service::confirmation::sheet(&world.as_(&world.supervisor), case.sheet().await).await.unwrap();
    assert!(sheet.evidence.is_empty(), "nothing was written");
}
