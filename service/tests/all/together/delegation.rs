//! 回答の分担: whoever is asked for items sees these items, and nothing else of the case.

use crate::together::support::{refused, verified};
use bytes::Bytes;
use domain::confirmation::view::Sheet;
use domain::evidence::view::EvidenceLine;
use domain::notice::NoticeKind;
use domain::permission::{Actor, Standing};
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use futures::TryStreamExt as _;
use service::confirmation::{self, AnswerForm};
use service::delegation::{self, DelegateForm};
use service::{Result, application, engagement, evidence, notice};
use testing::{Case, World, houses};

fn form(to: &Actor, parts: &[&str]) -> DelegateForm {
    DelegateForm {
        membership: to.membership.to_string(),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        due_on: "2026-12-01".into(),
    }
}

async fn delegated<'w>(world: &'w World, parts: &[&str]) -> Case<'w> {
    let case = Case::sent(world).await;
    let ctx = world.as_(&world.supervisor);
    delegation::delegate(&ctx, case.sheet().await, &form(&world.employee, parts)).await.unwrap();
    case
}

async fn write(case: &Case<'_>, who: &Actor, item: &str, revision: i32, value: &str) -> Result<confirmation::Stored> {
    let form = AnswerForm { item: item.into(), revision, value: value.into(), remark: String::new() };
    confirmation::save(&case.world.as_(who), case.sheet().await, &form).await
}

async fn attach(case: &Case<'_>, who: &Actor, item: &str) -> Result<EvidenceLine> {
    let text = Bytes::from(format!("証拠 {item}"));
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(text)]);
    evidence::store(&case.world.as_(who), case.sheet().await, item, "記録.txt", plain).await
}

fn keys(sheet: &Sheet) -> Vec<&str> {
    sheet.content.items().map(|item| item.key.as_str()).collect()
}

#[tokio::test]
async fn a_colleague_answers_what_they_were_asked_for_and_nothing_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world, &["section:b", "item:a-users"]).await;
        case.answer("a-policy", "partial", "秘密").await.unwrap();
        case.answer("a-system", "yes", "").await.unwrap();
        let employee = world.as_(&world.employee);
        let sheet = confirmation::sheet(&employee, case.sheet().await).await.unwrap();
        assert_eq!(sheet.standing, Standing::Contributor);
        assert_eq!(keys(&sheet)[0], "a-users", "asked, since the answer they do not know says so");
        assert!(keys(&sheet).iter().all(|key| key.starts_with("b-") || *key == "a-users"), "{:?}", keys(&sheet));
        assert!(sheet.answers.is_empty() && sheet.verdicts.is_empty());
        assert_eq!((sheet.work.as_str(), sheet.message.as_str()), ("", ""));
        assert_eq!((sheet.upstream.name.as_str(), sheet.downstream.name.as_str()), ("", ""));
        assert_eq!(sheet.due_on.to_string(), "2026-12-01");

        write(&case, &world.employee, "a-users", 0, "conform").await.unwrap();
        write(&case, &world.employee, "b-handlers", 0, "12").await.unwrap();
        for foreign in ["a-policy", "a-system"] {
            assert_eq!(refused(write(&case, &world.employee, foreign, 0, "conform").await), Refusal::NotFound);
            assert_eq!(refused(attach(&case, &world.employee, foreign).await), Refusal::NotFound);
        }
        let theirs = confirmation::sheet(&world.as_(&world.supervisor), case.sheet().await).await.unwrap();
        assert_eq!(theirs.answers["b-handlers"].answered_by, world.employee.account);
        verified(&employee, house.name).await;
    }
}

#[tokio::test]
async fn nothing_else_of_the_case_is_theirs() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world, &["item:a-policy"]).await;
        let (employee, sheet) = (world.as_(&world.employee), case.sheet().await);
        assert_eq!(refused(engagement::detail(&employee, case.id).await), Refusal::NotFound);
        assert_eq!(refused(engagement::page(&employee, case.id).await), Refusal::NotFound);
        assert_eq!(refused(confirmation::review(&employee, sheet).await), Refusal::NotFound);
        assert!(service::work::cases(&employee).await.unwrap().is_empty());
        assert!(application::list(&employee).await.unwrap().is_empty());
        assert_eq!(refused(delegation::sharing(&employee, sheet).await), Refusal::NotFound);
        let more = delegation::delegate(&employee, sheet, &form(&world.employee, &["section:b"])).await;
        assert_eq!(refused(more), Refusal::NotFound);
        let assigned = engagement::assign(&employee, case.id, world.employee.membership).await;
        assert_eq!(refused(assigned), Refusal::NotFound);
        case.answer_all().await;
        let early = confirmation::submit(&employee, sheet, case.sheet_revision().await, true).await;
        assert_eq!(refused(early), Refusal::NotFound);
        case.submit().await.unwrap();
        assert_eq!(refused(confirmation::receipts(&employee, sheet).await), Refusal::NotFound);
        let after = confirmation::sheet(&employee, sheet).await.unwrap();
        assert_eq!(keys(&after), ["a-policy"]);
        let late = write(&case, &world.employee, "a-policy", 1, "partial").await;
        assert_eq!(refused(late), Refusal::Rule(Rule::NotInThisState));
    }
}

