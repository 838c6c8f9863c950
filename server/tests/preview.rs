//! Pages of PDFs, drawn by the real binary in a process of its own.
#![expect(clippy::unwrap_used, reason = "a test")]

use bytes::Bytes;
use domain::evidence::view::{Drawn, NotDrawn};
use futures::stream::{self, StreamExt as _};
use service::evidence::Previewer;

/// A PDF of pages this wide and high (points), each with a black square at its lower left.
fn pdf(pages: usize, width: &str, height: &str) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 4)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {pages} >>\nendobj\n\
         3 0 obj\n<< /Length 23 >>\nstream\n0 0 0 rg 0 0 20 20 re f\nendstream\nendobj\n"
    );
    for page in 0..pages {
        file += &format!(
            "{} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 3 0 R >>\nendobj\n",
            page + 4
        );
    }
    file += "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
    file.into_bytes()
}

async fn drawn(number: usize, file: Vec<u8>) -> Result<Drawn, NotDrawn> {
    let previewer = Previewer::at(env!("CARGO_BIN_EXE_kakunin").into());
    let parts: Vec<_> = file.chunks(1000).map(|part| Ok(Bytes::copy_from_slice(part))).collect();
    previewer.page(number, stream::iter(parts).boxed()).await.unwrap()
}

#[tokio::test]
async fn a_page_is_drawn_and_the_nearest_one_stands_for_one_that_is_not_there() {
    for (asked, shown) in [(0, 1), (1, 1), (2, 2), (3, 3), (99, 3)] {
        let page = drawn(asked, pdf(3, "200", "200")).await.unwrap();
        assert_eq!((page.number, page.pages), (shown, 3));
        assert!(page.png.starts_with("iVBORw0KGgo"), "a PNG");
    }
    let (small, large) = (drawn(1, pdf(1, "20", "20")).await.unwrap(), drawn(1, pdf(1, "200", "200")).await.unwrap());
    assert_ne!(small.png, large.png, "the square fills the small page");
}

#[tokio::test]
async fn what_cannot_be_drawn_costs_a_process_and_nothing_more() {
    let endless = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 9 >>\nendobj\ntrailer << /Root 1 0 R >>";
    let hostile: [(&str, Vec<u8>); 6] = [
        ("nothing", Vec::new()),
        ("no PDF", b"<script>alert(1)</script>".to_vec()),
        ("pages inside themselves", endless.to_vec()),
        ("as wide as a country", pdf(1, "99999999999", "1")),
        ("no size", pdf(1, "0", "0")),
        (
            "many small lies",
            b"%PDF-1.4\n".iter().copied().chain(b"1 0 obj [".iter().cycle().copied().take(400_000)).collect(),
        ),
    ];
    for (what, file) in hostile {
        // A page of some size may come out of the lenient ones; what matters is that an answer does.
        let answer = drawn(1, file).await;
        assert!(matches!(&answer, Err(NotDrawn::Unreadable)) || answer.is_ok_and(|page| page.pages == 1), "{what}");
    }
}
