use crate::decision::office::{DECIDED, Office, permitting, refused, refusing};
use chrono::Duration;
use domain::decision::DraftStatus;
use domain::desk::Procedure;
use domain::id::ApplicationId;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal, Rule};
use service::application::AnswerForm;
use service::{application, decision, notice};
use testing::houses;

#[tokio::test]
async fn what_moved_is_drafted_anew() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (officer, second) = (office.world.officer.clone(), office.second.clone());
        for procedure in DECIDED {
            let id = office.matter(procedure).await;
            office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
            office.query(procedure, id).await;
            assert_eq!(office.papers(procedure, id).await.0.status, DraftStatus::Stale, "{procedure}");
            let asked = office.give(&second, procedure, id).await;
            assert_eq!(refused(asked), Refusal::Rule(Rule::DraftStale), "{procedure}");
            let open = office.draft(&officer, procedure, id, &refusing(procedure)).await;
            assert_eq!(refused(open), Refusal::Rule(Rule::QueryOpen), "{procedure}");
            office.answer_query(procedure, id).await;
            let answered = office.give(&second, procedure, id).await;
            assert_eq!(refused(answered), Refusal::Rule(Rule::DraftStale), "{procedure}");
            office.draft(&second, procedure, id, &refusing(procedure)).await.unwrap();
            office.give(&officer, procedure, id).await.unwrap();
            let after = office.draft(&officer, procedure, id, &refusing(procedure)).await;
            assert_eq!(refused(after), Refusal::Rule(Rule::NotInThisState), "{procedure}: it is decided");
        }
    }
}

#[tokio::test]
async fn what_is_taken_back_cannot_be_given() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (officer, procedure) = (office.world.officer.clone(), Procedure::Application);
        let id = office.matter(procedure).await;
        office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
        let (_, revision) = office.papers(procedure, id).await;
        let clerk = office.as_(&office.world.clerk);
        application::withdraw(&clerk, ApplicationId(id), revision, "取り下げる").await.unwrap();
        assert_eq!(office.papers(procedure, id).await.0.status, DraftStatus::Stale);
        let given = office.give(&office.second, procedure, id).await;
        assert_eq!(refused(given), Refusal::Rule(Rule::DraftStale), "{}", house.name);
    }
}

#[tokio::test]
async fn a_returned_draft_goes_back_to_its_drafter() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (drafter, second) = (office.world.case_officer.clone(), office.second.clone());
        for procedure in DECIDED {
            let id = office.matter(procedure).await;
            office.draft(&drafter, procedure, id, &refusing(procedure)).await.unwrap();
            let (ctx, read) = (office.as_(&second), office.drafted(procedure, id).await);
            let silent = decision::give_back(&ctx, procedure, id, read, " ").await;
            assert_eq!(refused(silent), Refusal::field("note", Fault::Missing), "{procedure}");
            decision::give_back(&ctx, procedure, id, read, "理由を具体的に").await.unwrap();
            let (papers, _) = office.papers(procedure, id).await;
            assert_eq!(papers.status, DraftStatus::Returned, "{procedure}");
            assert_eq!(papers.lines.last().unwrap().note, "理由を具体的に");
            let told = notice::list(&office.as_(&drafter)).await.unwrap();
            assert!(told.iter().any(|line| line.kind == NoticeKind::DecisionReturned), "{procedure}");
            let given = decision::give(&ctx, procedure, id, read).await;
            assert_eq!(refused(given), Refusal::Rule(Rule::NotInThisState), "{procedure}");
            office.draft(&drafter, procedure, id, &permitting(procedure)).await.unwrap();
            let others = decision::take_back(&ctx, procedure, id).await;
            assert_eq!(refused(others), Refusal::NotPermitted, "{procedure}");
            decision::take_back(&office.as_(&drafter), procedure, id).await.unwrap();
            assert_eq!(office.papers(procedure, id).await.0.status, DraftStatus::TakenBack, "{procedure}");
            office.draft(&drafter, procedure, id, &permitting(procedure)).await.unwrap();
            office.give(&second, procedure, id).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_switch_leaves_drafts_that_wait() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (officer, second) = (office.world.officer.clone(), office.second.clone());
        for procedure in DECIDED {
            let id = office.matter(procedure).await;
            office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
            office.want(procedure, false).await;
            let own = office.give(&officer, procedure, id).await;
            assert_eq!(refused(own), Refusal::Rule(Rule::DrafterGives), "{procedure}: a draft stays one of two people");
            office.give(&second, procedure, id).await.unwrap();
            let id = office.matter(procedure).await;
            office.want(procedure, true).await;
            office.draft(&officer, procedure, id, &permitting(procedure)).await.unwrap();
            office.want(procedure, false).await;
            office.decide_alone(&officer, procedure, id, &refusing(procedure)).await.unwrap();
            let late = office.give(&second, procedure, id).await;
            assert_eq!(refused(late), Refusal::Rule(Rule::DraftStale), "{procedure}: decided once");
        }
    }
}

#[tokio::test]
async fn paper_has_its_own_second_person() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        let (world, procedure) = (&office.world, Procedure::Application);
        let id = office.matter(procedure).await;
        office.draft(&world.officer, procedure, id, &permitting(procedure)).await.unwrap();
        let (_, revision) = office.papers(procedure, id).await;
        let paper = AnswerForm {
            outcome: "accepted".into(),
            number: "装備第9号".into(),
            answered_on: "2026-11-20".into(),
            ..AnswerForm::default()
        };
        let key = ApplicationId(id);
        application::record_paper(&office.as_(&world.officer), key, revision, &paper).await.unwrap();
        let alone = application::check_paper(&office.as_(&world.officer), key, revision + 1, true).await;
        assert_eq!(refused(alone), Refusal::Rule(Rule::CheckerRecorded));
        let direct = office.decide_alone(&office.second, procedure, id, &permitting(procedure)).await;
        assert_eq!(refused(direct), Refusal::Rule(Rule::FourEyes));
        let given = office.give(&office.second, procedure, id).await;
        assert_eq!(refused(given), Refusal::Rule(Rule::DraftStale));
        let beside = office.draft(&office.second, procedure, id, &permitting(procedure)).await;
        assert_eq!(refused(beside), Refusal::Rule(Rule::NotInThisState), "the entry is checked first");
        application::check_paper(&office.as_(&office.second), key, revision + 1, true).await.unwrap();
    }
}

#[tokio::test]
async fn a_day_that_passed_is_not_given() {
    for house in houses().await.unwrap() {
        let office = Office::with_four_eyes(&house).await;
        for procedure in [Procedure::Disclosure, Procedure::Waiver, Procedure::Agreement] {
            let id = office.matter(procedure).await;
            let words = domain::decision::Words { until: "2026-11-30".into(), ..permitting(procedure) };
            office.draft(&office.world.officer, procedure, id, &words).await.unwrap();
            house.house.clock.advance(Duration::days(8));
            let late = office.give(&office.second, procedure, id).await;
            assert_eq!(refused(late), Refusal::Rule(Rule::DraftStale), "{} {procedure}", house.name);
            house.house.clock.advance(Duration::days(-8));
        }
    }
}
