//! Approvals along a route, for all routes, people, days and orders of steps.
#![expect(clippy::unwrap_used, reason = "a test")]

use chrono::{DateTime, Days, NaiveDate};
use domain::approval::matter::{Part, changes};
use domain::approval::{
    Absence, ApprovalEntry as E, ApprovalStatus as S, Change, Colleague, Route, Seat, Stage, StageState, Step, barred,
    holds, obstacle, progress, seat_for,
};
use domain::id::AccountId;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use proptest::prelude::*;
use uuid::Uuid;

const ROLES: [Role; 3] = [Role::Executive, Role::Supervisor, Role::Employee];

fn person(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn colleague(number: u128, roles: &[Role]) -> Colleague {
    Colleague { account: person(number), name: number.to_string(), roles: roles.to_vec(), assigned: true }
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap().checked_add_days(Days::new(offset)).unwrap()
}

fn step(entry: E, (stage, seat): (usize, usize), by: AccountId, digest: &str) -> Step {
    let (digest, reason, at) = (digest.to_owned(), String::new(), DateTime::default());
    Step { entry, stage, seat, by, in_place_of: None, digest, reason, at }
}

fn route(stages: &[(Option<usize>, &[Seat])]) -> Route {
    let stage =
        |(any, seats): &(Option<usize>, &[Seat])| Stage { name: "段".into(), any: *any, seats: seats.to_vec() };
    Route { stages: stages.iter().map(stage).collect() }
}

fn any_seat() -> impl Strategy<Value = Seat> {
    prop_oneof![
        (0..ROLES.len()).prop_map(|role| Seat::Role(ROLES[role])),
        (1..6_u128).prop_map(|who| Seat::Person(person(who)))
    ]
}

fn any_route() -> impl Strategy<Value = Route> {
    let stage = (proptest::option::of(1..3_usize), proptest::collection::vec(any_seat(), 1..4));
    let stage = stage.prop_map(|(any, mut seats)| {
        seats.sort();
        seats.dedup();
        Stage { name: "段".into(), any: any.map(|any| any.min(seats.len())), seats }
    });
    proptest::collection::vec(stage, 1..4).prop_map(|stages| Route { stages })
}

fn any_people() -> impl Strategy<Value = Vec<Colleague>> {
    let one = (proptest::collection::vec(0..ROLES.len(), 0..3), any::<bool>());
    proptest::collection::vec(one, 6).prop_map(|people| {
        let of = |(index, (roles, assigned)): (usize, (Vec<usize>, bool))| Colleague {
            assigned: assigned || index % 2 == 0,
            ..colleague(index as u128, &roles.iter().map(|role| ROLES[*role]).collect::<Vec<_>>())
        };
        people.into_iter().enumerate().map(of).collect()
    })
}

fn any_absences() -> impl Strategy<Value = Vec<Absence>> {
    let one = (0..6_u128, proptest::option::of(0..6_u128), 0..20_u64, proptest::option::of(0..10_u64));
    proptest::collection::vec(one, 0..4).prop_map(|found| {
        let of = |(who, deputy, from, length): (u128, Option<u128>, u64, Option<u64>)| Absence {
            id: Uuid::nil(),
            person: person(who),
            deputy: deputy.filter(|deputy| *deputy != who).map(person),
            from: day(from),
            until: length.map(|length| day(from + length)),
        };
        found.into_iter().map(of).collect()
    })
}

proptest! {
    /// However people try, on whatever day, with whatever content: nobody who asked is in, one person fills one seat, a deputy
    /// acts within the days only, no stage is done before the one before it, and what is given is of the present content.
    #[test]
    fn a_route_is_kept(
        route in any_route(),
        people in any_people(),
        absences in any_absences(),
        tries in proptest::collection::vec((0..6_usize, 0..3_usize, 0..30_u64, any::<bool>()), 0..40),
    ) {
        let drafter = Some(person(5));
        let contents = ["a", "b", "c"];
        let mut steps = vec![step(E::Ask, (0, 0), person(0), "a")];
        for (who, content, today, again) in tries {
            let (digest, today) = (contents[content], day(today));
            let now = progress(&route, &steps, digest, drafter);
            if again {
                if !steps.iter().any(|step| step.entry.is_approval() && step.by == person(who as u128)) {
                    steps.push(step(E::AskAgain, (0, 0), person(who as u128), digest));
                }
                continue;
            }
            let barred = barred(&steps, drafter);
            let Ok(chair) = seat_for(&route, &now, &barred, &people[who], &absences, today) else { continue };
            prop_assert!(!barred.contains(&people[who].account) && people[who].assigned);
            prop_assert_eq!(Some(chair.stage), now.turn);
            prop_assert!(now.stages[..chair.stage].iter().all(|stage| stage.state == StageState::Done));
            if let Some(absent) = chair.in_place_of {
                let named = |one: &Absence| one.person == absent && one.deputy == Some(people[who].account);
                prop_assert!(absences.iter().any(|one| named(one) && one.covers(today)));
                prop_assert_eq!(route.stages[chair.stage].seats[chair.seat], Seat::Person(absent));
            }
            let given = Step { in_place_of: chair.in_place_of, ..step(E::Approve, (chair.stage, chair.seat), people[who].account, digest) };
            steps.push(given);
            let after = progress(&route, &steps, digest, drafter);
            prop_assert!(after.turn.is_none_or(|turn| turn >= chair.stage));
        }
        for digest in contents {
            let now = progress(&route, &steps, digest, drafter);
            let mut seen = Vec::new();
            for (stage, found) in route.stages.iter().zip(&now.stages) {
                for given in &found.given {
                    let of = |step: &&Step| step.entry.is_approval() && step.by == given.by && step.digest == digest;
                    prop_assert!(steps.iter().any(|step| of(&step)));
                    prop_assert!(!barred(&steps, drafter).contains(&given.by) && !seen.contains(&given.by));
                    seen.push(given.by);
                }
                prop_assert!(found.given.len() <= stage.seats.len());
                prop_assert_eq!(found.state == StageState::Done, now.turn.is_none_or(|turn| turn > 0) && found.given.len() >= stage.needed()
                    && now.stages.iter().take_while(|other| !std::ptr::eq(*other, found)).all(|other| other.state == StageState::Done));
            }
            prop_assert_eq!(now.turn.is_none(), now.stages.iter().all(|stage| stage.state == StageState::Done));
        }
    }

    /// What is not refused when it is asked for can be carried through by these people; what is refused cannot.
    #[test]
    fn what_can_be_asked_for_can_be_completed(route in any_route(), people in any_people(), absences in any_absences()) {
        let (today, asker) = (day(10), person(0));
        let refused = obstacle(&route, &[asker], &people, &absences, today).is_some();
        prop_assert_eq!(refused, !possible(&route, &people[1..], &absences, today, (0, Vec::new(), Vec::new())));
    }

    /// An asking that ended stays ended, and nothing is done that was not given.
    #[test]
    fn what_ended_stays_ended(tries in proptest::collection::vec(0..E::ALL.len(), 0..30)) {
        let (mut status, mut given) = (S::Open, false);
        for entry in tries {
            let entry = E::ALL[entry];
            let Ok(next) = status.after(entry) else { continue };
            prop_assert!(status.is_alive());
            prop_assert!(next != S::Used || given);
            given = next == S::Given;
            status = next;
        }
    }
}

/// Whether the route can be filled, by trying everything.
fn possible(
    route: &Route,
    people: &[Colleague],
    absences: &[Absence],
    today: NaiveDate,
    (stage, seats, used): (usize, Vec<usize>, Vec<AccountId>),
) -> bool {
    let Some(now) = route.stages.get(stage) else { return true };
    if seats.len() >= now.needed() {
        return possible(route, people, absences, today, (stage + 1, Vec::new(), used));
    }
    let free = |seat: &usize| seats.last().is_none_or(|last| last < seat);
    (0..now.seats.len()).filter(free).any(|seat| {
        let fit = people.iter().filter(|one| !used.contains(&one.account));
        let mut fit = fit.filter(|one| holds(one, now.seats[seat], absences, today).is_some());
        fit.any(|one| {
            let with = |mut all: Vec<usize>| {
                all.push(seat);
                all
            };
            let used = used.iter().copied().chain([one.account]).collect();
            possible(route, people, absences, today, (stage, with(seats.clone()), used))
        })
    })
}

#[test]
fn any_two_of_three_are_two_people() {
    let seats = [Seat::Role(Role::Executive), Seat::Person(person(1)), Seat::Person(person(2))];
    let route = route(&[(Some(2), &seats)]);
    let mut steps = vec![step(E::Ask, (0, 0), person(9), "a"), step(E::Approve, (0, 0), person(1), "a")];
    steps.push(step(E::Approve, (0, 1), person(1), "a"));
    assert_eq!(progress(&route, &steps, "a", None).turn, Some(0), "one person, two entries");
    steps.push(step(E::Approve, (0, 2), person(2), "a"));
    let now = progress(&route, &steps, "a", None);
    assert_eq!((now.turn, now.stages[0].open.len()), (None, 0));
    assert_eq!(progress(&route, &steps, "a", Some(person(2))).turn, Some(0), "the drafter does not count");
}

#[test]
fn a_change_makes_stale_what_was_given_and_starts_at_the_first_stage() {
    let route = route(&[(None, &[Seat::Person(person(1))]), (None, &[Seat::Person(person(2))])]);
    let mut steps = vec![step(E::Ask, (0, 0), person(9), "a")];
    steps.push(step(E::Approve, (0, 0), person(1), "a"));
    steps.push(step(E::Complete, (1, 0), person(2), "a"));
    let now = progress(&route, &steps, "b", None);
    assert_eq!((now.turn, now.stages[0].stale.len(), now.stages[1].stale.len()), (Some(0), 1, 1));
    let (second, none) = (colleague(2, &[]), &[][..]);
    let early = seat_for(&route, &now, &[], &second, none, day(0));
    assert_eq!(early, Err(Refusal::NotPermitted), "not before the stage before it");
    steps.push(step(E::Approve, (0, 0), person(1), "b"));
    let now = progress(&route, &steps, "b", None);
    assert_eq!((now.turn, now.stages[0].stale.len()), (Some(1), 0));
    assert_eq!(progress(&route, &steps, "a", None).turn, None, "the former content is still as it was approved");
}

#[test]
fn a_deputy_acts_within_the_days_and_on_the_case_only() {
    let away =
        Absence { id: Uuid::nil(), person: person(1), deputy: Some(person(2)), from: day(5), until: Some(day(7)) };
    let (seat, deputy) = (Seat::Person(person(1)), colleague(2, &[]));
    let on = |today| holds(&deputy, seat, std::slice::from_ref(&away), day(today));
    assert_eq!((on(4), on(5), on(7), on(8)), (None, Some(Some(person(1))), Some(Some(person(1))), None));
    let elsewhere = Colleague { assigned: false, ..deputy.clone() };
    assert_eq!(holds(&elsewhere, seat, std::slice::from_ref(&away), day(6)), None);
    assert_eq!(holds(&deputy, Seat::Role(Role::Executive), &[away], day(6)), None, "a role is not lent");
}

#[test]
fn who_may_not_is_told_why() {
    let route = route(&[(None, &[Seat::Role(Role::Executive), Seat::Role(Role::Supervisor)])]);
    let steps = vec![step(E::Ask, (0, 0), person(1), "a"), step(E::Approve, (0, 0), person(2), "a")];
    let now = progress(&route, &steps, "a", None);
    let tried =
        |who: Colleague| seat_for(&route, &now, &barred(&steps, None), &who, &[], day(0)).map(|chair| chair.seat);
    assert_eq!(tried(colleague(1, &[Role::Supervisor])), Err(Rule::DrafterApproves.into()));
    assert_eq!(tried(colleague(2, &[Role::Executive, Role::Supervisor])), Err(Rule::ApprovedAlready.into()));
    assert_eq!(tried(colleague(3, &[Role::Executive])), Err(Refusal::NotPermitted), "that seat is filled");
    assert_eq!(tried(colleague(4, &[Role::Supervisor])), Ok(1));
}

#[test]
fn a_chain_that_cannot_be_completed_names_the_stage() {
    let executive = Seat::Role(Role::Executive);
    let people = [colleague(1, &[Role::Executive]), colleague(2, &[Role::Supervisor])];
    let tried = |route: &Route, barred: &[AccountId]| obstacle(route, barred, &people, &[], day(0));
    let twice = route(&[(None, &[executive]), (None, &[Seat::Person(person(1))])]);
    assert_eq!(tried(&twice, &[]), Some((1, Fault::SeatElsewhere)));
    assert_eq!(tried(&route(&[(None, &[executive])]), &[person(1)]), Some((0, Fault::SeatOfDrafter)));
    assert_eq!(tried(&route(&[(None, &[Seat::Role(Role::Auditor)])]), &[]), Some((0, Fault::SeatEmpty)));
    assert_eq!(tried(&route(&[(None, &[executive])]), &[]), None);
}

#[test]
fn a_route_is_changed_step_by_step() {
    let seat = Seat::Role(Role::Executive);
    let route = Route::default().changed(Change::AddStage(" 部長 ".into())).unwrap();
    assert_eq!(route.check(), Err(Refusal::field("stage-0", Fault::SeatMissing)));
    let route = route.changed(Change::AddSeat(0, seat)).unwrap();
    assert_eq!(route.clone().changed(Change::AddSeat(0, seat)), Err(Refusal::field("seat", Fault::Choice)));
    let many = route.clone().changed(Change::SetStage(0, "部長".into(), Some(2)));
    assert_eq!(many, Err(Refusal::field("any", Fault::Number)));
    let route = route.changed(Change::AddStage("社長".into())).unwrap().changed(Change::MoveUp(1)).unwrap();
    let names: Vec<_> = route.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["社長", "部長"]);
    assert_eq!(route.clone().changed(Change::MoveDown(1)), Ok(route.clone()), "the last one stays");
    assert_eq!(route.clone().changed(Change::RemoveSeat(0, 0)), Err(Refusal::NotFound));
    assert_eq!(route.changed(Change::RemoveStage(0)).unwrap().stages.len(), 1);
    assert_eq!("role:executive".parse(), Ok(seat));
    assert_eq!("role:chief".parse::<Seat>(), Err(Refusal::NotFound));
}

#[test]
fn only_what_changed_is_shown() {
    let part = |key: &str, value: &str| Part { key: key.into(), value: value.into(), ..Part::default() };
    let (before, now) =
        ([part("a", "1"), part("b", "1"), part("c", "1")], [part("a", "1"), part("b", "2"), part("d", "1")]);
    let keys: Vec<_> = changes(&before, &now).iter().map(|(from, to)| (from.is_some(), to.is_some())).collect();
    assert_eq!(keys, [(true, true), (false, true), (true, false)]);
    assert!(changes(&now, &now).is_empty());
}
