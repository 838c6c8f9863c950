//! A case in each state that a command needs.

mod judged;

use crate::approval::{self, SHEET};
use crate::authoring::{self, Draft};
use crate::portal::Portal;
use crate::state::State;
use crate::{
    agreement, audit, audit_plan, circulation, conformity, corrective_plan, decision, dispatch, ministry_audit, risk,
    waiver, workbook,
};
use domain::desk::query::Query;
use domain::id::{
    AgreementId, ApplicationId, CommentId, ConfirmationId, ConformityId, DelegationId, DisclosureId, DispatchId,
    EngagementId, EvidenceId, IntakeId, MergeId, TemplateId, WaiverId,
};
use service::application;
use service::comment::{self, CommentForm};
use service::delegation::{self, DelegateForm};
use service::engagement;
use testing::{Case, World};

/// What a form needs to know of the case.
pub struct Scene {
    pub engagement: EngagementId,
    pub revision: i32,
    pub sheet: Option<(ConfirmationId, i32)>,
    pub application: Option<(ApplicationId, i32)>,
    pub assignment: Option<(uuid::Uuid, i32)>,
    /// Of what would be submitted, where it is to be approved.
    pub digest: Option<String>,
    pub comment: Option<(CommentId, i32)>,
    pub delegation: Option<(DelegationId, i32)>,
    pub merge: Option<(MergeId, String)>,
    pub draft: Option<Draft>,
    pub dispatch: Option<DispatchId>,
    pub waiver: Option<(WaiverId, i32)>,
    /// The file that is attached.
    pub evidence: Option<EvidenceId>,
    pub disclosure: Option<(DisclosureId, i32)>,
    /// The template of the office, and the draft of a decision on the application.
    pub template: Option<TemplateId>,
    pub drafted: Option<uuid::Uuid>,
    pub conformity: Option<(ConformityId, i32)>,
    /// What lies on the ministry's desk, the oldest.
    pub matter: Option<(IntakeId, i32)>,
    /// Of the clerk.
    pub absence: Option<uuid::Uuid>,
    pub deputy: String,
    pub plan: Option<corrective_plan::At>,
    pub audit: Option<audit::At>,
    pub ministry: Option<ministry_audit::At>,
    pub audit_plan: Option<audit_plan::At>,
    pub agreement: Option<(AgreementId, i32)>,
    /// The manager's line of a document that was made known.
    pub told: Option<uuid::Uuid>,
    pub risk: Option<risk::At>,
    /// Its revision and its first recipient.
    pub dispatched: Option<(i32, uuid::Uuid)>,
    pub checker: String,
    pub executive: String,
    pub handler: String,
    pub judge: String,
    pub contract: String,
    pub version: String,
    pub downstream: String,
    pub recipient: String,
    pub employee: String,
    pub officer: String,
    /// The contracting officer's place.
    pub stands_in: String,
}

impl Scene {
    pub async fn new(portal: &Portal, state: State) -> Self {
        let world = &portal.world;
        let case = Case::drafted(world).await;
        let clerk = world.as_(&world.clerk);
        engagement::assign(&clerk, case.id, world.judge.membership).await.unwrap();
        if state != State::Drafted {
            engagement::require_confirmation(&clerk, case.id, case.revision().await).await.unwrap();
        }
        let case = if matches!(
            state,
            State::Drafted
                | State::Pending
                | State::Writing
                | State::Ready
                | State::Listed
                | State::Sending
                | State::Halted
                | State::Routed
                | State::Circulated
        ) || conformity::STATES.contains(&state)
            || corrective_plan::OF_A_PLAN.contains(&state)
            || audit_plan::OF_A_PLAN.contains(&state)
            || audit::OF_AN_AUDIT.contains(&state)
            || ministry_audit::STATES.contains(&state)
            || agreement::OF_AN_AGREEMENT.contains(&state)
            || risk::STATES.contains(&state)
        {
            case
        } else {
            Self::further(world, state).await
        };
        let mut scene = Self::of(world, &case).await;
        if matches!(state, State::Brought | State::Merged) {
            let merged = state == State::Merged;
            let merge = if merged { workbook::merged(&case).await } else { workbook::brought(&case).await };
            scene.merge = Some((merge, workbook::seen(&case, merge).await));
        }
        scene.conformity = conformity::at(world, state).await;
        scene.disclosure = crate::disclosure::at(world, case.id, state).await;
        let desk = service::desk::list(&world.as_(&world.officer), &Query::default()).await.unwrap();
        scene.matter = desk.first().map(|line| (line.id, line.revision));
        scene.plan = corrective_plan::at(world, state).await;
        scene.audit_plan = audit_plan::at(world, state).await;
        scene.audit = audit::at(world, state).await;
        scene.ministry = ministry_audit::at(world, state).await;
        scene.agreement = agreement::at(world, state).await;
        scene.risk = risk::at(world, state).await;
        if state == State::Circulated {
            scene.told = Some(circulation::told(world).await);
        }
        if state == State::Passing {
            scene.application = Some((crate::portal::passing(&case).await.application, 1));
        }
        if state == State::Routed {
            scene.absence = Some(approval::routed(world).await);
        }
        if state == State::Filed {
            scene.evidence = Some(crate::portal::filed(&case).await);
        }
        if waiver::OF_A_WAIVER.contains(&state) {
            scene.waiver = waiver::newest(world).await;
        }
        if matches!(state, State::Writing | State::Ready) {
            scene.draft = Some(authoring::begun(world, state == State::Writing).await);
        }
        if matches!(state, State::Listed) {
            scene.dispatch = Some(dispatch::drafted(world).await);
        } else if matches!(state, State::Sending) {
            scene.dispatch = Some(dispatch::begun(world).await);
        } else if matches!(state, State::Halted) {
            scene.dispatch = Some(dispatch::stopped(world, &portal.house).await);
        }
        if matches!(state, State::ToDecide | State::DecisionDrafted) {
            let (application, revision) = scene.application.unwrap();
            scene.template = Some(decision::ready(world).await);
            if state == State::DecisionDrafted {
                scene.drafted = Some(decision::drafted(world, application, revision).await);
            }
        }
        if let Some(id) = scene.dispatch {
            let page = service::dispatch::page(&clerk, id).await.unwrap();
            scene.dispatched = Some((page.revision, page.recipients[0].id));
        }
        scene
    }