#[tokio::test]
async fn files_are_seen_item_by_item() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world, &["item:b-handlers"]).await;
        let foreign = attach(&case, &world.supervisor, "a-policy").await.unwrap();
        let own = attach(&case, &world.employee, "b-handlers").await.unwrap();
        let employee = world.as_(&world.employee);
        assert_eq!(
            evidence::open(&employee, foreign.id).await.err().map(|error| error.refusal()),
            Some(Refusal::NotFound)
        );
        let (_, plain) = evidence::open(&employee, own.id).await.unwrap();
        assert!(!plain.try_collect::<Vec<_>>().await.unwrap().is_empty());
        let sheet = confirmation::sheet(&employee, case.sheet().await).await.unwrap();
        assert_eq!(sheet.evidence.keys().collect::<Vec<_>>(), ["b-handlers"]);
        let stolen = evidence::attach(&employee, case.sheet().await, "b-handlers", foreign.id).await;
        assert_eq!(refused(stolen), Refusal::NotFound);
        evidence::detach(&employee, own.grant, own.revision).await.unwrap();
        assert_eq!(refused(evidence::detach(&employee, foreign.grant, foreign.revision).await), Refusal::NotFound);
    }
}

#[tokio::test]
async fn taken_back_it_is_as_if_they_were_never_asked() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world, &["item:b-handlers"]).await;
        let (employee, supervisor, sheet) =
            (world.as_(&world.employee), world.as_(&world.supervisor), case.sheet().await);
        write(&case, &world.employee, "b-handlers", 0, "12").await.unwrap();
        let file = attach(&case, &world.employee, "b-handlers").await.unwrap();
        let shared = delegation::sharing(&supervisor, sheet).await.unwrap();
        let found = &shared.delegations[0];
        assert_eq!((found.name.as_str(), found.items.len()), ("employee", 1));
        delegation::withdraw(&supervisor, sheet, found.id, found.revision).await.unwrap();
        assert_eq!(refused(confirmation::sheet(&employee, sheet).await), Refusal::NotFound);
        assert_eq!(refused(write(&case, &world.employee, "b-handlers", 1, "13").await), Refusal::NotFound);
        assert!(evidence::open(&employee, file.id).await.is_err());
        assert!(delegation::mine(&employee).await.unwrap().is_empty());
        let kept = confirmation::sheet(&supervisor, sheet).await.unwrap();
        assert_eq!(kept.answers["b-handlers"].value, "12");
        assert_eq!(refused(delegation::withdraw(&supervisor, sheet, found.id, 2).await), Refusal::NotFound);
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn only_the_responsible_person_asks_and_only_people_of_the_own_company() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let sheet = case.sheet().await;
        let section = form(&world.employee, &["section:b"]);
        for (who, refusal) in [
            (&world.clerk, Refusal::NotPermitted),
            (&world.checker, Refusal::NotPermitted),
            (&world.employee, Refusal::NotFound),
            (&world.bystander, Refusal::NotFound),
            (&world.officer, Refusal::NotFound),
        ] {
            let done = delegation::delegate(&world.as_(who), sheet, &section).await;
            assert_eq!(refused(done), refusal, "{:?}", who.roles);
        }
        let supervisor = world.as_(&world.supervisor);
        let wrong = |field: &str, fault| Refusal::Fields(vec![FieldProblem::new(field, fault)]);
        let stranger = delegation::delegate(&supervisor, sheet, &form(&world.clerk, &["section:b"])).await;
        assert_eq!(refused(stranger), wrong("membership", Fault::Choice));
        let nothing = delegation::delegate(&supervisor, sheet, &form(&world.employee, &[])).await;
        assert_eq!(refused(nothing), wrong("parts", Fault::Missing));
        let late = DelegateForm { due_on: "2026-11-22".into(), ..section.clone() };
        assert_eq!(refused(delegation::delegate(&supervisor, sheet, &late).await), wrong("due_on", Fault::InThePast));
        delegation::delegate(&supervisor, sheet, &section).await.unwrap();
        let twice = delegation::delegate(&supervisor, sheet, &section).await;
        assert_eq!(refused(twice), wrong("parts", Fault::Missing));
        case.answer_all().await;
        case.submit().await.unwrap();
        let more = delegation::delegate(&supervisor, sheet, &form(&world.employee, &["section:a"])).await;
        assert_eq!(refused(more), Refusal::Rule(Rule::NotInThisState));
    }
}

