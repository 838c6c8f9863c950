//! Every kind of subject asks the engine in its own command.

use crate::approval::support::{refused, verified};
use domain::approval::{ApprovalState, ApprovalSubject, Seat};
use domain::disclosure::safeguard::Safeguard;
use domain::permission::Actor;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use service::approval;
use service::disclosure::{self, DisclosureForm, SafeguardForm};
use service::waiver::{self, WaiverForm};
use service::{Ctx, Result, engagement};
use testing::{Case, World, houses, set_route};
use uuid::Uuid;

/// Asks as one person and approves as the other, who sees it from a seat only.
async fn approved(subject: ApprovalSubject, id: Uuid, asker: &Ctx, seat: &Ctx) {
    assert_eq!(refused(approval::page(seat, subject, id).await), Refusal::NotFound, "{subject}: not asked yet");
    approval::request(asker, subject, id).await.unwrap();
    assert_eq!(approval::mine(seat).await.unwrap()[0].subject, subject);
    assert_eq!(
        refused(approval::approve(asker, subject, id, &digest(asker, subject, id).await).await),
        Refusal::NotPermitted
    );
    approval::approve(seat, subject, id, &digest(seat, subject, id).await).await.unwrap();
    assert_eq!(approval::page(asker, subject, id).await.unwrap().state, ApprovalState::Given);
}

async fn digest(ctx: &Ctx, subject: ApprovalSubject, id: Uuid) -> String {
    approval::page(ctx, subject, id).await.unwrap().digest
}

/// A route with one seat for a new executive of somebody's company.
async fn executive(world: &World, of: &Actor, subject: ApprovalSubject) -> Actor {
    let person = world.colleague(of, &format!("head-{subject}"), &[Role::Executive]).await.unwrap();
    let administrator = world.as_(&Actor { roles: vec![Role::OrganisationAdministrator], ..of.clone() });
    set_route(&administrator, subject, &[(None, &[Seat::Person(person.account)])]).await.unwrap();
    person
}

fn missing<T>(result: Result<T>) {
    assert_eq!(refused(result), Refusal::Rule(Rule::ApprovalMissing));
}

#[tokio::test]
async fn applying_to_the_ministry() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        let clerk = world.as_(&world.clerk);
        let head = executive(&world, &world.clerk, ApprovalSubject::Apply).await;
        engagement::assign(&clerk, case.id, head.membership).await.unwrap();
        missing(case.apply().await);
        approved(ApprovalSubject::Apply, case.id.0, &clerk, &world.as_(&head)).await;
        case.apply().await.unwrap();
        let page = approval::page(&clerk, ApprovalSubject::Apply, case.id.0).await.unwrap();
        assert_eq!((page.state, page.may.ask), (ApprovalState::Missing, false), "used up");
        let below = approval::page(&world.as_(&world.supervisor), ApprovalSubject::Apply, case.id.0).await;
        assert_eq!(refused(below), Refusal::NotFound);
        verified(&clerk, house.name).await;
    }
}

