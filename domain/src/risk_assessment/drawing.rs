//! What the two pictures show: where risks lie in the company's own table, and how many went from which level to which.

use super::document::{Moved, RiskDocument};
use crate::risk_method::{Factors, Method};

/// One cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which.
    pub factors: Factors,
    /// The level that the table gives.
    pub level: u8,
    /// How many risks lie in it.
    pub count: usize,
}

/// The table as a map: a row for each damage, the highest first; across, how likely it is: every threat, within it every vulnerability.
#[must_use]
pub fn heat(method: &Method, risks: &[Factors]) -> Vec<Vec<Cell>> {
    let cell = |factors: Factors| Cell {
        factors,
        level: method.level(factors).unwrap_or_default(),
        count: risks.iter().filter(|risk| **risk == factors).count(),
    };
    let damages = (1..=u8::try_from(method.damage.len()).unwrap_or(u8::MAX)).rev();
    damages.map(|damage| method.cells().filter(|found| found.damage == damage).map(cell).collect()).collect()
}

/// Risks that went from one level to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// In the earlier document; none where they are new.
    pub before: Option<u8>,
    /// In the later one; none where they are gone.
    pub now: Option<u8>,
    /// How many.
    pub count: usize,
}

/// Every way that at least one risk took: the highest level first, what is new and what is gone last.
#[must_use]
pub fn flows(moved: &[Moved<'_>]) -> Vec<Flow> {
    let mut found: Vec<Flow> = Vec::new();
    for one in moved {
        let (before, now) = (one.before.map(|risk| risk.residual_level), one.now.map(|risk| risk.residual_level));
        match found.iter_mut().find(|flow| (flow.before, flow.now) == (before, now)) {
            Some(flow) => flow.count += 1,
            None => found.push(Flow { before, now, count: 1 }),
        }
    }
    found.sort_by_key(|flow| std::cmp::Reverse((flow.before, flow.now)));
    found
}

/// How many risks are at each level in both documents, the highest level of the later method first.
#[must_use]
pub fn levels(before: &RiskDocument, now: &RiskDocument) -> Vec<(u8, usize, usize)> {
    let highest = before.method.levels.len().max(now.method.levels.len());
    let (was, is) = (before.counts(), now.counts());
    let at = |counts: &[usize], level: usize| counts.get(level - 1).copied().unwrap_or_default();
    let line = |level: usize| Some((u8::try_from(level).ok()?, at(&was, level), at(&is, level)));
    (1..=highest).rev().filter_map(line).collect()
}