#[tokio::test]
async fn it_waits_in_their_work_until_they_say_that_it_is_done() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world, &["item:a-policy", "item:b-handlers"]).await;
        let (employee, supervisor, sheet) =
            (world.as_(&world.employee), world.as_(&world.supervisor), case.sheet().await);
        let waiting = delegation::mine(&employee).await.unwrap();
        assert_eq!(waiting.iter().map(|asked| (asked.sheet, asked.items)).collect::<Vec<_>>(), [(sheet, 2)]);
        assert!(delegation::mine(&supervisor).await.unwrap().is_empty());
        let told = notice::list(&employee).await.unwrap();
        assert_eq!(told[0].path.as_deref(), Some(format!("/confirmation/{sheet}").as_str()));
        let own = confirmation::sheet(&employee, sheet).await.unwrap().asked_of_reader;
        assert_eq!(refused(delegation::done(&supervisor, sheet, own[0].id, 1).await), Refusal::NotFound);
        delegation::done(&employee, sheet, own[0].id, own[0].revision).await.unwrap();
        assert!(delegation::mine(&employee).await.unwrap().is_empty());
        let kinds: Vec<_> = notice::list(&supervisor).await.unwrap().into_iter().map(|line| line.kind).collect();
        assert!(kinds.contains(&NoticeKind::DelegationDone), "{kinds:?}");
        delegation::undone(&employee, sheet, own[0].id, own[0].revision + 1).await.unwrap();
        assert_eq!(delegation::mine(&employee).await.unwrap().len(), 1);
        delegation::done(&employee, sheet, own[0].id, own[0].revision + 2).await.unwrap();

        let shared = delegation::sharing(&supervisor, sheet).await.unwrap();
        let moved = &shared.delegations[0];
        delegation::change(&supervisor, sheet, moved.id, moved.revision, "2026-12-05").await.unwrap();
        let shared = delegation::sharing(&supervisor, sheet).await.unwrap();
        assert_eq!(shared.delegations[0].due_on.to_string(), "2026-12-05");
        case.answer_all().await;
        case.submit().await.unwrap();
        assert!(delegation::mine(&employee).await.unwrap().is_empty());
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn what_comes_back_waits_again_for_whoever_was_asked_for_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world, &["item:a-policy"]).await;
        let (supervisor, sheet) = (world.as_(&world.supervisor), case.sheet().await);
        let other = form(&world.employee, &["item:b-handlers"]);
        delegation::delegate(&supervisor, sheet, &other).await.unwrap();
        case.answer_all().await;
        case.submit().await.unwrap();
        let checker = world.as_(&world.checker);
        for (item, reason) in [("a-policy", "版が古い"), ("b-training", "ほかの人の項目")] {
            let back = confirmation::VerdictForm {
                item: item.into(),
                return_reason: reason.into(),
                ..confirmation::VerdictForm::default()
            };
            confirmation::give_verdict(&checker, sheet, &back).await.unwrap();
        }
        confirmation::return_items(&checker, sheet, case.sheet_revision().await, "全体の理由").await.unwrap();
        let employee = world.as_(&world.employee);
        let waiting = delegation::mine(&employee).await.unwrap();
        assert_eq!(waiting.len(), 1, "only the one that came back");
        let told = notice::list(&employee).await.unwrap();
        let back: Vec<_> = told.iter().filter(|line| line.kind == NoticeKind::SheetReturned).collect();
        assert_eq!(back.len(), 1);
        assert_eq!(back[0].path, Some(format!("/confirmation/{sheet}")));
        let seen = confirmation::sheet(&employee, sheet).await.unwrap();
        assert_eq!(seen.verdicts.keys().collect::<Vec<_>>(), ["a-policy"]);
        assert_eq!(seen.verdicts["a-policy"].returned_reason, "版が古い");
        assert_eq!(seen.decision_reason, "");
        write(&case, &world.employee, "a-policy", 1, "partial").await.unwrap();
        let frozen = write(&case, &world.employee, "b-handlers", 1, "13").await;
        assert_eq!(refused(frozen), Refusal::Rule(Rule::ItemFrozen));
    }
}

#[tokio::test]
async fn whoever_is_on_the_case_by_rank_sees_only_what_they_are_asked_for() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let sheet = case.sheet().await;
        let head = Actor { roles: vec![domain::role::Role::Executive], ..world.employee.clone() };
        engagement::assign(&world.as_(&world.supervisor), case.id, head.membership).await.unwrap();
        assert_eq!(refused(confirmation::sheet(&world.as_(&head), sheet).await), Refusal::NotFound);
        let asked = form(&head, &["item:b-handlers"]);
        delegation::delegate(&world.as_(&world.supervisor), sheet, &asked).await.unwrap();
        let seen = confirmation::sheet(&world.as_(&head), sheet).await.unwrap();
        assert_eq!(keys(&seen), ["b-handlers"]);
        write(&case, &head, "b-handlers", 0, "12").await.unwrap();
        assert_eq!(refused(write(&case, &head, "a-policy", 0, "conform").await), Refusal::NotPermitted);
    }
}
