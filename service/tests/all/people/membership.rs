use crate::people::support::{House, first_sign_in, person, refused};
use domain::organisation::OrganisationKind;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::account::{self, places, signed, switch};
use service::organisation::{self, OrganisationForm, PlaceForm, change, end, people};
use testing::houses;

fn place(roles: &[&str]) -> PlaceForm {
    PlaceForm {
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        department: "品質保証部".to_owned(),
        post: "部長".to_owned(),
    }
}

#[tokio::test]
async fn rights_change_with_the_next_request() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let boss = house.as_(&house.boss);
        let worker = person(&house.nobody(), house.company, "w@asahi.example.jp", &[Role::Employee]).await;
        let (ticket, ..) = first_sign_in(&house, "w@asahi.example.jp").await;
        change(&boss, worker.membership, 1, &place(&["handler", "supervisor"])).await.unwrap();
        let now = signed(&house.nobody(), &ticket).await.unwrap().unwrap();
        assert_eq!(now.actor.roles, [Role::Supervisor, Role::Handler], "{}", test.name);
        let stale = change(&boss, worker.membership, 1, &place(&["employee"])).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile);
        end(&boss, worker.membership, 2).await.unwrap();
        assert!(signed(&house.nobody(), &ticket).await.unwrap().is_none());
        let passed =
            account::with_password(&house.nobody(), "w@asahi.example.jp", crate::people::support::PASSWORD, None).await;
        assert!(passed.is_ok(), "the account stays");
        assert_eq!(people(&boss).await.unwrap().people.len(), 1);
        house.verified().await;
    }
}

#[tokio::test]
async fn roles_must_exist_and_be_given() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let boss = house.as_(&house.boss);
        let worker = person(&house.nobody(), house.company, "w@asahi.example.jp", &[Role::Employee]).await;
        for roles in [&[][..], &["contracting-officer"], &["employee", "king"], &["portal-administrator"]] {
            let refusal = refused(change(&boss, worker.membership, 1, &place(roles)).await);
            assert_eq!(refusal, Refusal::field("roles", Fault::Choice), "{roles:?}");
        }
    }
}

#[tokio::test]
async fn the_last_administrator_stays() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let boss = house.as_(&house.boss);
        let last = Refusal::Rule(Rule::LastAdministrator);
        assert_eq!(refused(end(&boss, house.boss.membership, 1).await), last);
        assert_eq!(refused(change(&boss, house.boss.membership, 1, &place(&["employee"])).await), last);
        let second =
            person(&house.nobody(), house.company, "two@asahi.example.jp", &[Role::OrganisationAdministrator]).await;
        // Both go at once: one of them stays.
        let second_ctx = house.as_(&second);
        let both = tokio::join!(end(&boss, second.membership, 1), end(&second_ctx, house.boss.membership, 1));
        assert_eq!(usize::from(both.0.is_ok()) + usize::from(both.1.is_ok()), 1, "{} {both:?}", test.name);
        house.verified().await;
    }
}

#[tokio::test]
async fn only_administrators_manage_and_only_their_own() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let worker = person(&house.nobody(), house.company, "w@asahi.example.jp", &[Role::Supervisor]).await;
        let (worker_ctx, portal) = (house.as_(&worker), house.as_(&house.portal));
        assert_eq!(refused(people(&worker_ctx).await), Refusal::NotPermitted);
        assert_eq!(refused(end(&worker_ctx, house.boss.membership, 1).await), Refusal::NotPermitted);
        let foreign = change(&portal, worker.membership, 1, &place(&["contracting-officer"])).await;
        assert_eq!(refused(foreign), Refusal::NotFound, "{}", test.name);
        assert_eq!(refused(end(&portal, worker.membership, 1).await), Refusal::NotFound);
        assert_eq!(refused(organisation::person(&portal, worker.membership).await), Refusal::NotFound);
        let before = test.house.store.statements();
        assert_eq!(people(&house.as_(&house.boss)).await.unwrap().people.len(), 2);
        assert_eq!(test.house.store.statements() - before, 3);
    }
}

#[tokio::test]
async fn somebody_with_two_places_acts_for_one_at_a_time() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let boss = house.as_(&house.boss);
        let form = OrganisationForm { name: "つばめ製作所".to_owned(), ..OrganisationForm::default() };
        let other = organisation::ensure(&house.nobody(), OrganisationKind::Company, &form).await.unwrap();
        let admin = person(&house.nobody(), other, "a@tsubame.example.jp", &[Role::OrganisationAdministrator]).await;
        let invitation = organisation::InviteForm {
            email: "boss@asahi.example.jp".to_owned(),
            name: "山田太郎".to_owned(),
            place: place(&["auditor"]),
        };
        organisation::invite(&house.as_(&admin), &invitation).await.unwrap();
        let token = crate::people::support::token(&house).await;
        let (ticket, ..) = first_sign_in(&house, "boss@asahi.example.jp").await;
        let there = organisation::accept_signed_in(&boss, &ticket, &token).await.unwrap();
        let who = signed(&house.nobody(), &there).await.unwrap().unwrap();
        assert_eq!((who.actor.organisation, who.actor.roles.as_slice()), (other, &[Role::Auditor][..]));
        assert_eq!(places(&boss, house.boss.account).await.unwrap().len(), 2, "{}", test.name);
        let back = switch(&boss, &there, house.boss.membership).await.unwrap();
        let who = signed(&house.nobody(), &back).await.unwrap().unwrap();
        assert_eq!((who.actor.organisation, back.since), (house.company, ticket.since));
        assert_eq!(refused(switch(&boss, &there, admin.membership).await), Refusal::NotFound);
        house.verified().await;
    }
}
