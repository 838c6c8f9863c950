use crate::decision::office::{DECIDED, Office, permitting, refusing};
use domain::desk::{Procedure, Turn};
use domain::permission::Actor;
use service::decision;
use service::desk;
use testing::houses;
use uuid::Uuid;

/// Whose turn the register says it is; none once it left the desk.
async fn turn(office: &Office, actor: &Actor, procedure: Procedure, id: Uuid) -> Option<Turn> {
    let query = domain::desk::query::Query::default();
    let lines = desk::list(&office.as_(actor), &query).await.unwrap();
    lines.into_iter().find(|line| line.procedure == procedure && line.subject == id).map(|line| line.turn)
}

#[tokio::test]
async fn the_register_says_that_a_second_person_is_to_act() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (officer, second) = (office.world.officer.clone(), office.second.clone());
        for procedure in DECIDED {
            let id = office.matter(procedure).await;
            assert_eq!(turn(&office, &officer, procedure, id).await, Some(Turn::Ministry), "{procedure}");
            office.draft(&officer, procedure, id, &refusing(procedure)).await.unwrap();
            assert_eq!(turn(&office, &second, procedure, id).await, Some(Turn::SecondPerson), "{procedure}");
            let read = office.drafted(procedure, id).await;
            decision::give_back(&office.as_(&second), procedure, id, read, "理由を具体的に").await.unwrap();
            assert_eq!(turn(&office, &officer, procedure, id).await, Some(Turn::Ministry), "{procedure}");
            office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
            office.query(procedure, id).await;
            assert_eq!(turn(&office, &officer, procedure, id).await, Some(Turn::Applicant), "{procedure}");
            decision::take_back(&office.as_(&officer), procedure, id).await.unwrap();
            assert_eq!(turn(&office, &officer, procedure, id).await, Some(Turn::Applicant), "the applicant still owes");
            office.answer_query(procedure, id).await;
            office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
            office.give(&second, procedure, id).await.unwrap();
            assert_eq!(turn(&office, &officer, procedure, id).await, None, "{procedure}: it left the desk");
        }
    }
}
