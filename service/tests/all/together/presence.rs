//! 編集中: colleagues on one item see each other for a minute, nobody else ever does.

use crate::together::support::refused;
use domain::refusal::Refusal;
use service::delegation::{self, DelegateForm};
use service::presence::here;
use testing::{Case, World, houses};

const ITEM: &str = "a-policy";

#[tokio::test]
async fn colleagues_see_each_other_for_a_minute() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let sheet = case.sheet().await;
        let (supervisor, employee) = (world.as_(&world.supervisor), world.as_(&world.employee));
        for outsider in [&world.employee, &world.clerk, &world.checker, &world.officer, &world.bystander] {
            assert_eq!(
                refused(here(&world.as_(outsider), sheet, ITEM).await),
                Refusal::NotFound,
                "{:?}",
                outsider.roles
            );
        }
        let asked = DelegateForm {
            membership: world.employee.membership.to_string(),
            parts: vec![format!("item:{ITEM}")],
            due_on: "2026-12-01".into(),
        };
        delegation::delegate(&supervisor, sheet, &asked).await.unwrap();
        assert!(here(&supervisor, sheet, ITEM).await.unwrap().is_empty(), "{}: alone", house.name);
        assert_eq!(here(&employee, sheet, ITEM).await.unwrap(), ["supervisor"]);
        assert_eq!(here(&supervisor, sheet, ITEM).await.unwrap(), ["employee"]);
        assert!(here(&supervisor, sheet, "b-handlers").await.unwrap().is_empty(), "another item");
        assert_eq!(refused(here(&employee, sheet, "b-handlers").await), Refusal::NotFound);
        assert_eq!(refused(here(&supervisor, sheet, "no-such-item").await), Refusal::NotFound);
        house.house.clock.advance(chrono::Duration::seconds(61));
        assert!(here(&supervisor, sheet, ITEM).await.unwrap().is_empty(), "they went away");
        case.answer_all().await;
        case.submit().await.unwrap();
        assert!(here(&employee, sheet, ITEM).await.unwrap().is_empty(), "nothing is edited any more");
    }
}
