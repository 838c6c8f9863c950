//! A colleague who was asked for single items sees what was said to these before, and of nothing else.

use crate::reconfirmation::begin;
use domain::checklist::difference::ChangeKind;
use domain::permission::Standing;
use service::delegation::{self, DelegateForm};
use service::{answer_book, confirmation};
use testing::{Case, World, houses};

#[tokio::test]
async fn earlier_answers_come_with_the_items_that_were_asked() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::started(&world).await;
        let again = begin(&case).await.unwrap();
        case.send().await.unwrap();
        let form = DelegateForm {
            membership: world.employee.membership.to_string(),
            parts: vec!["section:b".into()],
            due_on: "2026-12-01".into(),
        };
        delegation::delegate(&world.as_(&world.supervisor), again, &form).await.unwrap();

        let employee = world.as_(&world.employee);
        let sheet = confirmation::sheet(&employee, again).await.unwrap();
        assert_eq!(sheet.standing, Standing::Contributor);
        assert!(sheet.reconfirmation.is_none(), "{}: why it is confirmed again is the company's", house.name);
        let past = answer_book::earlier(&employee, &sheet).await.unwrap().past.unwrap();
        let keys: Vec<&str> = past.items.keys().map(String::as_str).collect();
        assert_eq!(keys, ["b-handlers", "b-remarks", "b-training"], "{}: no item of section a", house.name);
        assert_eq!(past.items["b-remarks"].kind, ChangeKind::New, "never answered");
        assert!(past.removed.is_empty(), "{}", house.name);
        let handlers = &past.items["b-handlers"];
        assert_eq!((handlers.kind, handlers.then[0].answer.value.as_str()), (ChangeKind::Same, "１２"));
    }
}
