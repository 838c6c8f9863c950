//! The corpus of each target, once; where the proof is written down, each target on its own for a minute.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::checklist::layout::{self, WorkbookRefusal};
use domain::dispatch::list::{Mapping, read};
use fuzzed::{TARGETS, seed};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use testing::proof::Proof;

const PROOF: Proof = Proof("fuzz");
/// What an input may use at most.
const LIMITS: [&str; 2] = ["-rss_limit_mb=512", "-timeout=5"];

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The files of a target.
fn corpus(target: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(house().join("fuzz/corpus").join(target)).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn the_corpus_begins_as_it_was_made() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut seen = BTreeSet::new();
    for (target, name, content) in seed::seeds() {
        let folder = house().join("fuzz/corpus").join(target);
        let file = folder.join(name);
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &content).unwrap();
        }
        assert_eq!(std::fs::read(&file).unwrap(), content, "{}", file.display());
        seen.insert(target);
    }
    assert_eq!(seen, TARGETS.iter().map(|target| target.name).collect());
}

#[test]
fn every_input_of_the_corpus_holds() {
    let (mut tried, mut findings) = (0, Vec::new());
    for target in TARGETS {
        for file in corpus(target.name) {
            let input = std::fs::read(&file).unwrap();
            tried += 1;
            if catch_unwind(|| (target.run)(&input)).is_err() {
                findings.push(file);
            }
        }
    }
    assert!(findings.is_empty(), "{findings:?}");
    PROOF.never("inputs of the corpus for which something does not hold", findings.len(), tried);
}

/// Else the targets would only see refusals.
#[test]
fn the_seeds_get_through() {
    let seed = |name: &str| std::fs::read(house().join("fuzz/corpus").join(name)).unwrap();
    let grid = wire::workbook::grid(Cursor::new(seed("workbook/checklist.xlsx"))).unwrap();
    assert_eq!(layout::read(&grid).unwrap().items().count(), 2);
    let far = wire::workbook::grid(Cursor::new(seed("workbook/bomb.xlsx")));
    assert_eq!(far, Err(WorkbookRefusal::Bomb));
    let list = wire::decoded(&seed("list/excel.csv")).unwrap();
    assert_eq!(read(&list, &Mapping::default()).unwrap().len(), 1);
    let done = verifier::verify(Cursor::new(seed("trail/whole")), &[], None).unwrap().unwrap();
    assert_eq!(done.wrong, Vec::<String>::new());
}

/// `cargo xtask prove fuzz` names the tool.
#[test]
fn nothing_is_found_in_a_minute() {
    let seconds = PROOF.times(0, 60);
    let Some(tool) = std::env::var_os("KAKUNIN_FUZZ").filter(|_| seconds > 0) else { return };
    for target in TARGETS {
        // In a corpus of its own: what this run finds worth keeping does not grow the repository.
        let found = std::env::temp_dir().join(format!("kakunin-fuzz-{}", target.name));
        std::fs::create_dir_all(&found).unwrap();
        let mut command = Command::new(&tool);
        command
            .current_dir(house())
            .env("RUSTUP_TOOLCHAIN", "nightly")
            .env_remove("CARGO")
            .env_remove("RUSTC_WORKSPACE_WRAPPER");
        command.env("ASAN_OPTIONS", "quarantine_size_mb=8").args(["fuzz", "run", target.name]).arg(&found);
        command.arg(house().join("fuzz/corpus").join(target.name)).arg("--").args(LIMITS);
        let run = command.arg(format!("-max_total_time={seconds}")).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        let done = said.lines().rev().find_map(|line| line.strip_prefix("Done ")?.split(' ').next()?.parse().ok());
        if !run.status.success() {
            println!("{said}");
        }
        let _ = std::fs::remove_dir_all(&found);
        let tried = done.unwrap_or(0);
        PROOF.never(&format!("{}: findings of libFuzzer", target.name), usize::from(!run.status.success()), tried);
    }
}
