//! The page of a sheet, and the saving of one answer.

use super::browser::Answerer;
use super::limit::{bare, still};
use super::load::{open_loop, saturated};
use super::report::Report;
use super::world::{Crowd, Seeded};
use super::{Pace, browser};
use std::sync::Arc;
use std::time::Duration;
use testing::Commits;

/// Who ask at once where as much is asked as goes through.
const ASKERS: usize = 16;
/// Who save at once: as many as PostgreSQL has connections for.
const WRITERS: usize = 8;
/// Pages a second of a sheet.
const PAGES: f64 = 600.0;

/// The address below a sheet and how a person calls it.
const KINDS: [(&str, &str); 3] = [
    ("", "sheet, its own page"),
    ("/whole", "sheet, all items on one page"),
    ("/item/4-policy-set", "sheet, one item"),
];

pub async fn pages(seeded: &Seeded, crowd: &Crowd, pace: &Pace, report: &mut Report) {
    for (below, name) in KINDS {
        let (people, time) = (crowd.answerers.clone(), pace.saturated);
        let ask = move |_: usize, number: usize| read(&people, number, below);
        let most = saturated(ASKERS, time, ask).await;
        let first = &crowd.answerers[0];
        let path = format!("/confirmation/{}{below}", first.sheet);
        let page = first.browser.page(&path, "").await.unwrap();
        let limit = still(&seeded.ground, &page, &first.browser.cookie, ASKERS, time).await;
        report.note(&format!("{name}: size"), (page.len() as f64 / 1024.0, "KiB"), 1);
        let figure = (most.rate, "/s");
        if below.is_empty() {
            report.at_least(&format!("{name}, as many as go through"), figure, PAGES, most.count());
        } else {
            report.note(&format!("{name}, as many as go through"), figure, most.count());
        }
        report.beside(limit.rate, "the same bytes still");
        report.at_most(&format!("{name}: errors"), (most.errors as f64, ""), 0.0, most.count());
    }
    half(crowd, pace, report).await;
    compressed(crowd, pace, report).await;
}

async fn half(crowd: &Crowd, pace: &Pace, report: &mut Report) {
    let people = crowd.answerers.clone();
    let measured = open_loop(PAGES / 2.0, pace.steady, move |number| read(&people, number, "")).await;
    report.at_most("sheet, its own page, at 300/s: p99", (measured.percentile(99.0), "ms"), 60.0, measured.count());
    report.note("sheet, its own page, at 300/s: median", (measured.percentile(50.0), "ms"), measured.count());
    report.at_most("sheet, its own page, at 300/s: errors", (measured.errors as f64, ""), 0.0, measured.count());
}

/// As a browser asks without TLS in between: what compression costs.
async fn compressed(crowd: &Crowd, pace: &Pace, report: &mut Report) {
    let people = crowd.answerers.clone();
    let ask = move |_: usize, number: usize| {
        let answerer = people[number % people.len()].clone();
        async move {
            let body = answerer.browser.get(&format!("/confirmation/{}", answerer.sheet), "gzip").await?;
            if body.starts_with(&[0x1f, 0x8b]) { Ok(()) } else { Err("not compressed".to_owned()) }
        }
    };
    let most = saturated(ASKERS, pace.saturated, ask).await;
    report.note("sheet, its own page, compressed on the way", (most.rate, "/s"), most.count());
}

/// The page of somebody else each time.
pub fn read(
    people: &[Arc<Answerer>],
    number: usize,
    below: &'static str,
) -> impl Future<Output = browser::Answered<()>> + Send + use<> {
    let answerer = people[number % people.len()].clone();
    async move { answerer.read(below).await }
}

pub async fn saves(seeded: &Seeded, crowd: &Crowd, pace: &Pace, report: &mut Report) {
    let commits = Commits::new(seeded.ground.database.is_some(), &seeded.ground.folder).await.unwrap();
    // Before and after: the disk of a shared machine is not the same for long.
    let before = bare(&commits, WRITERS, pace.saturated / 2).await;
    let people = crowd.answerers.clone();
    let ask = move |writer: usize, _: usize| {
        let answerer = people[writer].clone();
        async move { answerer.save().await }
    };
    let most = saturated(WRITERS, pace.saturated, ask).await;
    let after = bare(&commits, WRITERS, pace.saturated / 2).await;
    commits.end().await;
    let limit = f64::midpoint(before.rate, after.rate);
    report.at_least("a save beside bare commits", (most.rate / limit * 100.0, "%"), 50.0, most.count());
    report.note("saves of one answer, as many as go through", (most.rate, "/s"), most.count());
    report.beside(limit, "the same row, bare");
    report.note("a save: median of 8 who save at once", (most.percentile(50.0), "ms"), most.count());
    report.note("a save: p99 of 8 who save at once", (most.percentile(99.0), "ms"), most.count());
    report.at_most("a save: errors", (most.errors as f64, ""), 0.0, most.count());
}

/// How long each part lasts.
pub const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
