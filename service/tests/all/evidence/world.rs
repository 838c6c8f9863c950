//! A ministry, two companies, a case between them, a sheet that was sent.

use chrono::{DateTime, Utc};
use domain::application::ApplicationStatus;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::{EngagementStatus, Side};
use domain::id::*;
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use entity::row::Row;
use entity::*;
use service::Ctx;
use service::write::{Act, Write};
use testing::TestHouse;

/// The key of the only item.
pub const ITEM: &str = "5-1-1";

pub struct World {
    pub test: TestHouse,
    pub sheet: ConfirmationId,
    pub case: EngagementId,
    pub answerer: Actor,
    pub colleague: Actor,
    pub checker: Actor,
    pub stranger: Actor,
    pub official: Actor,
}

impl World {
    pub fn of(&self, actor: &Actor) -> Ctx {
        Ctx::of(self.test.house.clone(), actor.clone())
    }

    pub fn answerer(&self) -> Ctx {
        self.of(&self.answerer)
    }

    pub fn objects(&self) -> usize {
        std::fs::read_dir(self.test.folder().join("evidence")).unwrap().count()
    }

    pub async fn rows(&self) -> usize {
        evidence::in_order().all(self.test.nobody().read()).await.unwrap().len()
    }
}

async fn put<R: Row>(write: &mut Write, row: R) -> R {
    let row = write.insert(row).await.unwrap();
    write.record(Act { case: row.key(), act: "test", role: None, reason: "" }).await.unwrap();
    row
}

struct Builder {
    ctx: Ctx,
    write: Write,
    now: DateTime<Utc>,
}

impl Builder {
    async fn organisation(&mut self, kind: OrganisationKind, name: &str) -> OrganisationId {
        let id = OrganisationId(self.ctx.new_id());
        let row = organisation::Model {
            id,
            kind,
            name: name.into(),
            kana: String::new(),
            latin: String::new(),
            search: String::new(),
            corporate_number: None,
            created_at: self.now,
            revision: 1,
        };
        put(&mut self.write, row).await.id
    }

    async fn person(&mut self, name: &str, organisation: OrganisationId, kind: OrganisationKind, role: Role) -> Actor {
        let account = AccountId(self.ctx.new_id());
        let row = account::Model {
            id: account,
            email: format!("{account}@example.jp"),
            name: name.into(),
            locale: "ja".into(),
            epoch: 1,
            disabled_at: None,
            created_at: self.now,
            revision: 1,
        };
        put(&mut self.write, row).await;
        let membership = MembershipId(self.ctx.new_id());
        let row = membership::Model {
            id: membership,
            account_id: account,
            organisation_id: organisation,
            roles: roles::Roles(vec![role]),
            department: String::new(),
            post: String::new(),
            created_at: self.now,
            ended_at: None,
            revision: 1,
        };
        put(&mut self.write, row).await;
        Actor { account, membership, organisation, kind, roles: vec![role] }
    }

    async fn assign(&mut self, case: EngagementId, actor: &Actor, side: Side) {
        let row = engagement_member::Model {
            id: self.ctx.new_id(),
            engagement_id: case,
            membership_id: actor.membership,
            account_id: actor.account,
            side,
            created_at: self.now,
            ended_at: None,
            revision: 1,
        };
        put(&mut self.write, row).await;
    }

    async fn version(&mut self) -> ChecklistVersionId {
        let list = ChecklistId(self.ctx.new_id());
        let row = checklist::Model { id: list, key: "test".into(), owner_id: None, created_at: self.now };
        put(&mut self.write, row).await;
        let content = serde_json::json!({
            "key": "test", "number": 1, "title_ja": "確認事項", "title_en": "Checklist",
            "section": [{"key": "5", "title_ja": "第5", "title_en": "5", "item": [{
                "key": ITEM, "clauses": [], "question_ja": "問", "question_en": "Q", "why_ja": "", "why_en": "",
                "shown_by_ja": "", "shown_by_en": "", "kind": "conformity", "required": true, "evidence": "always"
            }]}]
        });
        let id = ChecklistVersionId(self.ctx.new_id());
        let row = checklist_version::Model {
            id,
            checklist_id: list,
            number: 1,
            title_ja: "確認事項".into(),
            title_en: "Checklist".into(),
            items: 1,
            digest: String::new(),
            content: content.to_string(),
            published_at: self.now,
            published_by: None,
        };
        put(&mut self.write, row).await.id
    }

