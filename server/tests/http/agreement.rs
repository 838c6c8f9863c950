//! An agreement with a third party, in each state that a command needs; its pages and its file.

use crate::hostile::HOSTILE;
use crate::portal::Portal;
use crate::state::State;
use axum::http::{StatusCode, header};
use domain::id::AgreementId;
use domain::permission::Actor;
use service::agreement::{self, AgreementForm, AnswerForm, OutsideForm, RequestForm};
use testing::{World, houses};

/// States of an agreement.
pub const OF_AN_AGREEMENT: &[State] = &[
    State::AgreementRegistered,
    State::AgreementSigned,
    State::AgreementOutside,
    State::AgreementAsked,
    State::AgreementQueried,
    State::AgreementPaper,
    State::AgreementPermitted,
];

/// An agreement of the prime, brought so far, with its revision.
pub async fn at(world: &World, state: State) -> Option<(AgreementId, i32)> {
    if !OF_AN_AGREEMENT.contains(&state) {
        return None;
    }
    let (clerk, officer) = (world.as_(&world.clerk), world.as_(&world.officer));
    let (words, contract) = (HOSTILE.to_owned(), world.contract.to_string());
    let form = AgreementForm {
        counterparty: words.clone(),
        relation: "other".into(),
        relation_note: words.clone(),
        kind: "cloud".into(),
        reference: words.clone(),
        has_clause: "yes".into(),
        clause: words.clone(),
        ..AgreementForm::default()
    };
    let id = agreement::register(&clerk, &form).await.unwrap();
    if state == State::AgreementSigned {
        agreement::draft_exclusion(&clerk, id, 1, &words, "2026-11-20").await.unwrap();
        agreement::sign(&clerk, id, 2, "2026-11-22", false).await.unwrap();
    } else if state == State::AgreementOutside {
        let (number, conditions) = (words.clone(), words.clone());
        let (answered_on, until) = ("2025-04-01".to_owned(), "2027-03-31".to_owned());
        let form = OutsideForm { contract: contract.clone(), number, answered_on, until, conditions };
        agreement::record_outside(&clerk, id, 1, &form).await.unwrap();
    }
    let answer = AnswerForm {
        outcome: "permitted".into(),
        until: "2027-03-31".into(),
        conditions: words.clone(),
        reason: words.clone(),
        number: words.clone(),
        answered_on: "2026-11-20".into(),
    };
    if OF_AN_AGREEMENT.iter().position(|known| *known == state)? >= 3 {
        let form = RequestForm { contract, reason: words.clone(), wanted_until: "2027-03-31".into() };
        agreement::ask(&clerk, id, 1, &form).await.unwrap();
    }
    if state == State::AgreementQueried {
        agreement::query(&officer, id, 2, &words).await.unwrap();
    } else if state == State::AgreementPaper {
        agreement::record_paper(&officer, id, 2, &answer).await.unwrap();
    } else if state == State::AgreementPermitted {
        agreement::record_paper(&officer, id, 2, &answer).await.unwrap();
        agreement::check_paper(&world.as_(&world.case_officer), id, 3, true).await.unwrap();
    }
    Some((id, agreement::detail(&clerk, id).await.unwrap().revision))
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (own, ministry) = (&world.clerk, &world.officer);
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::AgreementRegistered, own, &["", "/edit", "/exclusion", "/sign", "/ask", "/outside", "/end"]),
            (State::AgreementSigned, own, &[""]),
            (State::AgreementSigned, &world.judge, &[""]),
            (State::AgreementOutside, &world.judge, &[""]),
            (State::AgreementAsked, own, &["", "/withdraw"]),
            (State::AgreementAsked, ministry, &["", "/permit", "/refuse", "/query", "/paper"]),
            (State::AgreementQueried, own, &["", "/answer"]),
            (State::AgreementPaper, &world.case_officer, &[""]),
            (State::AgreementPermitted, own, &["", "/sign"]),
        ];
        for state in OF_AN_AGREEMENT {
            let (id, _) = at(world, *state).await.unwrap();
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/agreement/{id}{page}")).await;
                }
            }
        }
        for actor in [own, &world.judge, ministry] {
            for page in ["/agreement", "/deadline", "/"] {
                looked_at(&portal, actor, page).await;
            }
        }
        looked_at(&portal, own, "/agreement/new").await;
        looked_at(&portal, own, "/disclosure/guide?purpose=agreement").await;
    }
}

async fn looked_at(portal: &Portal, actor: &Actor, path: &str) {
    let cookie = portal.cookie(actor).await;
    let before = portal.house.house.store.statements();
    let answer = portal.get(Some(&cookie), path).await;
    let asked = portal.house.house.store.statements() - before;
    assert_eq!(answer.status, StatusCode::OK, "{path} for {:?}", actor.roles);
    assert!(asked <= 8, "{asked} at {path} for {:?}", actor.roles);
    assert!(!answer.text().contains("<script>alert"), "{path} runs it");
}

#[tokio::test]
async fn the_file_says_what_the_register_shows() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        at(world, State::AgreementAsked).await;
        let nobody = portal.get(None, "/agreement.csv").await;
        assert_eq!(nobody.location(), Some("/sign-in?next=/agreement"));
        let cookie = portal.cookie(&world.clerk).await;
        let file = portal.get(Some(&cookie), "/agreement.csv?state=asked").await;
        assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert!(file.text().lines().count() >= 2, "{}", file.text());
        let none = portal.get(Some(&cookie), "/agreement.csv?defect=true").await;
        assert_eq!(none.text().lines().count(), 1);
        let stranger = portal.cookie(&world.stranger).await;
        assert_eq!(portal.get(Some(&stranger), "/agreement.csv").await.text().lines().count(), 1);
    }
}
