//! Checklists: the built-in one asks every duty or says why not; versions never change; whose they are.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::checklist::{Content, check};
use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use service::Ctx;
use service::checklist::{built_in, chosen, content, import, import_for_all, load_built_in, versions, versions_for};
use testing::{TestHouse, houses};

/// Ids of all duties of the standard, one a line.
const DUTIES: &str = include_str!("../fixtures/obligations.txt");

#[test]
fn every_duty_is_asked_or_the_reason_is_given() {
    let content = built_in().unwrap();
    let duties: Vec<&str> = DUTIES.lines().collect();
    let asked: Vec<&str> = content.items().flat_map(|item| &item.clauses).map(String::as_str).collect();
    let excused: Vec<&str> = content.not_asked.iter().map(|duty| duty.id.as_str()).collect();
    let missing: Vec<&&str> = duties.iter().filter(|duty| !asked.contains(duty) && !excused.contains(duty)).collect();
    let unknown: Vec<&&str> = asked.iter().chain(&excused).filter(|id| !duties.contains(id)).collect();
    let both: Vec<&&str> = excused.iter().filter(|id| asked.contains(id)).collect();
    assert!(missing.is_empty(), "neither asked nor excused: {missing:?}");
    assert!(unknown.is_empty(), "not a duty of the standard: {unknown:?}");
    assert!(both.is_empty(), "asked and excused: {both:?}");
    assert!(content.not_asked.iter().all(|duty| !duty.reason_ja.is_empty() && !duty.reason_en.is_empty()));
}

#[test]
fn the_built_in_checklist_is_whole_in_both_languages() {
    let content = built_in().unwrap();
    assert_eq!(check(&content), []);
    for item in content.items() {
        let texts = [&item.question_en, &item.why_ja, &item.why_en, &item.shown_by_ja, &item.shown_by_en];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{} lacks a text", item.key);
        assert!(!item.clauses.is_empty(), "{} names no clause", item.key);
    }
}

fn clerk(house: &TestHouse, roles: &[Role]) -> Ctx {
    let ctx = house.nobody();
    let actor = Actor {
        account: AccountId(ctx.new_id()),
        membership: MembershipId(ctx.new_id()),
        organisation: OrganisationId(ctx.new_id()),
        kind: OrganisationKind::Company,
        roles: roles.to_vec(),
    };
    Ctx::of(house.house.clone(), actor)
}

/// A small content of its own.
fn own(number: i32) -> Content {
    let mut content = built_in().unwrap();
    content.key = "own".to_owned();
    content.number = number;
    content.sections.truncate(1);
    content.not_asked.clear();
    content
}

#[tokio::test]
async fn the_built_in_checklist_is_published_once() {
    for house in houses().await.unwrap() {
        let ctx = house.nobody();
        let first = load_built_in(&ctx).await.unwrap();
        assert_eq!(load_built_in(&ctx).await.unwrap(), first, "{}", house.name);
        let read = content(&ctx, first).await.unwrap();
        assert_eq!(*read, built_in().unwrap());
        let before = house.house.store.statements();
        content(&ctx, first).await.unwrap();
        assert_eq!(house.house.store.statements(), before, "{}: a content is read once", house.name);
        let seen = service::trail::verify(&ctx).await.unwrap();
        assert!(seen.findings.is_empty(), "{}: {:?}", house.name, seen.findings);
    }
}

#[tokio::test]
async fn a_changed_built_in_version_is_refused() {
    for house in houses().await.unwrap() {
        let ctx = house.nobody();
        let mut changed = built_in().unwrap();
        changed.title_en.push_str(" (changed)");
        import_for_all(&ctx, &changed).await.unwrap();
        let said = load_built_in(&ctx).await.unwrap_err().to_string();
        assert!(said.contains("immutable, raise the number"), "{}: {said}", house.name);
    }
}

#[tokio::test]
async fn an_imported_version_is_its_organisations_own() {
    for house in houses().await.unwrap() {
        let built_in = load_built_in(&house.nobody()).await.unwrap();
        let (one, other) = (clerk(&house, &[Role::SubcontractClerk]), clerk(&house, &[Role::SubcontractClerk]));
        let first = import(&one, &own(1)).await.unwrap();
        let second = import(&one, &own(2)).await.unwrap();
        import(&other, &own(1)).await.unwrap();
        let again = import(&one, &own(2)).await.unwrap_err();
        assert_eq!(again.refusal(), Refusal::Rule(Rule::VersionExists), "{}", house.name);
        let seen: Vec<_> = versions(&one).await.unwrap().into_iter().map(|line| line.id).collect();
        assert_eq!(seen, [built_in, second, first], "{}", house.name);
        let ministry = OrganisationId(one.new_id());
        assert_eq!(versions_for(&other, ministry).await.unwrap().len(), 2, "{}", house.name);
        assert_eq!(chosen(&other, ministry, first).await.unwrap_err().refusal(), Refusal::NotFound);
        assert_eq!(chosen(&one, ministry, first).await.unwrap().number, 1);
    }
}

#[tokio::test]
async fn only_those_entitled_import() {
    for house in houses().await.unwrap() {
        let ctx = clerk(&house, &[Role::SubcontractChecker, Role::OrganisationAdministrator]);
        assert_eq!(import(&ctx, &own(1)).await.unwrap_err().refusal(), Refusal::NotPermitted);
        assert_eq!(import_for_all(&ctx, &own(1)).await.unwrap_err().refusal(), Refusal::NotPermitted);
        assert_eq!(import(&house.nobody(), &own(1)).await.unwrap_err().refusal(), Refusal::SignInNeeded);
        let mut broken = own(1);
        broken.sections[0].items[0].key = "A".to_owned();
        let clerk = clerk(&house, &[Role::SubcontractClerk]);
        assert!(matches!(import(&clerk, &broken).await.unwrap_err().refusal(), Refusal::Fields(_)));
        assert!(versions(&clerk).await.unwrap().is_empty(), "{}: nothing was written", house.name);
    }
}
