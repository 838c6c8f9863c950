use chrono::{DateTime, Utc};
use domain::engagement::EngagementStatus;
use domain::permission::Actor;
use domain::time;
use domain::work::view::CaseLine;

/// Within so many days a due date is worth a look.
const NEAR: i64 = 14;

/// The cases of one person, sorted onto their desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Waits for this person: the own side must act, and they may.
    pub mine: Vec<CaseLine>,
    /// Waits for somebody else, with a due date that is near or over.
    pub soon: Vec<CaseLine>,
    /// Waits for somebody else.
    pub others: Vec<CaseLine>,
    /// Work goes on.
    pub running: Vec<CaseLine>,
    /// Nobody owes anything: exempt or closed.
    pub over: usize,
}

impl Desk {
    /// Sorts cases onto the desk; what is due first comes first.
    #[must_use]
    pub fn of(actor: &Actor, now: DateTime<Utc>, mut cases: Vec<CaseLine>) -> Self {
        cases.sort_by_key(|line| (line.due_on.is_none(), line.due_on, line.created_at));
        let mut desk = Self::default();
        for line in cases {
            let near = line.due_on.is_some_and(|day| time::days_left(now, day) <= NEAR);
            let actions = line.turn.map_or(&[][..], |turn| turn.task.actions());
            let may = actions.iter().any(|action| actor.may(*action, line.standing));
            match line.turn {
                Some(_) if line.waits_for_reader() && may => desk.mine.push(line),
                Some(_) if near => desk.soon.push(line),
                Some(_) => desk.others.push(line),
                None if line.status == EngagementStatus::Started => desk.running.push(line),
                None => desk.over += 1,
            }
        }
        desk
    }

    /// Whether there is no case at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.mine.is_empty()
            && self.soon.is_empty()
            && self.others.is_empty()
            && self.running.is_empty()
            && self.over == 0
    }
}
