//! A colleague who was asked for one item gets the pages of that item, and not a word of anything else of the case.

use crate::portal::{Portal, Things};
use app::routes::App;
use axum::http::StatusCode;
use leptos_axum::generate_route_list;
use service::delegation::{self, DelegateForm};
use service::testing::{Case, houses};

/// Pages below a case that show a colleague what they were asked for.
const THEIRS: &[&str] = &[
    "/confirmation/{id}",
    "/confirmation/{id}/check",
    "/confirmation/{id}/item/{key}",
    "/confirmation/{id}/item/{key}/comments",
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
        let before = portal.house.house.store.statements();
        portal.get(Some(&cookie), &format!("/confirmation/{}", things.sheet)).await;
        assert!(portal.house.house.store.statements() - before <= 8);
    }
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
        let application = domain::id::ApplicationId(case.id.0);
        let (merge, draft) = (domain::id::MergeId(case.id.0), domain::id::ChecklistDraftId(case.id.0));
        Self { engagement: case.id, sheet, merge, application, draft }
    }
}
