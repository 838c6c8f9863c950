//! Workbooks, out and in, beside openpyxl doing the same with the same files in the same run, and beside copying them.

use super::load::one_by_one;
use super::openpyxl::Openpyxl;
use super::report::Report;
use super::world::{Crowd, Seeded, memory};
use std::process::Child;
use std::sync::Mutex;
use std::time::{Duration, Instant};

const BOOKS: usize = 15;
/// Imports of 5,000 rows.
const IMPORTS: usize = 5;

pub async fn measure(seeded: &Seeded, crowd: &Crowd, report: &mut Report) {
    let openpyxl = Openpyxl::new();
    let (answerer, last) = (&crowd.answerers[0], Mutex::new(Vec::new()));
    let out = one_by_one(BOOKS, |_| async {
        let book = answerer.browser.workbook(answerer.sheet).await?;
        if !book.starts_with(b"PK") {
            return Err("not a workbook".to_owned());
        }
        *last.lock().unwrap() = book.to_vec();
        Ok(())
    });
    let out = out.await;
    let book = last.into_inner().unwrap();
    let back = one_by_one(BOOKS, |_| answerer.browser.bring(answerer.sheet, &book)).await;
    let file = seeded.ground.folder.join("sheet.xlsx");
    std::fs::write(&file, &book).unwrap();
    let (theirs, copy) = (openpyxl.sheet(&file), copied(&file));
    report.at_most("a workbook of 135 items out, median", (out.percentile(50.0), "ms"), 15.0, BOOKS);
    report.beside(copy, "the same file copied");
    report.at_least(
        "a workbook out, times as fast as openpyxl",
        (theirs.written / out.percentile(50.0), ""),
        15.0,
        BOOKS,
    );
    report.note("the same in again and compared, median", (back.percentile(50.0), "ms"), BOOKS);
    report.beside(copy, "the same file copied");
    report.note("the same in, times as fast as openpyxl", (theirs.read / back.percentile(50.0), ""), BOOKS);
    report.at_most("workbooks: errors", ((out.errors + back.errors) as f64, ""), 0.0, 2 * BOOKS);
    import(seeded, &openpyxl, report);
}

/// A checklist of 5,000 rows, looked at before it is taken.
fn import(seeded: &Seeded, openpyxl: &Openpyxl, report: &mut Report) {
    let file = seeded.ground.folder.join("5000.xlsx");
    let theirs = openpyxl.rows(&file, 5_000);
    let (mut took, mut most) = (Vec::new(), 0.0_f64);
    for _ in 0..IMPORTS {
        let begun = Instant::now();
        let arguments = ["import-checklist", &file.to_string_lossy(), "--dry-run"];
        let mut child = seeded.ground.kakunin(&arguments).stdout(std::process::Stdio::null()).spawn().unwrap();
        most = most.max(highest(&mut child));
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
        assert!(child.wait().unwrap().success());
    }
    took.sort_by(f64::total_cmp);
    let median = took[IMPORTS / 2];
    report.at_most("5,000 rows of a checklist in, with preview, median", (median, "ms"), 500.0, IMPORTS);
    report.beside(copied(&file), "the same file copied");
    report.at_most("5,000 rows in: memory of the larger process", (most, "MiB"), 64.0, IMPORTS);
    report.at_least("5,000 rows in, times as fast as openpyxl", (theirs / median, ""), 15.0, IMPORTS);
}

/// Memory of a process or the reader that it starts, whichever is larger, until it ends.
fn highest(child: &mut Child) -> f64 {
    let (mut most, id) = (0.0_f64, child.id());
    while child.try_wait().unwrap().is_none() {
        let below = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let all = below.split_whitespace().filter_map(|id| id.parse().ok()).chain([id]);
        most = all.map(|id| memory(id, "VmHWM")).fold(most, f64::max);
        std::thread::sleep(Duration::from_millis(2));
    }
    most
}

/// Milliseconds to copy a file byte for byte.
fn copied(file: &std::path::Path) -> f64 {
    let begun = Instant::now();
    std::fs::copy(file, file.with_extension("copy")).unwrap();
    begun.elapsed().as_secs_f64() * 1000.0
}
