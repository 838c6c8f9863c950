//! 社内承認: exactly the present content, by another person than the submitter, and only where the company wants it.

use crate::support::{refused, verified};
use domain::approval::ApprovalState;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use domain::role::Role;
use service::testing::{Case, World, houses};
use service::{approval, confirmation, engagement, evidence, notice, organisation};

/// The subcontractor's head, who is one of its employees in the small world.
fn head(world: &World) -> Actor {
    Actor { roles: vec![Role::Executive], ..world.employee.clone() }
}

/// Its administrator.
fn administrator(world: &World) -> Actor {
    Actor { roles: vec![Role::OrganisationAdministrator], ..world.supervisor.clone() }
}

/// Makes the employee an executive in the store too, and wants approvals.
async fn wanted(world: &World, on_case: bool) -> Case<'_> {
    let case = Case::sent(world).await;
    let administrator = world.as_(&administrator(world));
    approval::set_policy(&administrator, 0, true).await.unwrap();
    let people = organisation::people(&administrator).await.unwrap().people;
    let line = people.into_iter().find(|line| line.membership == world.employee.membership).unwrap();
    let form = organisation::PlaceForm { roles: vec!["executive".into()], ..Default::default() };
    organisation::change(&administrator, line.membership, line.revision, &form).await.unwrap();
    if on_case {
        engagement::assign(&world.as_(&world.supervisor), case.id, world.employee.membership).await.unwrap();
    }
    case
}

#[tokio::test]
async fn nothing_changes_where_the_company_does_not_want_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        engagement::assign(&world.as_(&world.supervisor), case.id, world.employee.membership).await.unwrap();
        case.answer_all().await;
        let (supervisor, sheet) = (world.as_(&world.supervisor), case.sheet().await);
        assert_eq!(refused(approval::page(&supervisor, sheet).await), Refusal::NotFound);
        assert_eq!(refused(approval::page(&world.as_(&head(&world)), sheet).await), Refusal::NotFound);
        assert_eq!(refused(approval::request(&supervisor, sheet).await), Refusal::NotFound);
        let seen = confirmation::sheet(&supervisor, sheet).await.unwrap();
        assert_eq!(approval::state(&supervisor, &seen).await.unwrap(), ApprovalState::NotWanted);
        case.submit().await.unwrap();
    }
}

#[tokio::test]
async fn the_administrator_decides_and_nobody_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        for who in [&world.supervisor, &world.employee, &world.officer, &head(&world)] {
            assert_eq!(refused(approval::set_policy(&world.as_(who), 0, true).await), Refusal::NotPermitted);
            assert_eq!(refused(approval::policy(&world.as_(who)).await), Refusal::NotPermitted);
        }
        let administrator = world.as_(&administrator(&world));
        assert!(!approval::policy(&administrator).await.unwrap().wanted);
        approval::set_policy(&administrator, 0, true).await.unwrap();
        let policy = approval::policy(&administrator).await.unwrap();
        assert!(policy.wanted);
        assert_eq!(refused(approval::set_policy(&administrator, 7, false).await), Refusal::ChangedMeanwhile);
        approval::set_policy(&administrator, policy.revision, false).await.unwrap();
        assert!(!approval::policy(&administrator).await.unwrap().wanted);
        verified(&administrator, house.name).await;
    }
}

