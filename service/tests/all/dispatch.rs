//! One checklist version to many subcontractors, on both databases: once each, whatever happens in between.
#![expect(clippy::unwrap_used, reason = "a test")]

use chrono::Duration;
use domain::dispatch::list::{ListColumn, RowFault};
use domain::dispatch::{DispatchStatus, RecipientState};
use domain::id::DispatchId;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use service::dispatch::{self, DispatchForm};
use service::organisation::{self, OrganisationForm};
use testing::{TestHouse, World, houses};

fn form(world: &World, list: String) -> DispatchForm {
    DispatchForm {
        contract: world.contract.to_string(),
        version: world.version.to_string(),
        due_on: "2026-12-11".into(),
        checker: world.checker.membership.to_string(),
        message: "{会社名} 御中：{作業}の件".into(),
        list,
        place: "第2工場".into(),
        reference: "秘密保持契約 第5号".into(),
        signed_on: "2026-11-01".into(),
        ..DispatchForm::default()
    }
}

fn works(count: usize) -> String {
    let rows = (1..=count).map(|number| format!("あさひ精機,切削 {number}\n"));
    format!("会社名,作業内容\n{}", rows.collect::<String>())
}

async fn begun(world: &World, count: usize) -> DispatchId {
    let clerk = world.as_(&world.clerk);
    let id = dispatch::draft(&clerk, &form(world, works(count))).await.unwrap();
    dispatch::begin(&clerk, id, 1).await.unwrap();
    id
}

async fn count(world: &World, id: DispatchId, state: RecipientState) -> usize {
    dispatch::page(&world.as_(&world.clerk), id).await.unwrap().count(state)
}

async fn cases(world: &World) -> usize {
    service::work::cases(&world.as_(&world.clerk)).await.unwrap().len()
}

async fn verified(house: &TestHouse) {
    let verified = service::trail::verify(&house.nobody()).await.unwrap();
    assert_eq!(verified.findings, [], "{}", house.name);
}

#[tokio::test]
async fn three_hundred_in_one_action() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = begun(&world, 300).await;
        let before = house.house.store.statements();
        while dispatch::work(&house.nobody()).await.unwrap() {}
        let asked = house.house.store.statements() - before;
        assert!(asked < 300 * 130, "{}: {asked} statements", house.name);
        println!("{}: {} statements a recipient", house.name, asked / 300);
        let before = house.house.store.statements();
        let page = dispatch::page(&world.as_(&world.clerk), id).await.unwrap();
        assert!(house.house.store.statements() - before <= 6, "a page asks no more for 300");
        assert_eq!((page.recipients.len(), page.handled()), (300, 300));
        assert_eq!(page.count(RecipientState::Prepared), 300, "the mails wait in the outbox");
        assert_eq!(cases(&world).await, 300);
        assert_eq!(service::work::cases(&world.as_(&world.supervisor)).await.unwrap().len(), 300);
        verified(&house).await;
    }
}

