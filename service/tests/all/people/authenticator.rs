use crate::people::support::{House, OTHER, PASSWORD, first_sign_in, refused};
use domain::refusal::{Fault, Refusal};
use service::account::{self, PasswordForm, signed};
use testing::houses;

const EMAIL: &str = "boss@asahi.example.jp";

fn form(current: &str, password: &str, again: &str) -> PasswordForm {
    PasswordForm { current: current.to_owned(), password: password.to_owned(), again: again.to_owned() }
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (ctx, nobody) = (house.as_(&house.boss), house.nobody());
        let (ticket, ..) = first_sign_in(&house, EMAIL).await;
        let wrong = account::change_password(&ctx, &ticket, &form("not this one at all", OTHER, OTHER)).await;
        assert_eq!(refused(wrong), Refusal::field("current", Fault::PresentPassword));
        for (password, again, field, fault) in [
            ("", "", "password", Fault::Missing),
            ("short", "short", "password", Fault::PasswordTooShort),
            ("boss@asahi.example.jp", "boss@asahi.example.jp", "password", Fault::PasswordGuessable),
            (OTHER, "かわせみ", "again", Fault::PasswordsDiffer),
        ] {
            let refusal = refused(account::change_password(&ctx, &ticket, &form(PASSWORD, password, again)).await);
            assert_eq!(refusal, Refusal::field(field, fault), "{password}");
        }
        let new = account::change_password(&ctx, &ticket, &form(PASSWORD, OTHER, OTHER)).await.unwrap();
        assert!(signed(&nobody, &ticket).await.unwrap().is_none(), "{}", test.name);
        assert!(signed(&nobody, &new).await.unwrap().is_some());
        assert!(account::with_password(&nobody, EMAIL, PASSWORD, None).await.is_err());
        assert!(account::with_password(&nobody, EMAIL, OTHER, None).await.is_ok());
        house.verified().await;
    }
}

#[tokio::test]
async fn a_new_authenticator_needs_the_password_and_voids_the_old_one() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let (ctx, nobody) = (house.as_(&house.boss), house.nobody());
        let (ticket, old, old_codes) = first_sign_in(&house, EMAIL).await;
        let refusal = refused(account::offer_authenticator(&ctx, "not this one at all").await);
        assert_eq!(refusal, Refusal::field("current", Fault::PresentPassword));
        let sealed = account::offer_authenticator(&ctx, PASSWORD).await.unwrap();
        let offer = account::shown(&ctx, house.boss.account, &sealed).await.unwrap();
        assert!(offer.url.starts_with("otpauth://totp/Kakunin"), "{}", offer.url);
        house.wait(60);
        let code = testing::one_time_code(&ctx, &offer.secret).unwrap();
        let (new, codes) = account::change_authenticator(&ctx, &ticket, &sealed, &code).await.unwrap();
        assert!(signed(&nobody, &ticket).await.unwrap().is_none(), "{}", test.name);
        assert!(signed(&nobody, &new).await.unwrap().is_some());
        house.wait(60);
        let passed = account::with_password(&nobody, EMAIL, PASSWORD, None).await.unwrap();
        for void in [testing::one_time_code(&nobody, &old).unwrap(), old_codes[0].clone()] {
            let refusal = refused(account::second_factor(&nobody, &passed, &void).await);
            assert_eq!(refusal, Refusal::field("code", Fault::OneTimeCode));
        }
        assert!(account::second_factor(&nobody, &passed, &codes[0]).await.is_ok());
        let fresh = account::new_recovery_codes(&ctx, PASSWORD).await.unwrap();
        assert!(account::second_factor(&nobody, &passed, &codes[1]).await.is_err());
        assert!(account::second_factor(&nobody, &passed, &fresh[1]).await.is_ok());
        house.verified().await;
    }
}

#[tokio::test]
async fn the_account_page_needs_seven_statements() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        first_sign_in(&house, EMAIL).await;
        let ctx = house.as_(&house.boss);
        account::link_identity(&ctx, "keycloak", "42").await.unwrap();
        account::edit(&ctx, 1, " 佐藤花子 ", "en").await.unwrap();
        assert_eq!(refused(account::edit(&ctx, 1, "x", "en").await), Refusal::ChangedMeanwhile);
        assert_eq!(refused(account::edit(&ctx, 2, "", "fr").await).clone(), {
            let mut faults = domain::refusal::Faults::default();
            faults.add("name", Fault::Missing);
            faults.add("language", Fault::Choice);
            faults.check().unwrap_err()
        });
        let before = test.house.store.statements();
        let page = account::overview(&ctx, None).await.unwrap();
        assert_eq!(test.house.store.statements() - before, 7, "{}", test.name);
        assert_eq!((page.name.as_str(), page.locale.as_str(), page.recovery_codes), ("佐藤花子", "en", 10));
        assert_eq!(page.providers.len(), 1);
        assert!(page.has_password && page.authenticator_since.is_some());
        assert_eq!(page.places.len(), 1);
    }
}
