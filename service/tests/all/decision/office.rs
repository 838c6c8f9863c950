//! A ministry with two contracting officers, and one matter of each procedure that waits for it.

use domain::conformity::content::ConformityForm;
use domain::decision::{Papers, Words};
use domain::desk::Procedure;
use domain::disclosure::safeguard::Safeguard;
use domain::id::{AgreementId, ApplicationId, ConformityId, DisclosureId, WaiverId};
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::role::Role;
use service::agreement::{AgreementForm, RequestForm};
use service::disclosure::{self, DisclosureForm, SafeguardForm};
use service::waiver::{self, WaiverForm};
use service::{Ctx, Result, agreement, application, conformity, decision, engagement};
use testing::{Case, TestHouse, World};
use uuid::Uuid;

pub const DECIDED: [Procedure; 5] =
    [Procedure::Application, Procedure::Disclosure, Procedure::Waiver, Procedure::Agreement, Procedure::Conformity];

pub struct Office {
    pub world: World,
    /// A second 契約担当官等.
    pub second: Actor,
}

impl Office {
    pub async fn new(house: &TestHouse) -> Self {
        let world = World::new(house).await.unwrap();
        let second = world.colleague(&world.officer, "second", &[Role::ContractingOfficer]).await.unwrap();
        Self { world, second }
    }

    /// The same, where two people decide in every procedure.
    pub async fn with_four_eyes(house: &TestHouse) -> Self {
        let office = Self::new(house).await;
        for procedure in DECIDED {
            office.want(procedure, true).await;
        }
        office
    }

    pub fn as_(&self, actor: &Actor) -> Ctx {
        self.world.as_(actor)
    }

    pub async fn want(&self, procedure: Procedure, wanted: bool) {
        let ctx = self.as_(&self.world.office);
        let lines = decision::policies(&ctx).await.unwrap();
        let line = lines.into_iter().find(|line| line.procedure == procedure).unwrap();
        decision::set_policy(&ctx, procedure, line.revision, wanted).await.unwrap();
    }

    /// A matter that waits for the ministry.
    pub async fn matter(&self, procedure: Procedure) -> Uuid {
        let world = &self.world;
        match procedure {
            Procedure::Application => Case::confirmed(world).await.apply().await.unwrap().0,
            Procedure::Disclosure => requested(world).await.0,
            Procedure::Waiver => supported(world).await.0,
            Procedure::Agreement => asked(world).await.0,
            Procedure::Conformity => submitted(world).await.0,
            Procedure::CorrectivePlan => panic!("not decided"),
        }
    }

    /// What lies beside it, and its revision.
    pub async fn papers(&self, procedure: Procedure, id: Uuid) -> (Papers, i32) {
        let ctx = self.as_(&self.world.officer);
        let (papers, revision) = match procedure {
            Procedure::Application => {
                let found = application::detail(&ctx, ApplicationId(id)).await.unwrap();
                (found.papers, found.revision)
            }
            Procedure::Disclosure => {
                let found = disclosure::detail(&ctx, DisclosureId(id)).await.unwrap();
                (found.papers, found.revision)
            }
            Procedure::Waiver => {
                let found = waiver::detail(&ctx, WaiverId(id)).await.unwrap();
                (found.papers, found.revision)
            }
            Procedure::Agreement => {
                let found = agreement::detail(&ctx, AgreementId(id)).await.unwrap();
                (found.papers, found.revision)
            }
            Procedure::Conformity => {
                let found = conformity::detail(&ctx, ConformityId(id)).await.unwrap();
                (found.papers, found.revision)
            }
            Procedure::CorrectivePlan => panic!("not decided"),
        };
        (papers.unwrap(), revision)
    }

    /// Key of the newest draft.
    pub async fn drafted(&self, procedure: Procedure, id: Uuid) -> Uuid {
        self.papers(procedure, id).await.0.draft().unwrap().id
    }

    pub async fn draft(&self, by: &Actor, procedure: Procedure, id: Uuid, words: &Words) -> Result<()> {
        let (_, revision) = self.papers(procedure, id).await;
        decision::draft(&self.as_(by), procedure, id, revision, words).await
    }

    pub async fn give(&self, by: &Actor, procedure: Procedure, id: Uuid) -> Result<()> {
        let read = self.drafted(procedure, id).await;
        decision::give(&self.as_(by), procedure, id, read).await
    }

    pub async fn decide_alone(&self, by: &Actor, procedure: Procedure, id: Uuid, words: &Words) -> Result<()> {
        let (ctx, (_, revision)) = (self.as_(by), self.papers(procedure, id).await);
        match procedure {
            Procedure::Application => application::decide(&ctx, ApplicationId(id), revision, &words.into()).await,
            Procedure::Disclosure => disclosure::decide(&ctx, DisclosureId(id), revision, &words.into()).await,
            Procedure::Waiver => waiver::decide(&ctx, WaiverId(id), revision, &words.into()).await,
            Procedure::Agreement => agreement::decide(&ctx, AgreementId(id), revision, &words.into()).await,
            Procedure::Conformity => conformity::decide(&ctx, ConformityId(id), revision, &words.into()).await,
            Procedure::CorrectivePlan => panic!("not decided"),
        }
    }

    pub async fn query(&self, procedure: Procedure, id: Uuid) {
        let (ctx, (_, revision)) = (self.as_(&self.world.officer), self.papers(procedure, id).await);
        match procedure {
            Procedure::Application => application::query(&ctx, ApplicationId(id), revision, "どの工場ですか。").await,
            Procedure::Disclosure => disclosure::query(&ctx, DisclosureId(id), revision, "どの工場ですか。").await,
            Procedure::Waiver => waiver::query(&ctx, WaiverId(id), revision, "どの工場ですか。").await,
            Procedure::Agreement => agreement::query(&ctx, AgreementId(id), revision, "どの工場ですか。").await,
            Procedure::Conformity => conformity::query(&ctx, ConformityId(id), revision, "どの工場ですか。").await,
            Procedure::CorrectivePlan => panic!("not decided"),
        }
        .unwrap();
    }