#[tokio::test]
async fn stopped_continued_killed_and_each_once() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, nobody) = (world.as_(&world.clerk), house.nobody());
        let id = begun(&world, 7).await;
        assert!(dispatch::step(&nobody, id, 2).await.unwrap());
        dispatch::stop(&clerk, id, 2).await.unwrap();
        assert!(!dispatch::step(&nobody, id, 9).await.unwrap(), "stopped");
        assert_eq!((count(&world, id, RecipientState::Prepared).await, cases(&world).await), (2, 2));
        dispatch::begin(&clerk, id, 3).await.unwrap();

        // The author's sheet cannot be sent on a day that is over: drafted and no further, as if killed in between.
        house.house.clock.advance(Duration::days(30));
        assert!(dispatch::step(&nobody, id, 1).await.unwrap());
        house.house.clock.advance(Duration::days(-30));
        assert_eq!((count(&world, id, RecipientState::Blocked).await, cases(&world).await), (1, 3));

        // A worker took the job and was killed; another takes it after a minute. Two at once do nothing twice.
        let taken = service::job::claim_of(&nobody, domain::notice::JobKind::Dispatch, 9, Duration::minutes(1));
        assert!(!taken.await.unwrap().is_empty());
        assert!(!dispatch::work(&nobody).await.unwrap());
        house.house.clock.advance(Duration::minutes(2));
        let (first, second) = tokio::join!(dispatch::step(&nobody, id, 9), dispatch::step(&nobody, id, 9));
        first.unwrap();
        second.unwrap();
        while dispatch::work(&nobody).await.unwrap() {}
        let revision = dispatch::page(&clerk, id).await.unwrap().revision;
        dispatch::begin(&clerk, id, revision).await.unwrap();
        while dispatch::work(&nobody).await.unwrap() {}
        let page = dispatch::page(&clerk, id).await.unwrap();
        assert_eq!((page.count(RecipientState::Prepared), cases(&world).await), (7, 7), "{}", house.name);
        let again = dispatch::begin(&clerk, id, page.revision).await.unwrap_err().refusal();
        assert_eq!(again, Refusal::Rule(Rule::NotInThisState));
        verified(&house).await;
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_by_row_and_column_and_nothing_is_written() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let clerk = world.as_(&world.clerk);
        let list = "Company,Work,Mail,Signed on\nあさひ精機,a,,\nどこにもない会社,b,,\nあさひ精機,a,,\n\
                    みなと重工業,c,,\nあさひ精機,,,\nあさひ精機,d,neu@example,令和8年11月99日\n";
        let typed = form(&world, list.into());
        let refused = dispatch::draft(&clerk, &typed).await.unwrap_err().refusal();
        assert_eq!(refused, Refusal::Fields(vec![FieldProblem::new("list", Fault::Rows)]));
        let problems = dispatch::problems(&clerk, &typed).await.unwrap();
        let said: Vec<_> = problems.iter().map(|at| (at.line, at.column.unwrap(), at.fault)).collect();
        let expected = [
            (3, ListColumn::Company, RowFault::Unknown),
            (4, ListColumn::Work, RowFault::Twice),
            (5, ListColumn::Company, RowFault::Own),
            (6, ListColumn::Work, RowFault::Missing),
            (7, ListColumn::SignedOn, RowFault::Date),
            (7, ListColumn::Email, RowFault::Email),
        ];
        assert_eq!(said, expected, "{}", house.name);
        assert!(dispatch::list(&clerk).await.unwrap().is_empty());
        assert_eq!(cases(&world).await, 0);
    }
}

#[tokio::test]
async fn only_its_author_knows_of_it_and_the_states_follow_the_case() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let clerk = world.as_(&world.clerk);
        let id = dispatch::draft(&clerk, &form(&world, works(2))).await.unwrap();
        for other in [&world.stranger, &world.checker, &world.supervisor, &world.officer] {
            let ctx = world.as_(other);
            assert_eq!(dispatch::page(&ctx, id).await.unwrap_err().refusal(), Refusal::NotFound);
            assert_eq!(dispatch::begin(&ctx, id, 1).await.unwrap_err().refusal(), Refusal::NotFound);
        }
        dispatch::begin(&clerk, id, 1).await.unwrap();
        dispatch::step(&house.nobody(), id, 9).await.unwrap();
        for job in service::job::claim(&house.nobody(), 50).await.unwrap() {
            service::job::done(&house.nobody(), job).await.unwrap();
        }
        assert_eq!(count(&world, id, RecipientState::Mailed).await, 2);
        service::notice::read_all(&world.as_(&world.supervisor)).await.unwrap();
        assert_eq!(count(&world, id, RecipientState::Opened).await, 2);
        let page = dispatch::page(&clerk, id).await.unwrap();
        let first = page.recipients[0].case.clone().unwrap().0;
        let case = testing::Case { world: &world, id: first };
        case.answer("a-policy", "conform", "").await.unwrap();
        assert_eq!(count(&world, id, RecipientState::Started).await, 1);
        case.answer_all().await;
        case.submit().await.unwrap();
        assert_eq!(count(&world, id, RecipientState::Submitted).await, 1);
        let late = dispatch::resend(&clerk, id, page.recipients[0].id).await.unwrap_err().refusal();
        assert_eq!(late, Refusal::Rule(Rule::NotInThisState));
        dispatch::resend(&clerk, id, page.recipients[1].id).await.unwrap();
        assert_eq!(page.status, DispatchStatus::Running);
        let sheet = service::confirmation::sheet(&world.as_(&world.supervisor), case.sheet().await).await.unwrap();
        assert_eq!(sheet.message, "有限会社あさひ精機 御中：切削 1の件");
        verified(&house).await;
    }
}

