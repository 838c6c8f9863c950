use crate::decision::office::{DECIDED, Office, permitting, refused, refusing};
use domain::agreement::Permission;
use domain::conformity::ConformityOutcome;
use domain::decision::DraftStatus;
use domain::desk::Procedure;
use domain::disclosure::Decision;
use domain::id::{AgreementId, ApplicationId, ConformityId, DisclosureId, WaiverId};
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal, Rule};
use domain::waiver::WaiverOutcome;
use service::{agreement, application, conformity, decision, disclosure, notice, waiver};
use testing::houses;

#[tokio::test]
async fn nobody_decides_alone_where_the_office_wants_two() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (officer, second) = (office.world.officer.clone(), office.second.clone());
        for procedure in DECIDED {
            let id = office.matter(procedure).await;
            for words in [permitting(procedure), refusing(procedure)] {
                let alone = office.decide_alone(&officer, procedure, id, &words).await;
                assert_eq!(refused(alone), Refusal::Rule(Rule::FourEyes), "{} {procedure}", house.name);
            }
            office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
            let own = office.give(&officer, procedure, id).await;
            assert_eq!(refused(own), Refusal::Rule(Rule::DrafterGives), "{procedure}");
            let read = office.drafted(procedure, id).await;
            let own = decision::give_back(&office.as_(&officer), procedure, id, read, "n").await;
            assert_eq!(refused(own), Refusal::Rule(Rule::DrafterGives), "{procedure}");
            let case_officer = office.give(&office.world.case_officer, procedure, id).await;
            assert_eq!(refused(case_officer), Refusal::NotPermitted, "{procedure}");
            for outside in [&office.world.clerk, &office.world.stranger, &office.world.office] {
                let outside = decision::give(&office.as_(outside), procedure, id, read).await;
                assert_eq!(refused(outside), Refusal::NotFound, "{procedure}");
            }
            let another = decision::give(&office.as_(&second), procedure, id, uuid::Uuid::nil()).await;
            assert_eq!(refused(another), Refusal::ChangedMeanwhile, "not the draft that stands");
            office.give(&second, procedure, id).await.unwrap();
            assert_eq!(office.papers(procedure, id).await.0.status, DraftStatus::Given, "{procedure}");
        }
        assert_eq!(service::trail::verify(&house.nobody()).await.unwrap().findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn what_is_given_is_what_was_drafted() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (drafter, giver) = (office.world.case_officer.clone(), office.second.clone());
        let ctx = office.as_(&office.world.clerk);
        for procedure in DECIDED {
            let (id, words) = (office.matter(procedure).await, permitting(procedure));
            office.draft(&drafter, procedure, id, &words).await.unwrap();
            let told = notice::list(&office.as_(&giver)).await.unwrap();
            assert!(told.iter().any(|line| line.kind == NoticeKind::DecisionDrafted), "{procedure}");
            let again = office.draft(&office.world.officer, procedure, id, &words).await;
            assert_eq!(refused(again), Refusal::Rule(Rule::DraftWaiting), "{procedure}");
            office.give(&giver, procedure, id).await.unwrap();
            let told = notice::list(&office.as_(&drafter)).await.unwrap();
            assert!(told.iter().any(|line| line.kind == NoticeKind::DecisionGiven), "{procedure}");
            let (conditions, number, by) = match procedure {
                Procedure::Application => {
                    let found = application::detail(&ctx, ApplicationId(id)).await.unwrap();
                    assert!(found.papers.is_none(), "companies see no drafts");
                    let answer = found.answers.into_iter().next().unwrap();
                    (answer.conditions, answer.number, answer.recorded_by)
                }
                Procedure::Disclosure => {
                    let found = disclosure::detail(&ctx, DisclosureId(id)).await.unwrap();
                    assert!(found.papers.is_none(), "companies see no drafts");
                    let answer = found.answers.into_iter().next().unwrap();
                    assert_eq!(answer.decision, Decision::Permitted);
                    (answer.conditions, answer.number, answer.recorded_by)
                }
                Procedure::Waiver => {
                    let checker = office.as_(&office.world.checker);
                    let found = waiver::detail(&checker, WaiverId(id)).await.unwrap();
                    assert!(found.papers.is_none(), "companies see no drafts");
                    let answer = found.answers.into_iter().next().unwrap();
                    assert_eq!(answer.outcome, WaiverOutcome::Granted);
                    (answer.conditions, answer.number, answer.recorded_by)
                }
                Procedure::Agreement => {
                    let found = agreement::detail(&ctx, AgreementId(id)).await.unwrap();
                    assert!(found.papers.is_none(), "companies see no drafts");
                    let answer = found.requests[0].answers[0].clone();
                    assert_eq!(answer.outcome, Permission::Permitted);
                    (answer.conditions, answer.number, answer.recorded_by)
                }
                // A confirmation has no conditions, and its number is that of a paper.
                Procedure::Conformity => {
                    let found = conformity::detail(&office.as_(&office.world.judge), ConformityId(id)).await.unwrap();
                    assert!(found.papers.is_none(), "companies see no drafts");
                    assert_eq!(found.answers[0].outcome, ConformityOutcome::Confirmed);
                    (words.conditions.clone(), words.number.clone(), found.answers[0].recorded_by)
                }
                Procedure::CorrectivePlan => panic!("not decided"),
            };
            assert_eq!((conditions, number, by), (words.conditions, words.number, giver.account), "{procedure}");
            let people: Vec<_> = office.papers(procedure, id).await.0.lines.iter().map(|line| line.made_by).collect();
            assert_eq!(people, [drafter.account, giver.account], "{procedure}: both stand in the record");
        }
    }
}

