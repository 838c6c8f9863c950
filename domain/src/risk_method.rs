//! The company's own declared method of judging risks (リスク査定の方法, 12-4): three scales and a table that says which level follows
//! from a damage, a threat and a vulnerability together. There is no sum and no lone score. A published version never changes.

use crate::code::codes;
use crate::refusal::Rule;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

#[cfg(test)]
mod tests;
pub mod view;

/// How many steps a scale has, and how many levels there are.
pub const STEPS: RangeInclusive<usize> = 3..=5;

codes! {
    /// Where a version of the method stands. The newest published one is in force.
    pub enum MethodStatus {
        /// Being written.
        Drafted = "drafted",
        /// In use; it never changes.
        Published = "published",
        /// Given up as a draft.
        Discarded = "discarded",
    }
}

codes! {
    /// What is done with a version.
    pub enum MethodStep {
        /// It is put into use.
        Publish = "publish",
        /// The draft is given up.
        Discard = "discard",
    }
}

impl MethodStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: MethodStep) -> Result<Self, Rule> {
        match (self, step) {
            (Self::Drafted, MethodStep::Publish) => Ok(Self::Published),
            (Self::Drafted, MethodStep::Discard) => Ok(Self::Discarded),
            (Self::Published | Self::Discarded, MethodStep::Publish | MethodStep::Discard) => Err(Rule::NotInThisState),
        }
    }
}

codes! {
    /// One of the three that are judged together (12-4).
    pub enum Factor {
        /// How bad it would be.
        Damage = "damage",
        /// How strongly something threatens.
        Threat = "threat",
        /// How open it is to that.
        Vulnerability = "vulnerability",
    }
}

/// Damage, threat and vulnerability of one risk, as steps counted from 1: never one without the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Factors {
    /// Step of the damage.
    pub damage: u8,
    /// Step of the threat.
    pub threat: u8,
    /// Step of the vulnerability.
    pub vulnerability: u8,
}

impl Factors {
    /// The step of one of them.
    #[must_use]
    pub const fn of(self, factor: Factor) -> u8 {
        match factor {
            Factor::Damage => self.damage,
            Factor::Threat => self.threat,
            Factor::Vulnerability => self.vulnerability,
        }
    }

    const fn raised(self, factor: Factor) -> Self {
        match factor {
            Factor::Damage => Self { damage: self.damage + 1, ..self },
            Factor::Threat => Self { threat: self.threat + 1, ..self },
            Factor::Vulnerability => Self { vulnerability: self.vulnerability + 1, ..self },
        }
    }
}

/// What a version of the method says: the words of each step, lowest first, and the level in each cell of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Steps of the damage.
    pub damage: Vec<String>,
    /// Steps of the threat.
    pub threat: Vec<String>,
    /// Steps of the vulnerability.
    pub vulnerability: Vec<String>,
    /// Levels that can follow.
    pub levels: Vec<String>,
    /// Levels counted from 1, in the order of [`Method::cells`]; 0 where nothing is said yet.
    pub table: Vec<u8>,
}

codes! {
    /// What keeps a draft from being published.
    pub enum MethodProblem {
        /// Fewer than three or more than five steps, or one of them without words or twice.
        Damage = "damage",
        /// The same of the threat.
        Threat = "threat",
        /// The same of the vulnerability.
        Vulnerability = "vulnerability",
        /// The same of the levels.
        Levels = "levels",
        /// The table says nothing of a cell, or a level that there is not.
        Table = "table",
    }
}

impl Method {
    /// The words of a scale.
    #[must_use]
    pub fn scale(&self, factor: Factor) -> &[String] {
        match factor {
            Factor::Damage => &self.damage,
            Factor::Threat => &self.threat,
            Factor::Vulnerability => &self.vulnerability,
        }
    }

    /// Whether a step is one of the scale.
    #[must_use]
    pub fn has(&self, factor: Factor, step: u8) -> bool {
        step > 0 && usize::from(step) <= self.scale(factor).len()
    }

