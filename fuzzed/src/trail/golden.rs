//! A small export, signed with a key of the tests.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use chrono::{DateTime, TimeDelta, Utc};
use domain::digest;
use domain::role::Role;
use domain::trail::{Change, Checkpoint, Entry, GENESIS, Head, Line, Opening, Receipt};
use std::sync::LazyLock;
use uuid::Uuid;

static PAIR: LazyLock<Ed25519KeyPair> = LazyLock::new(|| Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap());

/// The portal's public key.
pub(super) static KEY: LazyLock<String> = LazyLock::new(|| digest::hex(PAIR.public_key().as_ref()));

/// Content and digest of each entry, in their order in the export.
static ENTRIES: LazyLock<Vec<(Entry, String, String)>> = LazyLock::new(|| {
    let chains = [(Uuid::from_u128(1), 3), (Uuid::from_u128(2), 2)];
    let mut entries: Vec<(Entry, String, String)> = Vec::new();
    for (case, length) in chains {
        let mut previous = GENESIS.to_owned();
        for seq in 1..=length {
            let entry = Entry { previous: previous.clone(), ..sealed(case, seq) };
            let (content, hash) = entry.seal().unwrap();
            previous.clone_from(&hash);
            entries.push((entry, content, hash));
        }
    }
    entries
});

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let opening = Line::Trail(Opening { version: 1, at: day(9), public_key: KEY.clone() });
    let entries = ENTRIES.iter().map(|(_, content, hash)| Line::Entry { content: content.clone(), hash: hash.clone() });
    let point = Line::Checkpoint(checkpoint());
    text(std::iter::once(opening).chain(entries).chain(heads().into_iter().map(Line::Head)).chain([point]))
});

/// The export.
pub(crate) fn whole() -> &'static [u8] {
    &WHOLE
}

/// Content and digest of its entries.
pub(super) fn entries() -> Vec<(&'static str, &'static str)> {
    ENTRIES.iter().map(|(_, content, hash)| (content.as_str(), hash.as_str())).collect()
}

/// What somebody keeps: a receipt of the second entry, and the checkpoint.
pub(crate) fn kept() -> Vec<u8> {
    let (entry, _, hash) = &ENTRIES[1];
    let (_, newest, head) = &heads()[0];
    let mut receipt = Receipt {
        number: "装-8-0012".into(),
        case_number: "K-0001".into(),
        act: entry.act.clone(),
        at: entry.at,
        case: entry.case,
        seq: entry.seq,
        entry: hash.clone(),
        change: entry.changes[0].clone(),
        head: (*newest, head.clone()),
        taken_at: day(8),
        public_key: KEY.clone(),
        signature: String::new(),
    };
    receipt.signature = signature(&receipt.message().unwrap());
    text([Line::Receipt(receipt), Line::Checkpoint(checkpoint())])
}

/// One entry as JSON.
pub(crate) fn one() -> Vec<u8> {
    ENTRIES[0].1.clone().into_bytes()
}

fn sealed(case: Uuid, seq: i64) -> Entry {
    let change = Change { table: "confirmation".into(), row: case, digest: digest::of_bytes(&seq.to_le_bytes()) };
    Entry {
        case,
        seq,
        at: day(seq),
        actor: None,
        organisation: None,
        role: (seq == 2).then_some(Role::Supervisor),
        act: "sheet-submitted".into(),
        reason: if seq == 3 { "差戻しのため".into() } else { String::new() },
        changes: vec![change],
        previous: String::new(),
    }
}

fn heads() -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for (entry, _, hash) in ENTRIES.iter() {
        heads.retain(|(case, ..)| *case != entry.case);
        heads.push((entry.case, entry.seq, hash.clone()));
    }
    heads
}

fn checkpoint() -> Checkpoint {
    let heads = heads();
    let digest = digest::of(&heads).unwrap();
    let mut point = Checkpoint { at: day(9), heads, digest, signature: String::new(), public_key: KEY.clone() };
    point.signature = signature(&point.message());
    point
}

fn signature(message: &[u8]) -> String {
    digest::hex(PAIR.sign(message).as_ref())
}

fn day(number: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000 + number)
}

fn text(lines: impl IntoIterator<Item = Line>) -> Vec<u8> {
    lines.into_iter().flat_map(|line| format!("{}\n", serde_json::to_string(&line).unwrap()).into_bytes()).collect()
}
