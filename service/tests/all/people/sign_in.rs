use crate::people::support::{House, PASSWORD, first_sign_in, person, refused};
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::account::{self, signed};
use std::net::IpAddr;
use testing::houses;

const EMAIL: &str = "boss@asahi.example.jp";

fn credentials() -> Refusal {
    Refusal::field("password", Fault::Credentials)
}

#[tokio::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        for (email, password) in [
            (EMAIL, "another password altogether"),
            ("nobody@asahi.example.jp", PASSWORD),
            ("not an address", PASSWORD),
            (EMAIL, ""),
        ] {
            let refusal = refused(account::with_password(&ctx, email, password, None).await);
            assert_eq!(refusal, credentials(), "{email} {}", test.name);
        }
        assert!(account::with_password(&ctx, " ＢＯＳＳ@asahi.example.jp", PASSWORD, None).await.is_ok());
    }
}

#[tokio::test]
async fn ten_failures_close_the_door_for_a_while() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        for _ in 0..10 {
            assert_eq!(refused(account::with_password(&ctx, EMAIL, "wrong", None).await), credentials());
        }
        let refusal = refused(account::with_password(&ctx, EMAIL, PASSWORD, None).await);
        assert_eq!(refusal, Refusal::TooManyTries(15 * 60), "{}", test.name);
        // An address that has no account is closed just the same.
        for _ in 0..10 {
            assert_eq!(refused(account::with_password(&ctx, "x@y.jp", "wrong", None).await), credentials());
        }
        assert!(matches!(refused(account::with_password(&ctx, "x@y.jp", "w", None).await), Refusal::TooManyTries(_)));
        house.wait(15 * 60);
        for _ in 0..20 {
            // What succeeds does not count.
            assert!(account::with_password(&ctx, EMAIL, PASSWORD, None).await.is_ok());
        }
    }
}

#[tokio::test]
async fn a_network_address_has_its_own_count() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        let from = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        for n in 0..10 {
            let email = format!("person{n}@asahi.example.jp");
            let address = from(&format!("2001:db8:1:2::{n}"));
            assert_eq!(refused(account::with_password(&ctx, &email, "wrong", address).await), credentials());
        }
        let again = account::with_password(&ctx, EMAIL, PASSWORD, from("2001:db8:1:2:ffff::1")).await;
        assert!(matches!(refused(again), Refusal::TooManyTries(_)), "{}", test.name);
        assert!(account::with_password(&ctx, EMAIL, PASSWORD, from("2001:db8:1:3::1")).await.is_ok());
    }
}

#[tokio::test]
async fn a_password_alone_signs_nobody_in() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        let (ticket, secret, codes) = first_sign_in(&house, EMAIL).await;
        assert_eq!((ticket.account, ticket.membership), (house.boss.account, house.boss.membership));
        assert_eq!(codes.len(), 10);
        let who = signed(&ctx, &ticket).await.unwrap().unwrap();
        assert_eq!(who.actor, house.boss);
        // The next time there is nothing to enrol, and the code of before is used up.
        let passed = account::with_password(&ctx, EMAIL, PASSWORD, None).await.unwrap();
        assert_eq!(passed.offered, None);
        let code = testing::one_time_code(&ctx, &secret).unwrap();
        let wrong = Refusal::field("code", Fault::OneTimeCode);
        assert_eq!(refused(account::second_factor(&ctx, &passed, &code).await), wrong, "{}", test.name);
        assert_eq!(refused(account::enrol(&ctx, &passed, &code).await), Refusal::SignInNeeded);
        house.wait(30);
        let code = testing::one_time_code(&ctx, &secret).unwrap();
        assert!(account::second_factor(&ctx, &passed, &code).await.is_ok());
        assert_eq!(refused(account::second_factor(&ctx, &passed, &code).await), wrong);
        // A clock thirty seconds off is forgiven, sixty are not.
        house.wait(60);
        let code = testing::one_time_code(&ctx, &secret).unwrap();
        house.wait(60);
        assert_eq!(refused(account::second_factor(&ctx, &passed, &code).await), wrong);
        house.wait(10 * 60);
        let code = testing::one_time_code(&ctx, &secret).unwrap();
        let late = account::second_factor(&ctx, &passed, &code).await;
        assert_eq!(refused(late), Refusal::SignInNeeded, "the password is forgotten after ten minutes");
        house.verified().await;
    }
}

#[tokio::test]
async fn a_recovery_code_is_good_once() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        let (_, _, codes) = first_sign_in(&house, EMAIL).await;
        let passed = account::with_password(&ctx, EMAIL, PASSWORD, None).await.unwrap();
        let typed = codes[3].to_uppercase().replace('-', " ");
        assert!(account::second_factor(&ctx, &passed, &typed).await.is_ok(), "{}", test.name);
        let again = account::second_factor(&ctx, &passed, &codes[3]).await;
        assert_eq!(refused(again), Refusal::field("code", Fault::OneTimeCode));
        assert!(account::second_factor(&ctx, &passed, &codes[4]).await.is_ok());
        house.verified().await;
    }
}

#[tokio::test]
async fn guessing_codes_is_limited_too() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        first_sign_in(&house, EMAIL).await;
        let passed = account::with_password(&ctx, EMAIL, PASSWORD, None).await.unwrap();
        for guess in 0..10 {
            let refusal = refused(account::second_factor(&ctx, &passed, &format!("{guess:06}")).await);
            assert_eq!(refusal, Refusal::field("code", Fault::OneTimeCode));
        }
        let more = account::second_factor(&ctx, &passed, "000000").await;
        assert!(matches!(refused(more), Refusal::TooManyTries(_)), "{}", test.name);
    }
}

#[tokio::test]
async fn a_provider_signs_in_whom_it_was_linked_with_and_nobody_else() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        let unknown = account::sign_in_with_identity(&ctx, "keycloak", "42").await;
        assert_eq!(refused(unknown), Refusal::Rule(Rule::IdentityUnknown));
        account::link_identity(&house.as_(&house.boss), "keycloak", "42").await.unwrap();
        account::link_identity(&house.as_(&house.boss), "keycloak", "42").await.unwrap();
        let ticket = account::sign_in_with_identity(&ctx, "keycloak", "42").await.unwrap();
        assert_eq!(ticket.account, house.boss.account, "{}", test.name);
        // The same number at another provider is another person.
        assert!(account::sign_in_with_identity(&ctx, "other", "42").await.is_err());
        let colleague = person(&ctx, house.company, "two@asahi.example.jp", &[Role::Supervisor]).await;
        let taken = account::link_identity(&house.as_(&colleague), "keycloak", "42").await;
        assert_eq!(refused(taken), Refusal::Rule(Rule::IdentityTaken));
        house.verified().await;
    }
}