    async fn case(&mut self, ministry: OrganisationId, up: &Actor, down: OrganisationId) -> EngagementId {
        let contract = ContractId(self.ctx.new_id());
        let day = chrono::NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        let row = contract::Model {
            id: contract,
            number: "1".into(),
            title: "試験".into(),
            ministry_id: ministry,
            company_id: up.organisation,
            starts_on: day,
            ends_on: None,
            created_at: self.now,
            revision: 1,
        };
        put(&mut self.write, row).await;
        let row = engagement::Model {
            id: EngagementId(self.ctx.new_id()),
            number: "確-2026-000001".into(),
            contract_id: contract,
            parent_id: None,
            tier: 1,
            upstream_id: up.organisation,
            downstream_id: down,
            work: "加工".into(),
            place: String::new(),
            starts_on: None,
            status: EngagementStatus::Confirming,
            drafted_by: up.account,
            exemption_ground: String::new(),
            exempted_by: None,
            exempted_at: None,
            security_contract: "契".into(),
            security_contract_on: Some(day),
            security_contract_from: Some(day),
            security_contract_until: None,
            answered_on: None,
            started_on: None,
            created_at: self.now,
            revision: 1,
        };
        put(&mut self.write, row).await.id
    }

    async fn sheet(&mut self, case: EngagementId, version: ChecklistVersionId) -> ConfirmationId {
        let row = confirmation::Model {
            id: ConfirmationId(self.ctx.new_id()),
            engagement_id: case,
            round: 1,
            version_id: version,
            due_on: chrono::NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            recipient_id: None,
            message: String::new(),
            status: ConfirmationStatus::Sent,
            sent_at: Some(self.now),
            submitted_at: None,
            decided_at: None,
            decided_by: None,
            decision_reason: String::new(),
            decision_digest: String::new(),
            created_at: self.now,
            ordinal: 1,
            before_id: None,
            ground: None,
            ground_note: String::new(),
            revision: 1,
        };
        put(&mut self.write, row).await.id
    }
}

pub async fn build(test: TestHouse) -> World {
    let ctx = test.nobody();
    let mut b = Builder { write: ctx.write().await.unwrap(), now: ctx.now(), ctx };
    let (company, ministry) = (OrganisationKind::Company, OrganisationKind::Ministry);
    let mod_ = b.organisation(ministry, "防衛省").await;
    let up = b.organisation(company, "元請重工").await;
    let down = b.organisation(company, "下請精密").await;
    let answerer = b.person("山田 太郎", down, company, Role::Handler).await;
    let colleague = b.person("鈴木 花子", down, company, Role::Supervisor).await;
    let checker = b.person("佐藤 次郎", up, company, Role::SubcontractChecker).await;
    let stranger = b.person("高橋 三郎", up, company, Role::SubcontractChecker).await;
    let official = b.person("官野 四郎", mod_, ministry, Role::CaseOfficer).await;
    let case = b.case(mod_, &checker, down).await;
    b.assign(case, &answerer, Side::Downstream).await;
    b.assign(case, &checker, Side::Upstream).await;
    let version = b.version().await;
    let sheet = b.sheet(case, version).await;
    b.write.commit().await.unwrap();
    World { test, sheet, case, answerer, colleague, checker, stranger, official }
}

/// Submits the sheet, bare.
pub async fn submit(world: &World) -> SubmissionId {
    world.test.house.clock.advance(chrono::Duration::minutes(1));
    let ctx = world.test.nobody();
    let mut write = ctx.write().await.unwrap();
    let row = submission::Model {
        id: SubmissionId(ctx.new_id()),
        confirmation_id: world.sheet,
        round: 1,
        number: "提-2026-000001".into(),
        content: String::new(),
        digest: String::new(),
        submitted_by: world.answerer.account,
        submitted_at: ctx.now(),
    };
    let id = put(&mut write, row).await.id;
    write.commit().await.unwrap();
    set_status(world, ConfirmationStatus::Submitted).await;
    world.test.house.clock.advance(chrono::Duration::minutes(1));
    id
}

pub async fn set_status(world: &World, status: ConfirmationStatus) {
    let mut write = world.test.nobody().write().await.unwrap();
    let row = confirmation::visible_to(&world.checker, world.sheet).one(write.tx()).await.unwrap().unwrap();
    let round = if status == ConfirmationStatus::Returned { row.round + 1 } else { row.round };
    write.revise(confirmation::Model { status, round, ..row }).await.unwrap();
    write.record(Act { case: world.sheet.0, act: "test", role: None, reason: "" }).await.unwrap();
    write.commit().await.unwrap();
}

/// Applies to the ministry with a submission.
pub async fn apply(world: &World, submission: SubmissionId) {
    let ctx = world.test.nobody();
    let mut write = ctx.write().await.unwrap();
    let row = application::Model {
        id: ApplicationId(ctx.new_id()),
        number: "申-2026-000001".into(),
        engagement_id: world.case,
        confirmation_id: world.sheet,
        submission_id: submission,
        ministry_id: world.official.organisation,
        status: ApplicationStatus::Submitted,
        note: String::new(),
        content: String::new(),
        digest: String::new(),
        applied_by: world.checker.account,
        applied_at: ctx.now(),
        held_at: None,
        revision: 1,
    };
    put(&mut write, row).await;
    write.commit().await.unwrap();
}
