//! Every page by everybody: the table is `docs/generated/pages.txt`, and a new page changes it. What must never be in it is
//! asserted beside.

use crate::not_found::without_nonce;
use crate::portal::{Portal, Things};
use app::routes::App;
use axum::http::StatusCode;
use leptos_axum::generate_route_list;
use std::fmt::Write as _;
use testing::houses;

/// Pages for people who are not signed in.
const OPEN: &[&str] =
    &["/sign-in", "/sign-in/second-factor", "/sign-in/authenticator", "/invitation/{token}", "/not-found"];

/// Pages of one case, or of what an organisation is writing, or of one person: whoever is not on it gets what a key that does not exist gets.
const OF_A_CASE: &[&str] = &[
    "/engagement/{id}",
    "/confirmation/{id}",
    "/application/{id}",
    "/application/{id}/passage",
    "/approval/of/{subject}/{id}",
    "/checklist/draft/{draft}",
    "/dispatch/{id}",
    "/disclosure/{id}",
    "/conformity/{id}",
    "/vault/{id}",
    "/waiver/{id}",
    "/agreement/{id}",
    "/audit/{id}",
    "/audit-plan/{id}",
    "/audit-finding/{id}",
    "/ministry-audit/{id}",
    "/ministry-finding/{id}",
    "/corrective-plan/{id}",
    "/corrective-part/{id}",
    "/risk-assessment/{id}",
    "/risk-method/{id}",
    "/risk/{id}",
    "/evidence/{id}/preview",
    "/account/passkey/{id}/remove",
];

#[tokio::test]
async fn who_is_answered_what() {
    let mut pages: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    pages.sort();
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let things = Things::applied(&portal).await;
        let world = &portal.world;
        let people = [
            ("clerk", &world.clerk),
            ("checker", &world.checker),
            ("supervisor", &world.supervisor),
            ("auditor", &world.auditor),
            ("executive", &world.executive),
            ("officer", &world.officer),
            ("case-officer", &world.case_officer),
            ("administrator", &world.administrator),
            ("stranger", &world.stranger),
            ("bystander", &world.bystander),
        ];
        let mut table = String::from("What each page answers, in a case that is with the ministry.\n\n");
        writeln!(table, "{:<46} nobody {}", "", people.map(|(name, _)| format!("{name:>13}")).join("")).unwrap();
        for pattern in &pages {
            let path = things.path(&portal, pattern);
            let nobody = portal.get(None, &path).await;
            if OPEN.contains(&pattern.as_str()) {
                assert_ne!(nobody.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            } else {
                assert!(nobody.location().is_some_and(|to| to.starts_with("/sign-in")), "{path}: {}", nobody.status);
            }
            write!(table, "{pattern:<46} {:>6} ", nobody.status.as_u16()).unwrap();
            for (name, actor) in people {
                let cookie = portal.cookie(actor).await;
                let answer = portal.get(Some(&cookie), &path).await;
                let outside = matches!(name, "administrator" | "stranger" | "bystander");
                if outside && OF_A_CASE.iter().any(|start| pattern.starts_with(start)) {
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} to {name}");
                }
                write!(table, "{:>13}", answer.status.as_u16()).unwrap();
            }
            table.push('\n');
        }
        crate::golden("pages.txt", &table);
    }
}

/// What exists and is not yours answers byte for byte like what does not exist.
#[tokio::test]
async fn nothing_tells_that_a_case_exists() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let things = Things::applied(&portal).await;
        let cookie = portal.cookie(&portal.world.stranger).await;
        for pattern in OF_A_CASE {
            let theirs = things.path(&portal, pattern);
            let none = portal.house.nobody().new_id().to_string();
            let none = pattern.replace("{id}", &none).replace("{draft}", &none).replace("{subject}", "apply");
            let (theirs_answer, none_answer) =
                (portal.get(Some(&cookie), &theirs).await, portal.get(Some(&cookie), &none).await);
            assert_eq!(theirs_answer.status, none_answer.status);
            let same = |text: String, path: &str| without_nonce(&text.replace(path, "PATH"));
            assert_eq!(same(theirs_answer.text(), &theirs), same(none_answer.text(), &none), "{pattern}");
        }
    }
}