#[tokio::test]
async fn a_draft_is_checked_like_a_decision() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let officer = office.world.officer.clone();
        for procedure in DECIDED {
            let field = if procedure == Procedure::Disclosure { "decision" } else { "outcome" };
            let id = office.matter(procedure).await;
            let nothing = office.draft(&officer, procedure, id, &Default::default()).await;
            assert_eq!(refused(nothing), Refusal::field(field, Fault::Choice), "{procedure}");
            let (_, revision) = office.papers(procedure, id).await;
            let ctx = office.as_(&officer);
            let old = decision::draft(&ctx, procedure, id, revision - 1, &refusing(procedure)).await;
            assert_eq!(refused(old), Refusal::ChangedMeanwhile, "{procedure}");
            office.want(procedure, false).await;
            let unwanted = office.draft(&officer, procedure, id, &refusing(procedure)).await;
            assert_eq!(refused(unwanted), Refusal::Rule(Rule::NotInThisState), "{procedure}");
            let by_case_officer =
                office.decide_alone(&office.world.case_officer, procedure, id, &refusing(procedure)).await;
            assert_eq!(refused(by_case_officer), Refusal::NotPermitted, "{procedure}");
            office.decide_alone(&officer, procedure, id, &refusing(procedure)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn only_the_administrator_of_the_ministry_switches_it() {
    for house in houses().await.unwrap() {
        let office = Office::new(&house).await;
        let world = &office.world;
        for actor in [&world.officer, &world.case_officer, &world.clerk, &world.administrator] {
            let ctx = office.as_(actor);
            assert_eq!(refused(decision::policies(&ctx).await), Refusal::NotPermitted);
            let set = decision::set_policy(&ctx, Procedure::Waiver, 0, true).await;
            assert_eq!(refused(set), Refusal::NotPermitted);
        }
        let ctx = office.as_(&office.world.office);
        let lines = decision::policies(&ctx).await.unwrap();
        assert!(lines.iter().all(|line| !line.wanted && line.procedure != Procedure::CorrectivePlan));
        let receipt = decision::set_policy(&ctx, Procedure::CorrectivePlan, 0, true).await;
        assert_eq!(refused(receipt), Refusal::NotFound, "a receipt decides nothing");
        decision::set_policy(&ctx, Procedure::Waiver, 0, true).await.unwrap();
        let stale = decision::set_policy(&ctx, Procedure::Waiver, 7, false).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile);
    }
}
