//! A small world for tests: a ministry, a prime, two subcontractors, a contract, a checklist.

use crate::TestHouse;
use crate::register::{agreed, named, registered};
use domain::checklist::Content;
use domain::id::{ChecklistVersionId, ContractId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use service::ctx::{Ctx, House};
use service::error::Result;
use std::sync::Arc;

/// People and things that every test of the main job needs.
#[derive(Clone)]
pub struct World {
    house: Arc<House>,
    /// 契約担当官等 of the ministry.
    pub officer: Actor,
    /// 審査担当者 of the ministry.
    pub case_officer: Actor,
    /// 組織管理者 of the ministry.
    pub office: Actor,
    /// 下請負担当者 of the prime.
    pub clerk: Actor,
    /// 下請負確認者 of the prime.
    pub checker: Actor,
    /// 総括者 of the prime.
    pub judge: Actor,
    /// 管理者 of the prime.
    pub manager: Actor,
    /// 経営者等 of the prime.
    pub executive: Actor,
    /// 監査部門 of the prime.
    pub auditor: Actor,
    /// 取扱者 of the prime.
    pub handler: Actor,
    /// 管理責任者 of the prime.
    pub gate: Actor,
    /// 総括者 of the subcontractor.
    pub supervisor: Actor,
    /// 従業員 of the subcontractor.
    pub employee: Actor,
    /// 組織管理者 of the prime: sees no case by that.
    pub administrator: Actor,
    /// 下請負担当者 of another prime.
    pub stranger: Actor,
    /// 総括者 of another subcontractor.
    pub bystander: Actor,
    /// Ministry ↔ prime.
    pub contract: ContractId,
    /// A small checklist with every kind of answer.
    pub version: ChecklistVersionId,
    /// What it asks.
    pub content: Arc<Content>,
}

/// The small checklist.
const CHECKLIST: &str = include_str!("checklist.toml");

impl World {
    /// Builds the world in a house.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn new(test: &TestHouse) -> Result<Self> {
        let house = test.house.clone();
        let ctx = Ctx::nobody(house.clone());
        let ministry = organisation(&ctx, OrganisationKind::Ministry, "防衛装備庁").await?;
        let prime = organisation(&ctx, OrganisationKind::Company, "みなと重工業株式会社").await?;
        let sub = organisation(&ctx, OrganisationKind::Company, "有限会社あさひ精機").await?;
        let other_prime = organisation(&ctx, OrganisationKind::Company, "北斗航空株式会社").await?;
        let other_sub = organisation(&ctx, OrganisationKind::Company, "つばめ製作所").await?;
        let officer =
            person(&ctx, ministry, OrganisationKind::Ministry, "officer", &[Role::ContractingOfficer]).await?;
        let contract = contract(&ctx, ministry, prime).await?;
        let content: Content = toml::from_str(CHECKLIST).map_err(service::Error::internal)?;
        let version = service::checklist::import_for_all(&ctx, &content).await?;
        let company = OrganisationKind::Company;
        Ok(Self {
            case_officer: person(&ctx, ministry, OrganisationKind::Ministry, "case-officer", &[Role::CaseOfficer])
                .await?,
            office: person(&ctx, ministry, OrganisationKind::Ministry, "office", &[Role::OrganisationAdministrator])
                .await?,
            clerk: person(&ctx, prime, company, "clerk", &[Role::SubcontractClerk]).await?,
            checker: person(&ctx, prime, company, "checker", &[Role::SubcontractChecker]).await?,
            judge: person(&ctx, prime, company, "judge", &[Role::Supervisor]).await?,
            manager: person(&ctx, prime, company, "manager", &[Role::InformationManager]).await?,
            executive: person(&ctx, prime, company, "executive", &[Role::Executive]).await?,
            auditor: person(&ctx, prime, company, "auditor", &[Role::Auditor]).await?,
            handler: person(&ctx, prime, company, "handler", &[Role::Handler]).await?,
            gate: person(&ctx, prime, company, "gate", &[Role::FacilityManager]).await?,
            supervisor: person(&ctx, sub, company, "supervisor", &[Role::Supervisor]).await?,
            employee: person(&ctx, sub, company, "employee", &[Role::Employee]).await?,
            administrator: person(&ctx, prime, company, "administrator", &[Role::OrganisationAdministrator]).await?,
            stranger: person(
                &ctx,
                other_prime,
                company,
                "stranger",
                &[Role::SubcontractClerk, Role::SubcontractChecker],
            )
            .await?,
            bystander: person(&ctx, other_sub, company, "bystander", &[Role::Supervisor]).await?,
            officer,
            contract,
            version,
            content: Arc::new(content),
            house,
        })
    }

    /// The same world in a house that was opened anew.
    #[must_use]
    pub fn moved_to(self, test: &TestHouse) -> Self {
        Self { house: test.house.clone(), ..self }
    }

    /// The same world, where this person's company takes the work.
    #[must_use]
    pub fn with_subcontractor(&self, supervisor: &Actor) -> Self {
        Self { supervisor: supervisor.clone(), ..self.clone() }
    }

    /// The same world, where this person's company gives the work under a contract of its own.
    #[must_use]
    pub fn with_prime(&self, clerk: &Actor, contract: ContractId) -> Self {
        Self { clerk: clerk.clone(), checker: clerk.clone(), contract, ..self.clone() }
    }

    /// The same world one tier down: the subcontractor gives work to the bystander's company. Clerk, checker and judge are new
    /// people of the subcontractor.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn one_tier_down(&self) -> Result<Self> {
        let ctx = Ctx::nobody(self.house.clone());
        let (own, company) = (self.supervisor.organisation, OrganisationKind::Company);
        let next = organisation(&ctx, company, "はやぶさ熱処理合同会社").await?;
        Ok(Self {
            clerk: person(&ctx, own, company, "lower-clerk", &[Role::SubcontractClerk]).await?,
            checker: person(&ctx, own, company, "lower-checker", &[Role::SubcontractChecker]).await?,
            judge: self.supervisor.clone(),
            supervisor: self.bystander.clone(),
            bystander: person(&ctx, next, company, "lowest", &[Role::Supervisor]).await?,
            ..self.clone()
        })
    }

    /// Somebody else of an organisation.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn colleague(&self, of: &Actor, name: &str, roles: &[Role]) -> Result<Actor> {
        person(&Ctx::nobody(self.house.clone()), of.organisation, of.kind, name, roles).await
    }

    /// The contracting officer of another ministry.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn another_ministry(&self) -> Result<Actor> {
        let (ctx, kind) = (Ctx::nobody(self.house.clone()), OrganisationKind::Ministry);
        let other = organisation(&ctx, kind, "別の省").await?;
        person(&ctx, other, kind, "other-officer", &[Role::ContractingOfficer]).await
    }

    /// The same world in another house with the same store.
    pub(crate) fn in_house(&self, house: Arc<House>) -> Self {
        Self { house, ..self.clone() }
    }

    pub(crate) const fn house(&self) -> &Arc<House> {
        &self.house
    }

    /// A request of this person.
    #[must_use]
    pub fn as_(&self, actor: &Actor) -> Ctx {
        Ctx::of(self.house.clone(), actor.clone())
    }
}

async fn organisation(ctx: &Ctx, kind: OrganisationKind, name: &str) -> Result<OrganisationId> {
    let mut write = ctx.write().await?;
    let id = named((ctx, &mut write), kind, name).await?;
    write.commit().await?;
    Ok(id)
}

async fn person(
    ctx: &Ctx,
    organisation: OrganisationId,
    kind: OrganisationKind,
    name: &str,
    roles: &[Role],
) -> Result<Actor> {
    let mut write = ctx.write().await?;
    let actor = registered((ctx, &mut write), (organisation, kind), name, roles).await?;
    write.commit().await?;
    Ok(actor)
}

async fn contract(ctx: &Ctx, ministry_id: OrganisationId, company_id: OrganisationId) -> Result<ContractId> {
    let mut write = ctx.write().await?;
    let id = agreed((ctx, &mut write), ministry_id, company_id, "装-8-0012").await?;
    write.commit().await?;
    Ok(id)
}
