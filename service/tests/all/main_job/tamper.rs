//! Whoever changes the store behind the portal's back is named by `verify`.

use crate::main_job::support::verified;
use sea_orm::ConnectionTrait;
use service::Ctx;
use testing::{Case, World, houses};

async fn findings(ctx: &Ctx) -> Vec<String> {
    let seen = service::trail::verify(ctx).await.unwrap();
    seen.findings.into_iter().map(|found| format!("{:?} {}", found.seq, found.what)).collect()
}

async fn tampered(table: &str, statement: &str, what: &str) {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        service::trail::checkpoint(&house.nobody()).await.unwrap();
        verified(&house.nobody(), house.name).await;
        let statement = statement.replace("CASE", &house.literal(case.id.0));
        assert!(house.behind_the_back(table, &statement).await.unwrap() > 0, "{}: {statement}", house.name);
        let found = findings(&house.nobody()).await;
        assert!(found.iter().any(|line| line.contains(what)), "{}: {found:?}", house.name);
    }
}

#[tokio::test]
async fn an_edited_answer() {
    tampered("answer", "UPDATE answer SET value = 'nonconform' WHERE item_key = 'a-policy'", "answer").await;
}

#[tokio::test]
async fn an_edited_status() {
    tampered("engagement", "UPDATE engagement SET status = 'accepted'", "was changed behind the portal's back").await;
}

#[tokio::test]
async fn a_deleted_verdict() {
    tampered("verdict", "DELETE FROM verdict WHERE item_key = 'b-handlers'", "was deleted behind the portal's back")
        .await;
}

#[tokio::test]
async fn an_edited_entry() {
    let statement =
        "UPDATE trail_entry SET content = replace(content, 'sheet-sent', 'sheet-sunk') WHERE act = 'sheet-sent'";
    tampered("trail_entry", statement, "the entry was changed").await;
}

#[tokio::test]
async fn an_entry_cut_out_of_the_middle() {
    tampered("trail_entry", "DELETE FROM trail_entry WHERE act = 'sheet-sent'", "is missing before it").await;
}

#[tokio::test]
async fn a_cut_tail() {
    tampered("trail_entry", "DELETE FROM trail_entry WHERE act = 'sheet-confirmed'", "the tail was cut").await;
}

#[tokio::test]
async fn a_cut_tail_with_its_head_moved_back() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        let id = house.literal(case.id.0);
        house.behind_the_back("trail_entry", "DELETE FROM trail_entry WHERE act = 'sheet-confirmed'").await.unwrap();
        let back = format!(
            "UPDATE trail_head SET seq = seq - 1, hash = (SELECT hash FROM trail_entry WHERE case_id = {id} \
             ORDER BY seq DESC LIMIT 1) WHERE case_id = {id}"
        );
        house.behind_the_back("trail_head", &back).await.unwrap();
        let found = findings(&house.nobody()).await;
        assert!(found.iter().any(|line| line.contains("the head was changed")), "{}: {found:?}", house.name);
    }
}

#[tokio::test]
async fn a_whole_case_gone_after_a_checkpoint() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        service::trail::checkpoint(&house.nobody()).await.unwrap();
        let id = house.literal(case.id.0);
        house.behind_the_back("trail_entry", &format!("DELETE FROM trail_entry WHERE case_id = {id}")).await.unwrap();
        house.behind_the_back("trail_head", &format!("DELETE FROM trail_head WHERE case_id = {id}")).await.unwrap();
        let found = findings(&house.nobody()).await;
        assert!(found.iter().any(|line| line.contains("was signed (the checkpoint of")), "{}: {found:?}", house.name);
    }
}

#[tokio::test]
async fn a_forged_checkpoint() {
    tampered("trail_checkpoint", "UPDATE trail_checkpoint SET digest = 'f'", "signature does not hold").await;
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_history() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        Case::confirmed(&world).await;
        let store = house.house.store.writer();
        for table in ["trail_entry", "submission", "checklist_version"] {
            let refused = store.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap_err().to_string();
            assert!(refused.contains("append only"), "{}: {refused}", house.name);
        }
    }
}
