//! A portal with a world in it, and people with sessions.

use crate::state::State;
use crate::{
    agreement, audit, audit_plan, authoring, conformity, corrective_plan, decision, disclosure, dispatch, passkey,
    waiver, workbook,
};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use domain::desk::query::Query;
use domain::id::{
    AgreementId, ApplicationId, AuditPlanId, ChecklistDraftId, ConfirmationId, ConformityId, DisclosureId, DispatchId,
    EngagementId, EvidenceId, MergeId, PasskeyId, PlanId, TemplateId, WaiverId,
};
use domain::permission::Actor;
use server::assets::Assets;
use server::http::router;
use server::state::AppState;
use service::House;
use std::collections::BTreeMap;
use std::sync::Arc;
use testing::{Case, TestHouse, World};
use tower::ServiceExt as _;
use uuid::Uuid;

pub struct Portal {
    pub house: TestHouse,
    pub world: World,
    router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION)?.to_str().ok()
    }
}

impl Portal {
    pub async fn new(house: TestHouse) -> Self {
        let world = World::new(&house).await.unwrap();
        let router = Self::served(house.house.clone());
        Self { house, world, router }
    }

    fn served(house: Arc<House>) -> Router {
        let manifest = br#"{"css":"a.css","js":"a.js","wasm":"a.wasm"}"#;
        let files = [("manifest.json", manifest.as_slice()), ("a.css", b""), ("a.js", b""), ("a.wasm", b"")];
        let files = files.map(|(name, bytes)| (name.to_owned(), Bytes::copy_from_slice(bytes)));
        router(AppState::new(house, Assets::from_files(BTreeMap::from(files)).unwrap()))
    }

    /// Answers out of a house that differs in something from now on; the sessions are the same.
    pub fn serve(&mut self, house: Arc<House>) {
        self.router = Self::served(house);
    }

    /// A session of this person, as after sign-in.
    pub async fn cookie(&self, actor: &Actor) -> String {
        testing::cookie(&self.house, actor).await
    }

    /// A session with one thing in it.
    pub async fn session(&self, key: &str, value: &serde_json::Value) -> String {
        testing::cookie_with(&self.house, key, value).await
    }

    /// The portal as one service.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// All addresses of the running router: it tells them nowhere but when it is printed.
    pub fn addresses(&self) -> Vec<String> {
        let printed = format!("{:?}", self.router);
        let parts = printed.split("RouteId(").filter_map(|part| part.split_once("): \"/")?.1.split_once('"'));
        parts.map(|(path, _)| format!("/{path}")).filter(|path| !path.contains("__private")).collect()
    }

    pub async fn get(&self, cookie: Option<&str>, path: &str) -> Answer {
        let mut request = Request::get(path).header(header::ACCEPT, "text/html");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a browser without JavaScript does, from one of our own pages.
    pub async fn post(&self, cookie: Option<&str>, path: &str, form: &str) -> Answer {
        let mut request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, "127.0.0.1:3000")
            .header(header::REFERER, "http://127.0.0.1:3000/")
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, 10_000_000).await.unwrap() }
    }

    /// Acts of the trail so far: a refused command leaves none.
    pub async fn entries(&self) -> usize {
        service::trail::verify(&self.house.nobody()).await.unwrap().entries
    }
}

/// Keys of things in a case that went all the way to the ministry.
pub struct Things {
    pub engagement: EngagementId,
    pub sheet: ConfirmationId,
    pub merge: MergeId,
    pub application: ApplicationId,
    /// Of a lower tier, put to the company of the contract.
    pub passing: ApplicationId,
    pub draft: ChecklistDraftId,
    pub dispatch: DispatchId,
    pub evidence: EvidenceId,
    /// Of a case of its own, with the ministry.
    pub waiver: WaiverId,
    /// A request to let a third party handle something, with the ministry too.
    pub disclosure: DisclosureId,
    /// The office's own words for a refusal.
    pub template: TemplateId,
    /// A policy set, with the ministry too.
    pub conformity: ConformityId,
    /// A corrective plan of the contract's company that was reported, and its measure.
    pub plan: (PlanId, Uuid),
    /// An audit of the same company whose result was submitted, with its finding.
    pub audit: audit::At,
    /// An audit by the ministry whose finding was delivered.
    pub ministry: crate::ministry_audit::At,
    /// A plan of an audit of the contract's company that was passed on.
    pub audit_plan: AuditPlanId,
    /// An agreement that was put to the ministry.
    pub agreement: AgreementId,
    /// A risk assessment whose result was made known, its risk, and the method.
    pub risk: crate::risk::At,
    /// Of whoever gives the work.
    pub passkey: PasskeyId,
}

/// Attaches a file.
pub async fn filed(case: &Case<'_>) -> EvidenceId {
    let supervisor = case.world.as_(&case.world.supervisor);
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static("規則の表紙".as_bytes()))]);
    let sheet = case.sheet().await;
    service::evidence::store(&supervisor, sheet, "a-policy", "規則.txt", plain).await.unwrap().id
}

/// A case one tier below another, whose application was put to the company that gives that one.
pub struct Below {
    pub world: World,
    pub engagement: EngagementId,
    pub sheet: ConfirmationId,
    pub application: ApplicationId,
}

pub async fn passing(above: &Case<'_>) -> Below {
    let world = above.world.one_tier_down().await.unwrap();
    let case = Case::confirmed_below(above, &world).await;
    let (engagement, sheet, application) = (case.id, case.sheet().await, case.apply().await.unwrap());
    Below { world, engagement, sheet, application }
}

