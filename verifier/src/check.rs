use crate::signature;
use domain::trail::{Chains, Checkpoint, Entry, Head, Line, Receipt, broken};
use std::collections::HashMap;
use uuid::Uuid;

/// An export as far as it was read.
pub struct Check {
    /// The key that was made known; else the one of the export.
    key: Option<String>,
    /// Receipts by the entry that they prove.
    receipts: HashMap<(Uuid, i64), Vec<Receipt>>,
    chains: Chains,
    heads: Vec<Head>,
    points: Vec<Checkpoint>,
    /// Whether the line read last was a checkpoint: the export ends with its own.
    ended: bool,
    begun: bool,
    entries: usize,
    kept: usize,
    wrong: Vec<String>,
}

/// What came of it.
pub struct Done {
    /// The public key by which signatures were checked, as it was given or as the export names it.
    pub key: String,
    /// How much was looked at, in one line.
    pub counted: String,
    /// What does not hold, in the order in which it was found.
    pub wrong: Vec<String>,
}

impl Check {
    pub fn new(key: Option<String>, receipts: Vec<Receipt>) -> Self {
        let mut by_entry: HashMap<_, Vec<Receipt>> = HashMap::new();
        for receipt in receipts {
            by_entry.entry((receipt.case, receipt.seq)).or_default().push(receipt);
        }
        Self {
            key,
            receipts: by_entry,
            chains: Chains::default(),
            heads: Vec::new(),
            points: Vec::new(),
            ended: false,
            begun: false,
            entries: 0,
            kept: 0,
            wrong: Vec::new(),
        }
    }

    /// Whether nothing was read.
    pub const fn is_empty(&self) -> bool {
        !self.begun
    }

    /// Notes something that is not as it must be.
    pub fn wrong(&mut self, what: String) {
        self.wrong.push(what);
    }

    /// Takes the next line of the export.
    pub fn line(&mut self, line: Line) {
        if !self.begun && !matches!(line, Line::Trail(_)) {
            self.wrong("the export does not begin with its key".to_owned());
        }
        self.ended = matches!(line, Line::Checkpoint(_));
        match line {
            Line::Trail(opening) => self.open(&opening.public_key, opening.version),
            Line::Entry { content, hash } => self.entry(&content, hash),
            Line::Head(head) => self.heads.push(head),
            Line::Checkpoint(point) => self.points.push(point),
            Line::Receipt(receipt) => self.wrong(format!("receipt {} stands in the export", receipt.number)),
        }
        self.begun = true;
    }

    fn open(&mut self, public_key: &str, version: u32) {
        if self.begun {
            self.wrong("the export begins twice".to_owned());
        }
        if version != 1 {
            self.wrong(format!("the export is of version {version}, this program knows 1"));
        }
        match &self.key {
            Some(key) if key != public_key => self.wrong(format!("the export is signed by another key: {public_key}")),
            Some(_) => {}
            None => self.key = Some(public_key.to_owned()),
        }
    }

    fn entry(&mut self, content: &str, hash: String) {
        self.entries += 1;
        // What cannot be read belongs to no case; what it leaves out is found at the entry after it.
        let Ok(entry) = serde_json::from_str::<Entry>(content) else {
            return self.wrong(format!("entry {} of the export cannot be read", self.entries));
        };
        if let Some(what) = broken(content, &hash, self.chains.last(entry.case)) {
            self.wrong(at(entry.case, entry.seq, &what));
        }
        for receipt in self.receipts.get(&(entry.case, entry.seq)).into_iter().flatten() {
            let said = (&receipt.entry, &receipt.act, receipt.at);
            if said != (&hash, &entry.act, entry.at) || !entry.changes.contains(&receipt.change) {
                let what = format!("this is not what receipt {} proves", receipt.number);
                self.wrong.push(at(entry.case, entry.seq, &what));
            }
        }
        self.chains.push(entry.case, entry.seq, hash);
    }

    /// Holds something that was kept against the export.
    pub fn kept(&mut self, line: &Line) {
        self.kept += 1;
        match line {
            Line::Receipt(receipt) => {
                let signed = receipt.message().is_ok_and(|message| {
                    self.is_known(&receipt.public_key)
                        && signature::holds(&receipt.public_key, &message, &receipt.signature)
                });
                if !signed {
                    return self.wrong(format!("receipt {}: signature does not hold", receipt.number));
                }
                self.stand(&receipt.heads(), &format!("receipt {}", receipt.number));
            }
            Line::Checkpoint(point) => self.point(point),
            Line::Entry { content, hash } => match serde_json::from_str::<Entry>(content) {
                Ok(entry) => self.stand(&[(entry.case, entry.seq, hash.clone())], "an earlier export"),
                Err(_) => self.wrong("an entry that was kept cannot be read".to_owned()),
            },
            // Of no weight without the checkpoint at the end of an export.
            Line::Trail(_) | Line::Head(_) => {}
        }
    }

    /// What was found, when everything was read.
    pub fn done(mut self) -> Done {
        for (case, seq, hash) in std::mem::take(&mut self.heads) {
            let (end, found) = self.chains.last(case).cloned().unwrap_or_default();
            if end != seq {
                self.wrong(at(case, end + 1, &format!("the chain ends at {end}, its head says {seq}")));
            } else if found != hash {
                self.wrong(at(case, seq, "this is not the entry that its head names"));
            }
        }
        let points = std::mem::take(&mut self.points);
        for point in &points {
            self.point(point);
        }
        match points.last() {
            Some(last) if self.ended => self.complete(last),
            Some(_) | None => self.wrong("the export does not end with its checkpoint: its end is missing".to_owned()),
        }
        let (entries, cases, points, kept) = (self.entries, self.chains.cases().len(), points.len(), self.kept);
        Done {
            key: self.key.unwrap_or_default(),
            counted: format!("{entries} entries, {cases} cases, {points} checkpoints, {kept} kept"),
            wrong: self.wrong,
        }
    }

    /// The last checkpoint covers exactly what is in the export.
    fn complete(&mut self, last: &Checkpoint) {
        let signed: HashMap<Uuid, i64> = last.heads.iter().map(|(case, seq, _)| (*case, *seq)).collect();
        let cases: Vec<Uuid> = self.chains.cases().collect();
        for case in cases {
            let end = self.chains.last(case).map_or(0, |(end, _)| *end);
            let covered = signed.get(&case).copied().unwrap_or(0);
            if end > covered {
                self.wrong(at(case, covered + 1, "this was added after the export was signed"));
            }
        }
    }

    fn point(&mut self, point: &Checkpoint) {
        let name = format!("the checkpoint of {}", point.at);
        if !self.is_known(&point.public_key) || !signature::holds(&point.public_key, &point.message(), &point.signature)
        {
            return self.wrong(format!("{name}: signature does not hold"));
        }
        if !point.is_of_its_heads() {
            return self.wrong(format!("{name}: its heads were changed"));
        }
        self.stand(&point.heads, &name);
    }

    fn is_known(&self, public_key: &str) -> bool {
        self.key.as_deref() == Some(public_key)
    }

    fn stand(&mut self, heads: &[Head], by: &str) {
        for (case, seq, hash) in heads {
            if let Some((seq, what)) = self.chains.against(*case, *seq, hash) {
                self.wrong(at(*case, seq, &format!("{what} ({by})")));
            }
        }
    }
}

fn at(case: Uuid, seq: i64, what: &str) -> String {
    format!("case {case}, entry {seq}: {what}")
}