#[tokio::test]
async fn proposing_and_supporting_a_waiver() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        engagement::assign(&world.as_(&world.clerk), case.id, world.judge.membership).await.unwrap();
        case.answer_all().await;
        case.answer("a-policy", "nonconform", "規則が未承認").await.unwrap();
        case.submit().await.unwrap();
        let (supervisor, checker) = (world.as_(&world.supervisor), world.as_(&world.checker));
        let below = executive(&world, &world.supervisor, ApprovalSubject::ProposeWaiver).await;
        engagement::assign(&supervisor, case.id, below.membership).await.unwrap();
        let above = executive(&world, &world.checker, ApprovalSubject::SupportWaiver).await;
        engagement::assign(&world.as_(&world.clerk), case.id, above.membership).await.unwrap();
        let form = WaiverForm {
            reason: "新しい規則は次の取締役会で承認される。".into(),
            measure: "総括者が1件ずつ承認する。".into(),
            evidence: String::new(),
            ends_on: "2027-03-31".into(),
        };
        let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form).await.unwrap();
        missing(waiver::propose(&supervisor, id, 1).await);
        // Whoever drafted it neither approves nor is the asker's own second seat.
        let asker = world.colleague(&world.supervisor, "manager", &[Role::InformationManager]).await.unwrap();
        engagement::assign(&supervisor, case.id, asker.membership).await.unwrap();
        approved(ApprovalSubject::ProposeWaiver, id.0, &world.as_(&asker), &world.as_(&below)).await;
        waiver::propose(&supervisor, id, 1).await.unwrap();
        let revision = waiver::detail(&supervisor, id).await.unwrap().revision;
        missing(waiver::support(&checker, id, revision, "").await);
        approved(ApprovalSubject::SupportWaiver, id.0, &checker, &world.as_(&above)).await;
        waiver::support(&checker, id, revision, "").await.unwrap();
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn a_proposal_that_is_sent_back_ends_what_was_asked_about_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        case.answer("a-policy", "nonconform", "規則が未承認").await.unwrap();
        case.submit().await.unwrap();
        let (supervisor, checker) = (world.as_(&world.supervisor), world.as_(&world.checker));
        let above = executive(&world, &world.checker, ApprovalSubject::SupportWaiver).await;
        engagement::assign(&world.as_(&world.clerk), case.id, above.membership).await.unwrap();
        let (reason, ends_on) = (String::from("未承認"), String::from("2027-03-31"));
        let form = WaiverForm { measure: reason.clone(), reason, evidence: String::new(), ends_on };
        let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form).await.unwrap();
        waiver::propose(&supervisor, id, 1).await.unwrap();
        approval::request(&checker, ApprovalSubject::SupportWaiver, id.0).await.unwrap();
        assert_eq!(approval::mine(&world.as_(&above)).await.unwrap().len(), 1);
        waiver::withdraw(&supervisor, id, 2, "取りやめ").await.unwrap();
        assert!(approval::mine(&world.as_(&above)).await.unwrap().is_empty());
        verified(&supervisor, house.name).await;
    }
}

#[tokio::test]
async fn putting_a_request_to_disclose_on() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (supervisor, clerk) = (world.as_(&world.supervisor), world.as_(&world.clerk));
        let below = executive(&world, &world.supervisor, ApprovalSubject::PutDisclosure).await;
        engagement::assign(&supervisor, case.id, below.membership).await.unwrap();
        let above = executive(&world, &world.clerk, ApprovalSubject::PutDisclosure).await;
        engagement::assign(&clerk, case.id, above.membership).await.unwrap();
        let form = DisclosureForm {
            basis: format!("engagement:{}", case.id),
            items: "図面 G-12 の参照".into(),
            party: "Kashiwa Holdings".into(),
            relation: "parent".into(),
            nationality: "日本法人".into(),
            ownership: "柏家".into(),
            purpose: "検査の立会い".into(),
            site: "本社".into(),
            protection: "施錠した部屋".into(),
            agreement: "契-1".into(),
            wanted_until: "2027-03-31".into(),
            ..DisclosureForm::default()
        };
        let id = disclosure::draft(&supervisor, &form).await.unwrap();
        let said = |point: &Safeguard| (*point, SafeguardForm { held: "yes".into(), note: String::new() });
        disclosure::answer_safeguards(&supervisor, id, 1, &Safeguard::ALL.iter().map(said).collect()).await.unwrap();
        let revision = disclosure::detail(&supervisor, id).await.unwrap().revision;
        missing(disclosure::put(&supervisor, id, revision, "").await);
        approved(ApprovalSubject::PutDisclosure, id.0, &supervisor, &world.as_(&below)).await;
        disclosure::put(&supervisor, id, revision, "").await.unwrap();
        let revision = disclosure::detail(&clerk, id).await.unwrap().revision;
        missing(disclosure::put(&clerk, id, revision, "").await);
        approved(ApprovalSubject::PutDisclosure, id.0, &clerk, &world.as_(&above)).await;
        disclosure::put(&clerk, id, revision, "").await.unwrap();
        verified(&supervisor, house.name).await;
    }
}
