//! From the start of the process to its first ready answer, and what it holds while nobody asks.

use super::ground::Ground;
use super::report::Report;
use super::world::memory;
use std::time::{Duration, Instant};

const STARTS: usize = 9;

pub async fn measure(ground: &Ground, report: &mut Report) {
    let (mut took, mut idle) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let begun = Instant::now();
        let serving = ground.serve(&[]);
        while serving.get("/health/ready").0 != 200 {
            std::thread::sleep(Duration::from_millis(1));
        }
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
        tokio::time::sleep(Duration::from_secs(2)).await;
        idle.push(memory(serving.process(), "VmRSS"));
    }
    for all in [&mut took, &mut idle] {
        all.sort_by(f64::total_cmp);
    }
    report.at_most("from start to ready, median", (took[STARTS / 2], "ms"), 300.0, STARTS);
    report.note("from start to ready, slowest", (took[STARTS - 1], "ms"), STARTS);
    report.at_most("memory while nobody asks", (idle[STARTS - 1], "MiB"), 60.0, STARTS);
}
