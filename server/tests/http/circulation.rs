//! A document that was made known to the information manager by the supervisor.

use domain::circulation::CirculationSubject;
use service::circulation::{Document, TellForm, make_known, of};
use service::write::Act;
use testing::World;
use uuid::Uuid;

/// Key of the manager's line.
pub async fn told(world: &World) -> Uuid {
    let judge = world.as_(&world.judge);
    let id = judge.new_id();
    let subject = CirculationSubject::RiskAssessment;
    let document = Document { subject, id, company: world.judge.organisation, reference: "査-1", digest: "d" };
    let form = TellForm { people: vec![world.manager.membership.to_string()], ..TellForm::default() };
    let mut write = judge.write().await.unwrap();
    make_known(&mut write, document, &form).await.unwrap();
    write.record(Act { case: id, act: "circulation-acknowledged", role: None, reason: "" }).await.unwrap();
    write.commit().await.unwrap();
    of(&judge, document, false).await.unwrap().lines.first().unwrap().id
}
