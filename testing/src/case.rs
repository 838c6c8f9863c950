//! One case, moved by the right people: a test that cannot go on stops here.

#![expect(clippy::unwrap_used, reason = "only tests are built with this")]

use super::World;
use domain::engagement::EngagementStatus;
use domain::id::{ApplicationId, ConfirmationId, EngagementId};
use service::confirmation::{self, AnswerForm, PrepareForm, Stored};
use service::engagement::{self, SecurityContractForm, WorkPackage};
use service::{Result, application};

/// One case, moved by the right people of a [`World`].
pub struct Case<'w> {
    /// Whose case it is.
    pub world: &'w World,
    /// Its key.
    pub id: EngagementId,
}

impl<'w> Case<'w> {
    /// A work package, nothing more.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn drafted(world: &'w World) -> Self {
        Self::drafted_below(world, None).await
    }

    /// A work package one tier below a case in which the clerk's company takes the work.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn drafted_below(world: &'w World, parent: Option<EngagementId>) -> Self {
        let form = WorkPackage {
            contract: world.contract.to_string(),
            parent: parent.map(|id| id.to_string()).unwrap_or_default(),
            downstream: world.supervisor.organisation.to_string(),
            work: "歯車の切削".into(),
            place: "第2工場".into(),
            ..WorkPackage::default()
        };
        let id = engagement::draft(&world.as_(&world.clerk), &form).await.unwrap();
        Self { world, id }
    }

    /// Everything ready to be sent.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn prepared(world: &'w World) -> Self {
        let case = Self::drafted(world).await;
        case.make_ready().await;
        case
    }

    /// Confirmed, one tier below a case: `above` is the world of that case.
    ///
    /// # Panics
    /// Where the worlds do not allow it.
    pub async fn confirmed_below(above: &Case<'_>, world: &'w World) -> Self {
        let supervisor = above.world.as_(&above.world.supervisor);
        engagement::assign(&supervisor, above.id, world.clerk.membership).await.unwrap();
        let case = Self::drafted_below(world, Some(above.id)).await;
        case.make_ready().await;
        case.send().await.unwrap();
        case.answered_and_confirmed().await
    }

    /// From the work package to a sheet that is ready to be sent.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn make_ready(&self) {
        let (case, world) = (self, self.world);
        let clerk = world.as_(&world.clerk);
        engagement::require_confirmation(&clerk, case.id, case.revision().await).await.unwrap();
        let contract = SecurityContractForm {
            reference: "秘密保持契約 第5号".into(),
            signed_on: "2026-11-01".into(),
            from: "2026-11-01".into(),
            until: String::new(),
        };
        engagement::record_security_contract(&clerk, case.id, case.revision().await, &contract).await.unwrap();
        engagement::assign(&clerk, case.id, world.checker.membership).await.unwrap();
        let form = PrepareForm {
            version: world.version.to_string(),
            due_on: "2026-12-11".into(),
            recipient: world.supervisor.membership.to_string(),
            message: "よろしくお願いします。".into(),
        };
        confirmation::prepare(&clerk, case.id, 0, &form).await.unwrap();
    }

    /// With the subcontractor.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn sent(world: &'w World) -> Self {
        let case = Self::prepared(world).await;
        case.send().await.unwrap();
        case
    }

    /// Answered, submitted, checked, confirmed.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn confirmed(world: &'w World) -> Self {
        Self::sent(world).await.answered_and_confirmed().await
    }

    async fn answered_and_confirmed(self) -> Self {
        self.answer_all().await;
        self.submit().await.unwrap();
        self.meet_all().await;
        self.confirm().await.unwrap();
        self
    }

    /// Confirmed, accepted by the ministry, work begun.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn started(world: &'w World) -> Self {
        let case = Self::confirmed(world).await;
        case.start().await;
        case
    }

    /// From the confirmed sheet to the beginning of work.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn start(&self) {
        let application = self.apply().await.unwrap();
        let accepted = application::AnswerForm { outcome: "accepted".into(), ..application::AnswerForm::default() };
        application::decide(&self.world.as_(&self.world.officer), application, 1, &accepted).await.unwrap();
        let clerk = self.world.as_(&self.world.clerk);
        engagement::start(&clerk, self.id, self.revision().await, &clerk.today().to_string()).await.unwrap();
    }

    /// Sends the sheet.
    ///
    /// # Errors
    /// What the command refuses.
    pub async fn send(&self) -> Result<()> {
        confirmation::send(&self.world.as_(&self.world.clerk), self.id, self.sheet_revision().await).await
    }

    /// Answers one item as the supervisor, whatever is stored.
    ///
    /// # Errors
    /// What the command refuses.
    pub async fn answer(&self, item: &str, value: &str, remark: &str) -> Result<Stored> {
        let ctx = self.world.as_(&self.world.supervisor);
        let id = self.sheet().await;
        let stored = confirmation::sheet(&ctx, id).await?;
        let revision = stored.answers.get(item).map_or(0, |answer| answer.revision);
        let form = AnswerForm { item: item.into(), revision, value: value.into(), remark: remark.into() };
        confirmation::save(&ctx, id, &form).await
    }

    /// Answers every compulsory item.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn answer_all(&self) {
        for (item, value) in [
            ("a-policy", "conform"),
            ("a-system", "yes"),
            ("a-users", "conform"),
            ("b-training", "令和8年6月1日"),
            ("b-handlers", "１２"),
        ] {
            self.answer(item, value, "").await.unwrap();
        }
    }

    /// Submits as the supervisor.
    ///
    /// # Errors
    /// What the command refuses.
    pub async fn submit(&self) -> Result<String> {
        let ctx = self.world.as_(&self.world.supervisor);
        confirmation::submit(&ctx, self.sheet().await, self.sheet_revision().await, true).await
    }

    /// Gives *met* to everything without a verdict.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn meet_all(&self) {
        let ctx = self.world.as_(&self.world.checker);
        for section in ["a", "b"] {
            confirmation::meet_rest_of_section(&ctx, self.sheet().await, section).await.unwrap();
        }
    }

    /// Confirms as the checker.
    ///
    /// # Errors
    /// What the command refuses.
    pub async fn confirm(&self) -> Result<()> {
        let ctx = self.world.as_(&self.world.checker);
        confirmation::confirm(&ctx, self.sheet().await, self.sheet_revision().await).await
    }

    /// Applies as the clerk.
    ///
    /// # Errors
    /// What the command refuses.
    pub async fn apply(&self) -> Result<ApplicationId> {
        application::apply(&self.world.as_(&self.world.clerk), self.id, self.revision().await, "").await
    }

    /// Where the engagement stands.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn status(&self) -> EngagementStatus {
        engagement::case(&self.world.as_(&self.world.clerk), self.id).await.unwrap().engagement.status
    }

    /// Its revision.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn revision(&self) -> i32 {
        engagement::case(&self.world.as_(&self.world.clerk), self.id).await.unwrap().engagement.revision
    }

    /// Its newest sheet.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn sheet(&self) -> ConfirmationId {
        engagement::detail(&self.world.as_(&self.world.clerk), self.id).await.unwrap().sheet.unwrap().id
    }

    /// The revision of that.
    ///
    /// # Panics
    /// Where the world does not allow it.
    pub async fn sheet_revision(&self) -> i32 {
        engagement::detail(&self.world.as_(&self.world.clerk), self.id).await.unwrap().sheet.unwrap().revision
    }
}
