//! The answer book: what a company said before is proposed to itself, never shown to anybody else, never stored unasked.

use crate::rounds::support::{attach, refused, verified};
use domain::answer_book::Likeness;
use domain::refusal::{Refusal, Rule};
use service::{answer_book, confirmation, engagement, evidence};
use testing::{Case, World, houses};

#[tokio::test]
async fn what_was_confirmed_is_proposed_in_the_next_sheet_and_taken_over_item_by_item() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let first = Case::sent(&world).await;
        first.answer_all().await;
        first.answer("a-policy", "partial", "規則 第3版").await.unwrap();
        let file = attach(&first, &world.supervisor, "a-policy", "規則の表紙").await.unwrap();
        assert!(answer_book::book(&supervisor).await.unwrap().is_empty(), "nothing confirmed yet");
        first.submit().await.unwrap();
        first.meet_all().await;
        first.confirm().await.unwrap();

        let next = Case::sent(&world).await;
        let id = next.sheet().await;
        let sheet = confirmation::sheet(&supervisor, id).await.unwrap();
        let before = house.house.store.statements();
        let proposals = answer_book::proposals(&supervisor, &sheet).await.unwrap();
        assert_eq!(house.house.store.statements() - before, 2, "{}", house.name);
        let proposal = &proposals["a-policy"];
        assert_eq!((proposal.likeness, proposal.entry.value.as_str()), (Likeness::Same, "partial"));
        let case = proposal.entry.provenance.case.clone().unwrap();
        assert_eq!(case.1, "みなと重工業株式会社");
        assert!(!proposals.contains_key("b-remarks"), "never answered");

        let taken = answer_book::take(&supervisor, id, "a-policy").await.unwrap();
        assert_eq!((taken.value.as_str(), taken.remark.as_str()), ("partial", "規則 第3版"));
        let after = confirmation::sheet(&supervisor, id).await.unwrap();
        assert!(!after.answers.contains_key("a-policy"), "no answer before it is saved");
        assert_eq!(after.evidence["a-policy"][0].id, file.id, "the same file, once more used");
        answer_book::take(&supervisor, id, "a-policy").await.unwrap();
        let again = evidence::of_confirmation(&supervisor, id).await.unwrap();
        assert_eq!(again.len(), 1, "not attached twice");
        next.answer("a-policy", "partial", "規則 第3版").await.unwrap();
        let sheet = confirmation::sheet(&supervisor, id).await.unwrap();
        assert!(!answer_book::proposals(&supervisor, &sheet).await.unwrap().contains_key("a-policy"), "said already");

        next.answer("a-policy", "conform", "規則 第4版").await.unwrap();
        let held = confirmation::review(&world.as_(&world.checker), first.sheet().await).await.unwrap();
        assert_eq!(held.sheet.answers["a-policy"].remark, "規則 第3版", "what the prime holds stays");
        let history = service::trail::history(&supervisor, next.id.0).await.unwrap();
        assert!(history.iter().any(|line| line.act == "answer-taken"), "{}", house.name);
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn the_book_is_the_companys_own_and_names_no_case_to_whoever_is_not_on_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let first = Case::confirmed(&world).await;
        let book = answer_book::book(&world.as_(&world.employee)).await.unwrap();
        assert!(!book.is_empty() && book.iter().all(|entry| entry.provenance.case.is_none()), "{}", house.name);
        assert!(answer_book::book(&world.as_(&world.bystander)).await.unwrap().is_empty());
        for outside in [&world.clerk, &world.officer, &world.administrator] {
            assert_eq!(refused(answer_book::book(&world.as_(outside)).await), Refusal::NotFound, "{}", house.name);
        }
        let checker = world.as_(&world.checker);
        let seen = confirmation::review(&checker, first.sheet().await).await.unwrap().sheet;
        assert!(answer_book::proposals(&checker, &seen).await.unwrap().is_empty());
        let supervisor = world.as_(&world.supervisor);
        let sheet = first.sheet().await;
        let taken = answer_book::take(&supervisor, sheet, "a-policy").await;
        assert_eq!(refused(taken), Refusal::Rule(Rule::NotInThisState));
        let next = Case::sent(&world).await;
        assert_eq!(refused(answer_book::take(&supervisor, next.sheet().await, "b-remarks").await), Refusal::NotFound);
        assert_eq!(refused(answer_book::take(&checker, next.sheet().await, "a-policy").await), Refusal::NotPermitted);
        engagement::assign(&supervisor, next.id, world.employee.membership).await.unwrap();
        let taken = answer_book::take(&world.as_(&world.employee), next.sheet().await, "a-policy").await.unwrap();
        assert_eq!(taken.value, "conform", "{}: the answer without the case", house.name);
    }
}
