//! Whoever changes these rows behind the portal's back is named; what is only added to, the database itself keeps.

use crate::disclosure::support::Chain;
use sea_orm::ConnectionTrait as _;
use service::trail;
use testing::{World, houses};

#[tokio::test]
async fn a_changed_row_is_named() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        chain.permitted().await;
        let nobody = house.nobody();
        assert_eq!(trail::verify(&nobody).await.unwrap().findings, []);
        for (table, statement) in [
            ("disclosure", "UPDATE disclosure SET valid_until = '2030-01-01'"),
            ("disclosure_safeguard", "UPDATE disclosure_safeguard SET held = 'not-applicable'"),
            ("disclosure_answer", "UPDATE disclosure_answer SET conditions = ''"),
            ("disclosure_party", "DELETE FROM disclosure_party"),
            ("disclosure_message", "UPDATE disclosure_message SET text = 'x'"),
        ] {
            assert!(house.behind_the_back(table, statement).await.unwrap() > 0, "{}: {statement}", house.name);
            let found = trail::verify(&nobody).await.unwrap().findings;
            let named = found.iter().any(|finding| finding.what.starts_with(&format!("{table} ")));
            assert!(named, "{} {table}: {found:?}", house.name);
        }
    }
}

#[tokio::test]
async fn history_is_only_added_to() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        chain.requested().await;
        for statement in ["DELETE FROM disclosure_message", "UPDATE disclosure_party SET place = 'prime'"] {
            let refused = house.house.store.writer().execute_unprepared(statement).await.unwrap_err().to_string();
            assert!(refused.contains("append only"), "{}: {refused}", house.name);
        }
    }
}
