//! Thousands of cases at once, for measurements: rows only, without their trail.

use super::World;
use chrono::NaiveDate;
use domain::confirmation::ConfirmationStatus;
use domain::desk::{Outcome, Procedure, Turn};
use domain::engagement::{EngagementStatus, Side};
use domain::id::{ConfirmationId, ContractId, EngagementId, IntakeId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::text;
use entity::row::Row;
use entity::{answer, confirmation, contract, desk_intake, engagement, engagement_member, organisation};
use sea_orm::{ActiveModelTrait, EntityTrait};
use service::ctx::Ctx;
use service::error::Result;
use service::store::Sight;

/// Rows of one INSERT; a statement takes only so many values.
const AT_ONCE: usize = 400;

/// Of so many matters in the ministry's register one still lies on its desk, where nothing else is said.
const OPEN: usize = 20;

/// Answers of one sheet.
const ANSWERS: usize = 33;

/// What many cases hang on.
pub struct Many<'w> {
    world: &'w World,
    ctx: Ctx,
    companies: Vec<OrganisationId>,
    made: usize,
    matters: usize,
    /// Of so many matters that are made now, one still lies on the desk.
    pub open: usize,
}

impl<'w> Many<'w> {
    /// Companies that take work.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn new(world: &'w World, companies: usize) -> Result<Self> {
        let ctx = world.as_(&world.clerk);
        let rows: Vec<_> = (0..companies).map(|place| company(&ctx, &format!("協力会社{place}"))).collect();
        let companies = rows.iter().map(|row| row.id).collect();
        insert(&ctx, rows).await?;
        Ok(Self { world, ctx, companies, made: 0, matters: 0, open: OPEN })
    }

    /// Cases below the company of the world, its clerk on those directly below: trees of five, three tiers deep.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn ours(&mut self, engagements: usize) -> Result<()> {
        self.below(self.world.clerk.organisation, self.world.contract, engagements, true).await
    }

    /// Cases below another company with a contract of its own, of the same ministry.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn of_another(&mut self, engagements: usize) -> Result<()> {
        let prime = company(&self.ctx, &format!("契約企業{}", self.made));
        let contract = contract::Model {
            id: ContractId(self.ctx.new_id()),
            number: format!("多-{}", self.made),
            title: "部品".to_owned(),
            ministry_id: self.world.officer.organisation,
            company_id: prime.id,
            starts_on: self.ctx.today(),
            ends_on: None,
            created_at: self.ctx.now(),
            revision: 1,
        };
        let (company, under) = (prime.id, contract.id);
        insert(&self.ctx, vec![prime]).await?;
        insert(&self.ctx, vec![contract]).await?;
        self.below(company, under, engagements, false).await
    }

    async fn below(
        &mut self,
        prime: OrganisationId,
        contract: ContractId,
        engagements: usize,
        seen: bool,
    ) -> Result<()> {
        let mut cases: Vec<engagement::Model> = Vec::with_capacity(engagements);
        for place in 0..engagements {
            // One, three below it, one below the last of these.
            let above = match place % 5 {
                0 => None,
                4 => cases.get(place - 1),
                within => cases.get(place - within),
            };
            cases.push(self.case(prime, contract, above));
        }
        let members: Vec<_> =
            cases.iter().filter(|case| seen && case.tier == 1).map(|case| self.member(case)).collect();
        let sheets: Vec<_> = cases.iter().map(|case| self.sheet(case)).collect();
        let matters: Vec<_> = cases.iter().map(|case| self.matter(case)).collect();
        insert(&self.ctx, cases).await?;
        insert(&self.ctx, members).await?;
        insert(&self.ctx, matters).await?;
        for some in sheets.chunks(AT_ONCE) {
            let answers = some.iter().flat_map(|sheet| (0..ANSWERS).map(|item| self.answer(sheet.id, item))).collect();
            insert(&self.ctx, some.to_vec()).await?;
            insert(&self.ctx, answers).await?;
        }
        Ok(())
    }

    fn case(
        &mut self,
        prime: OrganisationId,
        contract: ContractId,
        above: Option<&engagement::Model>,
    ) -> engagement::Model {
        self.made += 1;
        let states = [EngagementStatus::Confirming, EngagementStatus::Confirmed, EngagementStatus::Started];
        let place = self.made.wrapping_mul(7919) % self.companies.len().max(1);
        engagement::Model {
            id: EngagementId(self.ctx.new_id()),
            number: format!("確-2020-{:06}", self.made),
            contract_id: contract,
            parent_id: above.map(|case| case.id),
            tier: above.map_or(1, |case| case.tier + 1),
            upstream_id: above.map_or(prime, |case| case.downstream_id),
            downstream_id: self.companies.get(place).copied().unwrap_or(prime),
            work: "部品の加工".to_owned(),
            place: "工場".to_owned(),
            starts_on: None,
            status: states.get(self.made % states.len()).copied().unwrap_or(EngagementStatus::Confirming),
            drafted_by: self.world.clerk.account,
            exemption_ground: String::new(),
            exempted_by: None,
            exempted_at: None,
            security_contract: String::new(),
            security_contract_on: None,
            security_contract_from: None,
            security_contract_until: None,
            answered_on: None,
            started_on: None,
            created_at: self.ctx.now(),
            revision: 1,
        }
    }

    fn member(&self, case: &engagement::Model) -> engagement_member::Model {
        engagement_member::Model {
            id: self.ctx.new_id(),
            engagement_id: case.id,
            membership_id: self.world.clerk.membership,
            account_id: self.world.clerk.account,
            side: Side::Upstream,
            created_at: self.ctx.now(),
            ended_at: None,
            revision: 1,
        }
    }

    /// The application of a case in the ministry's register; one in [`Self::open`] still lies on the desk.
    fn matter(&mut self, case: &engagement::Model) -> desk_intake::Model {
        self.matters += 1;
        let open = self.matters.is_multiple_of(self.open);
        desk_intake::Model {
            id: IntakeId(self.ctx.new_id()),
            kind: Procedure::Application,
            subject: self.ctx.new_id(),
            round: 1,
            ministry_id: self.world.officer.organisation,
            contract_id: case.contract_id,
            engagement_id: Some(case.id),
            number: format!("申-2020-{:06}", self.matters),
            applicant_id: case.upstream_id,
            concerns: "協力会社".to_owned(),
            search: text::search(&format!("申-2020-{:06} 協力会社", self.matters)),
            arrived_at: self.ctx.now(),
            turn: Turn::Ministry,
            turn_since: self.ctx.now(),
            recorded_by: None,
            in_place: None,
            officer_id: None,
            target_days: None,
            target_on: None,
            stands_since: None,
            stood: 0,
            ended_at: (!open).then(|| self.ctx.now()),
            outcome: (!open).then_some(Outcome::Accepted),
            took: (!open).then_some(10),
            revision: 1,
        }
    }

    fn sheet(&self, case: &engagement::Model) -> confirmation::Model {
        confirmation::Model {
            id: ConfirmationId(self.ctx.new_id()),
            engagement_id: case.id,
            round: 1,
            version_id: self.world.version,
            due_on: NaiveDate::default(),
            recipient_id: None,
            message: String::new(),
            status: ConfirmationStatus::Confirmed,
            sent_at: Some(self.ctx.now()),
            submitted_at: Some(self.ctx.now()),
            decided_at: Some(self.ctx.now()),
            decided_by: Some(self.world.checker.account),
            decision_reason: String::new(),
            decision_digest: String::new(),
            created_at: self.ctx.now(),
            ordinal: 1,
            before_id: None,
            ground: None,
            ground_note: String::new(),
            revision: 1,
        }
    }

    fn answer(&self, sheet: ConfirmationId, item: usize) -> answer::Model {
        answer::Model {
            id: self.ctx.new_id(),
            confirmation_id: sheet,
            item_key: format!("item-{item}"),
            value: "conform".to_owned(),
            remark: "規則 第3版による。".to_owned(),
            answered_by: self.world.supervisor.account,
            answered_at: self.ctx.now(),
            revision: 1,
        }
    }
}

fn company(ctx: &Ctx, name: &str) -> organisation::Model {
    organisation::Model {
        id: OrganisationId(ctx.new_id()),
        kind: OrganisationKind::Company,
        name: name.to_owned(),
        kana: String::new(),
        latin: String::new(),
        search: text::search(name),
        corporate_number: None,
        created_at: ctx.now(),
        revision: 1,
    }
}

async fn insert<R: Row>(ctx: &Ctx, rows: Vec<R>) -> Result<()> {
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all()).peekable();
    let transaction = ctx.house.store.begin(Sight::Whole).await?;
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
        <R::Entity as EntityTrait>::insert_many(some).exec_without_returning(&transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}
