//! A list of recipients out of a file, into the field of the list.

use crate::browser::Browser;
use app::i18n::Locale;
use axum::http::StatusCode;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use testing::{World, sqlite};

const AT: &str = "/dispatch/list";
const FILE: &str = "name=\"file\"; filename=\"一覧.xlsx\"";

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = ExcelDateTime::from_ymd(2026, 11, 1).unwrap();
    sheet.write_row(2, 1, ["会社名", "作業内容", "契約日"]).unwrap();
    sheet.write_row(3, 1, ["あさひ精機", "切削\n仕上げ"]).unwrap();
    sheet.write_with_format(3, 3, &day, &Format::new().set_num_format("yyyy/m/d")).unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_workbook_is_read_and_what_was_typed_stays() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let clerk = Browser::of(world.as_(&world.clerk), Locale::ja);
    let (status, location, _) = clerk.multipart(AT, &[(FILE, &book()), ("name=\"place\"", "第9工場".as_bytes())]).await;
    assert_eq!((status, location.as_str()), (StatusCode::SEE_OTHER, "/dispatch/new#list"));
    let html = clerk.page("/dispatch/new").await;
    assert!(
        html.contains("あさひ精機\t&quot;切削\n仕上げ&quot;\t2026-11-01")
            || html.contains("あさひ精機\t\"切削\n仕上げ\"\t2026-11-01"),
        "{html}"
    );
    assert!(html.contains("第9工場"), "{html}");
}

#[tokio::test]
async fn what_is_not_read_says_why_at_the_field() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    let clerk = Browser::of(world.as_(&world.clerk), Locale::en);
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    let long = format!("会社名,作業内容\n{}", "あ,い\n".repeat(200_000));
    for (file, said) in [
        (&b"PK no workbook"[..], "workbook"),
        (&old, ".xls format"),
        (b"\x89PNG\r\n\x1a\n\0", "shift_jis"),
        (b"", "empty"),
        (long.as_bytes(), "1 mb"),
    ] {
        clerk.multipart(AT, &[(FILE, file)]).await;
        let html = clerk.page("/dispatch/new").await;
        let error = html.split("id=\"file-error\"").nth(1).unwrap_or_default();
        let error = error.split("</p>").next().unwrap_or_default().to_lowercase();
        assert!(error.contains(said), "{said}: {error}");
    }
}

#[tokio::test]
async fn only_who_may_send_brings_a_list() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    for who in [&world.checker, &world.supervisor, &world.officer] {
        let (status, ..) = Browser::of(world.as_(who), Locale::ja).multipart(AT, &[(FILE, &book())]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{:?}", who.roles);
    }
}
