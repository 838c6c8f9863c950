//! Two servers on one PostgreSQL are one portal: sessions, limits, rights and the outbox are shared, and one that dies takes nobody
//! with it.

mod evidence;

use super::browser::Browser;
use super::bucket::Bucket;
use super::ground::{Ground, Serving};
use super::saving::Saving;
use super::smtp::Mailbox;
use super::tally::{Tally, below, count, until};
use domain::permission::Actor;
use domain::role::Role;
use futures::future::join_all;
use service::account::{Person, provide};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use testing::proof::Proof;
use testing::{Case, TestHouse, World, cookie, one_time_code};

const PROOF: Proof = Proof("two");
const PASSWORD: &str = "nine blue herons over ferric water";
const SIGN_IN: &str = "/api/app/account/api/sign_in";
/// A page of everybody who is signed in.
const HOME: &str = "/notice";
const WITHDRAWN: f64 = 1.0;

/// Both with a worker, on one data folder, started at the same moment on an empty database.
struct Pair {
    ground: Ground,
    mailbox: Mailbox,
    /// Where evidence lies; else in the data folder.
    bucket: Option<Bucket>,
    servers: [Serving; 2],
    house: TestHouse,
    world: World,
}

impl Pair {
    async fn start() -> Option<Self> {
        Self::with(None).await
    }

    async fn with(bucket: Option<Bucket>) -> Option<Self> {
        let Some(database) = testing::postgres_database().await.unwrap() else {
            println!("skipped: two servers need a PostgreSQL");
            return None;
        };
        let mut ground = Ground::new();
        // For the key, which both are given; the database is still empty.
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        ground.database = Some(database);
        let mailbox = Mailbox::open(0);
        let servers = std::thread::scope(|scope| {
            let one = scope.spawn(|| serve(&ground, &mailbox, bucket.as_ref()));
            let other = scope.spawn(|| serve(&ground, &mailbox, bucket.as_ref()));
            [one.join().unwrap(), other.join().unwrap()]
        });
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        Some(Self { ground, mailbox, bucket, servers, house, world })
    }

    /// The same session at either server.
    fn browsers(&self, cookie: &str) -> [Browser; 2] {
        self.servers.each_ref().map(|server| Browser::new(server, cookie))
    }
}