impl Things {
    pub async fn applied(portal: &Portal) -> Self {
        Self::with_below(portal).await.0
    }

    /// The same, and the case one tier below.
    pub async fn with_below(portal: &Portal) -> (Self, Below) {
        let case = Case::sent(&portal.world).await;
        let merge = workbook::merged(&case).await;
        case.answer_all().await;
        let evidence = filed(&case).await;
        case.submit().await.unwrap();
        case.meet_all().await;
        case.confirm().await.unwrap();
        let sheet = case.sheet().await;
        let application = case.apply().await.unwrap();
        let draft = authoring::hostile(&portal.world).await;
        let dispatch = dispatch::stopped(&portal.world, &portal.house).await;
        let waiver = waiver::supported(&portal.world).await;
        let requested = disclosure::at(&portal.world, case.id, State::DisclosureRequested).await;
        let disclosure = requested.unwrap().0;
        let below = passing(&case).await;
        let template = decision::template(&portal.world).await;
        let conformity = conformity::at(&portal.world, State::ConformitySubmitted).await.unwrap().0;
        let officer = portal.world.as_(&portal.world.officer);
        service::desk::view::save(&officer, "表示", &Query::default()).await.unwrap();
        let (plan, _, part) = corrective_plan::at(&portal.world, State::PlanReported).await.unwrap();
        let things = Self {
            template,
            engagement: case.id,
            sheet,
            merge,
            application,
            passing: below.application,
            draft,
            dispatch,
            evidence,
            waiver,
            disclosure,
            conformity,
            plan: (plan, part.unwrap().0),
            audit: audit::at(&portal.world, State::AuditReported).await.unwrap(),
            ministry: crate::ministry_audit::at(&portal.world, State::MinistryReported).await.unwrap(),
            audit_plan: audit_plan::at(&portal.world, State::AuditPlanPassed).await.unwrap().id,
            agreement: agreement::at(&portal.world, State::AgreementAsked).await.unwrap().0,
            risk: crate::risk::known(&portal.world).await,
            passkey: passkey::of(portal, &portal.world.clerk).await,
        };
        (things, below)
    }

    fn list_merge(&self) -> String {
        let (id, _) = self.risk.assessment.unwrap();
        let merge = self.risk.merge.as_ref().map_or_else(|| self.merge.to_string(), |(merge, _)| merge.to_string());
        format!("/risk-assessment/{id}/workbook/{merge}")
    }

    /// A path with its parameters filled in.
    pub fn path(&self, portal: &Portal, pattern: &str) -> String {
        let item = "a-policy";
        pattern
            .replace("/engagement/{id}", &format!("/engagement/{}", self.engagement))
            .replace("/confirmation/{id}", &format!("/confirmation/{}", self.sheet))
            .replace("/application/{id}/passage", &format!("/application/{}/passage", self.passing))
            .replace("/application/{id}", &format!("/application/{}", self.application))
            .replace("/waiver/{id}", &format!("/waiver/{}", self.waiver))
            .replace("/agreement/{id}", &format!("/agreement/{}", self.agreement))
            .replace("/corrective-plan/{id}", &format!("/corrective-plan/{}", self.plan.0))
            .replace("/audit/{id}", &format!("/audit/{}", self.audit.id))
            .replace("/audit-finding/{id}", &format!("/audit-finding/{}", self.audit.finding.unwrap().0))
            .replace("/ministry-audit/{id}", &format!("/ministry-audit/{}", self.ministry.id))
            .replace("/ministry-finding/{id}", &format!("/ministry-finding/{}", self.ministry.finding.unwrap().0))
            .replace("/audit-plan/{id}", &format!("/audit-plan/{}", self.audit_plan))
            .replace("/corrective-part/{id}", &format!("/corrective-part/{}", self.plan.1))
            .replace("/risk-assessment/{id}/workbook/{merge}", &self.list_merge())
            .replace("/risk-assessment/{id}", &format!("/risk-assessment/{}", self.risk.assessment.unwrap().0))
            .replace("/risk-method/{id}", &format!("/risk-method/{}", self.risk.method.0))
            .replace("/risk/{id}", &format!("/risk/{}", self.risk.risk.unwrap().0))
            .replace("/vault/{id}", &format!("/vault/{}", self.evidence))
            .replace("/evidence/{id}", &format!("/evidence/{}", self.evidence))
            .replace("/disclosure/{id}", &format!("/disclosure/{}", self.disclosure))
            .replace("/desk/template/{id}", &format!("/desk/template/{}", self.template))
            .replace("/conformity/{id}", &format!("/conformity/{}", self.conformity))
            .replace("/dispatch/{id}", &format!("/dispatch/{}", self.dispatch))
            .replace("/workbook/{merge}", &format!("/workbook/{}", self.merge))
            .replace("/checklist/draft/{draft}", &format!("/checklist/draft/{}", self.draft))
            .replace("/difference/{key}", &format!("/difference/{item}"))
            .replace("/item/{key}", &format!("/item/{item}"))
            .replace("/section/{key}", "/section/a")
            .replace("/checklist/{version}", &format!("/checklist/{}", portal.world.version))
            .replace("/approval/of/{subject}/{id}", &format!("/approval/of/apply/{}", self.engagement))
            .replace("/approval/route/{subject}", "/approval/route/apply")
            .replace("/account/passkey/{id}", &format!("/account/passkey/{}", self.passkey))
            .replace("/people/{membership}", &format!("/people/{}", portal.world.clerk.membership))
            .replace("{token}", "0000000000000000000000000000000000000000000000000000000000000000")
    }
}
