//! A colleague who was asked for one item gets the pages of that item, and not a word of anything else of the case.

use crate::portal::{Portal, Things};
use crate::state::State;
use app::routes::App;
use axum::http::StatusCode;
use leptos_axum::generate_route_list;
use service::confirmation::{self, VerdictForm};
use service::delegation::{self, DelegateForm};
use testing::{Case, houses};

/// Pages below a case that show a colleague what they were asked for.
const THEIRS: &[&str] = &[
    "/confirmation/{id}",
    "/confirmation/{id}/check",
    "/confirmation/{id}/item/{key}",
    "/confirmation/{id}/item/{key}/comments",
    "/confirmation/{id}/item/{key}/vault",
    "/confirmation/{id}/section/{key}",
    "/confirmation/{id}/whole",
];

/// Words of the case that are not theirs: work, place, message, prime, other questions and answers.
const NOT_THEIRS: &[&str] =
    &["歯車の切削", "第2工場", "よろしくお願いします", "みなと重工業", "保護システムを使いますか", "これは秘密"];

#[tokio::test]
async fn a_colleague_is_shown_their_items_only() {
    let mut pages: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    pages.sort();
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let (world, things) = (&portal.world, Things::sent(&portal).await);
        let cookie = portal.cookie(&world.employee).await;
        let of_a_case = |page: &&String| {
            ["/engagement/{id}", "/confirmation/{id}", "/application/{id}"].iter().any(|start| page.starts_with(start))
        };
        for pattern in pages.iter().filter(of_a_case) {
            let path = things.path(&portal, pattern);
            let answer = portal.get(Some(&cookie), &path).await;
            let expected = if THEIRS.contains(&pattern.as_str()) { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(answer.status, expected, "{path}");
            for words in NOT_THEIRS {
                assert!(!answer.text().contains(words), "{path} tells {words}");
            }
        }
        for foreign in ["item/a-system", "item/b-training", "item/a-system/comments", "section/b"] {
            let answer = portal.get(Some(&cookie), &format!("/confirmation/{}/{foreign}", things.sheet)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{foreign}");
        }
        let home = portal.get(Some(&cookie), "/").await.text();
        assert!(home.contains(&format!("/confirmation/{}", things.sheet)) && !home.contains("歯車の切削"));
        returned(&portal, &things).await;
        for page in ["", "/item/a-policy", "/section/a", "/whole", "/check", "/item/a-policy/comments"] {
            let before = portal.house.house.store.statements();
            let answer = portal.get(Some(&cookie), &format!("/confirmation/{}{page}", things.sheet)).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            assert!(!answer.text().contains("ほかの項目の理由"), "{page} tells why another item came back");
            let asked = portal.house.house.store.statements() - before;
            assert!(asked <= 8, "{asked} statements at {page}");
        }
    }
}

/// Brings the sheet to the second round: their item came back, and another one.
async fn returned(portal: &Portal, things: &Things) {
    let case = Case { world: &portal.world, id: things.engagement };
    case.answer_all().await;
    case.submit().await.unwrap();
    let checker = portal.world.as_(&portal.world.checker);
    for (item, reason) in [("a-policy", "版が古い"), ("a-system", "ほかの項目の理由")] {
        let form = VerdictForm { item: item.into(), return_reason: reason.into(), ..VerdictForm::default() };
        confirmation::give_verdict(&checker, things.sheet, &form).await.unwrap();
    }
    confirmation::return_items(&checker, things.sheet, case.sheet_revision().await, "ほかの項目の理由").await.unwrap();
}

impl Things {
    /// A case that is with the subcontractor, who asked the employee for the first item and answered another.
    async fn sent(portal: &Portal) -> Self {
        let case = Case::sent(&portal.world).await;
        let sheet = case.sheet().await;
        case.answer("a-system", "yes", "これは秘密").await.unwrap();
        let form = DelegateForm {
            membership: portal.world.employee.membership.to_string(),
            parts: vec!["item:a-policy".into()],
            due_on: "2026-12-01".into(),
        };
        delegation::delegate(&portal.world.as_(&portal.world.supervisor), sheet, &form).await.unwrap();
        let evidence = crate::portal::filed(&case).await;
        let application = domain::id::ApplicationId(case.id.0);
        let (merge, draft) = (domain::id::MergeId(case.id.0), domain::id::ChecklistDraftId(case.id.0));
        let dispatch = crate::dispatch::stopped(&portal.world, &portal.house).await;
        let requested = crate::disclosure::at(&portal.world, case.id, State::DisclosureRequested).await;
        let disclosure = requested.unwrap().0;
        let waiver = domain::id::WaiverId(case.id.0);
        let passing = application;
        let template = domain::id::TemplateId(case.id.0);
        let conformity = domain::id::ConformityId(case.id.0);
        let plan = (domain::id::PlanId(case.id.0), case.id.0);
        Self {
            template,
            engagement: case.id,
            sheet,
            merge,
            application,
            passing,
            draft,
            dispatch,
            evidence,
            waiver,
            disclosure,
            conformity,
            plan,
            audit: crate::audit::At::nothing(case.id.0),
            ministry: crate::ministry_audit::At::nothing(case.id.0),
            audit_plan: domain::id::AuditPlanId(case.id.0),
            agreement: domain::id::AgreementId(case.id.0),
            risk: crate::risk::At::nothing(case.id.0),
            passkey: domain::id::PasskeyId(case.id.0),
        }
    }
}
