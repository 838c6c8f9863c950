//! The server is killed while people save and submit: nothing that was acknowledged is missing, and the trail holds.

use super::ground::{Ground, Serving};
use domain::account::Ticket;
use domain::id::ConfirmationId;
use domain::permission::Actor;
use reqwest::header;
use service::account::session;
use service::confirmation;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use testing::proof::Proof;
use testing::{Case, TestHouse, World};
use tower_sessions::session::Id;

const PROOF: Proof = Proof("kill");
/// Items that are saved over and over, each by a browser of its own.
const ITEMS: [&str; 3] = ["a-policy", "a-users", "b-handlers"];

/// What the server acknowledged of one item: the number in the remark, and the revision.
type Acknowledged = BTreeMap<&'static str, (u32, i32)>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost() {
    for ground in Ground::each().await {
        let kills = PROOF.times(50, if ground.database.is_some() { 200 } else { 500 });
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        let mut house = ground.house().await;
        let mut world = World::new(&house).await.unwrap();
        let saved = Case::sent(&world).await.sheet().await;
        let cookie = cookie(&house, &world.supervisor).await;
        let (mut counts, mut submissions) = (ITEMS.map(|item| (item, (0, 0))).into(), 0);
        for round in 0..kills {
            let case = Case::sent(&world).await;
            case.answer_all().await;
            let submitted = (case.sheet().await, case.sheet_revision().await);
            house.house.store.clone().close().await;
            let serving = ground.serve(&["--no-worker"]);
            let browser = Browser::new(&serving, &cookie);
            let acknowledged = play(&serving, &browser, saved, &mut counts, submitted).await;
            house = ground.house().await;
            world = world.moved_to(&house);
            let at = format!("{}, kill {round}", house.name);
            check_saved(&world, saved, &mut counts, &at).await;
            let kept = confirmation::receipts(&world.as_(&world.supervisor), submitted.0).await.unwrap();
            assert!(kept.len() <= 1 && (acknowledged <= !kept.is_empty()), "{at}: {kept:?}");
            submissions += usize::from(acknowledged);
        }
        let total: u32 = counts.values().map(|(count, _)| count).sum();
        let said = ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        let saves = usize::try_from(total).unwrap();
        PROOF.at_least(&format!("{}: saves acknowledged and still there", house.name), saves, 2 * kills, kills);
        PROOF.at_least(
            &format!("{}: submissions acknowledged and still there", house.name),
            submissions,
            kills / 10,
            kills,
        );
    }
}

/// Saves and submits until the server is killed; whether it acknowledged the submission. The moments are counted in answers,
/// not in time, so that a busy machine has as much under way as an idle one.
async fn play(
    serving: &Serving,
    browser: &Browser,
    sheet: ConfirmationId,
    counts: &mut Acknowledged,
    (submitted, revision): (ConfirmationId, i32),
) -> bool {
    let mut savers = Vec::new();
    for (item, seen) in counts.clone() {
        let browser = browser.clone();
        savers.push(tokio::spawn(async move { (item, browser.save_on(sheet, item, seen).await) }));
    }
    let [first, second, third] = service::keys::random::<3>().unwrap();
    browser.answers(1 + u32::from(first) % 10).await;
    let submitter = {
        let browser = browser.clone();
        tokio::spawn(async move { browser.submit(submitted, revision).await })
    };
    browser.answers(1 + u32::from(first) % 10 + u32::from(second) % 10).await;
    tokio::time::sleep(Duration::from_millis(u64::from(third) / 16)).await;
    serving.signal("KILL");
    for saver in savers {
        let (item, acknowledged) = saver.await.unwrap();
        counts.insert(item, acknowledged);
    }
    submitter.await.unwrap()
}

/// What is stored is what was acknowledged last, or the one save after it whose answer never came.
async fn check_saved(world: &World, sheet: ConfirmationId, counts: &mut Acknowledged, at: &str) {
    let stored = confirmation::sheet(&world.as_(&world.supervisor), sheet).await.unwrap();
    for (item, acknowledged) in counts.iter_mut() {
        let Some(answer) = stored.answers.get(*item) else {
            assert_eq!(*acknowledged, (0, 0), "{at}: {item} is gone");
            continue;
        };
        let found = (answer.remark.parse::<u32>().unwrap(), answer.revision);
        let next = (acknowledged.0 + 1, acknowledged.1 + 1);
        assert!(found == *acknowledged || found == next, "{at}: {item}: {found:?} after {acknowledged:?}");
        *acknowledged = found;
    }
    let seen = service::trail::verify(&world.as_(&world.supervisor)).await.unwrap();
    assert_eq!(seen.findings, [], "{at}");
}

async fn cookie(house: &TestHouse, actor: &Actor) -> String {
    let ticket = Ticket {
        account: actor.account,
        membership: actor.membership,
        kind: actor.kind,
        epoch: 1,
        since: house.nobody().now(),
    };
    let id = Id::default().to_string();
    let content = serde_json::json!({ session::TICKET: ticket });
    session::begin(&house.house, &id, content.as_object().unwrap()).await.unwrap();
    format!("kakunin={id}")
}

#[derive(Clone)]
struct Browser {
    http: reqwest::Client,
    url: String,
    cookie: String,
    answered: Arc<AtomicU32>,
}

impl Browser {
    fn new(serving: &Serving, cookie: &str) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { http, url: serving.url.clone(), cookie: cookie.to_owned(), answered: Arc::default() }
    }

    /// Waits until so many answers came; not for ever.
    async fn answers(&self, count: u32) {
        let wait = async {
            while self.answered.load(Ordering::Relaxed) < count {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let _ = tokio::time::timeout(Duration::from_secs(10), wait).await;
    }

    /// Status, place and body, where an answer came.
    async fn post(&self, path: &str, accept: &str, form: String) -> Option<(u16, String, String)> {
        let request = self.http.post(format!("{}{path}", self.url)).body(form);
        let request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, accept)
            .header(header::ORIGIN, &self.url)
            .header(header::COOKIE, &self.cookie);
        let response = request.send().await.ok()?;
        let place = response.headers().get(header::LOCATION).map(|place| place.to_str().unwrap().to_owned());
        let answer = (response.status().as_u16(), place.unwrap_or_default(), response.text().await.ok()?);
        self.answered.fetch_add(1, Ordering::Relaxed);
        Some(answer)
    }

    /// Saves one item again and again until nobody answers.
    async fn save_on(&self, sheet: ConfirmationId, item: &str, mut seen: (u32, i32)) -> (u32, i32) {
        loop {
            let (count, revision) = (seen.0 + 1, seen.1);
            let form = format!("id={sheet}&item={item}&revision={revision}&value=conform&remark={count}");
            let Some((status, _, body)) =
                self.post("/api/app/confirmation/api/autosave", "application/json", form).await
            else {
                return seen;
            };
            assert_eq!(status, 200, "{body}");
            let saved: serde_json::Value = serde_json::from_str(&body).unwrap();
            assert!(saved["theirs"].is_null(), "{body}");
            seen = (count, i32::try_from(saved["revision"].as_i64().unwrap()).unwrap());
        }
    }

    /// Whether the answer came.
    async fn submit(&self, sheet: ConfirmationId, revision: i32) -> bool {
        let form = format!("id={sheet}&revision={revision}&declaration=true");
        let Some((status, place, body)) = self.post("/api/app/confirmation/api/submit", "text/html", form).await else {
            return false;
        };
        assert!(status == 302 && place.ends_with("/receipt"), "{status} {place} {body}");
        true
    }
}
