//! A workbook is looked at, then published.

use crate::browser::{Browser, hidden};
use app::i18n::Locale;
use axum::http::StatusCode;
use testing::{World, sqlite};

const AT: &str = "/checklist/import";
const FILE: &str = "name=\"file\"; filename=\"確認.xlsx\"";

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace("&amp;", "&")
}

#[tokio::test]
async fn what_is_in_order_is_shown_and_then_published() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let clerk = Browser::of(world.as_(&world.clerk), Locale::ja);
    let html = clerk.page(AT).await;
    assert!(html.contains("multipart/form-data") && html.contains("ブックの様式"));
    let (status, _, html) = clerk.multipart(AT, &[(FILE, &fixture("openpyxl.xlsx"))]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("問題はありません") && html.contains("この版を登録する"), "{html}");
    let content = unescaped(&hidden(&html, "content"));
    assert!(!clerk.page("/checklist").await.contains("自組織"), "only looked at");
    let (status, location, html) = clerk.multipart(AT, &[("name=\"content\"", content.as_bytes())]).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
    assert!(clerk.page(&location).await.contains("確認事項の版を登録しました"));
    assert!(clerk.page("/checklist").await.contains("自組織"));
    let (_, _, html) = clerk.multipart(AT, &[("name=\"content\"", content.as_bytes())]).await;
    assert!(html.contains("版番号"), "the number is taken: {html}");
}

#[tokio::test]
async fn what_is_not_is_named_by_sheet_and_cell() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let clerk = Browser::of(world.as_(&world.clerk), Locale::en);
    let (_, _, html) = clerk.multipart(AT, &[(FILE, &fixture("openpyxl-formulas.xlsx"))]).await;
    assert!(html.contains("things to put right") && html.contains("This is a formula"), "{html}");
    let (_, _, html) = clerk.multipart(AT, &[(FILE, b"no workbook")]).await;
    assert!(html.contains("not an Excel workbook") && html.contains("href=\"#file\""), "{html}");
    let (_, _, html) = clerk.multipart(AT, &[("name=\"file\"; filename=\"\"", b"")]).await;
    assert!(html.contains("Choose a file"), "{html}");
    let (_, _, html) = clerk.multipart(AT, &[(FILE, &vec![b'P'; 10 * 1024 * 1024 + 1])]).await;
    assert!(html.contains("too large"), "{html}");
    let (_, _, html) = clerk.multipart(AT, &[("name=\"content\"", b"{}")]).await;
    assert!(html.contains("could not be published"), "{html}");
}

#[tokio::test]
async fn only_those_entitled_import_and_everybody_reads() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let checker = Browser::of(world.as_(&world.checker), Locale::ja);
    checker.not_found(AT).await;
    let (status, ..) = checker.multipart(AT, &[(FILE, &fixture("openpyxl.xlsx"))]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let supervisor = Browser::of(world.as_(&world.supervisor), Locale::en);
    assert!(supervisor.page("/checklist").await.contains("Checklist for tests"));
    let html = supervisor.page(&format!("/checklist/{}?section=a", world.version)).await;
    assert!(html.contains("Is there a policy?") && html.contains("Asked only where"), "{html}");
    supervisor.not_found("/checklist/no-version").await;
}