    pub async fn answer_query(&self, procedure: Procedure, id: Uuid) {
        let (world, (_, revision)) = (&self.world, self.papers(procedure, id).await);
        let clerk = world.as_(&world.clerk);
        match procedure {
            Procedure::Application => {
                application::answer_query(&clerk, ApplicationId(id), revision, "第2工場です。").await
            }
            Procedure::Disclosure => {
                disclosure::answer_query(&clerk, DisclosureId(id), revision, "第2工場です。").await
            }
            Procedure::Waiver => {
                waiver::answer_query(&world.as_(&world.checker), WaiverId(id), revision, "第2工場です。").await
            }
            Procedure::Agreement => agreement::answer_query(&clerk, AgreementId(id), revision, "第2工場です。").await,
            Procedure::Conformity => {
                conformity::answer_query(&world.as_(&world.judge), ConformityId(id), revision, "第2工場です。").await
            }
            Procedure::CorrectivePlan => panic!("not decided"),
        }
        .unwrap();
    }
}

pub fn permitting(procedure: Procedure) -> Words {
    let (outcome, until) = match procedure {
        Procedure::Application => ("accepted", ""),
        Procedure::Disclosure => ("permitted", "2026-12-31"),
        Procedure::Waiver => ("granted", "2027-03-31"),
        Procedure::Agreement => ("permitted", "2027-03-31"),
        Procedure::Conformity => ("confirmed", ""),
        Procedure::CorrectivePlan => panic!("not decided"),
    };
    Words {
        outcome: outcome.into(),
        until: until.into(),
        conditions: "四半期ごとに報告すること".into(),
        number: "装備第12号".into(),
        ..Words::default()
    }
}

pub fn refusing(procedure: Procedure) -> Words {
    let outcome = if procedure == Procedure::Conformity { "remarked" } else { "refused" };
    Words { outcome: outcome.into(), reason: "必要性が認められない".into(), ..Words::default() }
}

pub fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

async fn requested(world: &World) -> DisclosureId {
    let clerk = world.as_(&world.clerk);
    let form = DisclosureForm {
        basis: format!("contract:{}", world.contract),
        items: "目録 第12号".into(),
        party: "Northwind Holdings plc".into(),
        relation: "parent".into(),
        nationality: "英国".into(),
        ownership: "上場会社".into(),
        purpose: "設計審査への助言".into(),
        site: "東京都港区の会議室".into(),
        protection: "施錠した書庫".into(),
        agreement: "グループ基本契約 第3号".into(),
        wanted_until: "2026-12-31".into(),
        ..DisclosureForm::default()
    };
    let id = disclosure::draft(&clerk, &form).await.unwrap();
    let points = Safeguard::ALL.iter().map(|point| (*point, SafeguardForm { held: "yes".into(), note: String::new() }));
    disclosure::answer_safeguards(&clerk, id, 1, &points.collect()).await.unwrap();
    let revision = disclosure::detail(&clerk, id).await.unwrap().revision;
    disclosure::put(&clerk, id, revision, "").await.unwrap();
    id
}

async fn supported(world: &World) -> WaiverId {
    let case = Case::sent(world).await;
    engagement::assign(&world.as_(&world.clerk), case.id, world.judge.membership).await.unwrap();
    case.answer_all().await;
    case.answer("a-policy", "nonconform", "規則が未承認").await.unwrap();
    case.submit().await.unwrap();
    let form = WaiverForm {
        reason: "新しい規則は次の取締役会で承認される。".into(),
        measure: "総括者が1件ずつ承認する。".into(),
        evidence: String::new(),
        ends_on: "2027-03-31".into(),
    };
    let supervisor = world.as_(&world.supervisor);
    let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form).await.unwrap();
    waiver::propose(&supervisor, id, 1).await.unwrap();
    waiver::support(&world.as_(&world.checker), id, 2, "妥当").await.unwrap();
    id
}

async fn asked(world: &World) -> AgreementId {
    let clerk = world.as_(&world.clerk);
    let form = AgreementForm {
        counterparty: "Minato Holdings plc".into(),
        relation: "parent".into(),
        kind: "group-services".into(),
        reference: "法務 第12号".into(),
        has_clause: "yes".into(),
        clause: "第7条 業務データの共有".into(),
        ..AgreementForm::default()
    };
    let id = agreement::register(&clerk, &form).await.unwrap();
    let contract = world.contract.to_string();
    let form = RequestForm { contract, reason: "人事の一元管理".into(), wanted_until: "2027-03-31".into() };
    agreement::ask(&clerk, id, 1, &form).await.unwrap();
    id
}

async fn submitted(world: &World) -> ConformityId {
    let judge = world.as_(&world.judge);
    let form = ConformityForm {
        kind: "policy-set".into(),
        contract: world.contract.to_string(),
        title: "情報セキュリティ基本方針等".into(),
        version: "第1版".into(),
        document_number: "情保 第12号".into(),
        handed_over: "調達企画課へ手渡し".into(),
        handed_over_on: "2026-11-20".into(),
        author: "渡辺 正".into(),
        approver: "港 太郎".into(),
        approved_on: "2026-11-19".into(),
        changes: "第2条を改めた。".into(),
        ..ConformityForm::default()
    };
    let id = conformity::draft(&judge, &form, None).await.unwrap();
    conformity::submit(&judge, id, 1).await.unwrap();
    id
}
