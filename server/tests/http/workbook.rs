//! A filled workbook of a case, as the reader hands it over.

use domain::checklist::layout::{Cell, Grid, Sheet};
use domain::id::MergeId;
use domain::workbook::mark;
use service::workbook;
use testing::Case;

/// One item filled in, brought back, not taken over.
pub async fn brought(case: &Case<'_>) -> MergeId {
    let (ctx, id) = (case.world.as_(&case.world.supervisor), case.sheet().await);
    let download = workbook::download(&ctx, id).await.unwrap();
    let item = case.world.content.item("a-policy").unwrap();
    let rows = [
        [mark(Some(download.id)), "question".into(), "value".into(), "remark".into()],
        [item.key.clone(), item.question_ja.clone(), "△".into(), "一部".into()],
    ];
    let cells = (0..).zip(rows).flat_map(|(row, texts)| {
        (0..).zip(texts).map(move |(column, text)| Cell { row, column, text, formula: false })
    });
    let grid = Grid { sheets: vec![Sheet { name: "回答".into(), cells: cells.collect() }] };
    workbook::bring(&ctx, id, "回答.xlsx", "00", &grid).await.unwrap().unwrap()
}

/// What the form that takes it over says besides.
pub async fn seen(case: &Case<'_>, merge: MergeId) -> String {
    let (ctx, id) = (case.world.as_(&case.world.supervisor), case.sheet().await);
    workbook::merge_page(&ctx, id, merge).await.unwrap().seen
}

/// Taken over.
pub async fn merged(case: &Case<'_>) -> MergeId {
    let merge = brought(case).await;
    let (ctx, id) = (case.world.as_(&case.world.supervisor), case.sheet().await);
    let seen = seen(case, merge).await;
    assert_eq!(workbook::apply(&ctx, id, merge, &seen, &Default::default(), None).await.unwrap(), 1);
    merge
}
