//! A portal that is used for an hour, by everybody at once, holds no more at its end than after its first minutes: memory, files,
//! connections, the write-ahead log.

use super::browser::{Browser, Outcome};
use super::ground::{Ground, Serving};
use domain::id::ConfirmationId;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use testing::proof::{Figure, Proof};
use testing::{Case, TestHouse, World, cookie};

const PROOF: Proof = Proof("soak");
/// Seconds of use, as a test and as a proof.
const LASTS: (usize, usize) = (12, 3_600);
/// Of so many parts of the time the first is for warming up.
const PARTS: usize = 6;
/// Sheets that are used at once.
const SHEETS: usize = 12;
/// Requests a second: three tenths of what a development build answers on two cores.
const RATE: u32 = 30;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_used_for_long_holds_no_more_than_at_first() {
    let lasts = Duration::from_secs(PROOF.times(LASTS.0, LASTS.1).try_into().unwrap());
    let mut watched = Vec::new();
    // Made ready one after the other, used at the same time: an hour for both.
    for ground in Ground::each().await {
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        let house = ground.house().await;
        let used = Used::new(&ground, &house, &World::new(&house).await.unwrap()).await;
        watched.push(tokio::spawn(async move {
            let seen = watch(&used, &ground, lasts).await;
            tell(&used, &seen, house.name);
        }));
    }
    for watching in watched {
        watching.await.unwrap();
    }
}

/// What one process holds.
#[derive(Clone, Copy, Debug)]
struct Held {
    at: f64,
    /// KiB.
    memory: f64,
    handles: f64,
    /// KiB of the write-ahead log; of PostgreSQL nothing.
    log: f64,
    /// Files of the data folder and of the folder for what is temporary.
    files: f64,
}

struct Used {
    serving: Serving,
    people: Vec<Person>,
    done: Arc<AtomicUsize>,
    wrong: Arc<AtomicUsize>,
}

struct Person {
    browser: Browser,
    sheet: ConfirmationId,
}

impl Used {
    async fn new(ground: &Ground, house: &TestHouse, world: &World) -> Self {
        let mut sheets = Vec::new();
        for _ in 0..SHEETS {
            sheets.push((cookie(house, &world.supervisor).await, Case::sent(world).await.sheet().await));
        }
        let temporary = ground.folder.join("temporary");
        std::fs::create_dir_all(&temporary).unwrap();
        let serving = Serving::start(ground.serving(&[]).env("TMPDIR", temporary));
        let person =
            |(cookie, sheet): (String, ConfirmationId)| Person { browser: Browser::new(&serving, &cookie), sheet };
        let people = sheets.into_iter().map(person).collect();
        Self { people, serving, done: Arc::default(), wrong: Arc::default() }
    }