#[tokio::test]
async fn a_sheet_is_submitted_once_exactly_it_was_approved() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = wanted(&world, true).await;
        let (supervisor, executive, sheet) =
            (world.as_(&world.supervisor), world.as_(&head(&world)), case.sheet().await);
        assert_eq!(refused(approval::request(&supervisor, sheet).await), Refusal::Rule(Rule::AnswersMissing));
        case.answer_all().await;
        assert_eq!(refused(case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
        approval::request(&supervisor, sheet).await.unwrap();
        assert_eq!(approval::mine(&executive).await.unwrap().len(), 1);
        let paths: Vec<_> = notice::list(&executive).await.unwrap().into_iter().filter_map(|line| line.path).collect();
        assert!(paths.contains(&format!("/confirmation/{sheet}/approval")), "{paths:?}");
        let page = approval::page(&executive, sheet).await.unwrap();
        assert_eq!(page.state, ApprovalState::Requested);
        assert_eq!(page.sheet.answers["a-policy"].value, "conform");
        assert_eq!(refused(approval::approve(&supervisor, sheet, &page.digest).await), Refusal::NotPermitted);
        assert_eq!(refused(approval::approve(&executive, sheet, "0").await), Refusal::ChangedMeanwhile);
        approval::approve(&executive, sheet, &page.digest).await.unwrap();
        assert!(approval::mine(&executive).await.unwrap().is_empty());
        let kinds: Vec<_> = notice::list(&supervisor).await.unwrap().into_iter().map(|line| line.kind).collect();
        assert!(kinds.contains(&NoticeKind::ApprovalGiven), "{kinds:?}");

        case.answer("a-policy", "partial", "後で変えた").await.unwrap();
        let page = approval::page(&supervisor, sheet).await.unwrap();
        assert_eq!((page.state, page.changed.as_slice()), (ApprovalState::Stale, &["a-policy".to_owned()][..]));
        assert_eq!(refused(case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
        approval::request(&supervisor, sheet).await.unwrap();
        let page = approval::page(&executive, sheet).await.unwrap();
        approval::approve(&executive, sheet, &page.digest).await.unwrap();
        case.submit().await.unwrap();
        let receipt = confirmation::receipt(&supervisor, sheet).await.unwrap();
        assert_eq!(receipt.digest, page.digest, "approved and submitted are the same");
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn whoever_approved_does_not_submit() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = wanted(&world, true).await;
        case.answer_all().await;
        let both = Actor { roles: vec![Role::Supervisor, Role::Executive], ..world.supervisor.clone() };
        let (both, sheet) = (world.as_(&both), case.sheet().await);
        let page = approval::page(&both, sheet).await.unwrap();
        approval::approve(&both, sheet, &page.digest).await.unwrap();
        assert_eq!(refused(case.submit().await), Refusal::Rule(Rule::ApproverSubmits));
        approval::approve(&world.as_(&head(&world)), sheet, &page.digest).await.unwrap();
        case.submit().await.unwrap();
    }
}

#[tokio::test]
async fn not_approved_needs_a_reason_and_holds() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = wanted(&world, true).await;
        case.answer_all().await;
        let (supervisor, executive, sheet) =
            (world.as_(&world.supervisor), world.as_(&head(&world)), case.sheet().await);
        approval::request(&supervisor, sheet).await.unwrap();
        let page = approval::page(&executive, sheet).await.unwrap();
        let bare = approval::decline(&executive, sheet, &page.digest, " ").await;
        assert_eq!(refused(bare), Refusal::Fields(vec![FieldProblem::new("reason", Fault::Missing)]));
        approval::decline(&executive, sheet, &page.digest, "教育の記録を確かめてください").await.unwrap();
        let page = approval::page(&supervisor, sheet).await.unwrap();
        assert_eq!(
            (page.state, page.lines[0].reason.as_str()),
            (ApprovalState::Declined, "教育の記録を確かめてください")
        );
        assert_eq!(refused(case.submit().await), Refusal::Rule(Rule::ApprovalMissing));
    }
}

#[tokio::test]
async fn an_executive_sees_only_what_they_are_asked_to_approve() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = wanted(&world, false).await;
        case.answer_all().await;
        let (supervisor, executive, sheet) =
            (world.as_(&world.supervisor), world.as_(&head(&world)), case.sheet().await);
        assert_eq!(refused(approval::request(&supervisor, sheet).await), Refusal::Rule(Rule::ApproverMissing));
        assert_eq!(refused(approval::page(&executive, sheet).await), Refusal::NotFound);
        let plain = futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from("証拠"))]);
        let file = evidence::store(&supervisor, sheet, "a-policy", "記録.txt", plain).await.unwrap();
        assert!(evidence::open(&executive, file.id).await.is_err());
        engagement::assign(&supervisor, case.id, world.employee.membership).await.unwrap();
        assert!(evidence::open(&executive, file.id).await.is_ok());
        assert_eq!(refused(confirmation::sheet(&executive, sheet).await), Refusal::NotFound, "rank gives no sight");
        for outsider in [&world.clerk, &world.checker, &world.bystander, &world.officer, &administrator(&world)] {
            let page = approval::page(&world.as_(outsider), sheet).await;
            assert!(page.is_err() || outsider.membership == world.supervisor.membership, "{:?}", outsider.roles);
        }
        let policy = approval::policy(&world.as_(&administrator(&world))).await.unwrap();
        approval::set_policy(&world.as_(&administrator(&world)), policy.revision, false).await.unwrap();
        assert!(evidence::open(&executive, file.id).await.is_err(), "no longer asked for an approval");
    }
}
