//! What the commands wrote of some cases, taken apart: which of it every cast has of its own, and how that is made.

use super::model::{Model, Parts, moment};
use super::pattern::{Known, Pattern, Slot};
use crate::{TestHouse, World};
use domain::confirmation::view::FrozenVerdict;
use domain::reference::ReferenceKind;
use domain::{digest, search};
use entity::whole::{TABLES, page};
use entity::{confirmation, submission, verdict};
use serde_json::Value;
use service::ctx::{Clock, Ctx, House};
use service::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// Not of one case: numbers are counted on at the end, and a worker would have sent the mails long since.
const NOT_OF_A_CASE: [&str; 2] = ["reference_counter", "job"];

/// How something that every cast has of its own is made.
pub(super) enum Made {
    /// A key.
    Key,
    /// The next number of its kind.
    Number(ReferenceKind),
    /// Of the prime and the companies, in the order of [`given`].
    Given(usize),
    /// A line of what a number is found by.
    Found(Slot, usize),
    /// SHA-256 of a text.
    Digest(Pattern),
    /// Seal of an entry (`true`) or a head.
    Seal { entry: bool, case: Slot, seq: i64, hash: Slot },
}

/// Ready to be cast.
pub(super) struct Mould {
    /// In an order in which each needs only those before.
    pub(super) made: Vec<Made>,
    pub(super) rows: Vec<(&'static str, Pattern)>,
    /// The open sheets: keys of sheet and case, and who answers (place among the companies).
    pub(super) open: Vec<(Slot, Slot, usize)>,
    /// What stands in the model itself.
    pub(super) model: Vec<String>,
    known: Known,
}

impl Mould {
    /// Lets commands lead the model's cases and takes a mould of all rows that are there since.
    pub(super) async fn take(house: &TestHouse, model: Model, world: &World, parts: &Parts<'_>) -> Result<Self> {
        let before: HashSet<String> = rows(house).await?.into_iter().map(|(_, row)| row.to_string()).collect();
        let clock = Clock::Set(Arc::new(Mutex::new(moment())));
        let then = world.in_house(Arc::new(House { clock, ..House::clone(&house.house) }));
        model.lead(&then, parts).await?;
        let new =
            |(table, row): &(&'static str, Value)| !NOT_OF_A_CASE.contains(table) && !before.contains(&row.to_string());
        let rows: Vec<_> = rows(house).await?.into_iter().filter(new).collect();
        let mut mould =
            Self { made: Vec::new(), rows: Vec::new(), open: Vec::new(), model: Vec::new(), known: Known::default() };
        mould.keys(&rows, parts)?;
        mould.contents(&rows)?;
        mould.trail(&rows)?;
        mould.rows = rows.iter().map(|(table, row)| (*table, mould.known.read(&row.to_string()))).collect();
        mould.find_open(&rows, parts)?;
        Ok(mould)
    }

    fn put(&mut self, text: &str, made: Made) -> Slot {
        if let Some(slot) = self.known.slot(text) {
            return slot;
        }
        let slot = self.made.len();
        self.made.push(made);
        self.model.push(text.to_owned());
        self.known.add(text, slot);
        slot
    }

    fn keys(&mut self, rows: &[(&'static str, Value)], parts: &Parts<'_>) -> Result<()> {
        for (place, text) in given(parts).iter().enumerate() {
            self.put(text, Made::Given(place));
        }
        for (table, row) in rows {
            if *table != "trail_head" {
                self.put(text(row, "id")?, Made::Key);
            }
            let kind = match *table {
                "engagement" => ReferenceKind::Engagement,
                "submission" => ReferenceKind::Receipt,
                "application" => ReferenceKind::Application,
                _ => continue,
            };
            let number = text(row, "number")?;
            let slot = self.put(number, Made::Number(kind));
            for (place, line) in search::told([number]).lines().enumerate() {
                self.put(line, Made::Found(slot, place));
            }
        }
        Ok(())
    }

    /// Digests of what was frozen: of a submission, of what was decided on it, of what was applied with.
    fn contents(&mut self, rows: &[(&'static str, Value)]) -> Result<()> {
        let of = |table: &'static str| rows.iter().filter(move |(name, _)| *name == table).map(|(_, row)| row);
        for row in of("submission").chain(of("workbook")) {
            let content: Value = serde_json::from_str(text(row, "content")?)?;
            self.digested(&digest::canonical(&content)?, text(row, "digest")?)?;
        }
        for row in of("confirmation").filter(|row| text(row, "decision_digest").is_ok_and(|found| !found.is_empty())) {
            let sheet: confirmation::Model = serde_json::from_value(row.clone())?;
            let submitted = of("submission").map(|row| serde_json::from_value::<submission::Model>(row.clone()));
            let submitted = submitted.collect::<std::result::Result<Vec<_>, _>>()?;
            let newest = submitted.iter().filter(|one| one.confirmation_id == sheet.id).max_by_key(|one| one.round);
            let newest = newest.ok_or_else(|| Error::internal("decided without a submission"))?;
            let verdicts = of("verdict").map(|row| serde_json::from_value::<verdict::Model>(row.clone()));
            let mut verdicts = verdicts.collect::<std::result::Result<Vec<_>, _>>()?;
            verdicts.retain(|one| one.confirmation_id == sheet.id);
            self.digested(&digest::canonical(&(&newest.digest, frozen(verdicts)))?, &sheet.decision_digest)?;
        }
        for row in of("application") {
            let content: Value = serde_json::from_str(text(row, "content")?)?;
            self.digested(&digest::canonical(&content)?, text(row, "digest")?)?;
        }
        Ok(())
    }

    /// A text whose digest is known to be this one.
    fn digested(&mut self, bytes: &[u8], known: &str) -> Result<()> {
        if digest::of_bytes(bytes) != known {
            return Err(Error::internal(format!("not the digest of what it should be of: {known}")));
        }
        let pattern = self.known.read(&String::from_utf8_lossy(bytes));
        if !pattern.is_fixed() {
            self.put(known, Made::Digest(pattern));
        }
        Ok(())
    }

    /// Digests of rows as the trail names them, entries with their hashes and seals, heads with theirs.
    fn trail(&mut self, rows: &[(&'static str, Value)]) -> Result<()> {
        let mut entries: BTreeMap<(Uuid, i64), &Value> = BTreeMap::new();
        for (_, row) in rows.iter().filter(|(table, _)| *table == "trail_entry") {
            entries.insert((uuid(row)?, number(row)?), row);
        }
        let mut named = BTreeSet::new();
        for row in entries.values() {
            let entry: domain::trail::Entry = serde_json::from_str(text(row, "content")?)?;
            named.extend(entry.changes.into_iter().map(|change| change.digest));
        }
        for (_, row) in rows {
            let bytes = digest::canonical(row)?;
            let known = digest::of_bytes(&bytes);
            if named.contains(&known) {
                self.digested(&bytes, &known)?;
            }
        }
        for ((case, seq), row) in &entries {
            self.digested(text(row, "content")?.as_bytes(), text(row, "hash")?)?;
            self.seal(row, (*case, *seq), true)?;
        }
        for (_, row) in rows.iter().filter(|(table, _)| *table == "trail_head") {
            self.seal(row, (uuid(row)?, number(row)?), false)?;
        }
        Ok(())
    }

    fn seal(&mut self, row: &Value, (case, seq): (Uuid, i64), entry: bool) -> Result<()> {
        let unknown = || Error::internal("a seal over what no cast has of its own");
        let case = self.known.slot(&case.to_string()).ok_or_else(unknown)?;
        let hash = self.known.slot(text(row, "hash")?).ok_or_else(unknown)?;
        self.put(text(row, "seal")?, Made::Seal { entry, case, seq, hash });
        Ok(())
    }

    fn find_open(&mut self, rows: &[(&'static str, Value)], parts: &Parts<'_>) -> Result<()> {
        let case = |id: &str| rows.iter().find(|(table, row)| *table == "engagement" && row["id"] == id);
        for (_, row) in rows.iter().filter(|(table, row)| *table == "confirmation" && row["status"] == "sent") {
            let engagement = text(row, "engagement_id")?;
            let downstream = case(engagement).map(|(_, row)| row["downstream_id"].clone()).unwrap_or_default();
            let who = parts
                .companies
                .iter()
                .position(|company| downstream == company.supervisor.organisation.to_string().as_str());
            let (sheet, engagement) = (self.known.slot(text(row, "id")?), self.known.slot(engagement));
            if let (Some(sheet), Some(engagement), Some(who)) = (sheet, engagement, who) {
                self.open.push((sheet, engagement, who));
            }
        }
        Ok(())
    }
}

/// Everything of a prime and three companies that rows speak of.
pub(super) fn given(parts: &Parts<'_>) -> Vec<String> {
    let prime = &parts.prime;
    let mut all = vec![prime.contract.0.to_string(), prime.contract.1.clone(), prime.name.clone()];
    all.push(search::told([prime.name.as_str()]));
    all.extend([
        prime.clerk.organisation.to_string(),
        prime.clerk.account.to_string(),
        prime.clerk.membership.to_string(),
    ]);
    for company in parts.companies {
        all.extend([company.name.clone(), search::told([company.name.as_str()])]);
        all.push(company.supervisor.organisation.to_string());
        for person in [&company.supervisor, &company.clerk] {
            all.extend([person.account.to_string(), person.membership.to_string()]);
        }
    }
    all
}

/// As `service` digests them.
fn frozen(mut verdicts: Vec<verdict::Model>) -> Vec<FrozenVerdict> {
    verdicts.sort_by(|one, other| one.item_key.cmp(&other.item_key));
    let one = |row: verdict::Model| FrozenVerdict {
        key: row.item_key,
        kind: row.kind,
        ground: row.ground,
        given_by: row.given_by,
        waiver: None,
    };
    verdicts.into_iter().map(one).collect()
}

async fn rows(house: &TestHouse) -> Result<Vec<(&'static str, Value)>> {
    let ctx = Ctx::nobody(house.house.clone());
    let mut all = Vec::new();
    for table in TABLES {
        let mut after = None;
        loop {
            let found = page(ctx.house.store.reader(), table, &mut after).await?;
            if found.is_empty() {
                break;
            }
            for row in found {
                all.push((*table, serde_json::from_str(&row)?));
            }
        }
    }
    Ok(all)
}

fn text<'r>(row: &'r Value, column: &str) -> Result<&'r str> {
    row[column].as_str().ok_or_else(|| Error::internal(format!("no text in {column}")))
}

fn uuid(row: &Value) -> Result<Uuid> {
    text(row, "case_id")?.parse().map_err(Error::internal)
}

fn number(row: &Value) -> Result<i64> {
    row["seq"].as_i64().ok_or_else(|| Error::internal("no place in a chain"))
}
