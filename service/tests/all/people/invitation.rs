use crate::people::support::{House, OTHER, PASSWORD, first_sign_in, person, refused, token};
use domain::account::view::InvitationState;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::account::{self, signed};
use service::organisation::{
    InviteForm, NewPerson, PlaceForm, accept_new, accept_signed_in, accept_with_identity, invitation, invite, people,
    resend, revoke,
};
use testing::houses;

fn form(email: &str, roles: &[&str]) -> InviteForm {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    let place = PlaceForm { roles, department: "総務部".to_owned(), post: String::new() };
    InviteForm { email: email.to_owned(), name: "鈴木一郎".to_owned(), place }
}

fn new_person() -> NewPerson {
    NewPerson {
        name: "鈴木一郎".to_owned(),
        password: OTHER.to_owned(),
        again: OTHER.to_owned(),
        locale: "en".to_owned(),
    }
}

#[tokio::test]
async fn an_invitation_is_good_once() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (boss, nobody) = (house.as_(&house.boss), house.nobody());
        invite(&boss, &form("Ichiro@asahi.example.jp", &["supervisor"])).await.unwrap();
        let token = token(&house).await;
        let page = invitation(&nobody, &token).await.unwrap().unwrap();
        assert_eq!((page.email.as_str(), page.roles.as_slice()), ("ichiro@asahi.example.jp", &[Role::Supervisor][..]));
        assert!(!page.has_account && !page.is_me);
        let weak = NewPerson {
            password: "ichiro@asahi.example.jp".into(),
            again: "ichiro@asahi.example.jp".into(),
            ..new_person()
        };
        let refusal = refused(accept_new(&nobody, &token, &weak).await);
        assert_eq!(refusal, Refusal::field("password", Fault::PasswordGuessable));
        let passed = accept_new(&nobody, &token, &new_person()).await.unwrap();
        let offer = account::shown(&nobody, passed.account, passed.offered.as_ref().unwrap()).await.unwrap();
        let code = testing::one_time_code(&nobody, &offer.secret).unwrap();
        let (ticket, _) = account::enrol(&nobody, &passed, &code).await.unwrap();
        let who = signed(&nobody, &ticket).await.unwrap().unwrap();
        assert_eq!((who.actor.organisation, who.locale.as_str()), (house.company, "en"), "{}", test.name);
        let over = Refusal::Rule(Rule::InvitationOver);
        assert_eq!(refused(accept_new(&nobody, &token, &new_person()).await), over);
        assert_eq!(invitation(&nobody, &token).await.unwrap(), None);
        assert!(people(&boss).await.unwrap().invitations.is_empty());
        house.verified().await;
    }
}

#[tokio::test]
async fn revoked_renewed_and_old_links_open_nothing() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (boss, nobody) = (house.as_(&house.boss), house.nobody());
        let id = invite(&boss, &form("ichiro@asahi.example.jp", &["supervisor"])).await.unwrap();
        let first = token(&house).await;
        resend(&boss, id, 1).await.unwrap();
        let second = token(&house).await;
        assert_eq!(invitation(&nobody, &first).await.unwrap(), None);
        assert!(invitation(&nobody, &second).await.unwrap().is_some());
        house.wait(7 * 24 * 3600);
        assert_eq!(invitation(&nobody, &second).await.unwrap(), None, "{}", test.name);
        let over = Refusal::Rule(Rule::InvitationOver);
        assert_eq!(refused(accept_new(&nobody, &second, &new_person()).await), over);
        let waiting = people(&boss).await.unwrap().invitations;
        assert_eq!(waiting[0].state, InvitationState::Expired);
        resend(&boss, id, 2).await.unwrap();
        let third = token(&house).await;
        assert_eq!(refused(revoke(&boss, id, 2).await), Refusal::ChangedMeanwhile);
        revoke(&boss, id, 3).await.unwrap();
        assert_eq!(refused(accept_new(&nobody, &third, &new_person()).await), over);
        assert_eq!(refused(resend(&boss, id, 4).await), Refusal::NotFound);
        assert_eq!(invitation(&nobody, "no such token").await.unwrap(), None);
        house.verified().await;
    }
}

