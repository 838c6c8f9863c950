//! Risks of the prime, in each state that a command needs; their pages.

use crate::hostile::HOSTILE;
use crate::portal::Portal;
use crate::state::State;
use axum::http::StatusCode;
use domain::id::{ListMergeId, RiskAssessmentId, RiskId, RiskMethodId};
use domain::list_book::{ListSubject, Matter};
use domain::permission::Actor;
use service::circulation::TellForm;
use service::list_book;
use service::risk::{self, LinkForm, RiskForm};
use service::risk_assessment::{self as assessment, FromForm, NameForm, PlanForm};
use service::risk_method as method;
use testing::{Case, FilledList, World, houses};
use uuid::Uuid;

/// States of a method, and of an assessment by it.
pub const STATES: &[State] = &[
    State::MethodDrafted,
    State::MethodPublished,
    State::RiskPlanned,
    State::RiskNamed,
    State::RiskAssessing,
    State::RiskAsked,
    State::RiskReady,
    State::RiskBrought,
    State::RiskDocumented,
];

/// Keys with revisions of what is there.
#[derive(Clone, Debug)]
pub struct At {
    pub method: (RiskMethodId, i32),
    pub assessment: Option<(RiskAssessmentId, i32)>,
    pub person: Option<Uuid>,
    pub risk: Option<(RiskId, i32)>,
    pub link: Option<Uuid>,
    /// A workbook of the risks that came back, and what its form says besides.
    pub merge: Option<(ListMergeId, String)>,
    pub manager: String,
}

impl At {
    /// Keys of nothing.
    pub fn nothing(key: Uuid) -> Self {
        Self {
            method: (RiskMethodId(key), 1),
            assessment: Some((RiskAssessmentId(key), 1)),
            person: Some(key),
            risk: Some((RiskId(key), 1)),
            link: Some(key),
            merge: None,
            manager: key.to_string(),
        }
    }
}

fn plan() -> PlanForm {
    PlanForm {
        trigger: "incident".into(),
        reason: HOSTILE.into(),
        due_on: "2026-12-24".into(),
        scope: [HOSTILE.into(), HOSTILE.into(), String::new()],
        none: [String::new(), String::new(), HOSTILE.into()],
        ..PlanForm::default()
    }
}

fn written(world: &World, accepted: bool) -> RiskForm {
    let words = || HOSTILE.to_owned();
    let steps = |step: &str| [step, step, step].map(str::to_owned);
    let manager = world.manager.membership.to_string();
    RiskForm {
        asset: words(),
        threat: words(),
        vulnerability: words(),
        damage: words(),
        before: steps("3"),
        measures: words(),
        treatment: if accepted { "accept" } else { "reduce" }.into(),
        plan: words(),
        after: steps("1"),
        owner: world.judge.membership.to_string(),
        due_on: "2027-01-31".into(),
        acceptor: if accepted { manager } else { String::new() },
        accept_until: if accepted { "2027-03-31".into() } else { String::new() },
    }
}

/// What the prime has, brought so far.
pub async fn at(world: &World, state: State) -> Option<At> {
    let far = STATES.iter().position(|known| *known == state)?;
    let judge = world.as_(&world.judge);
    let id = method::begin(&judge, true).await.unwrap();
    let mut found = At { method: (id, 1), ..At::nothing(id.0) };
    (found.assessment, found.person, found.risk, found.link) = (None, None, None, None);
    found.manager = world.manager.membership.to_string();
    if far > 0 {
        method::publish(&judge, id, 1).await.unwrap();
    }
    if far > 1 {
        planned(world, state, &mut found).await;
    }
    Some(found)
}

