//! Whoever changes these rows behind the portal's back is named; what is only added to, the database itself keeps.

use domain::approval::{ApprovalSubject, Seat};
use domain::comment::Audience;
use domain::permission::Actor;
use domain::role::Role;
use sea_orm::ConnectionTrait as _;
use service::approval::{self, AbsenceForm};
use service::comment::{self, CommentForm};
use service::delegation::{self, DelegateForm};
use service::{engagement, trail};
use testing::{Case, World, houses, set_route};

const ITEM: &str = "a-policy";
const SHEET: ApprovalSubject = ApprovalSubject::SubmitSheet;

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
    let administrator = world.as_(&Actor { roles: vec![Role::OrganisationAdministrator], ..world.supervisor.clone() });
    engagement::assign(&supervisor, case.id, world.employee.membership).await.unwrap();
    let seat = [Seat::Person(world.employee.account)];
    set_route(&administrator, SHEET, &[(None, &seat)]).await.unwrap();
    approval::request(&supervisor, SHEET, sheet.0).await.unwrap();
    let digest = approval::page(&supervisor, SHEET, sheet.0).await.unwrap().digest;
    approval::approve(&world.as_(&world.employee), SHEET, sheet.0, &digest).await.unwrap();
    let (person, deputy) = (String::new(), world.employee.account.to_string());
    let (from, until) = ("2026-12-01".to_owned(), "2026-12-02".to_owned());
    approval::note_absence(&supervisor, &AbsenceForm { person, deputy, from, until }).await.unwrap();
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
            ("approval_route", "UPDATE approval_route SET revision = 7"),
            ("approval_route_version", "UPDATE approval_route_version SET number = 7"),
            ("approval_seat", "UPDATE approval_seat SET place = 7"),
            ("approval_run", "UPDATE approval_run SET status = 'open'"),
            ("approval_step", "UPDATE approval_step SET reason = 'x'"),
            ("approval_absence", "UPDATE approval_absence SET revision = 7"),
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
        for statement in [
            "DELETE FROM approval_step",
            "UPDATE approval_step SET reason = 'x'",
            "DELETE FROM approval_seat",
            "UPDATE approval_route_version SET stages = 'x'",
        ] {
            let refused = house.house.store.writer().execute_unprepared(statement).await.unwrap_err().to_string();
            assert!(refused.contains("append only"), "{}: {refused}", house.name);
        }
    }
}