    /// One request of many kinds, whoever's turn it is; each person's saves come one after the other.
    fn begin(&self, number: usize, revisions: &[Arc<tokio::sync::Mutex<i32>>]) {
        let place = number % self.people.len();
        let (browser, sheet) = (self.people[place].browser.clone(), self.people[place].sheet);
        let (done, wrong, revision) = (self.done.clone(), self.wrong.clone(), revisions[place].clone());
        tokio::spawn(async move {
            if ask(&browser, sheet, number, &revision).await {
                done.fetch_add(1, Ordering::Relaxed);
            } else {
                wrong.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
}

/// Whether it was answered as it should be.
async fn ask(browser: &Browser, sheet: ConfirmationId, number: usize, revision: &tokio::sync::Mutex<i32>) -> bool {
    let page = format!("/confirmation/{sheet}");
    // The number of the round, not of the person, decides what is asked.
    match number / SHEETS % 10 {
        0..3 => is(browser.get(&page).await, 200),
        3..6 => {
            let mut revision = revision.lock().await;
            let outcome = browser.save(sheet, "a-policy", *revision, &number.to_string()).await;
            let kept = matches!(outcome, Outcome::Kept(_));
            *revision += i32::from(kept);
            kept
        }
        // After half an hour one is led to show a second factor anew.
        6 => browser
            .post(&format!("{page}/workbook/download"), &page, "")
            .await
            .is_some_and(|answer| answer.status == 200 || answer.place.starts_with("/account/reauthentication")),
        7 => {
            // Each person has one file; all later ones are none of the kinds that are taken, and must leave nothing.
            let path = format!("{page}/item/a-policy/evidence");
            let first = number < SHEETS * 10;
            let file = if first { b"%PDF-1.4\n%%EOF\n".to_vec() } else { vec![7; 200_000] };
            browser.upload(&path, file).await.is_some_and(|answer| answer.status < 500)
        }
        8 => {
            // Nobody waits for the answer.
            let asked = browser.get(&page);
            tokio::time::timeout(Duration::from_millis(2), asked).await.map_or(true, |answer| is(answer, 200))
        }
        _ => {
            let form = "email=nobody%40example.jp&password=not-the-password";
            let mut stranger = browser.clone();
            stranger.cookie.clear();
            stranger
                .post("/api/app/account/api/sign_in", "/sign-in", form)
                .await
                .is_some_and(|answer| answer.status < 500)
        }
    }
}

fn is(answer: Option<super::browser::Answer>, status: u16) -> bool {
    answer.is_some_and(|answer| answer.status == status)
}

/// Uses the portal at an even rate and looks at what it holds, sixty times.
async fn watch(used: &Used, ground: &Ground, lasts: Duration) -> Vec<Held> {
    let revisions: Vec<_> = used.people.iter().map(|_| Arc::new(tokio::sync::Mutex::new(0))).collect();
    let (begun, mut number, mut seen) = (Instant::now(), 0_u32, Vec::new());
    let apart = lasts / 60;
    while begun.elapsed() < lasts {
        tokio::time::sleep_until((begun + Duration::from_secs(1) * number / RATE).into()).await;
        used.begin(usize::try_from(number).unwrap(), &revisions);
        number += 1;
        if begun.elapsed() >= apart * u32::try_from(seen.len()).unwrap() {
            seen.push(held(used.serving.process(), ground, begun.elapsed().as_secs_f64()));
        }
    }
    seen
}

fn held(process: u32, ground: &Ground, at: f64) -> Held {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let number = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().parse::<f64>().unwrap()
    };
    let log = std::fs::metadata(ground.data().join("kakunin.sqlite-wal")).map_or(0, |found| found.len());
    Held {
        at,
        memory: number("VmRSS:"),
        handles: entries(Path::new(&format!("/proc/{process}/fd"))),
        log: f64::from(u32::try_from(log / 1024).unwrap()),
        files: entries(&ground.data()) + entries(&ground.folder.join("temporary")),
    }
}

fn entries(folder: &Path) -> f64 {
    f64::from(u32::try_from(std::fs::read_dir(folder).map_or(0, Iterator::count)).unwrap())
}

fn tell(used: &Used, seen: &[Held], name: &str) {
    let (warm, long) = (&seen[seen.len() / PARTS..], PROOF.times(0, 1) == 1);
    let done = used.done.load(Ordering::Relaxed);
    PROOF.never(&format!("{name}: requests not answered as they should be"), used.wrong.load(Ordering::Relaxed), done);
    PROOF.at_least(&format!("{name}: requests answered"), done, LASTS.0 * 10, done);
    let slope = slope(warm, |held| held.memory) / 1024.0;
    let figure = |what: &str, value: f64, unit: &'static str, bar: &str, held: bool| {
        let what = format!("{name}: {what}");
        // A slope over seconds says nothing of an hour: it is told, and held in the long run.
        let held = held || !long;
        PROOF.figure(&Figure { what: &what, value: format!("{value:.2}"), unit, bar, held, tried: warm.len() });
    };
    figure("memory that is held more each hour, after warm-up", slope, "MiB", "< 1 MiB", slope < 1.0);
    for (what, unit, of) in [
        ("handles that are open more at the end", "", (|held: &Held| held.handles) as fn(&Held) -> f64),
        ("files more at the end", "", |held| held.files),
        ("write-ahead log, larger at the end", "KiB", |held| held.log),
    ] {
        // Between halves, in their middle: connections of browsers come and go.
        let (first, second) = warm.split_at(warm.len() / 2);
        let middle = |half: &[Held]| median(half.iter().map(of).collect());
        let more = middle(second) - middle(first);
        figure(what, more, unit, "≤ 0", more <= 0.0);
    }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// By least squares, an hour.
fn slope(seen: &[Held], of: impl Fn(&Held) -> f64) -> f64 {
    let count = f64::from(u32::try_from(seen.len()).unwrap());
    let (mean_at, mean) =
        (seen.iter().map(|held| held.at).sum::<f64>() / count, seen.iter().map(&of).sum::<f64>() / count);
    let (mut over, mut under) = (0.0, 0.0);
    for held in seen {
        over += (held.at - mean_at) * (of(held) - mean);
        under += (held.at - mean_at).powi(2);
    }
    over / under * 3_600.0
}
