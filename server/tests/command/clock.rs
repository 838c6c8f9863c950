//! The machine's clock jumps under a server that runs: sessions and codes that are over stay over, limits lock nobody out for good, days
//! are those of Japan, and the trail is in order by its numbers.

use super::browser::{Browser, Outcome};
use super::ground::{Ground, Serving};
use super::saving::Saving;
use super::tally::{Tally, count, until};
use chrono::{DateTime, Duration, Utc};
use domain::role::Role;
use service::account::{Person, provide};
use std::path::PathBuf;
use testing::proof::Proof;
use testing::{Case, TestHouse, World, cookie, one_time_code};

const PROOF: Proof = Proof("clock");
const EMAIL: &str = "clock@example.jp";
const PASSWORD: &str = "nine blue herons over ferric water";
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A server whose clock is so many seconds away from the machine's.
struct Clocked {
    ground: Ground,
    serving: Serving,
    /// By the machine's clock.
    home: TestHouse,
    world: World,
    ahead: i64,
}

impl Clocked {
    async fn each() -> Vec<Self> {
        let Some(library) = std::env::var_os("KAKUNIN_FAKETIME") else {
            println!("skipped: KAKUNIN_FAKETIME names no libfaketime");
            return Vec::new();
        };
        let mut each = Vec::new();
        for ground in Ground::each().await {
            std::fs::write(offset(&ground), "+0").unwrap();
            let mut command = ground.serving(&["--no-worker"]);
            // The clock of the wall jumps, as an operator's or a time server's hand moves it; the one that only counts does not.
            command.env("LD_PRELOAD", &library).env("FAKETIME_TIMESTAMP_FILE", offset(&ground));
            command.env("FAKETIME_NO_CACHE", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            let serving = Serving::start(&mut command);
            let house = ground.house().await;
            let world = World::new(&house).await.unwrap();
            let roles = vec![Role::Employee];
            let person = Person {
                email: EMAIL.into(),
                name: "時計".into(),
                password: PASSWORD.into(),
                roles,
                ..Person::default()
            };
            provide(&house.nobody(), world.supervisor.organisation, &person).await.unwrap();
            each.push(Self { ground, serving, home: house, world, ahead: 0 });
        }
        each
    }

    /// Moves the clock, at once: the server looks at every question where it stands.
    fn jump(&mut self, ahead: i64) {
        self.ahead = ahead;
        let next = self.ground.folder.join("clock.next");
        std::fs::write(&next, format!("{ahead:+}")).unwrap();
        std::fs::rename(&next, offset(&self.ground)).unwrap();
    }

    /// Moves the clock to a moment.
    fn jump_to(&mut self, moment: &str) {
        let moment: DateTime<Utc> = moment.parse().unwrap();
        let now = self.home.nobody().now();
        self.jump((moment - now).num_seconds());
    }

    /// The same data by the server's clock.
    async fn house(&self) -> TestHouse {
        self.ground.house().await.ahead(Duration::seconds(self.ahead))
    }

    fn name(&self) -> &'static str {
        if self.ground.database.is_some() { "postgres" } else { "sqlite" }
    }

    /// A code of the authenticator, by the server's clock, so many seconds later.
    async fn code(&self, secret: &str, later: i64) -> String {
        let house = self.ground.house().await.ahead(Duration::seconds(self.ahead + later));
        one_time_code(&house.nobody(), secret).unwrap()
    }

    /// A browser after the password.
    async fn passed(&self) -> Browser {
        let form = format!("email={EMAIL}&password={PASSWORD}");
        let answer =
            Browser::new(&self.serving, "").post("/api/app/account/api/sign_in", "/sign-in", &form).await.unwrap();
        Browser::new(&self.serving, answer.cookie.as_deref().unwrap_or_else(|| panic!("{}", answer.place)))
    }