fn serve(ground: &Ground, mailbox: &Mailbox, bucket: Option<&Bucket>) -> Serving {
    let mut command = ground.serving(&[]);
    if let Some(bucket) = bucket {
        bucket.used_by(&mut command);
    }
    command.env("KAKUNIN_SMTP__URL", format!("smtp://127.0.0.1:{}", mailbox.port));
    command.env("KAKUNIN_SMTP__FROM", "no-reply@kakunin.example");
    Serving::start(&mut command)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_begin_an_empty_database() {
    let (times, mut unready) = (PROOF.times(1, 20), 0);
    for _ in 0..times {
        // A server that does not start ends the test.
        let Some(pair) = Pair::start().await else { return };
        unready += pair.servers.iter().filter(|server| server.get("/health/ready").0 != 200).count();
        let said = pair.ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    }
    PROOF.never("servers not ready that were started at once on an empty database", unready, 2 * times);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_and_limits_are_shared() {
    let Some(pair) = Pair::start().await else { return };
    let (people, mut lost) = (PROOF.times(2, 30), 0);
    for number in 0..people {
        lost += usize::from(!signed_in_and_out(&pair, number).await);
    }
    PROOF.never("people who were not known by the other server", lost, people);
    // Last: afterwards nobody signs in from here for a while.
    let email = person(&pair, people).await;
    let browsers = pair.browsers("");
    let wrong = format!("email={email}&password=wrong");
    let (tries, mut let_in) = (PROOF.times(12, 30), 0);
    for number in 0..tries {
        browsers[number % 2].post(SIGN_IN, "/sign-in", &wrong).await.unwrap();
    }
    for browser in &browsers {
        let answer = browser.post(SIGN_IN, "/sign-in", &format!("email={email}&password={PASSWORD}")).await.unwrap();
        let_in += usize::from(answer.place != "/sign-in");
    }
    PROOF.never("servers that let somebody in after too many wrong passwords at both", let_in, tries);
}

/// Somebody new who has a password; their address.
async fn person(pair: &Pair, number: usize) -> String {
    let email = format!("person-{number}@example.jp");
    let roles = vec![Role::Employee];
    let person =
        Person { email: email.clone(), name: "山田".into(), password: PASSWORD.into(), roles, ..Person::default() };
    provide(&pair.house.nobody(), pair.world.supervisor.organisation, &person).await.unwrap();
    email
}

/// Each step at the other server; whether all of them went on where the last one ended.
async fn signed_in_and_out(pair: &Pair, number: usize) -> bool {
    let form = format!("email={}&password={PASSWORD}", person(pair, number).await);
    let passed = pair.browsers("")[0].post(SIGN_IN, "/sign-in", &form).await.unwrap();
    let [one, other] = pair.browsers(&passed.cookie.unwrap());
    let page = other.get("/sign-in/authenticator").await.unwrap().body;
    let Some((_, secret)) = page.split_once("data-totp-secret=\"") else { return false };
    let code = one_time_code(&pair.house.nobody(), secret.split('"').next().unwrap()).unwrap();
    let path = "/api/app/account/api/enrol";
    let enrolled = one.post(path, "/sign-in/authenticator", &format!("code={code}")).await.unwrap();
    let [one, other] = pair.browsers(enrolled.cookie.as_deref().unwrap_or(&one.cookie));
    let known = other.get("/account").await.unwrap().status == 200;
    other.post("/sign-out", "/account", "").await.unwrap();
    known && enrolled.place == "/account/recovery-codes" && one.get("/account").await.unwrap().status != 200
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_goes_out_once() {
    let Some(pair) = Pair::start().await else { return };
    let cases = PROOF.times(6, 300);
    for _ in 0..cases {
        Case::sent(&pair.world).await;
    }
    let waiting = "SELECT 'jobs', CAST(COUNT(*) AS TEXT) FROM job WHERE kind = 'mail' AND done_at IS NULL";
    until("the outbox is empty", async || count(&pair.house, waiting).await["jobs"] == 0).await;
    let jobs = count(&pair.house, "SELECT 'jobs', CAST(COUNT(*) AS TEXT) FROM job WHERE kind = 'mail'").await["jobs"];
    let mails = pair.mailbox.mails();
    let number =
        |(_, text): &(String, String)| text.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned);
    let numbers: BTreeSet<_> = mails.iter().filter_map(number).collect();
    PROOF.never("mails that went out twice", mails.len() - numbers.len(), jobs);
    PROOF.never("mails that did not go out", jobs - numbers.len(), jobs);
    PROOF.at_least("mails that two workers sent", jobs, cases, jobs);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_right_withdrawn_at_one_is_gone_at_the_other() {
    let Some(pair) = Pair::start().await else { return };
    let [manages, _] = pair.browsers(&cookie(&pair.house, &pair.world.administrator).await);
    let (times, mut slowest, mut still) = (PROOF.times(5, 200), Duration::ZERO, 0);
    for number in 0..times {
        let name = format!("colleague-{number}");
        let colleague = pair.world.colleague(&pair.world.clerk, &name, &[Role::Employee]).await.unwrap();
        let [_, other] = pair.browsers(&cookie(&pair.house, &colleague).await);
        assert_eq!(other.get(HOME).await.unwrap().status, 200);
        let form = format!("id={}&revision=1", colleague.membership);
        let ended = manages.post("/api/app/organisation/api/end_person", "/people", &form).await.unwrap();
        let begun = Instant::now();
        assert_eq!(ended.status, 302, "{}", ended.body);
        // The first look already: nothing of rights is kept in a server's memory.
        still += usize::from(other.get(HOME).await.unwrap().status == 200);
        slowest = slowest.max(begun.elapsed());
    }
    PROOF.never("people who were let in at the other server afterwards", still, times);
    if PROOF.times(0, 1) == 1 {
        PROOF.at_most("slowest answer that a right is gone", slowest.as_secs_f64(), "s", WITHDRAWN, times);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_dies_signs_nobody_out() {
    let Some(mut pair) = Pair::start().await else { return };
    let mut saving = Saving::new(&pair.world).await;
    let people: Vec<Actor> = [&pair.world.supervisor, &pair.world.clerk, &pair.world.officer].map(Clone::clone).into();
    let mut cookies = Vec::new();
    for person in people.iter().cycle().take(24) {
        cookies.push(cookie(&pair.house, person).await);
    }
    let (kills, mut tally, mut out) = (PROOF.times(2, 50), Tally::default(), 0);
    for _ in 0..kills {
        let [one, _] = pair.browsers(&cookies[0]);
        let savers = saving.begin(&one);
        one.answers(5 + below(30)).await;
        pair.servers[0].signal("KILL");
        saving.end(savers, &mut tally).await;
        let others = cookies.iter().map(|cookie| Browser::new(&pair.servers[1], cookie));
        let known = join_all(others.map(async |browser| browser.get(HOME).await)).await;
        out += known.iter().filter(|answer| answer.as_ref().is_none_or(|answer| answer.status != 200)).count();
        saving.check(&pair.house, &pair.world, &mut tally).await;
        pair.servers[0].end();
        pair.servers[0] = serve(&pair.ground, &pair.mailbox, None);
    }
    PROOF.never("people signed out when the other server was killed", out, kills * cookies.len());
    tally.prove(PROOF, &pair.house, "one of two killed", kills).await;
}
