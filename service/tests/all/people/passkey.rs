//! Passkeys: what signs in, what does not, and what follows from a copy of one.

mod kept;

use crate::people::support::{House, PASSWORD, first_sign_in, person, refused};
use domain::account::Ticket;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use service::account::{passkey, signed};
use service::{Ctx, Result, account, job, notice};
use testing::{Device, TestHouse, houses};
use uuid::Uuid;

const EMAIL: &str = "boss@asahi.example.jp";
const ORIGIN: &str = "http://localhost:3000";

fn wrong() -> Refusal {
    Refusal::field("passkey", Fault::Passkey)
}

async fn named_houses() -> Vec<TestHouse> {
    houses().await.unwrap().into_iter().map(|house| house.at(ORIGIN)).collect()
}

/// A device of whoever asks, registered.
async fn registered(ctx: &Ctx, name: &str) -> Device {
    let mut device = Device::new(ORIGIN);
    let asked = passkey::ask_new(ctx, name).await.unwrap();
    let said = device.register(&asked.options);
    passkey::register(ctx, Some(asked.id), name, &said).await.unwrap();
    device
}

/// Signs in as the device says, whatever is wrong with it.
async fn sign_in(house: &House<'_>, device: &mut Device) -> Result<Ticket> {
    let ctx = house.nobody();
    let asked = passkey::ask_sign_in(&ctx, None).await.unwrap();
    passkey::sign_in(&ctx, Some(asked.id), &device.answer(&asked.options), None).await
}

#[tokio::test]
async fn a_passkey_is_a_whole_sign_in_and_stands_beside_the_authenticator() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let (.., codes) = first_sign_in(&house, EMAIL).await;
        let ctx = house.as_(&house.boss);
        assert!(!account::ways(&ctx).await.unwrap().has_passkey);
        let mut device = registered(&ctx, " 会社の電話 ").await;
        assert!(account::ways(&ctx).await.unwrap().has_passkey);
        let [line] = <[_; 1]>::try_from(passkey::list(&ctx).await.unwrap()).unwrap();
        assert!(line.name == "会社の電話" && line.used_at.is_none() && !line.suspended, "{line:?}");
        // Its owner is told, in the portal and by a mail that holds a number and a link.
        assert!(notice::list(&ctx).await.unwrap().iter().any(|line| line.kind == NoticeKind::PasskeyRegistered));
        let jobs = job::claim(&house.nobody(), 50).await.unwrap();
        let mail = job::as_mail(jobs.last().unwrap()).unwrap();
        assert_eq!((&mail.reference, mail.path.as_str(), mail.to.as_str()), (&line.number, "/account/passkey", EMAIL));

        let ticket = sign_in(&house, &mut device).await.unwrap();
        assert_eq!((ticket.account, ticket.membership), (house.boss.account, house.boss.membership));
        assert_eq!(signed(&house.nobody(), &ticket).await.unwrap().unwrap().actor, house.boss);
        assert_eq!(passkey::one(&ctx, line.id).await.unwrap().used_at, Some(ctx.now()));
        // A device that does not count says 0 for ever.
        let mut silent = registered(&ctx, "同期される鍵").await;
        silent.counts = false;
        for _ in 0..2 {
            sign_in(&house, &mut silent).await.unwrap();
        }
        let passed = account::with_password(&house.nobody(), EMAIL, PASSWORD, None).await.unwrap();
        assert!(account::second_factor(&house.nobody(), &passed, &codes[0]).await.is_ok(), "{}", test.name);
        house.verified().await;
    }
}