/// Makes a company without people, and a dispatch to it and to one with people.
async fn with_an_invitation(world: &World) -> DispatchId {
    let clerk = world.as_(&world.clerk);
    let company = OrganisationForm {
        name: "新町工業株式会社".into(),
        kana: "しんまちこうぎょう".into(),
        corporate_number: "7000012050002".into(),
        ..OrganisationForm::default()
    };
    organisation::register(&clerk, &company).await.unwrap();
    let list = "会社名,作業内容,メール,担当者\n新町工業,研磨,neu@shinmachi.example,新町 花\nあさひ精機,切削,,\n";
    let id = dispatch::draft(&clerk, &form(world, list.into())).await.unwrap();
    dispatch::begin(&clerk, id, 1).await.unwrap();
    id
}

async fn states(world: &World, id: DispatchId) -> Vec<RecipientState> {
    let page = dispatch::page(&world.as_(&world.clerk), id).await.unwrap();
    page.recipients.iter().map(|line| line.state).collect()
}

/// Ends the mails that wait: those to this address are refused for good, the others go out. Gives their number.
async fn delivered(house: &TestHouse, refused: &str) -> usize {
    let mut taken = 0;
    for row in service::job::claim(&house.nobody(), 50).await.unwrap() {
        let mail = service::job::as_mail(&row).unwrap();
        if mail.to.starts_with(refused) {
            service::job::failed(&house.nobody(), row, "550 5.1.1 no such user", true).await.unwrap();
        } else {
            service::job::done(&house.nobody(), row).await.unwrap();
        }
        taken += 1;
    }
    taken
}

#[tokio::test]
async fn what_became_of_a_mail_is_said_of_whom_it_was_for() {
    use RecipientState::{Bounced, Mailed, Prepared};
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let clerk = world.as_(&world.clerk);
        let id = with_an_invitation(&world).await;
        while dispatch::work(&house.nobody()).await.unwrap() {}
        assert_eq!(states(&world, id).await, [Prepared, Prepared], "{}", house.name);
        assert_eq!(delivered(&house, "nobody").await, 2);
        assert_eq!(states(&world, id).await, [Mailed, Mailed], "{}", house.name);

        let lines = dispatch::page(&clerk, id).await.unwrap().recipients;
        for line in &lines {
            dispatch::resend(&clerk, id, line.id).await.unwrap();
        }
        assert_eq!(states(&world, id).await, [Prepared, Prepared]);
        delivered(&house, "neu@").await;
        assert_eq!(states(&world, id).await, [Bounced, Mailed], "{}", house.name);
        assert_eq!(delivered(&house, "").await, 0, "a refusal for good is not tried again");

        // The link is over by now; sent once more it opens again.
        house.house.clock.advance(Duration::days(9));
        dispatch::resend(&clerk, id, lines[0].id).await.unwrap();
        assert_eq!(states(&world, id).await, [Prepared, Mailed], "{}", house.name);
        let row = service::job::claim(&house.nobody(), 1).await.unwrap().remove(0);
        let mail = service::job::as_mail(&row).unwrap();
        let token = mail.path.trim_start_matches("/invitation/");
        assert!(service::organisation::invitation(&house.nobody(), token).await.is_ok());
        service::job::done(&house.nobody(), row).await.unwrap();
        assert_eq!(states(&world, id).await, [Mailed, Mailed], "{}", house.name);
        verified(&house).await;
    }
}