    /// A browser after its first sign-in, and the secret of the authenticator.
    async fn enrolled(&self) -> (Browser, String) {
        let browser = self.passed().await;
        let page = browser.get("/sign-in/authenticator").await.unwrap().body;
        let secret = page.split_once("data-totp-secret=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let form = format!("code={}", self.code(&secret, 0).await);
        let answer = browser.post("/api/app/account/api/enrol", "/sign-in/authenticator", &form).await.unwrap();
        assert_eq!(answer.place, "/account/recovery-codes");
        (Browser::new(&self.serving, answer.cookie.as_deref().unwrap_or(&browser.cookie)), secret)
    }

    /// Signs in with this code; who is in then.
    async fn with_code(&self, code: &str) -> Option<Browser> {
        let browser = self.passed().await;
        let path = "/api/app/account/api/second_factor";
        let answer = browser.post(path, "/sign-in/second-factor", &format!("code={code}")).await.unwrap();
        (answer.place == "/").then(|| Browser::new(&self.serving, answer.cookie.as_deref().unwrap_or(&browser.cookie)))
    }
}

/// Where the library looks up how far ahead it is.
fn offset(ground: &Ground) -> PathBuf {
    ground.folder.join("clock")
}

async fn is_in(browser: &Browser) -> bool {
    browser.get("/account").await.is_some_and(|answer| answer.status == 200)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_over_stays_over() {
    for mut clocked in Clocked::each().await {
        let (mut brought_back, mut thrown_out) = (0, 0);
        let rounds = PROOF.times(1, 10);
        let (mut browser, secret) = clocked.enrolled().await;
        let mut now = 0;
        for _ in 0..rounds {
            for small in [10 * MINUTE, -10 * MINUTE, 0] {
                clocked.jump(now + small);
                thrown_out += usize::from(!is_in(&browser).await);
            }
            for large in [HOUR, -HOUR, DAY, -DAY] {
                clocked.jump(now + large);
                brought_back += usize::from(is_in(&browser).await);
                clocked.jump(now);
                brought_back += usize::from(is_in(&browser).await);
                // A code works by a step that no code of this account used before: a little later each time.
                now += 5 * MINUTE;
                clocked.jump(now);
                browser = clocked.with_code(&clocked.code(&secret, 0).await).await.unwrap();
            }
        }
        let name = clocked.name();
        PROOF.never(&format!("{name}: sessions that were over and came back"), brought_back, 8 * rounds);
        PROOF.never(&format!("{name}: sessions ended by a jump of ten minutes"), thrown_out, 3 * rounds);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_code_works_twice() {
    for mut clocked in Clocked::each().await {
        let (rounds, mut twice, mut refused) = (PROOF.times(1, 10), 0, 0);
        let (_, secret) = clocked.enrolled().await;
        let mut now = 5 * MINUTE;
        for _ in 0..rounds {
            clocked.jump(now);
            let code = clocked.code(&secret, 0).await;
            refused += usize::from(clocked.with_code(&code).await.is_none());
            // Put back, and forward again to the step of that code.
            for away in [0, -10 * MINUTE, 0, -DAY, 0, HOUR, 0] {
                clocked.jump(now + away);
                twice += usize::from(clocked.with_code(&code).await.is_some());
            }
            now += 20 * MINUTE;
            clocked.jump(now);
            refused += usize::from(clocked.with_code(&clocked.code(&secret, 0).await).await.is_none());
            now += 20 * MINUTE;
        }
        let name = clocked.name();
        PROOF.never(&format!("{name}: codes that worked twice"), twice, 7 * rounds);
        PROOF.never(&format!("{name}: fresh codes that were refused"), refused, 2 * rounds);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_was_ahead_locks_nobody_out() {
    for mut clocked in Clocked::each().await {
        let (_, secret) = clocked.enrolled().await;
        clocked.jump(DAY);
        let wrong = format!("email={EMAIL}&password=wrong");
        for _ in 0..12 {
            let browser = Browser::new(&clocked.serving, "");
            browser.post("/api/app/account/api/sign_in", "/sign-in", &wrong).await.unwrap();
        }
        clocked.jump(5 * MINUTE);
        let code = clocked.code(&secret, 0).await;
        let locked = usize::from(clocked.with_code(&code).await.is_none());
        PROOF.never(&format!("{}: people locked out by tries of a day to come", clocked.name()), locked, 1);
    }
}

/// Moments at which days, years and counters turn.
const MOMENTS: [&str; 7] = [
    "2026-12-31T14:59:20Z",
    "2026-12-31T15:00:10Z",
    "2028-02-28T15:00:30Z",
    "2028-02-29T14:59:00Z",
    "2037-12-31T23:59:00Z",
    "2038-01-19T03:13:50Z",
    "2038-01-19T03:14:20Z",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_trail_is_in_order_by_its_numbers() {
    for mut clocked in Clocked::each().await {
        let house = clocked.house().await;
        let saving = Saving::new(&clocked.world).await;
        let (rounds, mut tally, mut refused) = (PROOF.times(1, 10), Tally::default(), 0);
        let mut revision = 0;
        for _ in 0..rounds {
            for at in 0..2 * MOMENTS.len() {
                // Forward to the end of the numbers of seconds, and back the same way.
                clocked.jump_to(MOMENTS[at.min(2 * MOMENTS.len() - 1 - at)]);
                let browser =
                    Browser::new(&clocked.serving, &cookie(&clocked.house().await, &clocked.world.supervisor).await);
                let saved = browser.save(saving.sheet, "a-policy", revision, &(revision + 1).to_string()).await;
                refused += usize::from(saved != Outcome::Kept(revision + 1));
                revision += 1;
                tally.acknowledged += 1;
            }
        }
        let name = clocked.name();
        PROOF.never(&format!("{name}: saves refused after a jump"), refused, tally.acknowledged);
        tally.saves(&house, saving.case, usize::try_from(revision).unwrap()).await;
        tally.prove(PROOF, &house, &format!("{name}, jumps"), rounds).await;
        let said = clocked.ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_are_those_of_japan() {
    for mut clocked in Clocked::each().await {
        let house = clocked.house().await;
        let mut wrong = 0;
        let world = clocked.world.clone();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        // The sheet is due on the 11th of December: until the end of that day in Japan.
        for (moment, over) in
            [("2026-12-11T14:59:00Z", false), ("2026-12-11T15:00:30Z", true), ("2026-12-11T14:59:00Z", false)]
        {
            clocked.jump_to(moment);
            let browser =
                Browser::new(&clocked.serving, &cookie(&clocked.house().await, &clocked.world.supervisor).await);
            let page = browser.get(&format!("/confirmation/{}", case.sheet().await)).await.unwrap();
            assert_eq!(page.status, 200, "{}", page.body);
            wrong += usize::from(page.body.contains("日過ぎています") != over);
        }
        PROOF.never(&format!("{}: deadlines by another day than Japan's", clocked.name()), wrong, 3);
        // Its number is of the year that it is in Japan.
        clocked.jump_to("2026-12-31T15:00:30Z");
        let browser = Browser::new(&clocked.serving, &cookie(&clocked.house().await, &clocked.world.supervisor).await);
        let submitted = browser.submit(case.sheet().await, case.sheet_revision().await).await;
        assert!(matches!(submitted, Outcome::Kept(_)), "{submitted:?}");
        let numbers = count(&house, "SELECT number, '1' FROM submission").await;
        assert!(numbers.keys().all(|number| number.contains("-2027-")), "{numbers:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_under_way_is_not_cut_off() {
    for mut clocked in Clocked::each().await {
        let saving = Saving::new(&clocked.world).await;
        let path = format!("/confirmation/{}/item/a-policy/evidence", saving.sheet);
        let (rounds, mut cut) = (PROOF.times(1, 10), 0);
        for round in 0..rounds {
            clocked.jump(0);
            let browser =
                Browser::new(&clocked.serving, &cookie(&clocked.house().await, &clocked.world.supervisor).await);
            let ahead = [HOUR, -HOUR, DAY][round % 3];
            let file = b"%PDF-1.7 under way";
            let files = || std::fs::read_dir(clocked.ground.data().join("evidence")).unwrap().count();
            let before = files();
            let upload = browser.begin_upload(&path, file, file.len()).await;
            until("the file is being received", async || files() > before).await;
            clocked.jump(ahead);
            cut += usize::from(upload.end().await != Some(200));
        }
        PROOF.never(&format!("{}: uploads cut off by a jump", clocked.name()), cut, rounds);
    }
}