#[tokio::test]
async fn an_answer_is_one_to_what_was_asked_once_and_in_time() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let (ctx, nobody) = (house.as_(&house.boss), house.nobody());
        let mut device = registered(&ctx, "電話").await;
        let asked = passkey::ask_sign_in(&nobody, None).await.unwrap();
        let other = passkey::ask_sign_in(&nobody, None).await.unwrap();
        let said = device.answer(&asked.options);
        // To another question; then to none any more, for it was taken.
        assert_eq!(refused(passkey::sign_in(&nobody, Some(other.id), &said, None).await), wrong(), "{}", test.name);
        let late = device.answer(&other.options);
        assert_eq!(refused(passkey::sign_in(&nobody, Some(other.id), &late, None).await), wrong());
        assert_eq!(refused(passkey::sign_in(&nobody, None, &said, None).await), wrong());
        assert_eq!(refused(passkey::sign_in(&nobody, Some(Uuid::nil()), &said, None).await), wrong());
        assert!(passkey::sign_in(&nobody, Some(asked.id), &said, None).await.is_ok(), "{}", test.name);
        assert_eq!(refused(passkey::sign_in(&nobody, Some(asked.id), &said, None).await), wrong());
        // What was asked for one thing is no answer to another.
        let asked = passkey::ask_anew(&ctx).await.unwrap();
        let said = device.answer(&asked.options);
        assert_eq!(refused(passkey::sign_in(&nobody, Some(asked.id), &said, None).await), wrong());
        // After five minutes.
        let asked = passkey::ask_sign_in(&nobody, None).await.unwrap();
        let said = device.answer(&asked.options);
        house.wait(5 * 60);
        assert_eq!(refused(passkey::sign_in(&nobody, Some(asked.id), &said, None).await), wrong());
        // Those that nobody answered are swept away.
        passkey::ask_sign_in(&nobody, None).await.unwrap();
        house.wait(5 * 60);
        account::sweep(&nobody).await.unwrap();
        let left = test.pairs("SELECT CAST(count(*) AS TEXT), '' FROM passkey_challenge").await.unwrap();
        assert_eq!(left[0].0, "0", "{}", test.name);
        for nonsense in ["{}", "null", "<script>"] {
            assert_eq!(refused(passkey::sign_in(&nobody, None, nonsense, None).await), wrong());
        }
        let missing = Refusal::field("passkey", Fault::PasskeyMissing);
        assert_eq!(refused(passkey::sign_in(&nobody, None, "", None).await), missing);
    }
}

#[tokio::test]
async fn not_from_another_place_unverified_or_in_somebody_elses_name() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let ctx = house.as_(&house.boss);
        let colleague = person(&house.nobody(), house.company, "sato@asahi.example.jp", &[Role::Employee]).await;
        let mut device = registered(&ctx, "電話").await;
        let mut theirs = registered(&house.as_(&colleague), "電話").await;
        device.origin = "http://localhost:4000".to_owned();
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong(), "{}", test.name);
        device.origin = ORIGIN.to_owned();
        device.host = "evil.example".to_owned();
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong());
        device.host = "localhost".to_owned();
        device.verifies = false;
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong(), "unverified it is one factor");
        device.verifies = true;
        let own = std::mem::replace(&mut device.owner, colleague.account.0.as_bytes().to_vec());
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong());
        device.owner = own;
        // A key that is not known here.
        let mut strange = Device::new(ORIGIN);
        strange.owner = device.owner.clone();
        assert_eq!(refused(sign_in(&house, &mut strange).await), wrong());
        // Nor does a colleague's show that it is still oneself.
        let asked = passkey::ask_anew(&ctx).await.unwrap();
        let said = theirs.answer(&asked.options);
        assert_eq!(refused(passkey::show_anew(&ctx, Some(asked.id), &said).await), wrong());
        let asked = passkey::ask_anew(&ctx).await.unwrap();
        let said = device.answer(&asked.options);
        passkey::show_anew(&ctx, Some(asked.id), &said).await.unwrap();
        // Unverified it is not registered either; nor is what was asked for somebody else.
        let mut weak = Device::new(ORIGIN);
        weak.verifies = false;
        let asked = passkey::ask_new(&ctx, "弱い鍵").await.unwrap();
        let said = weak.register(&asked.options);
        assert_eq!(refused(passkey::register(&ctx, Some(asked.id), "弱い鍵", &said).await), wrong());
        let asked = passkey::ask_new(&ctx, "鍵").await.unwrap();
        let said = Device::new(ORIGIN).register(&asked.options);
        let stolen = passkey::register(&house.as_(&colleague), Some(asked.id), "鍵", &said).await;
        assert_eq!(refused(stolen), wrong());
        assert_eq!(passkey::list(&ctx).await.unwrap().len(), 1, "{}", test.name);
    }
}

#[tokio::test]
async fn a_counter_that_goes_back_suspends_the_key_and_ends_every_session() {
    for test in named_houses().await {
        let house = House::new(&test).await;
        let ctx = house.as_(&house.boss);
        let mut device = registered(&ctx, "電話").await;
        device.counter = 40;
        let ticket = sign_in(&house, &mut device).await.unwrap();
        device.counter = 20;
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong());
        assert!(signed(&house.nobody(), &ticket).await.unwrap().is_none(), "{}", test.name);
        let [line] = <[_; 1]>::try_from(passkey::list(&ctx).await.unwrap()).unwrap();
        assert!(line.suspended);
        let told = notice::list(&ctx).await.unwrap();
        assert!(told.iter().any(|told| told.kind == NoticeKind::PasskeySuspended && told.reference == line.number));
        // Neither the copy nor the other one signs in any more, however far they count.
        device.counter = 90;
        assert_eq!(refused(sign_in(&house, &mut device).await), wrong());
        assert_eq!(refused(passkey::ask_anew(&ctx).await), wrong());
        assert!(!account::ways(&ctx).await.unwrap().has_passkey);
        house.verified().await;
    }
}
