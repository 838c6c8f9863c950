//! The ministry answers on paper: one person enters it, another one compares (trap 57).

use crate::disclosure::support::{Chain, decide, permit, refused, revision, see, verified};
use domain::disclosure::DisclosureStatus;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use service::disclosure::{self, DecisionForm};
use testing::{World, houses};

fn paper() -> DecisionForm {
    DecisionForm {
        number: "装調第12号".into(),
        answered_on: "2026-11-20".into(),
        scan: "文書管理番号 R8-0042".into(),
        ..permit("2026-12-31")
    }
}

#[tokio::test]
async fn an_answer_on_paper_takes_effect_once_a_second_person_checked_it() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let (id, officer) = (chain.requested().await, chain.officer());
        let other = chain.world.as_(&chain.world.case_officer);
        let seen = revision(&officer, id).await;
        let blank = DecisionForm { number: String::new(), scan: String::new(), ..paper() };
        let missing = ["number", "scan"].map(|field| FieldProblem::new(field, Fault::Missing));
        assert_eq!(
            refused(disclosure::record_paper(&officer, id, seen, &blank).await),
            Refusal::Fields(missing.to_vec())
        );
        disclosure::record_paper(&officer, id, seen, &paper()).await.unwrap();
        let waiting = see(&chain.low(), id).await.unwrap();
        assert_eq!(waiting.line.status, DisclosureStatus::PaperRecorded, "{}", house.name);
        assert!(waiting.answers.is_empty(), "a company sees an answer once it stands");
        assert_eq!(refused(decide(&officer, id, &permit("2026-12-31")).await), Refusal::Rule(Rule::NotInThisState));
        let seen = revision(&officer, id).await;
        assert_eq!(
            refused(disclosure::check_paper(&officer, id, seen, true).await),
            Refusal::Rule(Rule::CheckerRecorded)
        );
        disclosure::check_paper(&other, id, seen, true).await.unwrap();
        let found = see(&chain.low(), id).await.unwrap();
        let permission = found.line.permission.unwrap();
        assert_eq!(permission.permitted_on.to_string(), "2026-11-20");
        assert_eq!((found.line.answer_number.as_str(), found.answers.len()), ("装調第12号", 1));
        disclosure::handle_first(&chain.low(), id, found.revision, "2026-11-20").await.unwrap();
        verified(&house.nobody(), house.name).await;
    }
}

#[tokio::test]
async fn a_wrong_entry_is_dropped_and_the_request_waits_again() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let (id, officer) = (chain.requested().await, chain.officer());
        let other = chain.world.as_(&chain.world.case_officer);
        disclosure::record_paper(&other, id, revision(&other, id).await, &paper()).await.unwrap();
        disclosure::check_paper(&officer, id, revision(&officer, id).await, false).await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::Requested, "{}", house.name);
        assert!(see(&officer, id).await.unwrap().answers[0].rejected);
        decide(&officer, id, &permit("2026-12-31")).await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::Permitted);
        verified(&house.nobody(), house.name).await;
    }
}