async fn planned(world: &World, state: State, found: &mut At) {
    let judge = world.as_(&world.judge);
    let id = assessment::plan(&judge, &plan()).await.unwrap();
    if matches!(state, State::RiskNamed | State::RiskAsked) {
        let part = if state == State::RiskAsked { "accepts" } else { "writes" };
        let form = NameForm { person: found.manager.clone(), part: part.into() };
        assessment::name(&judge, id, &form).await.unwrap();
        found.person = assessment::people(&judge, id).await.unwrap().named.first().map(|person| person.id);
    }
    if !matches!(state, State::RiskPlanned | State::RiskNamed) {
        assessment::begin(&judge, id, 1).await.unwrap();
        let form = written(world, state == State::RiskAsked);
        let risk = risk::add(&judge, id, &FromForm::default(), &form).await.unwrap();
        let link = LinkForm { kind: "finding".into(), reference: HOSTILE.into(), clause: HOSTILE.into() };
        risk::link(&judge, risk, &link).await.unwrap();
        found.link = risk::risk(&judge, risk).await.unwrap().risk.unwrap().links.first().map(|link| link.id);
        found.risk = Some((risk, 1));
    }
    if matches!(state, State::RiskBrought | State::RiskDocumented) {
        found.merge = Some(brought(world, id).await);
    }
    if state == State::RiskDocumented {
        assessment::document(&judge, id, 2, HOSTILE).await.unwrap();
    }
    let revision = assessment::detail(&judge, id).await.unwrap().revision;
    // The one person who is named has a revision of their own.
    found.assessment = Some((id, if state == State::RiskNamed { 1 } else { revision }));
}

/// The risk says something else, and one was added; brought back, not taken over.
async fn brought(world: &World, id: RiskAssessmentId) -> (ListMergeId, String) {
    let (judge, matter) = (world.as_(&world.judge), Matter { subject: ListSubject::RiskAssessment, id: id.0 });
    let download = list_book::download(&judge, matter).await.unwrap();
    let mut filled = FilledList::of(&download);
    let new = [("asset", HOSTILE), ("threat", "t"), ("vulnerability", "v"), ("damage", "d")];
    filled.put(1, &[("measures", "m")]).put(2, &new);
    let brought = list_book::bring(&judge, matter, "リスク.xlsx", "00", &filled.grid()).await.unwrap();
    let merge = brought.unwrap();
    (merge, list_book::merge_page(&judge, matter, merge).await.unwrap().seen)
}

/// A result that was made known to the clerk; the checker was named for it.
pub async fn known(world: &World) -> At {
    let mut found = at(world, State::RiskDocumented).await.unwrap();
    let (id, revision) = found.assessment.unwrap();
    let form = TellForm {
        people: vec![found.manager.clone()],
        also: world.clerk.membership.to_string(),
        reason: HOSTILE.into(),
    };
    assessment::make_known(&world.as_(&world.judge), id, revision, &form).await.unwrap();
    found.assessment = Some((id, revision + 1));
    found
}

#[tokio::test]
async fn every_page_is_there_in_its_state_and_asks_little() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let (own, manager) = (&world.judge, &world.manager);
        let pages: &[(State, &Actor, &[&str])] = &[
            (State::RiskPlanned, own, &["", "/edit", "/people", "/begin", "/cancel"]),
            (State::RiskNamed, manager, &[""]),
            (State::RiskAssessing, own, &["", "/edit", "/people", "/risk", "/cancel"]),
            (State::RiskAsked, manager, &[""]),
            (State::RiskReady, own, &["", "/document", "/workbook"]),
            (State::RiskDocumented, own, &["", "/make-known", "/compare"]),
        ];
        for state in STATES {
            let found = at(world, *state).await.unwrap();
            let method = found.method.0;
            looked_at(&portal, own, &format!("/risk-method/{method}")).await;
            if *state == State::MethodDrafted {
                looked_at(&portal, own, &format!("/risk-method/{method}/table")).await;
                method::discard(&world.as_(own), method, 1).await.unwrap();
            }
            for (_, actor, below) in pages.iter().filter(|(of, ..)| of == state) {
                for page in *below {
                    looked_at(&portal, actor, &format!("/risk-assessment/{}{page}", found.assessment.unwrap().0)).await;
                }
            }
            if let Some((risk, _)) = found.risk {
                looked_at(&portal, own, &format!("/risk/{risk}")).await;
            }
            if let Some((merge, _)) = found.merge {
                let id = found.assessment.unwrap().0;
                looked_at(&portal, own, &format!("/risk-assessment/{id}/workbook/{merge}")).await;
            }
        }
        for page in
            ["/risk-assessment", "/risk-assessment/new", "/risk-assessment/interval", "/risk-method", "/deadline", "/"]
        {
            looked_at(&portal, own, page).await;
        }
    }
}

