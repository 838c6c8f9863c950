//! A sheet goes home as a workbook and comes back: out, filled in, compared, taken over, taken back.

mod random;
pub mod spreadsheet;

use crate::browser::{Browser, hidden};
use app::i18n::Locale;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use domain::id::ConfirmationId;
use service::confirmation::{AnswerForm, save, sheet};
use spreadsheet::Spreadsheet;
use testing::{Case, World, houses, sqlite};

/// The smallest thing that is a PDF by its content.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const FILE: &str = "name=\"file\"; filename=\"回答.xlsx\"";

fn at(id: ConfirmationId) -> String {
    format!("/confirmation/{id}/workbook")
}

async fn download(browser: &Browser, id: ConfirmationId) -> Spreadsheet {
    let request = Request::post(format!("{}/download", at(id))).body(Body::empty()).unwrap();
    let (status, name, bytes) = browser.file(request).await;
    assert_eq!(status, StatusCode::OK);
    assert!(name.contains(".xlsx"), "{name}");
    if let Ok(folder) = std::env::var("KAKUNIN_PAGES") {
        std::fs::write(format!("{folder}/workbook.xlsx"), &bytes).unwrap();
    }
    Spreadsheet::read(&bytes)
}

/// Sends a workbook; the merge page to which it leads.
async fn bring(browser: &Browser, id: ConfirmationId, book: &Spreadsheet) -> String {
    let (status, location, html) = browser.multipart(&at(id), &[(FILE, &book.write())]).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
    location
}

async fn says(world: &World, id: ConfirmationId, item: &str) -> (String, String) {
    let sheet = sheet(&world.as_(&world.supervisor), id).await.unwrap();
    sheet.answers.get(item).map(|answer| (answer.value.clone(), answer.remark.clone())).unwrap_or_default()
}

async fn type_in(world: &World, id: ConfirmationId, item: &str, value: &str, remark: &str) {
    let ctx = world.as_(&world.supervisor);
    let revision = sheet(&ctx, id).await.unwrap().answers.get(item).map_or(0, |answer| answer.revision);
    let form = AnswerForm { item: item.into(), revision, value: value.into(), remark: remark.into() };
    assert_eq!(save(&ctx, id, &form).await.unwrap().conflict, None);
}

fn pair(value: &str, remark: &str) -> (String, String) {
    (value.to_owned(), remark.to_owned())
}

#[tokio::test]
async fn filled_in_elsewhere_compared_taken_over_and_taken_back() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let id = case.sheet().await;
        type_in(&world, id, "a-policy", "partial", "二工場だけ").await;
        let supervisor = Browser::of(world.as_(&world.supervisor), Locale::ja);
        assert!(supervisor.page(&at(id)).await.contains("1. 出力する"));

        let mut book = download(&supervisor, id).await;
        book.fill("a-policy", "○", "=1+1").fill("a-system", "はい", "").fill("b-training", "令和８年６月１日", "");
        book.fill("b-handlers", "１２", "全員");
        // Meanwhile, in the portal.
        type_in(&world, id, "a-policy", "nonconform", "二工場だけ").await;
        type_in(&world, id, "b-training", "2026/6/1", "").await;
        type_in(&world, id, "a-users", "conform", "").await;

        let merge = bring(&supervisor, id, &book).await;
        let html = supervisor.page(&merge).await;
        for words in [
            "両方で変わったセル（1）",
            "ファイルだけで変わったセル（4）",
            "ポータルだけで変わったセル（1）",
            "両方で同じように変わったセル（1）",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert_eq!(says(&world, id, "a-system").await, pair("", ""), "only compared");
        let seen = hidden(&html, "seen");
        let name = merge.rsplit('/').next().unwrap().to_owned();
        let sheet_key = id.to_string();
        let form = [("id", sheet_key.as_str()), ("merge", &name), ("seen", &seen)];

        // Without a choice nothing is written.
        let action = "/api/app/confirmation/workbook/api/apply_merge";
        let to = supervisor.post(action, &merge, &form).await;
        let html = supervisor.page(&to).await;
        assert!(html.contains("#choice-value-a-policy"), "{html}");
        assert_eq!(says(&world, id, "a-system").await, pair("", ""));

        let chosen = [form.as_slice(), &[("choice[value:a-policy]", "file")]].concat();
        let to = supervisor.post(action, &merge, &chosen).await;
        let html = supervisor.page(&to).await;
        assert!(html.contains("5セルを取り込みました"), "{html}");
        assert_eq!(says(&world, id, "a-policy").await, pair("conform", "=1+1"));
        assert_eq!(says(&world, id, "a-system").await, pair("yes", ""));
        assert_eq!(says(&world, id, "b-training").await, pair("2026/6/1", ""));
        assert_eq!(says(&world, id, "b-handlers").await, pair("12", "全員"));
        assert_eq!(says(&world, id, "a-users").await, pair("conform", ""));

        // Somebody writes on; the rest can be taken back.
        type_in(&world, id, "b-handlers", "13", "全員").await;
        let revision = hidden(&html, "revision");
        let undo = [("id", sheet_key.as_str()), ("merge", &name), ("revision", &revision)];
        let to = supervisor.post("/api/app/confirmation/workbook/api/undo_merge", &merge, &undo).await;
        let html = supervisor.page(&to).await;
        assert!(html.contains("取り込みを取り消しました") && html.contains("そのまま残した項目：5"), "{html}");
        assert_eq!(says(&world, id, "a-policy").await, pair("nonconform", "二工場だけ"));
        assert_eq!(says(&world, id, "a-system").await, pair("", ""));
        assert_eq!(says(&world, id, "b-handlers").await, pair("13", "全員"));
        assert!(service::trail::verify(&house.nobody()).await.unwrap().findings.is_empty());
    }
}

