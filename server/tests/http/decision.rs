//! Drafts of decisions and templates of reasons, over HTTP.

use crate::hostile::HOSTILE;
use crate::portal::Portal;
use axum::http::{StatusCode, header};
use domain::decision::Words;
use domain::desk::Procedure;
use domain::id::{ApplicationId, TemplateId};
use service::decision::{self, TemplateForm};
use testing::{Case, World, houses};
use uuid::Uuid;

const BUDGET: u64 = 8;

/// A template for the reason of a refusal.
pub async fn template(world: &World) -> TemplateId {
    let officer = world.as_(&world.officer);
    let form = TemplateForm {
        procedure: "application".into(),
        purpose: "refuse".into(),
        name: "体制".into(),
        text: "体制が確認できない。".into(),
    };
    decision::write_template(&officer, &form).await.unwrap();
    decision::templates(&officer).await.unwrap().0[0].id
}

/// The office wants two people for applications, and keeps a template.
pub async fn ready(world: &World) -> TemplateId {
    decision::set_policy(&world.as_(&world.office), Procedure::Application, 0, true).await.unwrap();
    template(world).await
}

/// The case officer's draft.
pub async fn drafted(world: &World, id: ApplicationId, revision: i32) -> Uuid {
    let words = Words { outcome: "accepted".into(), conditions: HOSTILE.into(), ..Words::default() };
    let case_officer = world.as_(&world.case_officer);
    decision::draft(&case_officer, Procedure::Application, id.0, revision, &words).await.unwrap();
    let found = service::application::detail(&case_officer, id).await.unwrap();
    found.papers.unwrap().draft().unwrap().id
}

#[tokio::test]
async fn a_draft_is_shown_to_officers_and_nobody_else() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let application = Case::confirmed(world).await.apply().await.unwrap();
        ready(world).await;
        let read = drafted(world, application, 1).await;
        let path = format!("/application/{application}");
        for (actor, shown) in [(&world.officer, true), (&world.case_officer, true), (&world.clerk, false)] {
            let cookie = portal.cookie(actor).await;
            let before = portal.house.house.store.statements();
            let page = portal.get(Some(&cookie), &path).await;
            let asked = portal.house.house.store.statements() - before;
            assert!(asked <= BUDGET, "{asked} at {path} for {:?}", actor.roles);
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text();
            assert_eq!(text.contains("id=\"draft\""), shown, "{:?}", actor.roles);
            assert!(!text.contains("<script>alert"), "{:?}", actor.roles);
        }
        let officer = world.as_(&world.officer);
        decision::give_back(&officer, Procedure::Application, application.0, read, HOSTILE).await.unwrap();
        let cookie = portal.cookie(&world.clerk).await;
        let text = portal.get(Some(&cookie), &path).await.text();
        assert!(!text.contains("alert(1)"), "neither words nor note reach the applicant, not even by the history");
        for act in ["decision-drafted", "decision-returned"] {
            let told = app::words::act(app::i18n::Locale::ja, act);
            assert!(!text.contains(&told), "the applicant does not learn of {act}");
        }
        let cookie = portal.cookie(&world.case_officer).await;
        for path in [path.clone(), format!("{path}/decide")] {
            let text = portal.get(Some(&cookie), &path).await.text();
            assert!(text.contains("alert(1)") && !text.contains("<script>alert"), "{path}");
        }
    }
}

#[tokio::test]
async fn choosing_a_template_keeps_what_was_typed_and_sends_nothing() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let application = Case::confirmed(world).await.apply().await.unwrap();
        let template = template(world).await;
        let cookie = portal.cookie(&world.officer).await;
        let before = portal.entries().await;
        let form =
            format!("template=decide.reason.{template}&id={application}&outcome=refused&reason=%E5%85%88&number=7");
        let request = axum::http::Request::post("/api/app/decision/api/fill")
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, "127.0.0.1:3000")
            .header(header::REFERER, format!("http://127.0.0.1:3000/application/{application}/decide"))
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, &cookie);
        let answer = portal.send(request.body(form.into()).unwrap()).await;
        let to = format!("/application/{application}/decide");
        assert_eq!(answer.location(), Some(format!("{to}#reason").as_str()), "no word in the address");
        let page = portal.get(Some(&cookie), &to).await.text();
        assert!(page.contains("先\n体制が確認できない。"), "{page}");
        assert!(page.contains("value=\"7\""), "the number stayed");
        assert_eq!(portal.entries().await, before, "nothing was written");
        let stranger = portal.cookie(&world.stranger).await;
        let form = format!("template=decide.reason.{template}");
        let answer = portal.post(Some(&stranger), "/api/app/decision/api/fill", &form).await;
        assert_eq!(answer.location(), Some("/not-found"));
    }
}
