//! An export of a real trail holds; whatever is done to it is found, and the first bad entry is named.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::trail::{Entry, Line};
use std::path::PathBuf;
use std::process::Command;
use testing::proof::Proof;
use testing::{Case, World, taken, wait};

const PROOF: Proof = Proof("offline-verifier");

/// What was exported, and what people kept.
struct Taken {
    folder: PathBuf,
    export: Vec<String>,
    receipts: Vec<String>,
    earlier: String,
}

struct Said {
    code: Option<i32>,
    out: String,
}

impl Taken {
    async fn new(house: &testing::TestHouse) -> Self {
        let world = World::new(house).await.unwrap();
        let case = Case::confirmed(&world).await;
        let earlier = taken::checkpoint(house).await.unwrap();
        case.start().await;
        let receipts = taken::receipts(&case).await.unwrap();
        let export = taken::export(house).await.unwrap();
        let folder = house.folder().clone();
        Self { folder, export: export.lines().map(str::to_owned).collect(), receipts, earlier }
    }

    fn verify(&self, lines: &[String], kept: &[&str]) -> Said {
        let export = self.folder.join("export.jsonl");
        std::fs::write(&export, format!("{}\n", lines.join("\n"))).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kakunin-verify"));
        command.arg(&export).env_clear();
        for (number, text) in kept.iter().enumerate() {
            let file = self.folder.join(format!("kept-{number}.json"));
            std::fs::write(&file, text).unwrap();
            command.arg(file);
        }
        let output = command.output().unwrap();
        Said { code: output.status.code(), out: String::from_utf8(output.stdout).unwrap() }
    }

    /// Lines of entries of a case with more than this many.
    fn longest(&self) -> Vec<usize> {
        let mut by_case: std::collections::BTreeMap<_, Vec<usize>> = std::collections::BTreeMap::new();
        for (at, line) in self.export.iter().enumerate() {
            if let Some(entry) = entry(line) {
                by_case.entry(entry.case).or_default().push(at);
            }
        }
        by_case.into_values().max_by_key(Vec::len).unwrap()
    }
}

fn entry(line: &str) -> Option<Entry> {
    match serde_json::from_str(line).unwrap() {
        Line::Entry { content, .. } => Some(serde_json::from_str(&content).unwrap()),
        Line::Trail(_) | Line::Head(_) | Line::Checkpoint(_) | Line::Receipt(_) => None,
    }
}

/// The entries from this line of a chain on, with their digests computed anew after a change of the first.
fn computed_anew(lines: &mut [String], chain: &[usize], from: usize) {
    let mut before = None;
    for at in &chain[from..] {
        let mut entry = entry(&lines[*at]).unwrap();
        match before {
            None => entry.reason = "forged".to_owned(),
            Some(hash) => entry.previous = hash,
        }
        let (content, hash) = entry.seal().unwrap();
        lines[*at] = serde_json::to_string(&Line::Entry { content, hash: hash.clone() }).unwrap();
        before = Some(hash);
    }
}

#[test]
fn whatever_is_done_to_an_export_is_found() {
    wait(async {
        for house in testing::houses().await.unwrap() {
            let taken = Taken::new(&house).await;
            let kept: Vec<&str> = taken.receipts.iter().map(String::as_str).chain([taken.earlier.as_str()]).collect();
            assert_eq!(kept.len(), 3, "two receipts and a checkpoint");
            let said = taken.verify(&taken.export, &kept);
            assert_eq!(said.code, Some(0), "{}", said.out);
            let chain = taken.longest();
            let rounds = PROOF.times(2, chain.len() - 2);
            let mut tried = 0;
            let mut unnamed = Vec::new();
            for from in 1..=rounds {
                for (what, lines, seq) in changes(&taken.export, &chain, from) {
                    let said = taken.verify(&lines, &[]);
                    tried += 1;
                    let first = said.out.lines().next().unwrap_or_default();
                    if said.code != Some(1) || !first.contains(&format!(", entry {seq}: ")) {
                        unnamed.push(format!("{what} at {seq}: {:?} {first}", said.code));
                    }
                }
            }
            assert_eq!(unnamed, Vec::<String>::new(), "{}", house.name);
            PROOF.never(
                &format!("{}: exports tampered with and the first bad entry not named", house.name),
                unnamed.len(),
                tried,
            );
        }
    });
}

/// What is done to the entry behind `from` of a chain, the export since, and the position that must be named.
fn changes(export: &[String], chain: &[usize], from: usize) -> Vec<(&'static str, Vec<String>, usize)> {
    let seq = from + 1;
    let mut changed = export.to_vec();
    changed[chain[from]] = changed[chain[from]].replacen("\\\"reason\\\":\\\"", "\\\"reason\\\":\\\"x", 1);
    let mut left_out = export.to_vec();
    left_out.remove(chain[from]);
    let mut swapped = export.to_vec();
    swapped.swap(chain[from], chain[from] + 1);
    let mut cut = export.to_vec();
    for at in chain[from..].iter().rev() {
        cut.remove(*at);
    }
    vec![
        ("changed", changed, seq),
        // Left out and swapped show at the next entry: it does not follow.
        ("left out", left_out, seq + 1),
        ("swapped", swapped, seq + 1),
        ("cut", cut, seq),
    ]
}

#[test]
fn what_was_computed_anew_is_shown_by_what_is_signed() {
    wait(async {
        let house = testing::sqlite().await.unwrap();
        let taken = Taken::new(&house).await;
        let chain = taken.longest();
        let mut lines = taken.export.clone();
        computed_anew(&mut lines, &chain, chain.len() - 1);
        let said = taken.verify(&lines, &[]);
        assert!(said.code == Some(1) && said.out.contains(&format!(", entry {}: ", chain.len())), "{}", said.out);
        // Without its checkpoints an export is not whole, and with a receipt it is known for what it is.
        lines.retain(|line| !line.starts_with("{\"checkpoint\"") && !line.starts_with("{\"head\""));
        let said = taken.verify(&lines, &[]);
        assert!(said.code == Some(1) && said.out.contains("its end is missing"), "{}", said.out);
        let mut early = taken.export.clone();
        computed_anew(&mut early, &chain, 1);
        let kept: Vec<&str> = taken.receipts.iter().map(String::as_str).collect();
        let said = taken.verify(&early, &kept);
        assert!(said.code == Some(1) && said.out.contains("is not what receipt"), "{}", said.out);
    });
}

#[test]
fn a_receipt_that_was_changed_and_a_file_that_is_none_are_refused() {
    wait(async {
        let house = testing::sqlite().await.unwrap();
        let taken = Taken::new(&house).await;
        let changed = taken.receipts[0].replacen("\"act\": \"sheet-submitted\"", "\"act\": \"sheet-returned\"", 1);
        assert_ne!(changed, taken.receipts[0]);
        let said = taken.verify(&taken.export, &[&changed]);
        assert!(said.code == Some(1) && said.out.contains("signature does not hold"), "{}", said.out);
        assert_eq!(taken.verify(&["no export".to_owned()], &[]).code, Some(2));
        assert_eq!(taken.verify(&taken.export, &["{}"]).code, Some(2));
        let other = Command::new(env!("CARGO_BIN_EXE_kakunin-verify"))
            .arg(taken.folder.join("export.jsonl"))
            .args(["--key", &"0".repeat(64)])
            .output()
            .unwrap();
        assert_eq!(other.status.code(), Some(1));
    });
}
