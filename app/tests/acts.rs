//! Every act that a command records has its words in both languages.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// In the source of `service`, outside its tests, a code with a hyphen is an act.
fn acts(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("test") || name == "demo" {
            continue;
        }
        if path.is_dir() {
            acts(&path, found);
        } else {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(source.split('"').skip(1).step_by(2).filter(|text| is_code(text)).map(str::to_owned));
        }
    }
}

fn is_code(text: &str) -> bool {
    text.contains('-') && text.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()))
}

#[test]
fn every_act_has_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    acts(&root.join("../service/src"), &mut found);
    assert!(found.contains("sheet-sent") && found.len() > 40, "{found:?}");
    for language in ["ja", "en"] {
        let words = std::fs::read_to_string(root.join("../locales").join(language).join("act.json")).unwrap();
        let words: BTreeMap<String, String> = serde_json::from_str(&words).unwrap();
        let dumb: Vec<&String> = found.iter().filter(|act| !words.contains_key(&act.replace('-', "_"))).collect();
        assert!(dumb.is_empty(), "without words in {language}: {dumb:?}");
    }
}
