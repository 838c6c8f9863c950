//! The canonical form and the seal of an entry: one value has one form, and no change to it goes unnoticed.

use domain::digest::{canonical, of};
use domain::trail::{Entry, broken};
use serde_json::{Map, Value};

pub(super) fn run(input: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<Value>(input) {
        form(&value);
    }
    if let Ok(entry) = serde_json::from_slice::<Entry>(input) {
        seal(&entry, input.len());
    }
}

fn form(value: &Value) {
    let written = canonical(value).unwrap();
    assert_eq!(canonical(&turned(value)).unwrap(), written, "the order of keys matters");
    let read: Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(canonical(&read).unwrap(), written, "reading it back and writing it again is another form");
    // Fractions are never digested: their last digit may be another one once they were read.
    if !has_fractions(value) {
        assert_eq!(&read, value, "it is the form of another value");
    }
    assert_eq!(of(value).unwrap().len(), 64);
}

/// The same value with its keys put in from the last to the first.
fn turned(value: &Value) -> Value {
    match value {
        Value::Array(values) => values.iter().map(turned).collect(),
        Value::Object(map) => {
            map.iter().rev().map(|(key, value)| (key.clone(), turned(value))).collect::<Map<_, _>>().into()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn has_fractions(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(has_fractions),
        Value::Object(map) => map.values().any(has_fractions),
        Value::Number(number) => number.is_f64(),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

fn seal(entry: &Entry, at: usize) {
    let (content, hash) = entry.seal().unwrap();
    assert_eq!(
        serde_json::from_str::<Entry>(&content).unwrap(),
        *entry,
        "the bytes that are stored are of another entry"
    );
    let before = entry.seq.checked_sub(1).map(|seq| (seq, entry.previous.clone()));
    if let Some(before) = before {
        assert_eq!(broken(&content, &hash, Some(&before)), None, "an entry as it was sealed does not hold");
        let other = (before.0, format!("{}0", before.1));
        assert!(broken(&content, &hash, Some(&other)).is_some(), "it follows another entry");
    }
    let mut bytes = content.into_bytes();
    let place = at % bytes.len();
    bytes[place] ^= 1;
    if let Ok(changed) = String::from_utf8(bytes) {
        assert!(broken(&changed, &hash, None).is_some(), "a change was not noticed");
    }
}
