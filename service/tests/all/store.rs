//! The store when there is no room.

use domain::refusal::Refusal;
use sea_orm::ConnectionTrait as _;
use service::confirmation::{self, AnswerForm};
use service::store::Store;
use service::{Ctx, House};
use std::sync::Arc;
use testing::{Case, World, sqlite};

#[tokio::test]
async fn what_is_written_after_a_full_disk_is_kept() {
    let test = sqlite().await.unwrap();
    let world = World::new(&test).await.unwrap();
    let case = Case::sent(&world).await;
    let (id, ctx) = (case.sheet().await, world.as_(&world.supervisor));
    case.answer("b-remarks", "", "first").await.unwrap();
    // As small as it is: of this connection only.
    test.house.store.writer().execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
    let mut last = 0;
    let full = loop {
        match case.answer("b-remarks", "", &last.to_string()).await {
            Ok(_) => last += 1,
            Err(error) => break error.refusal(),
        }
        assert!(last < 1_000, "it never was full");
    };
    assert_eq!(full, Refusal::Unavailable);
    // A transaction that is given up, and one that is not.
    let stale = AnswerForm { item: "b-remarks".into(), revision: 900, value: String::new(), remark: "x".into() };
    assert!(confirmation::save(&ctx, id, &stale).await.unwrap().conflict.is_some());
    case.answer("a-policy", "conform", "kept").await.unwrap();
    let store = Store::sqlite(&test.folder().join("kakunin.sqlite"), &test.house.keys).await.unwrap();
    let other = Ctx::of(Arc::new(House { store, ..(*test.house).clone() }), world.supervisor.clone());
    let stored = confirmation::sheet(&other, id).await.unwrap();
    assert_eq!(stored.answers.get("a-policy").map(|answer| answer.remark.as_str()), Some("kept"));
}
