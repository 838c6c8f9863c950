//! Clause 5-3 from the first form to the last row, on both databases: in the right order, and out of it.

use crate::main_job::support::{refused, verified};
use domain::application::ApplicationStatus;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::EngagementStatus;
use domain::permission::Standing;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use service::application::{self, AnswerForm as MinistryAnswer};
use service::confirmation::{self, AnswerForm, VerdictForm};
use service::engagement;
use testing::{Case, World, houses};

#[tokio::test]
async fn the_whole_journey() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        let receipt = case.submit().await.unwrap();
        assert!(receipt.starts_with("受-2026-"), "{receipt}");
        case.meet_all().await;
        case.confirm().await.unwrap();
        assert_eq!(case.status().await, EngagementStatus::Confirmed);

        let application = case.apply().await.unwrap();
        let detail = application::detail(&world.as_(&world.officer), application).await.unwrap();
        assert_eq!(detail.standing, Standing::Ministry);
        application::query(&world.as_(&world.case_officer), application, 1, "対象の施設はどこですか。").await.unwrap();
        let accept =
            MinistryAnswer { outcome: "accepted".into(), conditions: "年1回報告".into(), ..Default::default() };
        let early = application::decide(&world.as_(&world.officer), application, 2, &accept).await;
        assert_eq!(refused(early), Refusal::Rule(Rule::QueryOpen));
        application::answer_query(&world.as_(&world.clerk), application, 2, "第2工場です。").await.unwrap();
        let before = engagement::start(&world.as_(&world.clerk), case.id, case.revision().await, "2026-11-23").await;
        assert_eq!(refused(before), Refusal::Rule(Rule::NotInThisState));
        application::decide(&world.as_(&world.officer), application, 3, &accept).await.unwrap();

        let clerk = world.as_(&world.clerk);
        let yesterday = engagement::start(&clerk, case.id, case.revision().await, "2026-11-22").await;
        assert_eq!(refused(yesterday), Refusal::Rule(Rule::StartBeforeAnswer));
        engagement::start(&clerk, case.id, case.revision().await, "令和8年11月23日").await.unwrap();
        assert_eq!(case.status().await, EngagementStatus::Started);
        engagement::suspend(&clerk, case.id, case.revision().await, "工場の移転").await.unwrap();
        engagement::resume(&clerk, case.id, case.revision().await, "移転完了").await.unwrap();
        engagement::close(&clerk, case.id, case.revision().await, "履行完了").await.unwrap();
        verified(&world.as_(&world.clerk), house.name).await;
    }
}

#[tokio::test]
async fn nobody_outside_the_case_learns_that_it_exists() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        for stranger in [&world.stranger, &world.bystander, &world.administrator, &world.officer] {
            let ctx = world.as_(stranger);
            assert_eq!(refused(engagement::detail(&ctx, case.id).await), Refusal::NotFound, "{:?}", stranger.roles);
            assert_eq!(refused(confirmation::sheet(&ctx, case.sheet().await).await), Refusal::NotFound);
            assert!(service::work::cases(&ctx).await.unwrap().is_empty());
        }
    }
}

#[tokio::test]
async fn the_subcontractor_learns_of_the_case_only_when_the_sheet_is_sent() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::prepared(&world).await;
        let supervisor = world.as_(&world.supervisor);
        assert_eq!(refused(engagement::detail(&supervisor, case.id).await), Refusal::NotFound);
        case.send().await.unwrap();
        assert!(engagement::detail(&supervisor, case.id).await.is_ok());
    }
}

#[tokio::test]
async fn drafts_of_the_subcontractor_are_its_own() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer("a-policy", "nonconform", "これから").await.unwrap();
        let seen = confirmation::sheet(&world.as_(&world.checker), case.sheet().await).await.unwrap();
        assert!(seen.answers.is_empty());
        assert_eq!(seen.status, ConfirmationStatus::Sent);
    }
}

#[tokio::test]
async fn a_sheet_with_gaps_is_not_submitted_and_only_the_supervisor_submits() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        assert_eq!(refused(case.submit().await), Refusal::Rule(Rule::AnswersMissing));
        case.answer_all().await;
        let sheet = case.sheet().await;
        let unticked =
            confirmation::submit(&world.as_(&world.supervisor), sheet, case.sheet_revision().await, false).await;
        assert_eq!(refused(unticked), Refusal::Fields(vec![FieldProblem::new("declaration", Fault::Declaration)]));
        engagement::assign(&world.as_(&world.supervisor), case.id, world.employee.membership).await.unwrap();
        let employee = world.as_(&world.employee);
        let submitted = confirmation::submit(&employee, sheet, case.sheet_revision().await, true).await;
        assert_eq!(refused(submitted), Refusal::NotPermitted);
        case.submit().await.unwrap();
        let late = case.answer("a-policy", "partial", "変更").await;
        assert_eq!(refused(late), Refusal::Rule(Rule::NotInThisState));
    }
}

