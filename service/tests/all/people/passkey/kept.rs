//! Which passkeys there are: what weighs, what stays, and for whom there are none.

use super::{EMAIL, ORIGIN, named_houses, registered, sign_in, wrong};
use crate::people::support::{House, PASSWORD, first_sign_in, person, refused};
use chrono::Duration;
use domain::account::passkey::PASSKEYS;
use domain::id::PasskeyId;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::account::{passkey, signed};
use service::keys::Keys;
use service::rotation::reseal;
use service::{Ctx, House as Portal, account};
use std::sync::Arc;
use testing::{Device, houses};
use uuid::Uuid;

#[tokio::test]
async fn removing_one_ends_the_other_sessions_and_the_last_proof_stays() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let ctx = house.as_(&house.boss);
        let colleague = person(&house.nobody(), house.company, "sato@asahi.example.jp", &[Role::Employee]).await;
        let mut device = registered(&ctx, "電話").await;
        let ticket = sign_in(&house, &mut device).await.unwrap();
        let [line] = <[_; 1]>::try_from(passkey::list(&ctx).await.unwrap()).unwrap();
        // The boss never registered an authenticator here: nothing else would be left.
        let last = passkey::remove(&ctx, &ticket, line.id, line.revision).await;
        assert_eq!(refused(last), Refusal::Rule(Rule::LastProof), "{}", test.name);
        first_sign_in(&house, EMAIL).await;
        let theirs = passkey::remove(&house.as_(&colleague), &ticket, line.id, line.revision).await;
        assert_eq!(refused(theirs), Refusal::NotFound);
        let stale = passkey::remove(&ctx, &ticket, line.id, 9).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile);
        let kept = passkey::remove(&ctx, &ticket, line.id, line.revision).await.unwrap();
        assert!(signed(&house.nobody(), &ticket).await.unwrap().is_none());
        assert!(signed(&house.nobody(), &kept).await.unwrap().is_some());
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong());
        assert!(passkey::list(&ctx).await.unwrap().is_empty());
        assert_eq!(refused(passkey::one(&ctx, line.id).await), Refusal::NotFound);
        assert_eq!(refused(passkey::remove(&ctx, &kept, line.id, 2).await), Refusal::NotFound);
        // The key went with it.
        let sealed = "SELECT name, coalesce(credential, '') FROM passkey";
        assert_eq!(test.pairs(sealed).await.unwrap(), [("電話".to_owned(), String::new())]);
        house.verified().await;
    }
}

#[tokio::test]
async fn registering_and_removing_weigh() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let ctx = house.as_(&house.boss);
        let mut device = registered(&ctx, "電話").await;
        let ticket = sign_in(&house, &mut device).await.unwrap();
        first_sign_in(&house, EMAIL).await;
        let line = passkey::list(&ctx).await.unwrap().remove(0);
        let asked = passkey::ask_new(&ctx, "鍵").await.unwrap();
        let said = Device::new(ORIGIN).register(&asked.options);
        let stale = house.as_(&house.boss).since(Some(ctx.now() - Duration::minutes(30)));
        let needed = Refusal::ReauthenticationNeeded;
        assert_eq!(refused(passkey::ask_new(&stale, "鍵").await), needed, "{}", test.name);
        assert_eq!(refused(passkey::register(&stale, Some(asked.id), "鍵", &said).await), needed);
        assert_eq!(refused(passkey::remove(&stale, &ticket, line.id, line.revision).await), needed);
        assert_eq!(passkey::list(&ctx).await.unwrap(), [line]);
        // Names are told apart; there is an end to their number.
        for (name, fault) in [("", Fault::Missing), ("電話", Fault::NameTaken)] {
            assert_eq!(refused(passkey::ask_new(&ctx, name).await), Refusal::field("name", fault));
        }
        for n in 1..PASSKEYS {
            registered(&ctx, &format!("鍵 {n}")).await;
        }
        assert_eq!(refused(passkey::ask_new(&ctx, "鍵").await), Refusal::field("name", Fault::TooMany));
    }
}

#[tokio::test]
async fn a_numeric_address_has_none() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.as_(&house.boss);
        let none = Refusal::Rule(Rule::PasskeysNotOffered);
        assert!(!passkey::offered(&ctx));
        assert_eq!(refused(passkey::ask_new(&ctx, "鍵").await), none, "{}", test.name);
        assert_eq!(refused(passkey::ask_sign_in(&house.nobody(), None).await), none);
        assert!(passkey::list(&ctx).await.unwrap().is_empty());
        assert_eq!(refused(passkey::one(&ctx, PasskeyId(Uuid::nil())).await), Refusal::NotFound);
    }
}

#[tokio::test]
async fn an_address_that_failed_ten_times_waits() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let (ctx, nobody) = (house.as_(&house.boss), house.nobody());
        let mut device = registered(&ctx, "電話").await;
        let from = Some("192.0.2.7".parse().unwrap());
        for _ in 0..10 {
            let mut strange = Device::new(ORIGIN);
            let asked = passkey::ask_sign_in(&nobody, from).await.unwrap();
            let said = strange.answer(&asked.options);
            assert_eq!(refused(passkey::sign_in(&nobody, Some(asked.id), &said, from).await), wrong());
        }
        assert!(
            matches!(refused(passkey::ask_sign_in(&nobody, from).await), Refusal::TooManyTries(_)),
            "{}",
            test.name
        );
        assert!(matches!(refused(passkey::sign_in(&nobody, None, "", from).await), Refusal::TooManyTries(_)));
        // It is the door of passwords too.
        let typed = account::with_password(&nobody, EMAIL, PASSWORD, from).await;
        assert!(matches!(refused(typed), Refusal::TooManyTries(_)));
        assert!(sign_in(&house, &mut device).await.is_ok(), "another address is not concerned");
    }
}

#[tokio::test]
async fn a_change_of_keys_keeps_it() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let mut device = registered(&house.as_(&house.boss), "電話").await;
        let keys = Keys::from_hex(&test.house.keys.followed_by(&Keys::new_master().unwrap())).unwrap();
        let changed = Arc::new(Portal { keys, ..Portal::clone(&test.house) });
        let ctx = Ctx::nobody(changed);
        let asked = passkey::ask_sign_in(&house.nobody(), None).await.unwrap();
        assert_eq!(reseal(&ctx, &test.house.keys).await.unwrap().passkeys, 1, "{}", test.name);
        assert_eq!(reseal(&ctx, &test.house.keys).await.unwrap().passkeys, 0);
        // What was asked with the former keys is gone.
        let said = device.answer(&asked.options);
        assert_eq!(refused(passkey::sign_in(&ctx, Some(asked.id), &said, None).await), wrong());
        let asked = passkey::ask_sign_in(&ctx, None).await.unwrap();
        let said = device.answer(&asked.options);
        let ticket = passkey::sign_in(&ctx, Some(asked.id), &said, None).await.unwrap();
        assert_eq!(ticket.account, house.boss.account);
        let verified = service::trail::verify(&ctx).await.unwrap();
        assert_eq!(verified.findings, [], "{}", test.name);
    }
}
