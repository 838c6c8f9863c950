//! A request to let a third party handle something, in each state that a command needs.

use crate::portal::Portal;
use crate::state::State;
use axum::http::StatusCode;
use domain::disclosure::safeguard::Safeguard;
use domain::id::{DisclosureId, EngagementId};
use service::Ctx;
use service::disclosure::{self, DecisionForm, DisclosureForm, SafeguardForm};
use testing::{Case, World, houses};

/// A request below a case that was sent, as far as the state wants it, and its revision.
pub async fn at(world: &World, engagement: EngagementId, state: State) -> Option<(DisclosureId, i32)> {
    let stage = stage(state)?;
    let (supervisor, clerk) = (world.as_(&world.supervisor), world.as_(&world.clerk));
    let officer = world.as_(&world.officer);
    let id = drafted(&supervisor, engagement).await;
    if stage >= 1 {
        put(&supervisor, id).await;
    }
    if stage >= 2 {
        put(&clerk, id).await;
    }
    if state == State::DisclosureQueried {
        disclosure::query(&officer, id, revision(&officer, id).await, "照会").await.unwrap();
    } else if state == State::DisclosurePaper {
        let (number, answered_on, scan) = ("1".to_owned(), "2026-11-23".to_owned(), "s".to_owned());
        let paper = DecisionForm { number, answered_on, scan, ..permitted() };
        disclosure::record_paper(&officer, id, revision(&officer, id).await, &paper).await.unwrap();
    } else if stage >= 3 {
        disclosure::decide(&officer, id, revision(&officer, id).await, &permitted()).await.unwrap();
    }
    if state == State::DisclosureInUse {
        disclosure::handle_first(&supervisor, id, revision(&supervisor, id).await, "2026-11-23").await.unwrap();
    }
    Some((id, revision(&supervisor, id).await))
}

/// How many desks it has passed: the requester's, the prime's, the ministry's.
fn stage(state: State) -> Option<u8> {
    let with_ministry = [State::DisclosureRequested, State::DisclosureQueried, State::DisclosurePaper];
    if !state.is_of_a_disclosure() {
        None
    } else if state == State::DisclosureDrafted {
        Some(0)
    } else if state == State::DisclosurePut {
        Some(1)
    } else if with_ministry.contains(&state) {
        Some(2)
    } else {
        Some(3)
    }
}

async fn drafted(ctx: &Ctx, engagement: EngagementId) -> DisclosureId {
    let form = DisclosureForm {
        basis: format!("engagement:{engagement}"),
        items: "目録 第1号".into(),
        party: "Northwind Holdings plc".into(),
        relation: "parent".into(),
        nationality: "英国".into(),
        ownership: "上場".into(),
        purpose: "助言".into(),
        site: "本社".into(),
        protection: "施錠".into(),
        agreement: "契約 第1号".into(),
        wanted_until: "2026-12-31".into(),
        ..DisclosureForm::default()
    };
    let id = disclosure::draft(ctx, &form).await.unwrap();
    let yes = |point: &Safeguard| (*point, SafeguardForm { held: "yes".into(), note: String::new() });
    disclosure::answer_safeguards(ctx, id, 1, &Safeguard::ALL.iter().map(yes).collect()).await.unwrap();
    id
}

async fn put(ctx: &Ctx, id: DisclosureId) {
    disclosure::put(ctx, id, revision(ctx, id).await, "").await.unwrap();
}

async fn revision(ctx: &Ctx, id: DisclosureId) -> i32 {
    disclosure::detail(ctx, id).await.unwrap().revision
}

fn permitted() -> DecisionForm {
    DecisionForm { decision: "permitted".into(), valid_until: "2026-12-31".into(), ..DecisionForm::default() }
}

#[tokio::test]
async fn the_register_as_a_file_says_what_its_page_says() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let case = Case::sent(world).await;
        at(world, case.id, State::DisclosureInUse).await.unwrap();
        assert!(portal.get(None, "/disclosure.csv").await.location().unwrap().starts_with("/sign-in"));
        for (actor, lines) in [(&world.supervisor, 2), (&world.officer, 2), (&world.stranger, 1)] {
            let cookie = portal.cookie(actor).await;
            let file = portal.get(Some(&cookie), "/disclosure.csv").await;
            assert_eq!(file.status, StatusCode::OK);
            assert_eq!(file.text().lines().count(), lines, "{}", file.text());
        }
        let cookie = portal.cookie(&world.clerk).await;
        let none = portal.get(Some(&cookie), "/disclosure.csv?hold=lapsed").await;
        assert_eq!(none.text().lines().count(), 1);
        let some = portal.get(Some(&cookie), "/disclosure/register?q=northwind").await.text();
        assert!(some.contains("Northwind Holdings plc") && some.contains("許可中（取扱い中）"), "{some}");
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_what_is_wrong() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let case = Case::sent(&portal.world).await;
    let cookie = portal.cookie(&portal.world.supervisor).await;
    let form = format!("basis=engagement:{}&party=Contoso&items=&wanted_until=2020-01-01", case.id);
    let answer = portal.post(Some(&cookie), "/api/app/disclosure/api/draft", &form).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    let page = portal.get(Some(&cookie), "/disclosure/new?purpose=anything-else").await.text();
    assert!(page.contains("Contoso") && page.contains("id=\"items-error\""), "{page}");
    assert!(page.contains("id=\"wanted_until-error\""), "{page}");
}

#[tokio::test]
async fn the_guide_stands_before_the_form() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let cookie = portal.cookie(&portal.world.clerk).await;
    for (query, form) in [("", false), ("?purpose=performs-part", false), ("?purpose=anything-else", true)] {
        let page = portal.get(Some(&cookie), &format!("/disclosure/new{query}")).await.text();
        assert_eq!(page.contains("name=\"wanted_until\""), form, "{query}");
    }
    let page = portal.get(Some(&cookie), "/disclosure/guide?purpose=performs-part").await.text();
    assert!(page.contains("href=\"/engagement/new\""));
}