#[tokio::test]
async fn two_people_on_one_item_both_keep_their_text() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        engagement::assign(&world.as_(&world.supervisor), case.id, world.employee.membership).await.unwrap();
        let sheet = case.sheet().await;
        let form = |revision, remark: &str| AnswerForm {
            item: "a-policy".into(),
            revision,
            value: "partial".into(),
            remark: remark.into(),
        };
        let first = confirmation::save(&world.as_(&world.supervisor), sheet, &form(0, "一人目")).await.unwrap();
        assert_eq!((first.revision, first.conflict), (1, None));
        let second = confirmation::save(&world.as_(&world.employee), sheet, &form(0, "二人目")).await.unwrap();
        assert_eq!(second.conflict, Some(("partial".into(), "一人目".into())));
        let agreed =
            confirmation::save(&world.as_(&world.employee), sheet, &form(second.revision, "両方")).await.unwrap();
        assert_eq!((agreed.revision, agreed.conflict), (2, None));
    }
}

#[tokio::test]
async fn returned_items_open_and_the_rest_stays_frozen() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        case.submit().await.unwrap();
        let checker = world.as_(&world.checker);
        let sheet = case.sheet().await;
        let nothing = confirmation::return_items(&checker, sheet, case.sheet_revision().await, "").await;
        assert_eq!(refused(nothing), Refusal::Rule(Rule::NothingReturned));
        let back = VerdictForm {
            item: "a-policy".into(),
            return_reason: "版の日付を示してください。".into(),
            internal_note: "内輪".into(),
            ..Default::default()
        };
        confirmation::give_verdict(&checker, sheet, &back).await.unwrap();
        let unfinished = case.confirm().await;
        assert_eq!(refused(unfinished), Refusal::Rule(Rule::VerdictsMissing));
        confirmation::return_items(&checker, sheet, case.sheet_revision().await, "1項目").await.unwrap();
        let theirs = confirmation::sheet(&world.as_(&world.supervisor), sheet).await.unwrap();
        assert!(theirs.is_open("a-policy") && !theirs.is_open("b-handlers"));
        assert_eq!(theirs.verdicts["a-policy"].internal_note, "");
        let frozen = case.answer("b-handlers", "99", "").await;
        assert_eq!(refused(frozen), Refusal::Rule(Rule::ItemFrozen));
        case.answer("a-policy", "conform", "第3版、2026年4月1日").await.unwrap();
        case.submit().await.unwrap();
        case.meet_all().await;
        case.confirm().await.unwrap();
        assert_eq!(confirmation::receipts(&checker, sheet).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn whoever_answered_does_not_judge_and_not_met_does_not_pass() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        case.submit().await.unwrap();
        let checker = world.as_(&world.checker);
        let sheet = case.sheet().await;
        let groundless = VerdictForm { item: "a-policy".into(), kind: "not-met".into(), ..Default::default() };
        let fault = Refusal::Fields(vec![FieldProblem::new("ground", Fault::Missing)]);
        assert_eq!(refused(confirmation::give_verdict(&checker, sheet, &groundless).await), fault);
        case.meet_all().await;
        let revision = confirmation::sheet(&checker, sheet).await.unwrap().verdicts["a-policy"].revision;
        let not_met = VerdictForm { revision, ground: "証拠がない".into(), ..groundless };
        confirmation::give_verdict(&checker, sheet, &not_met).await.unwrap();
        assert_eq!(refused(case.confirm().await), Refusal::Rule(Rule::ItemNotMet));
        confirmation::find_not_assured(&checker, sheet, case.sheet_revision().await, "1件").await.unwrap();
        confirmation::reopen(&world.as_(&world.clerk), sheet, case.sheet_revision().await, "是正した").await.unwrap();
        let opened = confirmation::sheet(&world.as_(&world.supervisor), sheet).await.unwrap();
        assert_eq!((opened.status, opened.round), (ConfirmationStatus::Returned, 2));
    }
}

