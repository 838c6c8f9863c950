//! A policy set that the ministry confirms, in each state that a command or a page needs; its pages and its file.

use crate::portal::Portal;
use crate::state::State;
use axum::http::{StatusCode, header};
use domain::conformity::content::ConformityForm;
use domain::id::ConformityId;
use domain::permission::Actor;
use service::conformity::{self, AnswerForm};
use testing::{World, houses};

const BUDGET: u64 = 8;

/// States in which a policy set is put to the ministry, so far.
pub const STATES: &[State] = &[
    State::ConformityDrafted,
    State::ConformitySubmitted,
    State::ConformityQueried,
    State::ConformityPaper,
    State::ConformityConfirmed,
];

/// Everything that a policy set says, as a form sends it.
pub const TYPED: &str = "title=t&version=v&document_number=d&handed_over=h&handed_over_on=2026-11-20\
                         &author=a&approver=b&approved_on=2026-11-19&changes=c";

/// A request as far as the state wants it, and its revision.
pub async fn at(world: &World, state: State) -> Option<(ConformityId, i32)> {
    let far = STATES.iter().position(|known| *known == state)?;
    let (judge, officer) = (world.as_(&world.judge), world.as_(&world.officer));
    let form = ConformityForm {
        kind: "policy-set".into(),
        contract: world.contract.to_string(),
        title: "情報セキュリティ基本方針等".into(),
        version: "第1版".into(),
        document_number: "1".into(),
        handed_over: "手渡し".into(),
        handed_over_on: "2026-11-20".into(),
        author: "甲".into(),
        approver: "乙".into(),
        approved_on: "2026-11-19".into(),
        changes: "初版".into(),
        ..ConformityForm::default()
    };
    let id = conformity::draft(&judge, &form, None).await.unwrap();
    if far > 0 {
        conformity::submit(&judge, id, 1).await.unwrap();
    }
    let answer = AnswerForm {
        outcome: "confirmed".into(),
        number: "1".into(),
        answered_on: "2026-11-20".into(),
        ..AnswerForm::default()
    };
    if state == State::ConformityQueried {
        conformity::query(&officer, id, 2, "照会").await.unwrap();
    } else if state == State::ConformityPaper {
        conformity::record_paper(&officer, id, 2, &answer).await.unwrap();
    } else if state == State::ConformityConfirmed {
        conformity::decide(&officer, id, 2, &answer).await.unwrap();
    }
    Some((id, conformity::detail(&judge, id).await.unwrap().revision))
}

async fn looked_at(portal: &Portal, actor: &Actor, path: &str) {
    let cookie = portal.cookie(actor).await;
    let before = portal.house.house.store.statements();
    let answer = portal.get(Some(&cookie), path).await;
    let asked = portal.house.house.store.statements() - before;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(asked <= BUDGET, "{asked} at {path} for {:?}", actor.roles);
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (company, officer, clerk) = (&world.judge, &world.officer, &world.case_officer);
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::ConformityDrafted, company, &["", "/edit", "/withdraw"]),
            (State::ConformitySubmitted, company, &["", "/withdraw"]),
            (State::ConformitySubmitted, officer, &["", "/confirm", "/remark", "/query", "/paper"]),
            (State::ConformitySubmitted, clerk, &["", "/query", "/paper"]),
            (State::ConformityQueried, company, &["", "/answer"]),
            (State::ConformityQueried, officer, &["", "/paper"]),
            (State::ConformityPaper, officer, &[""]),
            (State::ConformityPaper, clerk, &[""]),
            (State::ConformityConfirmed, company, &[""]),
            (State::ConformityConfirmed, officer, &[""]),
        ];
        for state in STATES {
            let (id, _) = at(world, *state).await.unwrap();
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/conformity/{id}{page}")).await;
                }
            }
            if *state == State::ConformityConfirmed {
                looked_at(&portal, company, &format!("/conformity/new?follows={id}")).await;
            }
        }
        for actor in [company, officer, clerk] {
            for path in ["/conformity", "/", "/deadline", "/search?q=%E9%81%A9-2026"] {
                looked_at(&portal, actor, path).await;
            }
        }
        looked_at(&portal, company, "/conformity/new").await;
    }
}

#[tokio::test]
async fn the_file_says_what_the_register_shows_and_the_search_finds_it() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (id, _) = at(world, State::ConformitySubmitted).await.unwrap();
        at(world, State::ConformityConfirmed).await.unwrap();
        assert_eq!(portal.get(None, "/conformity.csv").await.location(), Some("/sign-in?next=/conformity"));
        let cookie = portal.cookie(&world.officer).await;
        for (query, lines) in [("", 3), ("?show=open", 2), ("?show=in-force", 2), ("?kind=handler-roster", 1)] {
            let file = portal.get(Some(&cookie), &format!("/conformity.csv{query}")).await;
            assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
            assert_eq!(file.text().lines().count(), lines, "{query}: {}", file.text());
        }
        let found = portal.get(Some(&cookie), "/search?q=%E9%81%A9-2026-000001").await.text();
        assert!(found.contains(&format!("/conformity/{id}")), "{found}");
        let stranger = portal.cookie(&world.stranger).await;
        assert_eq!(portal.get(Some(&stranger), "/conformity.csv").await.text().lines().count(), 1);
        let nothing = portal.get(Some(&stranger), "/search?q=%E9%81%A9-2026-000001").await.text();
        assert!(!nothing.contains("/conformity/"), "{nothing}");
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_what_is_wrong() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let cookie = portal.cookie(&portal.world.judge).await;
    let form = format!(
        "kind=policy-set&contract={}&title=t&version=&author=甲&approver=甲&approved_on=2099-01-01",
        portal.world.contract
    );
    let answer = portal.post(Some(&cookie), "/api/app/conformity/api/draft", &form).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    let page = portal.get(Some(&cookie), "/conformity/new").await.text();
    for field in ["version", "document_number", "handed_over_on", "approver", "approved_on"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}: {page}");
    }
    assert!(page.contains("value=\"甲\""), "what was typed stays");
}
