//! Several people write the same item at the same moment: one is first, and the others are shown both texts. What is sent twice
//! happens once.

mod again;

use super::browser::{Answer, Browser, Outcome};
use super::ground::{Ground, Serving};
use super::tally::{Tally, below};
use domain::id::{ConfirmationId, EngagementId};
use futures::future::join_all;
use service::confirmation;
use testing::proof::Proof;
use testing::{Case, TestHouse, World, cookie};

const PROOF: Proof = Proof("race");
/// Items that are raced for at once.
const LANES: usize = 3;
/// Most writers of one race.
const WRITERS: u32 = 8;
/// Of so many races, one is between two plain forms.
const FORM: usize = 20;
const ITEM: &str = "a-policy";
const SAVE: &str = "/api/app/confirmation/api/save_answer";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_is_first_and_the_others_see_both_texts() {
    for ground in Ground::each().await {
        let serving = ground.serve(&["--no-worker"]);
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let each = PROOF.times(60, 10_000).div_ceil(LANES);
        let mut lanes = Vec::new();
        for _ in 0..LANES {
            let lane = Lane::new(&house, &world, &serving).await;
            lanes.push(tokio::spawn(lane.race(each)));
        }
        let (mut races, mut undecided, mut told, mut mistold, mut shown) = (0, 0, 0, 0, 0);
        let mut tally = Tally::default();
        for lane in lanes {
            let lane = lane.await.unwrap();
            lane.check(&house, &world, &mut tally).await;
            races += lane.races;
            undecided += lane.undecided;
            told += lane.told;
            mistold += lane.mistold;
            shown += lane.shown;
        }
        let name = house.name;
        PROOF.at_least(&format!("{name}: races of 2 to 8 writers"), races, each * LANES, races);
        PROOF.never(&format!("{name}: races without exactly one winner"), undecided, races);
        PROOF.never(&format!("{name}: losers who were not shown the winner's text"), mistold, told + mistold);
        PROOF.at_least(&format!("{name}: plain forms shown again with both texts"), shown, races / (2 * FORM), races);
        tally.prove(PROOF, &house, name, races).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_twice_happens_once() {
    for ground in Ground::each().await {
        let serving = ground.serve(&["--no-worker"]);
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let browser = Browser::new(&serving, &cookie(&house, &world.supervisor).await);
        let (times, mut tally, mut untold) = (PROOF.times(3, 300), Tally::default(), 0);
        for _ in 0..times {
            let case = Case::sent(&world).await;
            case.answer_all().await;
            let sheet = case.sheet().await;
            untold += twice_saved(&browser, sheet).await;
            untold += twice_written(&browser, sheet).await;
            tally.saves(&house, case.id, 6).await;
            let revision = case.sheet_revision().await;
            let at_once = join_all([browser.submit(sheet, revision), browser.submit(sheet, revision)]).await;
            let again = browser.submit(sheet, revision).await;
            let kept = at_once.iter().filter(|outcome| matches!(outcome, Outcome::Kept(_))).count();
            tally.compare("submissions acknowledged", kept, 1, 1);
            untold += usize::from(again != Outcome::Refused(302));
            tally.submission(&house, (case.id, sheet), true).await;
            tally.comments(&house, sheet, 1).await;
            tally.acknowledged += 3;
        }
        PROOF.never(&format!("{}: forms sent twice without an answer", house.name), untold, 5 * times);
        tally.prove(PROOF, &house, &format!("{}, sent twice", house.name), 3 * times).await;
    }
}

/// One answer, its form sent twice at once; how many were not answered.
async fn twice_saved(browser: &Browser, sheet: ConfirmationId) -> usize {
    let (page, form) =
        (format!("/confirmation/{sheet}/item/b-remarks"), format!("id={sheet}&item=b-remarks&revision=0&value=x"));
    let both = join_all([browser.post(SAVE, &page, &form), browser.post(SAVE, &page, &form)]).await;
    both.iter().filter(|answer| answer.as_ref().is_none_or(|answer| answer.status != 302)).count()
}

/// One comment, its form sent twice at once; how many were not answered.
async fn twice_written(browser: &Browser, sheet: ConfirmationId) -> usize {
    let both = join_all([browser.comment(sheet, ITEM, "1"), browser.comment(sheet, ITEM, "1")]).await;
    both.iter().filter(|outcome| !matches!(outcome, Outcome::Kept(_))).count()
}

/// One item, for which several browsers race.
struct Lane {
    browsers: Vec<Browser>,
    case: EngagementId,
    sheet: ConfirmationId,
    revision: i32,
    /// What the last winner wrote.
    text: String,
    races: usize,
    undecided: usize,
    told: usize,
    mistold: usize,
    shown: usize,
}

impl Lane {
    async fn new(house: &TestHouse, world: &World, serving: &Serving) -> Self {
        let case = Case::sent(world).await;
        let (case, sheet) = (case.id, case.sheet().await);
        let mut browsers = Vec::new();
        for _ in 0..WRITERS {
            browsers.push(Browser::new(serving, &cookie(house, &world.supervisor).await));
        }
        let (races, undecided, told, mistold, shown) = (0, 0, 0, 0, 0);
        Self { browsers, case, sheet, revision: 0, text: String::new(), races, undecided, told, mistold, shown }
    }

    async fn race(mut self, times: usize) -> Self {
        for race in 0..times {
            if race % FORM == FORM - 1 {
                self.by_forms(race).await;
            } else {
                self.by_script(race).await;
            }
            self.races += 1;
        }
        self
    }

    async fn by_script(&mut self, race: usize) {
        let writers = usize::try_from(2 + below(WRITERS - 1)).unwrap();
        let texts: Vec<String> = (0..writers).map(|writer| format!("r{race}w{writer}e")).collect();
        let saves = self.browsers.iter().zip(&texts);
        let saves = saves.map(|(browser, text)| browser.save(self.sheet, ITEM, self.revision, text));
        let outcomes = join_all(saves).await;
        let won = outcomes.iter().zip(&texts).filter(|(outcome, _)| matches!(outcome, Outcome::Kept(_)));
        let won: Vec<_> = won.map(|(_, text)| text.clone()).collect();
        self.undecided += usize::from(won.len() != 1);
        let Some(first) = won.into_iter().next() else { return };
        (self.revision, self.text) = (self.revision + 1, first);
        let theirs = Outcome::Theirs(self.text.clone(), self.revision);
        let told = outcomes.iter().filter(|outcome| **outcome == theirs).count();
        // Under more load than it bears the portal tells some to come again: nothing of theirs is written.
        let busy = outcomes.iter().filter(|outcome| **outcome == Outcome::Refused(503)).count();
        self.told += told;
        self.mistold += writers - 1 - told - busy;
    }

    /// Two plain forms: whoever was second comes back to the page, which has both texts.
    async fn by_forms(&mut self, race: usize) {
        let (page, texts) =
            (format!("/confirmation/{}/item/{ITEM}", self.sheet), [format!("r{race}ae"), format!("r{race}be")]);
        let form =
            |text| format!("id={}&item={ITEM}&revision={}&value=conform&remark={text}", self.sheet, self.revision);
        let forms = texts.each_ref().map(form);
        let posts = self.browsers.iter().zip(&forms).map(|(browser, form)| browser.post(SAVE, &page, form));
        let sent = join_all(posts).await.into_iter().all(|answer| answer.is_some_and(|answer| answer.status == 302));
        let pages = join_all(self.browsers.iter().take(2).map(|browser| browser.get(&page))).await;
        let shows = |answer: &Option<Answer>, text: &String| answer.as_ref().is_some_and(|it| it.body.contains(text));
        let both = pages.iter().filter(|answer| texts.iter().all(|text| shows(answer, text))).count();
        // The winner's page, which is the one with a single text, says who that is.
        let first = pages.iter().position(|answer| texts.iter().filter(|text| shows(answer, text)).count() == 1);
        self.undecided += usize::from(!sent || first.is_none());
        let Some(first) = first else { return };
        (self.revision, self.text) = (self.revision + 1, texts[first].clone());
        self.shown += both;
        self.mistold += 1 - both.min(1);
    }

    async fn check(&self, house: &TestHouse, world: &World, tally: &mut Tally) {
        let stored = confirmation::sheet(&world.as_(&world.supervisor), self.sheet).await.unwrap();
        let answer = &stored.answers[ITEM];
        let revision = usize::try_from(answer.revision).unwrap();
        tally.acknowledged += self.races;
        tally.compare("races won", revision, self.races, self.races);
        tally.compare("the last winner's text", usize::from(answer.remark == self.text), 1, 1);
        tally.saves(house, self.case, revision).await;
    }
}
