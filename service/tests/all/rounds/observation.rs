//! What the portal notices, and who is told.

use crate::rounds::support::attach;
use domain::confirmation::view::Frozen;
use domain::id::ConfirmationId;
use domain::observation::Observation;
use service::{Ctx, confirmation, observation};
use testing::{Case, World, houses};

fn same_files(found: &[Observation]) -> Vec<&[(ConfirmationId, String)]> {
    let mut cases = Vec::new();
    for one in found {
        if let Observation::SameFile { cases: there, .. } = one {
            cases.push(there.as_slice());
        }
    }
    cases
}

async fn applied<'w>(world: &'w World, text: &str) -> Case<'w> {
    let case = Case::sent(world).await;
    case.answer_all().await;
    attach(&case, &world.supervisor, "a-policy", text).await.unwrap();
    case.submit().await.unwrap();
    case.meet_all().await;
    case.confirm().await.unwrap();
    case.apply().await.unwrap();
    case
}

async fn noticed(ctx: &Ctx, case: &Case<'_>) -> Vec<Observation> {
    let review = confirmation::review(ctx, case.sheet().await).await.unwrap();
    observation::of_review(ctx, &review).await.unwrap()
}

#[tokio::test]
async fn the_same_file_of_two_companies_is_shown_to_the_ministry_only() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let one = applied(&world, "同じ様式").await;
        let again = applied(&world, "同じ様式").await;
        let officer = world.as_(&world.officer);
        assert_eq!(same_files(&noticed(&officer, &one).await).len(), 0, "{}: one company, twice", house.name);
        let other = world.with_subcontractor(&world.bystander);
        let third = applied(&other, "同じ様式").await;
        let found = noticed(&officer, &third).await;
        assert_eq!(same_files(&found)[0].len(), 2, "{}", house.name);
        assert_eq!(same_files(&noticed(&officer, &one).await)[0].len(), 1);
        assert_eq!(same_files(&noticed(&officer, &again).await)[0].len(), 1);
        for upstream in [&world.checker, &world.clerk] {
            assert!(same_files(&noticed(&world.as_(upstream), &one).await).is_empty(), "{}", house.name);
        }
    }
}

#[tokio::test]
async fn what_was_submitted_is_looked_at_as_of_that_day() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        let supervisor = world.as_(&world.supervisor);
        let sheet = confirmation::sheet(&supervisor, case.sheet().await).await.unwrap();
        let before = house.house.store.statements();
        let draft = observation::of_sheet(&supervisor, &sheet).unwrap();
        assert_eq!(house.house.store.statements(), before, "computed");
        case.submit().await.unwrap();
        house.house.clock.advance(chrono::Duration::days(400));
        assert_eq!(noticed(&world.as_(&world.checker), &case).await, draft, "{}", house.name);
        assert!(matches!(draft.as_slice(), [Observation::NoEvidence { items }] if items == &["a-policy", "a-users"]));
    }
}

#[tokio::test]
async fn what_was_frozen_before_times_were_can_still_be_read() {
    let old = r#"{"engagement":"1","checklist":"","items":[{"key":"a","asked":true,"value":"x","remark":"","answered_by":null,"evidence":[]}]}"#;
    let frozen: Frozen = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&frozen).unwrap(), old, "and keeps its form");
}

#[test]
fn what_the_built_in_checklist_calls_a_contradiction_can_be_answered() {
    let content = service::checklist::built_in().unwrap();
    assert!(content.contradictions.len() >= 6);
    for rule in &content.contradictions {
        assert!(!rule.ja.is_empty() && !rule.en.is_empty() && !rule.clauses.is_empty(), "{}", rule.key);
        assert!(rule.items().iter().all(|item| content.item(item).is_some()), "{}", rule.key);
        for condition in &rule.when {
            let item = content.item(&condition.item).unwrap();
            let known = |code: &String| {
                item.choices.iter().any(|choice| choice.code == *code)
                    || domain::confirmation::Conformity::from_code(code).is_some() && item.choices.is_empty()
            };
            assert!(condition.is.iter().all(known), "{}", rule.key);
        }
    }
}