    /// Every combination: damage by damage, below it threat by threat, below that the vulnerability.
    pub fn cells(&self) -> impl Iterator<Item = Factors> + use<> {
        let steps = |factor| (1..=u8::try_from(self.scale(factor).len()).unwrap_or(u8::MAX)).collect::<Vec<u8>>();
        let [damages, threats, vulnerabilities] = [Factor::Damage, Factor::Threat, Factor::Vulnerability].map(steps);
        damages.into_iter().flat_map(move |damage| {
            let vulnerabilities = vulnerabilities.clone();
            threats.clone().into_iter().flat_map(move |threat| {
                let vulnerabilities = vulnerabilities.clone();
                vulnerabilities.into_iter().map(move |vulnerability| Factors { damage, threat, vulnerability })
            })
        })
    }

    /// The level that the table gives for all three together; none outside the scales, or where it says nothing.
    #[must_use]
    pub fn level(&self, factors: Factors) -> Option<u8> {
        if !Factor::ALL.iter().all(|factor| self.has(*factor, factors.of(*factor))) {
            return None;
        }
        let at = |step: u8| usize::from(step) - 1;
        let row = at(factors.damage) * self.threat.len() + at(factors.threat);
        let level = *self.table.get(row * self.vulnerability.len() + at(factors.vulnerability))?;
        (level > 0 && usize::from(level) <= self.levels.len()).then_some(level)
    }

    /// The words of a level.
    #[must_use]
    pub fn words(&self, level: u8) -> &str {
        usize::from(level).checked_sub(1).and_then(|at| self.levels.get(at)).map_or("", String::as_str)
    }

    /// What keeps it from being published, in the order of the page.
    #[must_use]
    pub fn problems(&self) -> Vec<MethodProblem> {
        let scales = [
            (MethodProblem::Damage, &self.damage),
            (MethodProblem::Threat, &self.threat),
            (MethodProblem::Vulnerability, &self.vulnerability),
            (MethodProblem::Levels, &self.levels),
        ];
        let mut found: Vec<_> = scales.into_iter().filter(|(_, words)| !is_scale(words)).map(|(at, _)| at).collect();
        let cells = self.damage.len() * self.threat.len() * self.vulnerability.len();
        if self.table.len() != cells || self.cells().any(|cell| self.level(cell).is_none()) {
            found.push(MethodProblem::Table);
        }
        found
    }

    /// Neighbouring cells in which the level falls although one factor rises: pointed out, and nothing more.
    #[must_use]
    pub fn falls(&self) -> Vec<(Factors, Factors)> {
        let neighbours =
            self.cells().flat_map(|cell| Factor::ALL.iter().map(move |factor| (cell, cell.raised(*factor))));
        let falls = |(low, high): &(Factors, Factors)| match (self.level(*low), self.level(*high)) {
            (Some(low), Some(high)) => high < low,
            (None, _) | (_, None) => false,
        };
        neighbours.filter(falls).collect()
    }

    /// Proposes a level for every cell, which never falls where a factor rises; the company then decides cell by cell.
    pub fn propose(&mut self) {
        let steps = |factor| self.scale(factor).len().saturating_sub(1).max(1);
        let [damages, threats, vulnerabilities] = [Factor::Damage, Factor::Threat, Factor::Vulnerability].map(steps);
        let (levels, whole) = (self.levels.len(), 3 * damages * threats * vulnerabilities);
        let level = |cell: Factors| {
            let at = |step: u8| usize::from(step).saturating_sub(1);
            let far = at(cell.damage) * threats * vulnerabilities
                + at(cell.threat) * damages * vulnerabilities
                + at(cell.vulnerability) * damages * threats;
            u8::try_from((far * levels / whole + 1).min(levels)).unwrap_or_default()
        };
        self.table = self.cells().map(level).collect();
    }
}

/// Three to five steps, each with words of its own.
fn is_scale(words: &[String]) -> bool {
    let blank = words.iter().any(|word| word.trim().is_empty());
    let twice = words.iter().enumerate().any(|(at, word)| words.iter().take(at).any(|before| before == word));
    STEPS.contains(&words.len()) && !blank && !twice
}
