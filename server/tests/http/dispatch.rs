//! A dispatch in each state that a command needs.

use domain::id::DispatchId;
use service::dispatch::{self, DispatchForm};
use testing::{TestHouse, World};

/// Two works for the same company, looked at.
pub async fn drafted(world: &World) -> DispatchId {
    let form = DispatchForm {
        contract: world.contract.to_string(),
        version: world.version.to_string(),
        due_on: "2026-12-11".into(),
        checker: world.checker.membership.to_string(),
        message: "{会社名} 御中".into(),
        list: "会社名,作業内容\nあさひ精機,切削\nあさひ精機,研磨".into(),
        place: "第2工場".into(),
        reference: "秘密保持契約 第5号".into(),
        signed_on: "2026-11-01".into(),
        ..DispatchForm::default()
    };
    dispatch::draft(&world.as_(&world.clerk), &form).await.unwrap()
}

/// Begun, nothing done yet.
pub async fn begun(world: &World) -> DispatchId {
    let id = drafted(world).await;
    dispatch::begin(&world.as_(&world.clerk), id, 1).await.unwrap();
    id
}

/// The first was sent, then it was stopped.
pub async fn stopped(world: &World, house: &TestHouse) -> DispatchId {
    let id = begun(world).await;
    dispatch::step(&house.nobody(), id, 1).await.unwrap();
    dispatch::stop(&world.as_(&world.clerk), id, 2).await.unwrap();
    id
}
