//! The day on which all answers are due.

use super::Pace;
use super::load::open_loop;
use super::report::Report;
use super::sheet::read;
use super::world::{Crowd, memory};

/// Pages a second, and as many saves.
const RATE: f64 = 100.0;

pub async fn deadline(crowd: &Crowd, pace: &Pace, report: &mut Report) {
    let (readers, writers) = (crowd.answerers.clone(), crowd.answerers.clone());
    let half = writers.len() / 2;
    let pages = open_loop(RATE, pace.day, move |number| {
        let below = ["", "/item/4-policy-set", "/section/s4", "/check", ""][number % 5];
        read(&readers, number, below)
    });
    let saves = open_loop(RATE, pace.day, move |number| {
        let answerer = writers[(number + half) % writers.len()].clone();
        async move { answerer.save().await }
    });
    let (pages, saves) = tokio::join!(pages, saves);
    for (name, measured) in [("pages", &pages), ("saves", &saves)] {
        let name = format!("deadline day, 100 {name}/s for {} s", pace.day.as_secs());
        report.at_most(&format!("{name}: p99"), (measured.percentile(99.0), "ms"), 150.0, measured.count());
        report.note(&format!("{name}: median"), (measured.percentile(50.0), "ms"), measured.count());
        report.at_most(&format!("{name}: errors"), (measured.errors as f64, ""), 0.0, measured.count());
    }
    let highest = memory(crowd.serving.process(), "VmHWM");
    report.at_most("deadline day: memory of the server at its highest", (highest, "MiB"), 160.0, 1);
}
