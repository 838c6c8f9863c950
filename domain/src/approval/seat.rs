use super::{Absence, Progress, Route, Seat, is_one_of};
use crate::id::AccountId;
use crate::refusal::{Fault, Refusal, Rule};
use crate::role::Role;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Somebody of the company, as the route looks at them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their roles there.
    pub roles: Vec<Role>,
    /// Whether they are assigned to the case on the company's side; where there is no case, everybody is.
    pub assigned: bool,
}

/// The place that somebody takes by approving or declining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chair {
    /// The stage, from 0.
    pub stage: usize,
    /// Its seat, from 0.
    pub seat: usize,
    /// In whose place.
    pub in_place_of: Option<AccountId>,
}

/// How somebody holds a seat: by themselves, or in whose place; not at all for whoever is not assigned to the case, because a
/// deputy who may not see the content approves nothing.
#[must_use]
pub fn holds(person: &Colleague, seat: Seat, absences: &[Absence], today: NaiveDate) -> Option<Option<AccountId>> {
    if !person.assigned {
        return None;
    }
    match seat {
        // A deputy needs the role as well, and who has it holds the seat by themselves.
        Seat::Role(role) => person.roles.contains(&role).then_some(None),
        Seat::Person(account) if account == person.account => Some(None),
        Seat::Person(account) => {
            let stands_in = |absence: &&Absence| {
                absence.person == account && absence.deputy == Some(person.account) && absence.covers(today)
            };
            absences.iter().find(stands_in).map(|_| Some(account))
        }
    }
}

/// The seat that somebody may fill now: one by themselves before one in somebody's place, one by name before one by role.
///
/// # Errors
/// [`Rule::DrafterApproves`] for whoever asked or drafted, [`Rule::ApprovedAlready`] for whoever approved this content in any
/// stage, [`Rule::NotInThisState`] where nothing is open, [`Refusal::NotPermitted`] for everybody else.
pub fn seat_for(
    route: &Route,
    progress: &Progress,
    barred: &[AccountId],
    person: &Colleague,
    absences: &[Absence],
    today: NaiveDate,
) -> Result<Chair, Refusal> {
    let index = progress.turn.ok_or(Rule::NotInThisState)?;
    let (stage, now) = route.stages.get(index).zip(progress.stages.get(index)).ok_or(Rule::NotInThisState)?;
    let mut chairs: Vec<Chair> = Vec::new();
    for seat in &now.open {
        let held = stage.seats.get(*seat).and_then(|seat| holds(person, *seat, absences, today));
        chairs.extend(held.map(|in_place_of| Chair { stage: index, seat: *seat, in_place_of }));
    }
    let by_role = |chair: &Chair| matches!(stage.seats.get(chair.seat), Some(Seat::Role(_)));
    let best = chairs.iter().min_by_key(|chair| (chair.in_place_of.is_some(), by_role(chair))).copied();
    let approved = progress.stages.iter().flat_map(|stage| &stage.given).any(|given| given.by == person.account);
    let held = route.stages.iter().flat_map(|stage| &stage.seats);
    let mut held = held.filter(|seat| holds(person, **seat, absences, today).is_some()).peekable();
    if is_one_of(barred, person.account) && held.peek().is_some() {
        return Err(Rule::DrafterApproves.into());
    }
    if approved {
        return Err(Rule::ApprovedAlready.into());
    }
    best.ok_or(Refusal::NotPermitted)
}

/// The first stage that can never be completed with these people, and why: nobody holds a seat of it, only people who are
/// barred do, or all who do are needed in other stages.
#[must_use]
pub fn obstacle(
    route: &Route,
    barred: &[AccountId],
    people: &[Colleague],
    absences: &[Absence],
    today: NaiveDate,
) -> Option<(usize, Fault)> {
    let free: Vec<&Colleague> = people.iter().filter(|person| !is_one_of(barred, person.account)).collect();
    let fits = |seat: Seat, person: &&Colleague| holds(person, seat, absences, today).is_some();
    let mut found = Matching { route, taken: BTreeMap::new() };
    for (index, stage) in route.stages.iter().enumerate() {
        let reachable = stage.seats.iter().filter(|seat| free.iter().any(|person| fits(**seat, person))).count();
        if reachable < stage.needed() {
            let held = stage.seats.iter().filter(|seat| people.iter().any(|person| fits(**seat, &person))).count();
            let fault = if held < stage.needed() { Fault::SeatEmpty } else { Fault::SeatOfDrafter };
            return Some((index, fault));
        }
        for _ in 0..stage.needed() {
            let who =
                |seat: Seat| free.iter().filter(|person| fits(seat, person)).map(|person| person.account).collect();
            if !found.fill(index, &who, &mut Vec::new()) {
                return Some((index, Fault::SeatElsewhere));
            }
        }
    }
    None
}

/// Who could sit where: each person in one seat, each seat once. Grown one seat at a time along augmenting paths.
struct Matching<'a> {
    route: &'a Route,
    taken: BTreeMap<AccountId, (usize, usize)>,
}

impl Matching<'_> {
    /// Seats one more person in a stage, moving others where that helps.
    fn fill(&mut self, stage: usize, who: &dyn Fn(Seat) -> Vec<AccountId>, tried: &mut Vec<AccountId>) -> bool {
        let seats = self.route.stages.get(stage).map(|stage| stage.seats.clone()).unwrap_or_default();
        for (place, seat) in seats.into_iter().enumerate() {
            if self.taken.values().any(|taken| *taken == (stage, place)) {
                continue;
            }
            for person in who(seat) {
                if is_one_of(tried, person) {
                    continue;
                }
                tried.push(person);
                let before = self.taken.insert(person, (stage, place));
                let Some(before) = before else { return true };
                if self.fill(before.0, who, tried) {
                    return true;
                }
                self.taken.insert(person, before);
            }
        }
        false
    }
}
