//! A house with one ministry, one company and their administrators.

use domain::account::Ticket;
use domain::id::OrganisationId;
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::role::Role;
use entity::job;
use service::account::{self, Person};
use service::organisation::{self, OrganisationForm};
use service::{Ctx, Result};
use testing::TestHouse;

/// A password that nobody guesses.
pub const PASSWORD: &str = "nine blue herons over ferric water";
/// Another one.
pub const OTHER: &str = "かわせみ七羽がさびた橋をわたる";

pub struct House<'t> {
    pub test: &'t TestHouse,
    /// Administrator of the ministry and of the portal.
    pub portal: Actor,
    /// Administrator of the company.
    pub boss: Actor,
    pub company: OrganisationId,
}

impl<'t> House<'t> {
    pub async fn new(test: &'t TestHouse) -> Self {
        let ctx = test.nobody();
        let also = [Role::ContractingOfficer];
        let portal =
            organisation::create_admin(&ctx, "防衛装備庁", "portal@mod.example.jp", "門番", PASSWORD, &also).await;
        let form = OrganisationForm { name: "有限会社あさひ精機".to_owned(), ..OrganisationForm::default() };
        let company = organisation::ensure(&ctx, OrganisationKind::Company, &form).await.unwrap();
        let boss = person(&ctx, company, "boss@asahi.example.jp", &[Role::OrganisationAdministrator]).await;
        Self { test, portal: portal.unwrap(), boss, company }
    }

    pub fn as_(&self, actor: &Actor) -> Ctx {
        Ctx::of(self.test.house.clone(), actor.clone())
    }

    pub fn nobody(&self) -> Ctx {
        self.test.nobody()
    }

    /// Moves the clock.
    pub fn wait(&self, seconds: i64) {
        self.test.house.clock.advance(chrono::Duration::seconds(seconds));
    }

    /// The trail holds, and every act of it is written down.
    pub async fn verified(&self) {
        let verified = service::trail::verify(&self.nobody()).await.unwrap();
        assert_eq!(verified.findings, [], "{}", self.test.name);
    }
}

pub async fn person(ctx: &Ctx, to: OrganisationId, email: &str, roles: &[Role]) -> Actor {
    let person = Person {
        email: email.to_owned(),
        name: "山田太郎".to_owned(),
        password: PASSWORD.to_owned(),
        roles: roles.to_vec(),
        ..Person::default()
    };
    account::provide(ctx, to, &person).await.unwrap()
}

/// What a refused command said.
pub fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(service::Error::Refused(refusal)) => refusal,
        Err(broken) => panic!("{broken}"),
    }
}

/// Signs in for the first time: password, authenticator. Gives ticket, secret and recovery codes.
pub async fn first_sign_in(house: &House<'_>, email: &str) -> (Ticket, String, Vec<String>) {
    let ctx = house.nobody();
    let passed = account::with_password(&ctx, email, PASSWORD, None).await.unwrap();
    let offer = account::shown(&ctx, passed.account, passed.offered.as_ref().unwrap()).await.unwrap();
    let code = testing::one_time_code(&ctx, &offer.secret).unwrap();
    let (ticket, codes) = account::enrol(&ctx, &passed, &code).await.unwrap();
    (ticket, offer.secret, codes)
}

/// The link in the newest mail, without the part before the token.
pub async fn token(house: &House<'_>) -> String {
    let ctx = house.nobody();
    let jobs: Vec<job::Model> = service::job::claim(&ctx, 50).await.unwrap();
    let mail = service::job::as_mail(jobs.last().unwrap()).unwrap();
    assert!(mail.reference.starts_with("招-"), "{mail:?}");
    for job in jobs {
        service::job::done(&ctx, job).await.unwrap();
    }
    mail.path.strip_prefix("/invitation/").unwrap().to_owned()
}
