use crate::people::support::{House, first_sign_in};
use domain::account::Ticket;
use serde_json::{Map, Value, json};
use service::account::session::{TICKET, begin, end, hash, load, save};
use service::account::{end_all_sessions, signed, sweep};
use testing::houses;

fn content(ticket: &Ticket) -> Map<String, Value> {
    let mut content = Map::new();
    content.insert(TICKET.to_owned(), serde_json::to_value(ticket).unwrap());
    content.insert("secret".to_owned(), json!("canary in the session"));
    content
}

#[tokio::test]
async fn a_session_that_ended_is_not_brought_back() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (ticket, ..) = first_sign_in(&house, "boss@asahi.example.jp").await;
        let content = content(&ticket);
        begin(&test.house, "id", &content).await.unwrap();
        assert!(begin(&test.house, "id", &content).await.is_err(), "ids are not taken twice");
        assert_eq!(load(&test.house, "id").await.unwrap(), Some(content.clone()), "{}", test.name);
        end(&test.house, "id").await.unwrap();
        save(&test.house, "id", &content).await.unwrap();
        assert_eq!(load(&test.house, "id").await.unwrap(), None);
        // Nor one that its owner ended elsewhere.
        begin(&test.house, "here", &content).await.unwrap();
        begin(&test.house, "there", &content).await.unwrap();
        end_all_sessions(&house.as_(&house.boss)).await.unwrap();
        save(&test.house, "there", &content).await.unwrap();
        assert_eq!(load(&test.house, "there").await.unwrap(), None);
        assert_eq!(load(&test.house, "here").await.unwrap(), None);
    }
}

#[tokio::test]
async fn sessions_end_by_themselves_sooner_at_the_ministry() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (company, ..) = first_sign_in(&house, "boss@asahi.example.jp").await;
        let (ministry, ..) = first_sign_in(&house, "portal@mod.example.jp").await;
        begin(&test.house, "company", &content(&company)).await.unwrap();
        begin(&test.house, "ministry", &content(&ministry)).await.unwrap();
        house.wait(15 * 60);
        assert!(load(&test.house, "company").await.unwrap().is_some());
        assert!(load(&test.house, "ministry").await.unwrap().is_none(), "{}", test.name);
        // Seen every ten minutes, it lives for twelve hours and not a second more.
        for _ in 0..70 {
            house.wait(10 * 60);
            assert!(load(&test.house, "company").await.unwrap().is_some());
        }
        house.wait(5 * 60);
        assert!(load(&test.house, "company").await.unwrap().is_none(), "{}", test.name);
        // A new id does not make it younger.
        begin(&test.house, "rotated", &content(&company)).await.unwrap();
        assert!(load(&test.house, "rotated").await.unwrap().is_none());
        sweep(&house.nobody()).await.unwrap();
    }
}

#[tokio::test]
async fn neither_the_id_nor_the_content_can_be_read_in_the_store() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (ticket, ..) = first_sign_in(&house, "boss@asahi.example.jp").await;
        begin(&test.house, "the-cookie", &content(&ticket)).await.unwrap();
        let row =
            entity::session::with_hash(&hash("the-cookie")).one(test.house.store.reader()).await.unwrap().unwrap();
        let stored = format!("{row:?}");
        assert!(!stored.contains("the-cookie") && !stored.contains("canary"), "{stored}");
        assert!(!row.data.contains(&domain::digest::hex(b"canary")));
    }
}

#[tokio::test]
async fn a_request_costs_one_statement_for_the_session_and_one_for_the_actor() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (ticket, ..) = first_sign_in(&house, "boss@asahi.example.jp").await;
        begin(&test.house, "id", &content(&ticket)).await.unwrap();
        let before = test.house.store.statements();
        load(&test.house, "id").await.unwrap().unwrap();
        signed(&house.nobody(), &ticket).await.unwrap().unwrap();
        assert_eq!(test.house.store.statements() - before, 2, "{}", test.name);
        house.wait(60);
        let before = test.house.store.statements();
        load(&test.house, "id").await.unwrap().unwrap();
        load(&test.house, "id").await.unwrap().unwrap();
        assert_eq!(test.house.store.statements() - before, 3, "seen is noted once a minute");
    }
}