#[tokio::test]
async fn whoever_was_told_sees_the_result_and_nothing_else() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let found = known(world).await;
        let (id, risk) = (found.assessment.unwrap().0, found.risk.unwrap().0);
        for (actor, page, status) in [
            (&world.clerk, format!("/risk-assessment/{id}"), StatusCode::OK),
            (&world.manager, format!("/risk-assessment/{id}/compare"), StatusCode::OK),
            (&world.clerk, format!("/risk/{risk}"), StatusCode::NOT_FOUND),
            (&world.clerk, format!("/risk-assessment/{id}/make-known"), StatusCode::NOT_FOUND),
            (&world.clerk, format!("/risk-assessment/{id}/workbook"), StatusCode::NOT_FOUND),
            (&world.judge, format!("/risk-assessment/{id}/workbook"), StatusCode::OK),
            (&world.clerk, "/risk-method".to_owned(), StatusCode::NOT_FOUND),
            (&world.checker, format!("/risk-assessment/{id}"), StatusCode::NOT_FOUND),
            (&world.bystander, format!("/risk-assessment/{id}"), StatusCode::NOT_FOUND),
            (&world.officer, format!("/risk-assessment/{id}"), StatusCode::NOT_FOUND),
        ] {
            let cookie = portal.cookie(actor).await;
            let answer = portal.get(Some(&cookie), &page).await;
            assert_eq!(answer.status, status, "{page} for {:?}", actor.roles);
            assert!(!answer.text().contains("<script>alert"), "{page} runs it");
        }
    }
}

/// What stands outside the declared scale is refused at its field, also where no select offered it, and what was typed stays.
#[tokio::test]
async fn a_factor_outside_the_scale_is_refused_at_its_field() {
    let portal = Portal::new(testing::sqlite().await.unwrap()).await;
    let found = at(&portal.world, State::RiskAssessing).await.unwrap();
    let (id, _) = found.assessment.unwrap();
    let cookie = portal.cookie(&portal.world.judge).await;
    let form = format!(
        "id={id}&asset=kept&threat=t&vulnerability=v&damage=d&before_damage=9&before_threat=1&before_vulnerability=1"
    );
    let before = portal.entries().await;
    portal.post(Some(&cookie), "/api/app/risk/api/add", &form).await;
    assert_eq!(portal.entries().await, before);
    let page = portal.get(Some(&cookie), &format!("/risk-assessment/{id}/risk")).await.text();
    assert!(page.contains("定めた段階の中から選んでください") && page.contains("#before_damage"), "{page}");
    assert!(page.contains("value=\"kept\""), "what was typed stays");
}

#[tokio::test]
async fn a_risk_is_raised_from_an_item_and_found_from_it() {
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let world = &portal.world;
        let case = Case::sent(world).await;
        case.answer("a-policy", "partial", "改定中").await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let draft = method::begin(&supervisor, true).await.unwrap();
        method::publish(&supervisor, draft, 1).await.unwrap();
        let id = assessment::plan(&supervisor, &plan()).await.unwrap();
        assessment::begin(&supervisor, id, 1).await.unwrap();
        let sheet = case.sheet().await;
        let cookie = portal.cookie(&world.supervisor).await;
        let way = format!("kind=item-not-met&of={sheet}&item=a-policy");
        let item = portal.get(Some(&cookie), &format!("/confirmation/{sheet}/item/a-policy")).await.text();
        assert!(item.contains("/risk-assessment/raise?kind=item-not-met"), "no way from the item");
        looked_at(&portal, &world.supervisor, &format!("/risk-assessment/raise?{way}")).await;
        looked_at(&portal, &world.supervisor, &format!("/risk-assessment/{id}/risk?{way}")).await;
        let form = format!("id={id}&{way}&asset=a&threat=t&vulnerability=v&damage=d");
        let answer = portal.post(Some(&cookie), "/api/app/risk/api/add", &form).await;
        let risk = answer.location().unwrap().to_owned();
        let page = portal.get(Some(&cookie), &risk).await.text();
        assert!(page.contains(&format!("/confirmation/{sheet}/item/a-policy")), "the risk leads to the item");
        let back = portal.get(Some(&cookie), &format!("/risk-assessment/raise?{way}")).await.text();
        assert!(back.contains(&risk), "the item leads to the risk");
        // Another company's item is nobody's to raise from.
        let stranger = portal.cookie(&world.bystander).await;
        let none = portal.get(Some(&stranger), &format!("/risk-assessment/raise?{way}")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
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
