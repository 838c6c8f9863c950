//! The store when there is no room, and what a page reads of it.

use domain::refusal::Refusal;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use service::confirmation::{self, AnswerForm};
use service::store::Store;
use service::{Ctx, House};
use std::sync::Arc;
use testing::{Case, World, houses, sqlite};

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

#[tokio::test]
async fn a_page_reads_through_one_connection_until_something_is_written() {
    for test in houses().await.unwrap() {
        let world = World::new(&test).await.unwrap();
        let case = Case::sent(&world).await;
        let (id, ctx) = (case.sheet().await, world.as_(&world.supervisor));
        let (store, backend) = (&test.house.store, ctx.read().get_database_backend());
        let remark = async || {
            let before = store.statements();
            let sheet = confirmation::sheet(&ctx, id).await.unwrap();
            let remark = sheet.answers.get("a-policy").map(|answer| answer.remark.clone());
            (remark, store.statements() - before)
        };
        remark().await;
        let (none, alone) = remark().await;
        ctx.hold().await;
        assert_eq!(remark().await, (none, alone), "as many statements held as alone");
        case.answer("a-policy", "conform", "first").await.unwrap();
        let at_once = (backend == DbBackend::Postgres).then(|| "first".to_owned());
        assert_eq!(remark().await.0, at_once, "a page shows one moment on SQLite: {}", test.name);
        let wrong = Statement::from_string(backend, "SELECT nothing_of_this_name FROM answer");
        assert!(ctx.read().query_one_raw(wrong).await.is_err());
        assert_eq!(remark().await.0.as_deref(), Some("first"), "the next question begins anew: {}", test.name);
        let second =
            AnswerForm { item: "a-policy".into(), revision: 1, value: "conform".into(), remark: "second".into() };
        confirmation::save(&ctx, id, &second).await.unwrap();
        assert_eq!(remark().await.0.as_deref(), Some("second"), "a command lets go: {}", test.name);
    }
}
