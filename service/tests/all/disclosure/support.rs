//! A request, moved by the right people of a chain of two tiers.

use domain::disclosure::DisclosureStatus;
use domain::disclosure::safeguard::Safeguard;
use domain::disclosure::view::DisclosureDetail;
use domain::id::{DisclosureId, EngagementId};
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::role::Role;
use service::disclosure::{self, DecisionForm, DisclosureForm, SafeguardForm};
use service::engagement::{self, WorkPackage};
use service::organisation;
use service::{Ctx, Result};
use std::collections::BTreeMap;
use testing::{Case, World};

/// Prime – subcontractor – its own subcontractor.
pub struct Chain {
    /// The whole world.
    pub world: World,
    /// First tier.
    pub first: EngagementId,
    /// Second tier.
    pub second: EngagementId,
    /// 下請負担当者 of the subcontractor at the first tier.
    pub middle: Actor,
    /// 総括者 at the second tier.
    pub low: Actor,
}

impl Chain {
    /// Both sheets were sent, so that both sides know of both cases.
    pub async fn new(world: World) -> Self {
        let first = Case::sent(&world).await.id;
        let middle = Actor { roles: vec![Role::SubcontractClerk, Role::Supervisor], ..world.supervisor.clone() };
        let checker = checker(&world).await;
        let mut below = world.with_subcontractor(&world.bystander);
        below.clerk = middle.clone();
        below.checker = checker;
        let package = WorkPackage {
            parent: first.to_string(),
            downstream: world.bystander.organisation.to_string(),
            work: "歯車の研磨".into(),
            place: "第3工場".into(),
            ..WorkPackage::default()
        };
        let second = engagement::draft(&world.as_(&middle), &package).await.unwrap();
        let case = Case { world: &below, id: second };
        case.make_ready().await;
        case.send().await.unwrap();
        let low = world.bystander.clone();
        Self { first, second, middle, low, world }
    }

    pub fn low(&self) -> Ctx {
        self.world.as_(&self.low)
    }

    pub fn middle(&self) -> Ctx {
        self.world.as_(&self.middle)
    }

    pub fn clerk(&self) -> Ctx {
        self.world.as_(&self.world.clerk)
    }

    pub fn officer(&self) -> Ctx {
        self.world.as_(&self.world.officer)
    }

    /// A draft of the second tier with all safeguards answered.
    pub async fn drafted(&self) -> DisclosureId {
        self.drafted_as(&self.low(), &form(&format!("engagement:{}", self.second))).await
    }

    /// A draft with all safeguards answered.
    pub async fn drafted_as(&self, ctx: &Ctx, form: &DisclosureForm) -> DisclosureId {
        let id = disclosure::draft(ctx, form).await.unwrap();
        disclosure::answer_safeguards(ctx, id, 1, &safeguards()).await.unwrap();
        id
    }

    /// With the ministry.
    pub async fn requested(&self) -> DisclosureId {
        let id = self.drafted().await;
        for ctx in [self.low(), self.middle(), self.clerk()] {
            put(&ctx, id).await.unwrap();
        }
        id
    }

    /// Permitted until the end of the year.
    pub async fn permitted(&self) -> DisclosureId {
        let id = self.requested().await;
        decide(&self.officer(), id, &permit("2026-12-31")).await.unwrap();
        id
    }

    pub async fn status(&self, id: DisclosureId) -> DisclosureStatus {
        see(&self.low(), id).await.unwrap().line.status
    }
}

/// The employee of the first tier checks sheets of the second.
async fn checker(world: &World) -> Actor {
    let actor = Actor { roles: vec![Role::OrganisationAdministrator], ..world.supervisor.clone() };
    let administrator = world.as_(&actor);
    let people = organisation::people(&administrator).await.unwrap().people;
    let line = people.into_iter().find(|line| line.membership == world.employee.membership).unwrap();
    let form = organisation::PlaceForm { roles: vec!["subcontract-checker".into()], ..Default::default() };
    organisation::change(&administrator, line.membership, line.revision, &form).await.unwrap();
    Actor { roles: vec![Role::SubcontractChecker], ..world.employee.clone() }
}

/// A request as typed.
pub fn form(basis: &str) -> DisclosureForm {
    DisclosureForm {
        basis: basis.into(),
        items: "目録 第12号".into(),
        party: "Northwind Holdings plc".into(),
        relation: "parent".into(),
        nationality: "英国".into(),
        ownership: "上場会社。5%を超える株主はいない".into(),
        purpose: "設計審査への助言".into(),
        site: "東京都港区の会議室".into(),
        protection: "施錠した書庫".into(),
        agreement: "グループ基本契約 第3号".into(),
        wanted_until: "2026-12-31".into(),
        ..DisclosureForm::default()
    }
}

/// Every point in place.
pub fn safeguards() -> BTreeMap<Safeguard, SafeguardForm> {
    Safeguard::ALL.iter().map(|point| (*point, SafeguardForm { held: "yes".into(), note: String::new() })).collect()
}

pub fn permit(valid_until: &str) -> DecisionForm {
    DecisionForm {
        decision: "permitted".into(),
        conditions: "複製しないこと".into(),
        valid_until: valid_until.into(),
        ..DecisionForm::default()
    }
}

pub fn refuse() -> DecisionForm {
    DecisionForm {
        decision: "refused".into(), reason: "必要性が認められない".into(), ..DecisionForm::default()
    }
}

pub async fn see(ctx: &Ctx, id: DisclosureId) -> Result<DisclosureDetail> {
    disclosure::detail(ctx, id).await
}

pub async fn revision(ctx: &Ctx, id: DisclosureId) -> i32 {
    see(ctx, id).await.map_or(0, |found| found.revision)
}

pub async fn put(ctx: &Ctx, id: DisclosureId) -> Result<()> {
    disclosure::put(ctx, id, revision(ctx, id).await, "").await
}

pub async fn decide(ctx: &Ctx, id: DisclosureId, form: &DecisionForm) -> Result<()> {
    disclosure::decide(ctx, id, revision(ctx, id).await, form).await
}

/// What a refused command said.
pub fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

/// The trail holds.
pub async fn verified(ctx: &Ctx, name: &str) {
    assert_eq!(service::trail::verify(ctx).await.unwrap().findings, [], "{name}");
}
