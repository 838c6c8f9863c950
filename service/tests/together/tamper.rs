//! Whoever changes these rows behind the portal's back is named; what is only added to, the database itself keeps.

use domain::comment::Audience;
use domain::permission::Actor;
use domain::role::Role;
use sea_orm::ConnectionTrait as _;
use service::comment::{self, CommentForm};
use service::delegation::{self, DelegateForm};
use service::testing::{Case, World, houses};
use service::{approval, trail};

const ITEM: &str = "a-policy";

/// A case with one row of each kind.
async fn together(world: &World) -> Case<'_> {
    let case = Case::sent(world).await;
    let (supervisor, sheet) = (world.as_(&world.supervisor), case.sheet().await);
    let asked = DelegateForm {
        membership: world.employee.membership.to_string(),
        parts: vec![format!("item:{ITEM}")],
        due_on: "2026-12-01".into(),
    };
    delegation::delegate(&supervisor, sheet, &asked).await.unwrap();
    let said = CommentForm {
        item: ITEM.into(),
        audience: Audience::Internal.code().into(),
        text: "見てください".into(),
        mentions: vec![world.employee.account.to_string()],
        ..CommentForm::default()
    };
    comment::write(&supervisor, sheet, &said).await.unwrap();
    case.answer_all().await;
    let with = |role| world.as_(&Actor { roles: vec![role], ..world.supervisor.clone() });
    approval::set_policy(&with(Role::OrganisationAdministrator), 0, true).await.unwrap();
    let digest = approval::page(&supervisor, sheet).await.unwrap().digest;
    approval::approve(&with(Role::Executive), sheet, &digest).await.unwrap();
    case
}

#[tokio::test]
async fn a_changed_row_is_named() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        together(&world).await;
        let nobody = house.nobody();
        assert_eq!(trail::verify(&nobody).await.unwrap().findings, []);
        for (table, statement) in [
            ("delegation", "UPDATE delegation SET done_round = 1"),
            ("delegation_item", "UPDATE delegation_item SET item_key = 'b-handlers'"),
            ("approval_policy", "UPDATE approval_policy SET revision = 7"),
            ("approval", "UPDATE approval SET reason = 'x'"),
            ("comment", "UPDATE comment SET audience = 'ministry'"),
            ("comment_mention", "DELETE FROM comment_mention"),
        ] {
            assert!(house.behind_the_back(table, statement).await.unwrap() > 0, "{}: {statement}", house.name);
            let found = trail::verify(&nobody).await.unwrap().findings;
            let named = found.iter().any(|finding| finding.what.starts_with(&format!("{table} ")));
            assert!(named, "{} {table}: {found:?}", house.name);
        }
    }
}

#[tokio::test]
async fn approvals_are_only_added_to() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        together(&world).await;
        for statement in ["DELETE FROM approval", "UPDATE approval SET reason = 'x'"] {
            let refused = house.house.store.writer().execute_unprepared(statement).await.unwrap_err().to_string();
            assert!(refused.contains("append only"), "{}: {refused}", house.name);
        }
    }
}
