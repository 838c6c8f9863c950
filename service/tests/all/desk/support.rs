//! Matters of three procedures at one desk.

use domain::desk::Procedure;
use domain::desk::query::Query;
use domain::desk::view::Line;
use domain::disclosure::safeguard::Safeguard;
use domain::id::{ApplicationId, DisclosureId, WaiverId};
use domain::refusal::Refusal;
use service::disclosure::{self, DisclosureForm, SafeguardForm};
use service::waiver::{self, WaiverForm};
use service::{Ctx, Result, desk};
use testing::{Case, TestHouse, World};
use uuid::Uuid;

/// What a refused command said.
pub fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

/// The trail holds.
pub async fn verified(house: &TestHouse) {
    assert_eq!(service::trail::verify(&house.nobody()).await.unwrap().findings, [], "{}", house.name);
}

/// A matter in the register, on the desk or gone from it.
pub async fn entry(ctx: &Ctx, procedure: Procedure, subject: Uuid) -> Option<Line> {
    let mut found = Vec::new();
    for ended in [false, true] {
        found.extend(desk::list(ctx, &Query { ended, ..Query::default() }).await.unwrap());
    }
    let mut found = found.into_iter().filter(|line| (line.procedure, line.subject) == (procedure, subject));
    let first = found.next();
    assert!(found.next().is_none(), "a matter stands in the register once");
    first
}

/// An application that the ministry has.
pub async fn applied(world: &World) -> ApplicationId {
    Case::confirmed(world).await.apply().await.unwrap()
}

/// A waiver that is being written.
pub async fn waiver_drafted(world: &World) -> WaiverId {
    let case = Case::sent(world).await;
    case.answer_all().await;
    case.answer("a-policy", "nonconform", "規則が未承認").await.unwrap();
    case.submit().await.unwrap();
    let form = WaiverForm {
        reason: "理由".into(),
        measure: "措置".into(),
        evidence: String::new(),
        ends_on: "2027-03-31".into(),
    };
    waiver::draft(&world.as_(&world.supervisor), case.sheet().await, "a-policy", &form).await.unwrap()
}

/// A waiver that the ministry has.
pub async fn supported(world: &World) -> WaiverId {
    let id = waiver_drafted(world).await;
    waiver::propose(&world.as_(&world.supervisor), id, 1).await.unwrap();
    waiver::support(&world.as_(&world.checker), id, 2, "").await.unwrap();
    id
}

/// A request to let a third party handle something that is being written.
pub async fn disclosure_drafted(world: &World) -> DisclosureId {
    let case = Case::sent(world).await;
    let supervisor = world.as_(&world.supervisor);
    let form = DisclosureForm {
        basis: format!("engagement:{}", case.id),
        items: "目録 第12号".into(),
        party: "Northwind Holdings plc".into(),
        relation: "parent".into(),
        nationality: "英国".into(),
        ownership: "上場会社".into(),
        purpose: "助言".into(),
        site: "東京都港区".into(),
        protection: "施錠した書庫".into(),
        agreement: "契約 第3号".into(),
        wanted_until: "2027-12-31".into(),
        ..DisclosureForm::default()
    };
    let id = disclosure::draft(&supervisor, &form).await.unwrap();
    let yes = |point: &Safeguard| (*point, SafeguardForm { held: "yes".into(), note: String::new() });
    disclosure::answer_safeguards(&supervisor, id, 1, &Safeguard::ALL.iter().map(yes).collect()).await.unwrap();
    id
}

/// Puts a request on.
pub async fn put(ctx: &Ctx, id: DisclosureId) -> Result<()> {
    let revision = disclosure::detail(ctx, id).await?.revision;
    disclosure::put(ctx, id, revision, "").await
}

/// A request that the ministry has.
pub async fn requested(world: &World) -> DisclosureId {
    let id = disclosure_drafted(world).await;
    put(&world.as_(&world.supervisor), id).await.unwrap();
    put(&world.as_(&world.clerk), id).await.unwrap();
    id
}