/// To look at: the portal's own list, in both languages.
#[tokio::test]
async fn the_built_in_list_goes_home_in_both_languages() {
    let house = sqlite().await.unwrap();
    let mut world = World::new(&house).await.unwrap();
    world.version = service::checklist::load_built_in(&house.nobody()).await.unwrap();
    let case = Case::sent(&world).await;
    let id = case.sheet().await;
    type_in(&world, id, "4-policy-set", "partial", "=HYPERLINK(\"http://example.jp\")").await;
    for (locale, name) in [(Locale::ja, "回答"), (Locale::en, "Answers")] {
        let book = download(&Browser::of(world.as_(&world.supervisor), locale), id).await;
        let names: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((names[0], names[4], names[5]), (name, "_lists", "_kakunin"));
        let texts = &book.sheets[0].1;
        assert!(texts.values().any(|text| text == "=HYPERLINK(\"http://example.jp\")"));
        assert_eq!(texts.keys().filter(|(_, column)| *column == 0).count(), 2 + 11 + 135, "{name}");
    }
}

#[tokio::test]
async fn files_go_to_the_items_that_name_them() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let id = case.sheet().await;
        let supervisor = Browser::of(world.as_(&world.supervisor), Locale::ja);
        let mut book = download(&supervisor, id).await;
        let right = domain::digest::of_bytes(PDF);
        book.put("a-policy", "evidence", "規則　表紙.pdf\n写真.png").put("a-system", "evidence", "規則 表紙.PDF");
        book.put("a-users", "evidence", &format!("名簿.pdf {right}")).put(
            "b-handlers",
            "evidence",
            "別.pdf 0".repeat(8).as_str(),
        );
        book.put("b-training", "evidence", &format!("教育.pdf {}", "0".repeat(64)));
        let merge = bring(&supervisor, id, &book).await;
        let html = supervisor.page(&merge).await;
        assert!(html.contains("ブックに書かれた証拠資料") && html.contains("写真.png"), "{html}");
        let parts = [
            ("name=\"file\"; filename=\"規則 表紙.pdf\"", PDF),
            ("name=\"file\"; filename=\"名簿.pdf\"", PDF),
            ("name=\"file\"; filename=\"教育.pdf\"", PDF),
            ("name=\"file\"; filename=\"無関係.pdf\"", PDF),
        ];
        let (status, _, html) = supervisor.multipart(&merge, &parts).await;
        assert_eq!(status, StatusCode::OK, "{html}");
        assert!(html.contains("無関係.pdf") && html.contains("ハッシュと異なる"), "{html}");
        let sheet = sheet(&world.as_(&world.supervisor), id).await.unwrap();
        let names = |item: &str| sheet.evidence.get(item).map_or(0, Vec::len);
        assert_eq!([names("a-policy"), names("a-system"), names("a-users"), names("b-training")], [1, 1, 1, 0]);
        assert_eq!(sheet.evidence["a-policy"][0].id, sheet.evidence["a-system"][0].id, "one file, stored once");
        let (status, ..) = supervisor.multipart(&merge, &[("name=\"file\"; filename=\"写真.png\"", PDF)]).await;
        assert_eq!(status, StatusCode::OK);
        // What is attached is not asked for again; a stranger learns nothing.
        assert!(!supervisor.page(&merge).await.contains("名簿.pdf"));
        let bystander = Browser::of(world.as_(&world.bystander), Locale::ja);
        assert_eq!(bystander.multipart(&merge, &parts).await.0, StatusCode::NOT_FOUND);
        assert!(service::trail::verify(&house.nobody()).await.unwrap().findings.is_empty());
    }
}