#[tokio::test]
async fn the_ministry_keeps_seeing_what_was_put_to_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        let (sheet, application) = (case.sheet().await, case.apply().await.unwrap());
        let officer = world.as_(&world.officer);
        let put = confirmation::review(&officer, sheet).await.unwrap();
        let refusal =
            MinistryAnswer { outcome: "refused".into(), reason: "版が古い".into(), ..MinistryAnswer::default() };
        application::decide(&officer, application, 1, &refusal).await.unwrap();
        let clerk = world.as_(&world.clerk);
        confirmation::reopen(&clerk, sheet, case.sheet_revision().await, "新しい版").await.unwrap();
        case.answer("a-policy", "partial", "第4版").await.unwrap();
        case.submit().await.unwrap();
        let seen = confirmation::review(&officer, sheet).await.unwrap();
        assert_eq!(seen.submissions.len(), 1);
        assert_eq!((&seen.sheet.answers, &seen.sheet.verdicts), (&put.sheet.answers, &put.sheet.verdicts));
        assert!(seen.sheet.verdicts.values().all(|verdict| verdict.kind.is_some()));
        assert_eq!(confirmation::sheet(&officer, sheet).await.unwrap().answers, put.sheet.answers);
        let checked = confirmation::review(&world.as_(&world.checker), sheet).await.unwrap();
        assert_eq!(checked.submissions.len(), 2);
        assert_eq!(checked.sheet.answers["a-policy"].remark, "第4版");
    }
}

#[tokio::test]
async fn an_answer_on_paper_needs_a_second_person() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        let application = case.apply().await.unwrap();
        let paper = MinistryAnswer {
            outcome: "accepted".into(),
            number: "装管調第77号".into(),
            answered_on: "R8.11.20".into(),
            ..Default::default()
        };
        let officer = world.as_(&world.officer);
        application::record_paper(&officer, application, 1, &paper).await.unwrap();
        assert_eq!(
            refused(application::check_paper(&officer, application, 2, true).await),
            Refusal::Rule(Rule::CheckerRecorded)
        );
        let seen = application::detail(&world.as_(&world.clerk), application).await.unwrap();
        assert!(seen.answers.is_empty(), "an unchecked entry is no answer");
        application::check_paper(&world.as_(&world.case_officer), application, 2, false).await.unwrap();
        application::record_paper(&officer, application, 3, &paper).await.unwrap();
        application::check_paper(&world.as_(&world.case_officer), application, 4, true).await.unwrap();
        let seen = application::detail(&world.as_(&world.clerk), application).await.unwrap();
        assert_eq!((seen.status, seen.answers.len()), (ApplicationStatus::Accepted, 1));
        assert_eq!(case.status().await, EngagementStatus::Accepted);
    }
}

#[tokio::test]
async fn the_drafter_does_not_judge_the_exemption() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::drafted(&world).await;
        let clerk = world.as_(&world.clerk);
        let own = engagement::judge_exempt(&clerk, case.id, 1, "運送のみ").await;
        assert_eq!(refused(own), Refusal::NotPermitted);
        engagement::assign(&clerk, case.id, world.judge.membership).await.unwrap();
        let judge = world.as_(&world.judge);
        engagement::judge_exempt(&judge, case.id, 1, "施錠容器の運送のみ").await.unwrap();
        let start = engagement::start(&clerk, case.id, 2, "2026-11-23").await;
        assert_eq!(refused(start), Refusal::Rule(Rule::NotInThisState));
        engagement::require_confirmation(&clerk, case.id, 2).await.unwrap();
        assert_eq!(case.status().await, EngagementStatus::ContractPending);
    }
}

#[tokio::test]
async fn of_two_who_submit_at_once_one_does() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        let (id, revision) = (case.sheet().await, case.sheet_revision().await);
        let (one, other) = (world.as_(&world.supervisor), world.as_(&world.supervisor));
        let both = tokio::join!(
            confirmation::submit(&one, id, revision, true),
            confirmation::submit(&other, id, revision, true)
        );
        let both = [both.0, both.1];
        assert_eq!(both.iter().filter(|done| done.is_ok()).count(), 1, "{}", house.name);
        let told = both.into_iter().find_map(Result::err).unwrap().refusal();
        assert!(
            matches!(told, Refusal::ChangedMeanwhile | Refusal::Rule(Rule::NotInThisState)),
            "{}: {told:?}",
            house.name
        );
        let rows = house.pairs("SELECT CAST(COUNT(*) AS TEXT), 'x' FROM submission").await.unwrap();
        assert_eq!(rows[0].0, "1", "{}", house.name);
        verified(&house.nobody(), house.name).await;
    }
}
