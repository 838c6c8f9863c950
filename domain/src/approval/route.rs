//! The route (承認経路): stages one after the other, each with seats beside each other.

use crate::id::AccountId;
use crate::refusal::{Fault, Faults, Refusal};
use crate::role::Role;
use crate::text;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Most stages of a route, and most seats of a stage.
pub const MOST: usize = 8;

/// Who may fill a place in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// Whoever has this role and is assigned to the case.
    Role(Role),
    /// One person, by name.
    Person(AccountId),
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role) => write!(f, "role:{role}"),
            Self::Person(account) => write!(f, "person:{account}"),
        }
    }
}

impl FromStr for Seat {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("role", role)) => role.parse().map(Self::Role),
            Some(("person", account)) => account.parse().map(Self::Person),
            Some(_) | None => Err(Refusal::NotFound),
        }
    }
}

/// One stage (段階).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// What the company calls it.
    pub name: String,
    /// How many of the seats are enough; all of them where it says nothing.
    pub any: Option<usize>,
    /// The seats, beside each other.
    pub seats: Vec<Seat>,
}

impl Stage {
    /// How many different people have to approve.
    #[must_use]
    pub fn needed(&self) -> usize {
        self.any.map_or(self.seats.len(), |any| any.clamp(1, self.seats.len().max(1)))
    }
}

/// A route, first stage first. Without a stage nothing has to be approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The stages.
    pub stages: Vec<Stage>,
}

/// One change of a route that is being written. Numbers count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A stage at the end.
    AddStage(String),
    /// Its name, and how many are enough.
    SetStage(usize, String, Option<usize>),
    /// One place earlier.
    MoveUp(usize),
    /// One place later.
    MoveDown(usize),
    /// The stage goes.
    RemoveStage(usize),
    /// A seat at the end of a stage.
    AddSeat(usize, Seat),
    /// A seat goes.
    RemoveSeat(usize, usize),
}

impl Route {
    /// The route after a change.
    ///
    /// # Errors
    /// [`Refusal::Fields`] for a name that is missing or too long, a seat that the stage has already, more than it can hold, or
    /// a number of seats that it does not have; [`Refusal::NotFound`] for a stage or seat that is not there.
    pub fn changed(mut self, change: Change) -> Result<Self, Refusal> {
        let count = self.stages.len();
        let there = |stage: usize| if stage < count { Ok(stage) } else { Err(Refusal::NotFound) };
        match change {
            Change::AddStage(name) => {
                let name = named(&name)?;
                if count >= MOST {
                    return Err(Refusal::field("name", Fault::TooMany));
                }
                self.stages.push(Stage { name, any: None, seats: Vec::new() });
            }
            Change::SetStage(stage, name, any) => {
                let name = named(&name)?;
                let stage = self.stages.get_mut(stage).ok_or(Refusal::NotFound)?;
                if any.is_some_and(|any| any == 0 || any > stage.seats.len()) {
                    return Err(Refusal::field("any", Fault::Number));
                }
                (stage.name, stage.any) = (name, any);
            }
            Change::MoveUp(stage) => self.stages.swap(there(stage)?, stage.saturating_sub(1)),
            Change::MoveDown(stage) => self.stages.swap(there(stage)?, (stage + 1).min(count - 1)),
            Change::RemoveStage(stage) => drop(self.stages.remove(there(stage)?)),
            Change::AddSeat(stage, seat) => {
                let stage = self.stages.get_mut(stage).ok_or(Refusal::NotFound)?;
                if stage.seats.contains(&seat) {
                    return Err(Refusal::field("seat", Fault::Choice));
                }
                if stage.seats.len() >= MOST {
                    return Err(Refusal::field("seat", Fault::TooMany));
                }
                stage.seats.push(seat);
            }
            Change::RemoveSeat(stage, seat) => {
                let stage = self.stages.get_mut(stage).ok_or(Refusal::NotFound)?;
                if seat >= stage.seats.len() {
                    return Err(Refusal::NotFound);
                }
                stage.seats.remove(seat);
                stage.any = stage.any.map(|any| any.min(stage.seats.len())).filter(|any| *any > 0);
            }
        }
        Ok(self)
    }

    /// Stages that nobody could fill, because they have no seat.
    ///
    /// # Errors
    /// [`Refusal::Fields`] with a field for each: `stage-0` …
    pub fn check(&self) -> Result<(), Refusal> {
        let mut faults = Faults::default();
        for (index, _) in self.stages.iter().enumerate().filter(|(_, stage)| stage.seats.is_empty()) {
            faults.add(&format!("stage-{index}"), Fault::SeatMissing);
        }
        faults.check()
    }
}

fn named(typed: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let name = faults.text("name", &text::line(typed), text::LINE);
    faults.check()?;
    Ok(name)
}
