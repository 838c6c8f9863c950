//! Files whose names hold more than a name.

use crate::browser::Browser;
use app::i18n::Locale;
use axum::http::StatusCode;
use testing::{Case, World, sqlite};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

#[tokio::test]
async fn whoever_sends_a_name_that_is_not_kept_is_told() {
    let house = sqlite().await.unwrap();
    let world = World::new(&house).await.unwrap();
    for (locale, said) in [(Locale::ja, "それを除いた名前で保存しました"), (Locale::en, "saved without them")]
    {
        let case = Case::sent(&world).await;
        let item = format!("/confirmation/{}/item/a-policy", case.sheet().await);
        let supervisor = Browser::of(world.as_(&world.supervisor), locale);
        let tricky = "name=\"file\"; filename=\"../規\u{202e}則.pdf\"";
        let (status, to, _) = supervisor.multipart(&format!("{item}/evidence"), &[(tricky, PDF)]).await;
        assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, item.as_str()));
        let html = supervisor.page(&item).await;
        assert!(html.contains(said) && html.contains("規則.pdf"), "{html}");
        let plain = "name=\"file\"; filename=\"規則 表紙.pdf\"";
        supervisor.multipart(&format!("{item}/evidence"), &[(plain, PDF)]).await;
        assert!(!supervisor.page(&item).await.contains(said), "a plain name is kept");
    }
}
