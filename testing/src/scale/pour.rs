//! Casts: rows of other cases of the same shape, many at once.

use super::model::Parts;
use super::mould::{Made, Mould, given};
use super::pattern::Slot;
use super::{Open, Size};
use crate::{TestHouse, World};
use chrono::Datelike as _;
use domain::id::{ConfirmationId, EngagementId};
use domain::permission::Actor;
use domain::reference::{self, ReferenceKind};
use domain::{digest, search, time};
use entity::whole;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction};
use service::ctx::Ctx;
use service::error::{Error, Result};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows of one INSERT; a statement takes only so many values.
const AT_ONCE: usize = 400;
/// Casts of one transaction.
const OF_ONE: usize = 40;

/// In this order nothing names what is not there yet.
const ORDER: [&str; 15] = [
    "engagement",
    "engagement_member",
    "confirmation",
    "answer",
    "verdict",
    "workbook",
    "merge",
    "submission",
    "application",
    "application_passage",
    "ministry_answer",
    "desk_intake",
    "notice",
    "trail_entry",
    "trail_head",
];

/// Where casts go.
pub(super) struct Pour<'h> {
    house: &'h TestHouse,
    ctx: Ctx,
    year: i32,
    /// The last number of each kind.
    counted: BTreeMap<ReferenceKind, i64>,
    waiting: BTreeMap<&'static str, Vec<String>>,
    casts: usize,
    open: Vec<Open>,
}

impl<'h> Pour<'h> {
    pub(super) async fn new(house: &'h TestHouse, world: &World) -> Result<Self> {
        let year = time::day_in_japan(super::model::moment()).year();
        let ctx = world.as_(&world.officer);
        Ok(Self { house, ctx, year, counted: BTreeMap::new(), waiting: BTreeMap::new(), casts: 0, open: Vec::new() })
    }

    /// The cases of the model itself are there already: numbers go on after them.
    pub(super) fn follow(&mut self, mould: &Mould) {
        for (made, text) in mould.made.iter().zip(&mould.model) {
            if let Made::Number(kind) = made {
                let number: i64 = text.rsplit('-').next().and_then(|digits| digits.parse().ok()).unwrap_or_default();
                let last = self.counted.entry(*kind).or_default();
                *last = number.max(*last);
            }
        }
    }

    /// One cast, of these.
    pub(super) async fn cast(&mut self, mould: &Mould, parts: &Parts<'_>) -> Result<()> {
        let values = self.values(mould, parts)?;
        for (sheet, case, who) in &mould.open {
            let supervisor = parts.companies[*who].supervisor.clone();
            self.open.push(open(&values, (*sheet, *case), supervisor)?);
        }
        for (table, row) in &mould.rows {
            self.waiting.entry(table).or_default().push(row.fill(&values));
        }
        self.casts += 1;
        if self.casts.is_multiple_of(OF_ONE) { self.flush().await } else { Ok(()) }
    }

    fn values(&mut self, mould: &Mould, parts: &Parts<'_>) -> Result<Vec<String>> {
        let (given, keys) = (given(parts), &self.ctx.house.keys);
        let mut values: Vec<String> = Vec::with_capacity(mould.made.len());
        for made in &mould.made {
            let value = match made {
                Made::Key => self.ctx.new_id().to_string(),
                Made::Given(place) => given.get(*place).cloned().unwrap_or_default(),
                Made::Number(kind) => {
                    let last = self.counted.entry(*kind).or_default();
                    *last += 1;
                    reference::number(*kind, self.year, *last)
                }
                Made::Found(number, place) => {
                    search::told([values[*number].as_str()]).lines().nth(*place).unwrap_or_default().to_owned()
                }
                Made::Digest(pattern) => digest::of_bytes(pattern.fill(&values).as_bytes()),
                Made::Seal { entry, case, seq, hash } => {
                    let (case, hash) = (key(&values, *case)?, values[*hash].as_str());
                    if *entry { keys.seal_entry(case, *seq, hash) } else { keys.seal_head(case, *seq, hash) }
                }
            };
            values.push(value);
        }
        Ok(values)
    }

    async fn flush(&mut self) -> Result<()> {
        let tx = self.house.house.store.begin().await?;
        unhurried(&tx, self.house.is_postgres()).await?;
        let mut waiting = std::mem::take(&mut self.waiting);
        for table in ORDER {
            for some in waiting.remove(table).unwrap_or_default().chunks(AT_ONCE) {
                whole::put(&tx, table, some).await?;
            }
        }
        if let Some(table) = waiting.keys().next() {
            return Err(Error::internal(format!("{table} has no place in the order")));
        }
        Ok(tx.commit().await?)
    }

    /// What is left, and what only the last one knows. Gives the open sheets.
    pub(super) async fn end(mut self) -> Result<Vec<Open>> {
        self.flush().await?;
        let writer = self.house.house.store.writer();
        for (kind, last) in &self.counted {
            let statement = format!("UPDATE reference_counter SET last = {last} WHERE id = '{kind}-{}'", self.year);
            writer.execute_unprepared(&statement).await?;
        }
        // What PostgreSQL does by itself within a minute after so many rows, and SQLite where somebody asks for it.
        let settle = if self.house.is_postgres() { "VACUUM ANALYZE" } else { "PRAGMA wal_checkpoint(TRUNCATE)" };
        writer.execute_unprepared(settle).await?;
        Ok(self.open)
    }
}

async fn unhurried(tx: &DatabaseTransaction, postgres: bool) -> Result<()> {
    if postgres {
        tx.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    }
    Ok(())
}

fn key(values: &[String], slot: Slot) -> Result<Uuid> {
    values[slot].parse().map_err(Error::internal)
}

fn open(values: &[String], (sheet, case): (Slot, Slot), supervisor: Actor) -> Result<Open> {
    let (sheet, case) = (ConfirmationId(key(values, sheet)?), EngagementId(key(values, case)?));
    Ok(Open { sheet, case, supervisor })
}

/// Rows of what a world is told by.
pub(super) async fn counts(house: &TestHouse) -> Result<BTreeMap<String, u64>> {
    let tables = [
        "organisation",
        "account",
        "engagement",
        "confirmation",
        "answer",
        "verdict",
        "submission",
        "desk_intake",
        "trail_entry",
    ];
    let each: Vec<_> =
        tables.iter().map(|table| format!("SELECT '{table}', CAST(COUNT(*) AS TEXT) FROM {table}")).collect();
    let found = house.pairs(&each.join(" UNION ALL ")).await?;
    Ok(found.into_iter().map(|(table, count)| (table, count.parse().unwrap_or_default())).collect())
}

impl Size {
    /// A word for files and lines.
    #[must_use]
    pub fn name(self) -> &'static str {
        if self == Self::LARGE { "large" } else { "small" }
    }
}
