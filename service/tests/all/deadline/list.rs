use bytes::Bytes;
use chrono::Duration;
use domain::approval::{ApprovalSubject, Seat};
use domain::deadline::{Deadline, DeadlineKind, Nearness};
use domain::permission::Actor;
use domain::role::Role;
use service::delegation::{self, DelegateForm};
use service::engagement;
use service::organisation::{self, InviteForm, PlaceForm};
use service::vault::{self, ValidityForm};
use service::{application, approval, deadline, evidence, reconfirmation};
use testing::{Case, World, houses, set_route};

async fn of(world: &World, actor: &Actor) -> Vec<Deadline> {
    deadline::list(&world.as_(actor)).await.unwrap()
}

async fn kinds(world: &World, actor: &Actor) -> Vec<DeadlineKind> {
    of(world, actor).await.into_iter().map(|line| line.kind).collect()
}

#[tokio::test]
async fn everything_due_is_listed_for_whom_it_concerns_and_nobody_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let sheet = case.sheet().await;
        let seen = of(&world, &world.supervisor).await;
        let line = seen.iter().find(|line| line.kind == DeadlineKind::Answer).unwrap();
        assert!(line.ours && line.path == format!("/confirmation/{sheet}"), "{}: {line:?}", house.name);
        assert_eq!(line.from.as_ref().unwrap().name, "みなと重工業株式会社", "{}", house.name);
        assert_eq!(line.kind.clause(), Some("5-3"));
        let theirs = of(&world, &world.clerk).await;
        let line = theirs.iter().find(|line| line.kind == DeadlineKind::Answer).unwrap();
        assert!(!line.ours && line.path == format!("/engagement/{}", case.id), "{}", house.name);
        for outside in [&world.officer, &world.employee, &world.stranger, &world.bystander, &world.administrator] {
            assert_eq!(kinds(&world, outside).await, [], "{} {:?}", house.name, outside.roles);
        }

        let asked = DelegateForm {
            membership: world.employee.membership.to_string(),
            parts: vec!["section:b".into()],
            due_on: "2026-11-30".into(),
        };
        delegation::delegate(&world.as_(&world.supervisor), sheet, &asked).await.unwrap();
        let own = of(&world, &world.employee).await;
        assert_eq!(own.len(), 1, "{}: nothing else of the case", house.name);
        assert_eq!((own[0].kind, own[0].due_on.unwrap().to_string()), (DeadlineKind::Delegated, "2026-11-30".into()));

        case.answer_all().await;
        case.submit().await.unwrap();
        assert!(kinds(&world, &world.checker).await.contains(&DeadlineKind::Check), "{}", house.name);
        assert!(!kinds(&world, &world.supervisor).await.contains(&DeadlineKind::Answer), "{}", house.name);
        case.meet_all().await;
        case.confirm().await.unwrap();
        let id = case.apply().await.unwrap();
        let waits = of(&world, &world.officer).await;
        assert_eq!(waits.len(), 1, "{}: {waits:?}", house.name);
        assert_eq!((waits[0].kind, waits[0].due_on, waits[0].ours), (DeadlineKind::Application, None, true));
        assert!(waits[0].reference.starts_with("申-"), "{}", house.name);
        assert!(!kinds(&world, &world.supervisor).await.contains(&DeadlineKind::Application), "not the downstream's");
        application::query(&world.as_(&world.case_officer), id, 1, "質問").await.unwrap();
        let line = of(&world, &world.clerk).await.into_iter().find(|line| line.kind == DeadlineKind::Query).unwrap();
        assert!(line.ours && line.nearness(world.as_(&world.clerk).today()) == Nearness::Undated, "{}", house.name);
    }
}