#[tokio::test]
async fn only_the_invited_account_takes_it_up() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let boss = house.as_(&house.boss);
        let member = invite(&boss, &form("boss@asahi.example.jp", &["supervisor"])).await;
        assert_eq!(refused(member), Refusal::field("email", Fault::AlreadyMember));
        let unnamed = InviteForm { name: String::new(), ..form("x", &["contracting-officer"]) };
        assert!(matches!(refused(invite(&boss, &unnamed).await), Refusal::Fields(faults) if faults.len() == 3));
        invite(&boss, &form("portal@mod.example.jp", &["auditor"])).await.unwrap();
        let token = token(&house).await;
        assert!(invitation(&house.nobody(), &token).await.unwrap().unwrap().has_account);
        // Neither a second account for the address nor another account gets in.
        let again = accept_new(&house.nobody(), &token, &new_person()).await;
        assert_eq!(refused(again), Refusal::SignInNeeded, "{}", test.name);
        let (ticket, ..) = first_sign_in(&house, "boss@asahi.example.jp").await;
        let another = accept_signed_in(&boss, &ticket, &token).await;
        assert_eq!(refused(another), Refusal::Rule(Rule::InvitedAnother));
        let stranger = accept_with_identity(&house.nobody(), &token, "keycloak", "42").await;
        assert_eq!(refused(stranger), Refusal::Rule(Rule::IdentityUnknown), "no account is taken by its address");
        let portal = house.as_(&house.portal);
        assert!(invitation(&portal, &token).await.unwrap().unwrap().is_me);
        let (ticket, ..) = first_sign_in(&house, "portal@mod.example.jp").await;
        let there = accept_signed_in(&portal, &ticket, &token).await.unwrap();
        assert_eq!(signed(&portal, &there).await.unwrap().unwrap().actor.organisation, house.company);
        house.verified().await;
    }
}

#[tokio::test]
async fn a_provider_may_vouch_for_somebody_new() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (boss, nobody) = (house.as_(&house.boss), house.nobody());
        invite(&boss, &form("ichiro@asahi.example.jp", &["supervisor"])).await.unwrap();
        let token = token(&house).await;
        let ticket = accept_with_identity(&nobody, &token, "keycloak", "42").await.unwrap();
        assert_eq!(signed(&nobody, &ticket).await.unwrap().unwrap().name, "鈴木一郎", "{}", test.name);
        let again = account::sign_in_with_identity(&nobody, "keycloak", "42").await.unwrap();
        assert_eq!(again.account, ticket.account);
        // There is no password to guess.
        let by_password = account::with_password(&nobody, "ichiro@asahi.example.jp", PASSWORD, None).await;
        assert_eq!(refused(by_password), Refusal::field("password", Fault::Credentials));
        house.verified().await;
    }
}

#[tokio::test]
async fn whoever_left_comes_back_with_the_new_roles_only() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let boss = house.as_(&house.boss);
        let two = person(&house.nobody(), house.company, "two@asahi.example.jp", &[Role::Supervisor]).await;
        service::organisation::end(&boss, two.membership, 1).await.unwrap();
        invite(&boss, &form("two@asahi.example.jp", &["employee"])).await.unwrap();
        let token = token(&house).await;
        let ticket = account::with_password(&house.nobody(), "two@asahi.example.jp", PASSWORD, None).await;
        assert!(ticket.is_ok(), "{}", test.name);
        // No place yet, so there is nothing to sign in to; the provider's way shows it.
        account::link_identity(&house.as_(&two), "keycloak", "2").await.unwrap();
        let nowhere = account::sign_in_with_identity(&house.nobody(), "keycloak", "2").await;
        assert_eq!(refused(nowhere), Refusal::Rule(Rule::NoPlace));
        let back = accept_with_identity(&house.nobody(), &token, "keycloak", "2").await.unwrap();
        let who = signed(&house.nobody(), &back).await.unwrap().unwrap();
        assert_eq!((who.actor.membership, who.actor.roles.as_slice()), (two.membership, &[Role::Employee][..]));
        house.verified().await;
    }
}
