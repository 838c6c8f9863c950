use crate::tier::{Worlds, knows, refused};
use domain::application::{ApplicationStatus, Passage};
use domain::engagement::EngagementStatus;
use domain::id::ApplicationId;
use domain::notice::NoticeKind;
use domain::refusal::{Refusal, Rule};
use domain::work::{Party, Task};
use service::application::{self, AnswerForm};
use service::{confirmation, notice, work};
use testing::houses;

/// A third tier's application: to the second tier's company, to the contract's company, to the ministry, which answers.
#[tokio::test]
async fn an_application_goes_through_every_tier_above() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let chain = worlds.chain().await;
        let Worlds(top, middle, low) = &worlds;
        let id = chain.third.apply().await.unwrap();
        assert_eq!(status(&worlds, id).await, ApplicationStatus::WithUpstream);

        // The ministry knows of nothing yet, the uppermost company neither: it lies one tier below.
        assert!(!knows(top, &top.officer, chain.third.id).await);
        assert_eq!(refused(application::detail(&top.as_(&top.officer), id).await), Refusal::NotFound);
        assert_eq!(refused(application::passing(&top.as_(&top.clerk), id).await), Refusal::NotFound);

        let held = application::passing(&middle.as_(&middle.clerk), id).await.unwrap();
        assert!(held.here && held.may && !held.to_ministry);
        assert!(held.content.verdicts.is_empty());
        assert_eq!(
            refused(confirmation::sheet(&middle.as_(&middle.clerk), chain.third.sheet().await).await),
            Refusal::NotFound
        );
        application::pass_on(&middle.as_(&middle.clerk), id, held.revision, "確認しました。").await.unwrap();
        let again = application::pass_on(&middle.as_(&middle.clerk), id, held.revision + 1, "").await;
        assert_eq!(refused(again), Rule::NotInThisState.into());
        assert!(!application::passing(&middle.as_(&middle.clerk), id).await.unwrap().here);

        // Now it waits for the company of the contract, on its desk too.
        let clerk = top.as_(&top.clerk);
        let line = work::cases(&clerk).await.unwrap().into_iter().find(|line| line.id == chain.first.id).unwrap();
        assert_eq!(line.passing, Some(id));
        let turn = line.turn.unwrap();
        assert_eq!((turn.party, turn.task), (Party::Upstream, Task::PassApplicationOn));
        let told = notice::list(&clerk).await.unwrap();
        assert!(told.iter().any(|line| line.kind == NoticeKind::ApplicationToPass));
        let held = application::passing(&clerk, id).await.unwrap();
        assert!(held.to_ministry);
        assert_eq!(held.passages.iter().map(|line| line.passage).collect::<Vec<_>>(), [Passage::PassedOn]);
        assert!(!knows(top, &top.officer, chain.third.id).await);
        application::pass_on(&clerk, id, held.revision, "").await.unwrap();
        assert!(!knows(top, &top.clerk, chain.third.id).await);

        // The ministry sees it whole, who passed it on too, and answers the applicant.
        let officer = top.as_(&top.officer);
        let seen = application::detail(&officer, id).await.unwrap();
        assert_eq!((seen.status, seen.passages.len()), (ApplicationStatus::Submitted, 2));
        assert!(!seen.content.verdicts.is_empty());
        let accepted = AnswerForm { outcome: "accepted".into(), ..AnswerForm::default() };
        application::decide(&officer, id, seen.revision, &accepted).await.unwrap();
        assert_eq!(chain.third.status().await, EngagementStatus::Accepted);
        let told = notice::list(&low.as_(&low.clerk)).await.unwrap();
        assert!(told.iter().any(|line| line.kind == NoticeKind::ApplicationAnswered));
        assert!(told.iter().any(|line| line.kind == NoticeKind::ApplicationPassedOn));
        service::trail::verify(&house.nobody()).await.unwrap();
    }
}

/// Returned with a reason: the applicant can apply anew, the first application stays what it is, the ministry never saw it.
#[tokio::test]
async fn a_tier_above_returns_an_application() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let chain = worlds.chain().await;
        let Worlds(top, middle, _) = &worlds;
        let id = chain.second.apply().await.unwrap();
        let clerk = top.as_(&top.clerk);
        assert!(matches!(refused(application::put_back(&clerk, id, 1, " ").await), Refusal::Fields(_)));
        application::put_back(&clerk, id, 1, "作業場所が違います。").await.unwrap();
        assert_eq!(chain.second.status().await, EngagementStatus::Confirmed);
        assert_eq!(refused(application::pass_on(&clerk, id, 2, "").await), Rule::NotInThisState.into());
        let seen = application::detail(&middle.as_(&middle.clerk), id).await.unwrap();
        assert_eq!(seen.status, ApplicationStatus::Returned);
        assert_eq!(seen.passages.first().map(|line| line.note.as_str()), Some("作業場所が違います。"));

        let anew = chain.second.apply().await.unwrap();
        application::pass_on(&clerk, anew, 1, "").await.unwrap();
        let officer = top.as_(&top.officer);
        assert!(application::detail(&officer, anew).await.is_ok());
        // The case is known to the ministry now, the application that never reached it is not.
        assert_eq!(refused(application::detail(&officer, id).await), Refusal::NotFound);
        service::trail::verify(&house.nobody()).await.unwrap();
    }
}

/// Taken back before it reached the ministry: whoever held it is told and can do nothing more, and the ministry is not told.
#[tokio::test]
async fn an_applicant_takes_it_back_on_the_way() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let chain = worlds.chain().await;
        let Worlds(top, middle, _) = &worlds;
        let officer = top.as_(&top.officer);
        let before = notice::list(&officer).await.unwrap().len();
        let id = chain.second.apply().await.unwrap();
        application::withdraw(&middle.as_(&middle.clerk), id, 1, "内容を直します。").await.unwrap();
        let clerk = top.as_(&top.clerk);
        assert_eq!(refused(application::pass_on(&clerk, id, 2, "").await), Rule::NotInThisState.into());
        assert!(!application::passing(&clerk, id).await.unwrap().here);
        assert_eq!(notice::list(&officer).await.unwrap().len(), before);
        let told = notice::list(&clerk).await.unwrap();
        assert!(told.iter().any(|line| line.kind == NoticeKind::ApplicationWithdrawn));
        assert!(work::cases(&clerk).await.unwrap().iter().all(|line| line.passing.is_none()));
    }
}

/// Neither another prime nor a colleague who is not on the case knows of it; a checker on the case sees it and cannot act.
#[tokio::test]
async fn only_the_clerk_on_the_case_above_passes_on() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let chain = worlds.chain().await;
        let top = &worlds.0;
        let id = chain.second.apply().await.unwrap();
        for outside in [&top.stranger, &top.judge, &top.administrator, &top.officer, &top.employee] {
            assert_eq!(refused(application::passing(&top.as_(outside), id).await), Refusal::NotFound);
            assert_eq!(refused(application::pass_on(&top.as_(outside), id, 1, "").await), Refusal::NotFound);
            assert_eq!(refused(application::put_back(&top.as_(outside), id, 1, "r").await), Refusal::NotFound);
        }
        assert!(!application::passing(&top.as_(&top.checker), id).await.unwrap().may);
        assert_eq!(refused(application::pass_on(&top.as_(&top.checker), id, 1, "").await), Refusal::NotPermitted);
    }
}

async fn status(worlds: &Worlds, id: ApplicationId) -> ApplicationStatus {
    application::detail(&worlds.2.as_(&worlds.2.clerk), id).await.unwrap().status
}
