//! Both languages say the same things: same namespaces, same keys, same gaps to fill, nothing empty.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

fn namespaces(locale: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(locale);
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let keys = serde_json::from_str(&fs::read_to_string(&path).unwrap());
            (name.clone(), keys.unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect()
}

/// The `{{gaps}}` of a sentence.
fn gaps(sentence: &str) -> BTreeSet<&str> {
    sentence.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).map(str::trim).collect()
}

#[test]
fn both_languages_are_complete() {
    let (ja, en) = (namespaces("ja"), namespaces("en"));
    assert_eq!(ja.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    assert!(ja.len() > 10);
    for (namespace, sentences) in &ja {
        let english = &en[namespace];
        let keys: BTreeSet<&String> = sentences.keys().collect();
        assert_eq!(keys, english.keys().collect(), "{namespace}");
        for (key, sentence) in sentences {
            let other = &english[key];
            assert!(!sentence.trim().is_empty() && !other.trim().is_empty(), "{namespace}.{key} is empty");
            assert_eq!(gaps(sentence), gaps(other), "{namespace}.{key}");
        }
    }
}
