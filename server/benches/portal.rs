//! What people wait for, measured on the binary as it is shipped, over its own address, in a world of its full size: `cargo xtask
//! bench`. Beside each figure stands its limit, measured in the same run. Ends with an error where a bar is not held, after all was
//! measured.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement"
)]

#[path = "portal/book.rs"]
mod book;
#[path = "portal/browser.rs"]
mod browser;
#[path = "portal/day.rs"]
mod day;
#[path = "portal/first.rs"]
mod first;
#[path = "../tests/command/ground.rs"]
#[expect(dead_code, reason = "shared with the tests of the commands")]
mod ground;
#[path = "portal/limit.rs"]
mod limit;
#[path = "portal/load.rs"]
mod load;
#[path = "portal/openpyxl.rs"]
mod openpyxl;
#[path = "portal/report.rs"]
mod report;
#[path = "portal/sheet.rs"]
mod sheet;
#[path = "portal/start.rs"]
mod start;
#[path = "portal/whole.rs"]
mod whole;
#[path = "portal/world.rs"]
mod world;

use report::Report;
use sheet::seconds;
use std::process::ExitCode;
use std::time::Duration;
use testing::scale::Size;
use world::seeded;

/// How long each part lasts.
pub struct Pace {
    /// Asking as much as goes through.
    saturated: Duration,
    /// At a constant rate.
    steady: Duration,
    /// The deadline day.
    day: Duration,
    /// Loads of a page, one after the other.
    loads: usize,
}

impl Pace {
    const LONG: Self = Self { saturated: seconds(10), steady: seconds(20), day: seconds(600), loads: 100 };
    const SHORT: Self = Self { saturated: seconds(2), steady: seconds(3), day: seconds(5), loads: 25 };
}

/// What was asked for on the command line of `cargo xtask bench`.
struct Asked {
    size: Size,
    pace: Pace,
    sections: Vec<String>,
}

impl Asked {
    fn read() -> Self {
        let word = |name: &str| std::env::var(name).unwrap_or_default();
        let small = word("KAKUNIN_BENCH_WORLD") == "small";
        let (size, pace) = if small { (Size::SMALL, Pace::SHORT) } else { (Size::LARGE, Pace::LONG) };
        let sections = word("KAKUNIN_BENCH_SECTIONS").split_whitespace().map(str::to_owned).collect();
        Self { size, pace, sections }
    }

    fn wants(&self, section: &str) -> bool {
        self.sections.is_empty() || self.sections.iter().any(|asked| asked == section)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    // `cargo test --benches` only asks whether it builds.
    if !std::env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    let asked = Asked::read();
    let mut report = Report::new(asked.size.name());
    Box::pin(on(false, &asked, &mut report)).await;
    if std::env::var_os("KAKUNIN_TEST_POSTGRES").is_some() {
        Box::pin(on(true, &asked, &mut report)).await;
    }
    Box::pin(seen(&asked, &mut report)).await;
    if report.end() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Everything that hangs on the database.
async fn on(postgres: bool, asked: &Asked, report: &mut Report) {
    let name = if postgres { "PostgreSQL" } else { "SQLite" };
    if !["sheet", "save", "whole", "book", "start", "day"].iter().any(|section| asked.wants(section)) {
        return;
    }
    report.begin("seed", name);
    let few = if asked.wants("whole") {
        let small = seeded(Size::SMALL, postgres, report).await;
        let crowd = small.crowd().await;
        Some(whole::alone(&small, &crowd, &asked.pace).await)
    } else {
        None
    };
    let all = seeded(asked.size, postgres, report).await;
    if asked.wants("start") {
        report.begin("start", name);
        start::measure(&all.ground, report).await;
    }
    let crowd = all.crowd().await;
    if asked.wants("sheet") {
        report.begin("sheet", name);
        sheet::pages(&all, &crowd, &asked.pace, report).await;
    }
    if asked.wants("save") {
        report.begin("save", name);
        sheet::saves(&all, &crowd, &asked.pace, report).await;
    }
    if let Some(few) = &few {
        report.begin("whole", name);
        whole::measure(&all, &crowd, (few, &asked.pace), report).await;
    }
    if asked.wants("book") {
        report.begin("book", name);
        book::measure(&all, &crowd, report).await;
    }
    drop(crowd);
    if asked.wants("day") {
        report.begin("day", name);
        // A portal of its own: its memory is that of the day.
        day::deadline(&all.crowd().await, &asked.pace, report).await;
    }
}

/// What a browser sees, of assets as they are shipped.
async fn seen(asked: &Asked, report: &mut Report) {
    let Some(assets) = first::assets().filter(|_| asked.wants("first") || asked.wants("lighthouse")) else { return };
    report.begin("first", "");
    let small = seeded(Size::SMALL, false, report).await;
    first::lay(&small, &assets);
    let crowd = small.crowd().await;
    if asked.wants("first") {
        first::visit(&small, &crowd, report).await;
    }
    if asked.wants("lighthouse") {
        report.begin("lighthouse", "");
        first::lighthouse(&small, &crowd, report);
    }
}