#[tokio::test]
async fn intervals_and_invitations_have_their_days() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::started(&world).await;
        let clerk = world.as_(&world.clerk);
        assert!(!kinds(&world, &world.clerk).await.contains(&DeadlineKind::Reconfirm), "{}: no interval", house.name);
        reconfirmation::set_interval(&clerk, 0, "12").await.unwrap();
        let line = of(&world, &world.clerk).await.into_iter().find(|line| line.kind == DeadlineKind::Reconfirm);
        assert_eq!(line.unwrap().due_on.unwrap().to_string(), "2027-11-23", "{}", house.name);
        assert!(
            !kinds(&world, &world.supervisor).await.contains(&DeadlineKind::Reconfirm),
            "the upstream's own matter"
        );
        let ground = reconfirmation::BeginForm { ground: "interval".into(), note: String::new() };
        reconfirmation::begin(&clerk, case.id, &ground).await.unwrap();
        assert!(!kinds(&world, &world.clerk).await.contains(&DeadlineKind::Reconfirm), "{}: under way", house.name);
        case.send().await.unwrap();
        assert!(
            !kinds(&world, &world.officer).await.contains(&DeadlineKind::Answer),
            "{}: no further sheet",
            house.name
        );

        let planned = engagement::WorkPackage {
            contract: world.contract.to_string(),
            downstream: world.supervisor.organisation.to_string(),
            work: "研磨".into(),
            place: "第2工場".into(),
            starts_on: "2027-02-01".into(),
            ..engagement::WorkPackage::default()
        };
        let id = engagement::draft(&clerk, &planned).await.unwrap();
        assert!(!kinds(&world, &world.clerk).await.contains(&DeadlineKind::PlannedStart), "{}: a draft", house.name);
        engagement::require_confirmation(&clerk, id, 1).await.unwrap();
        let line = of(&world, &world.clerk).await.into_iter().find(|line| line.kind == DeadlineKind::PlannedStart);
        assert_eq!(line.unwrap().fiscal_year(), Some(2026), "{}", house.name);

        let place = PlaceForm { roles: vec!["employee".into()], ..PlaceForm::default() };
        let form = InviteForm { email: "neu@minato.example".into(), name: "n".into(), place };
        organisation::invite(&world.as_(&world.administrator), &form).await.unwrap();
        let invited = of(&world, &world.administrator).await;
        assert_eq!(invited.len(), 1, "{}", house.name);
        assert_eq!(invited[0].due_on.unwrap().to_string(), "2026-11-30", "{}", house.name);
        assert!(invited[0].reference.starts_with("招-"), "{}", house.name);
        house.house.clock.advance(Duration::days(8));
        let over = of(&world, &world.administrator).await;
        assert_eq!(over[0].nearness(clerk.today()), Nearness::Overdue, "{}: it can be sent again", house.name);

        let before = house.house.store.statements();
        deadline::list(&clerk).await.unwrap();
        assert_eq!(house.house.store.statements() - before, 2, "{}", house.name);
    }
}

#[tokio::test]
async fn what_a_company_keeps_for_itself_is_due_for_those_who_see_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (supervisor, sheet) = (world.as_(&world.supervisor), case.sheet().await);
        case.answer_all().await;
        let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"1"))]);
        let file = evidence::store(&supervisor, sheet, "a-policy", "規則.txt", plain).await.unwrap().id;
        let until = ValidityForm { valid_until: "2027-03-31".into(), ..ValidityForm::default() };
        vault::set_validity(&supervisor, file, 0, &until).await.unwrap();
        let seen = of(&world, &world.supervisor).await;
        let line = seen.iter().find(|line| line.kind == DeadlineKind::Evidence).unwrap();
        assert_eq!(line.due_on.unwrap().to_string(), "2027-03-31", "{}", house.name);
        assert_eq!(line.path, format!("/vault/{file}"), "{}", house.name);
        let number = engagement::detail(&supervisor, case.id).await.unwrap().number;
        assert_eq!(line.reference, number, "{}: a file has no number of its own", house.name);
        for other in [&world.employee, &world.bystander, &world.clerk, &world.checker] {
            assert!(!kinds(&world, other).await.contains(&DeadlineKind::Evidence), "{}", house.name);
        }

        let administrator = Actor { roles: vec![Role::OrganisationAdministrator], ..world.supervisor.clone() };
        let administrator = world.as_(&administrator);
        let executive = world.colleague(&world.supervisor, "head", &[Role::Executive]).await.unwrap();
        let subject = ApprovalSubject::SubmitSheet;
        set_route(&administrator, subject, &[(None, &[Seat::Role(Role::Executive)])]).await.unwrap();
        engagement::assign(&supervisor, case.id, executive.membership).await.unwrap();
        approval::request(&supervisor, subject, sheet.0).await.unwrap();
        let seen = of(&world, &executive).await;
        let line = seen.iter().find(|line| line.kind == DeadlineKind::Approval).unwrap();
        assert!(line.ours && line.path == approval::address(subject, sheet.0), "{}", house.name);
        assert!(!kinds(&world, &world.supervisor).await.contains(&DeadlineKind::Approval), "{}: asked", house.name);
    }
}
