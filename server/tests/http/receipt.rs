//! Receipts to take away: to whoever sees what they are of, and to nobody else.

use crate::portal::Portal;
use axum::http::{StatusCode, header};
use domain::trail::Line;
use service::keys::verify_signature;
use testing::{Case, houses};

#[tokio::test]
async fn whoever_sees_it_takes_it_away_signed() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let case = Case::confirmed(world).await;
        let application = case.apply().await.unwrap();
        let submission = format!("/confirmation/{}/receipt.json", case.sheet().await);
        let decision = format!("/application/{application}/receipt.json");
        // Not answered yet: there is nothing to take away.
        assert_eq!(status(&portal, &world.clerk, &decision).await, StatusCode::NOT_FOUND);
        let accepted = service::application::AnswerForm { outcome: "accepted".into(), ..Default::default() };
        service::application::decide(&world.as_(&world.officer), application, 1, &accepted).await.unwrap();

        let takers = [
            (&submission, "sheet-submitted", [&world.supervisor, &world.clerk, &world.checker]),
            (&decision, "application-answered", [&world.clerk, &world.checker, &world.officer]),
        ];
        for (path, act, takers) in takers {
            for taker in takers {
                let answer = portal.get(Some(&portal.cookie(taker).await), path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path} for {:?}", taker.roles);
                assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json; charset=utf-8");
                let disposition = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
                assert!(disposition.starts_with("attachment; "), "{disposition}");
                let Line::Receipt(receipt) = serde_json::from_slice(&answer.body).unwrap() else {
                    unreachable!("{}", answer.text())
                };
                assert_eq!(receipt.act, act);
                let message = receipt.message().unwrap();
                assert!(verify_signature(&receipt.public_key, &message, &receipt.signature));
                assert_eq!(receipt.public_key, portal.house.house.keys.public_key());
            }
            for stranger in [&world.stranger, &world.bystander, &world.employee, &world.administrator] {
                assert_eq!(status(&portal, stranger, path).await, StatusCode::NOT_FOUND, "{:?}", stranger.roles);
            }
            let nobody = portal.get(None, path).await;
            assert_eq!(nobody.status, StatusCode::SEE_OTHER);
            assert!(nobody.location().unwrap().starts_with("/sign-in?next=/"));
        }
        // A subcontractor sees states and dates of the application, not the answer.
        assert_eq!(status(&portal, &world.supervisor, &decision).await, StatusCode::NOT_FOUND);
    }
}

async fn status(portal: &Portal, actor: &domain::permission::Actor, path: &str) -> StatusCode {
    portal.get(Some(&portal.cookie(actor).await), path).await.status
}