    async fn further(world: &World, state: State) -> Case<'_> {
        if state == State::Booked {
            Case::confirmed(world).await;
        }
        let case = Case::prepared(world).await;
        let clerk = world.as_(&world.clerk);
        engagement::assign(&clerk, case.id, world.judge.membership).await.unwrap();
        if state == State::Prepared {
            return case;
        }
        case.send().await.unwrap();
        engagement::assign(&world.as_(&world.supervisor), case.id, world.employee.membership).await.unwrap();
        if matches!(state, State::Sent | State::Booked | State::Brought | State::Merged | State::Filed)
            || state.is_of_a_disclosure()
        {
            return case;
        }
        if matches!(state, State::Delegated | State::Settled) {
            let form = DelegateForm {
                membership: world.employee.membership.to_string(),
                parts: vec!["section:b".into()],
                due_on: "2026-12-01".into(),
            };
            delegation::delegate(&world.as_(&world.supervisor), case.sheet().await, &form).await.unwrap();
            commented(&case, state).await;
            return case;
        }
        if waiver::OF_A_WAIVER.contains(&state) {
            waiver::brought(&case, state).await;
            return case;
        }
        case.answer_all().await;
        if state == State::Answered {
            return case;
        }
        if matches!(state, State::ToApprove | State::ApprovalAsked) {
            approval::to_approve(&case, state == State::ApprovalAsked).await;
            return case;
        }
        case.submit().await.unwrap();
        judged::checked(&case, state).await;
        if matches!(state, State::Submitted | State::ToReturn | State::Met | State::NotAssured | State::Confirmed) {
            return case;
        }
        judged::answered(&case, state).await;
        case
    }

    async fn of(world: &World, case: &Case<'_>) -> Self {
        let clerk = world.as_(&world.clerk);
        let detail = engagement::detail(&clerk, case.id).await.unwrap();
        let application = service::work::cases(&clerk).await.unwrap().into_iter().find(|line| line.id == case.id);
        let application = match application.and_then(|line| line.application) {
            Some((id, ..)) => Some((id, application::detail(&clerk, id).await.unwrap().revision)),
            None => None,
        };
        let delegation = match &detail.sheet {
            Some(sheet) => delegation::sharing(&world.as_(&world.supervisor), sheet.id).await.ok(),
            None => None,
        };
        let digest = match &detail.sheet {
            Some(sheet) => {
                let page = service::approval::page(&world.as_(&world.supervisor), SHEET, sheet.id.0).await;
                page.ok().map(|page| page.digest)
            }
            None => None,
        };
        let comments = match &detail.sheet {
            Some(sheet) => comment::page(&world.as_(&world.checker), sheet.id, "b-training").await.ok(),
            None => None,
        };
        let comment = comments.and_then(|page| page.threads.into_iter().next()).map(|thread| thread.first);
        Self {
            engagement: case.id,
            comment: comment.map(|first| (first.id, first.revision)),
            digest,
            revision: detail.revision,
            sheet: detail.sheet.map(|sheet| (sheet.id, sheet.revision)),
            application,
            assignment: detail
                .people
                .iter()
                .find(|person| person.account == world.judge.account)
                .and_then(|person| person.assignment),
            delegation: delegation
                .and_then(|found| Some((found.delegations.first()?.id, found.delegations.first()?.revision))),
            merge: None,
            draft: None,
            dispatch: None,
            waiver: None,
            evidence: None,
            disclosure: None,
            template: None,
            drafted: None,
            conformity: None,
            matter: None,
            absence: None,
            deputy: world.checker.account.to_string(),
            plan: None,
            audit: None,
            ministry: None,
            audit_plan: None,
            agreement: None,
            told: None,
            risk: None,
            dispatched: None,
            checker: world.checker.membership.to_string(),
            executive: world.executive.membership.to_string(),
            handler: world.handler.membership.to_string(),
            judge: world.judge.membership.to_string(),
            contract: world.contract.to_string(),
            version: world.version.to_string(),
            downstream: world.supervisor.organisation.to_string(),
            recipient: world.supervisor.membership.to_string(),
            employee: world.employee.membership.to_string(),
            officer: world.officer.organisation.to_string(),
            stands_in: world.officer.membership.to_string(),
        }
    }
}

async fn commented(case: &Case<'_>, state: State) {
    let (checker, sheet) = (case.world.as_(&case.world.checker), case.sheet().await);
    let form = CommentForm {
        item: "b-training".into(),
        audience: "counterparty".into(),
        text: "版を教えてください".into(),
        ..CommentForm::default()
    };
    let id = comment::write(&checker, sheet, &form).await.unwrap();
    if state == State::Settled {
        comment::resolve(&checker, sheet, "b-training", id, 1).await.unwrap();
    }
}
