use super::{Clock, Target, after_working_days};
use crate::calendar::{is_working_day, working_days_between};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().checked_add_days(Days::new(offset)).unwrap()
}

/// Stops and goes on, or is told the same twice, so many days later each time; perhaps it ends with the last one.
fn steps() -> impl Strategy<Value = (Vec<(u64, bool)>, bool)> {
    (proptest::collection::vec((0..12u64, any::<bool>()), 0..12), any::<bool>())
}

/// The same, told day by day: a working day counts unless the clock stood when it began.
fn day_by_day(steps: &[(u64, bool)], ended: bool, until: u64) -> u32 {
    let (mut count, mut stands) = (0, false);
    let mut at = 0;
    let mut plan: Vec<(u64, bool)> = Vec::new();
    for (later, stop) in steps {
        at += later;
        plan.push((at, *stop));
    }
    let last = if ended { at } else { until };
    for offset in 0..=last {
        // What happens on a day holds from the next day on.
        if offset > 0 && is_working_day(day(offset)) && !stands {
            count += 1;
        }
        for (_, stop) in plan.iter().filter(|(on, _)| *on == offset) {
            stands = *stop;
        }
    }
    count
}

proptest! {
    #[test]
    fn in_any_order_it_shows_what_is_counted_day_by_day((steps, ended) in steps(), more in 0..40u64) {
        let mut clock = Clock::from(day(0));
        let mut at = 0;
        for (later, stop) in &steps {
            at += later;
            clock = if *stop { clock.stop(day(at)) } else { clock.resume(day(at)) };
        }
        if ended {
            clock = clock.end(day(at));
        }
        let today = day(at + more);
        prop_assert_eq!(clock.reads(today), day_by_day(&steps, ended, at + more));
        prop_assert!(clock.paused(today) <= clock.age(today) || ended, "never negative");
        prop_assert!(clock.reads(today) <= clock.age(today));
        let once_more = clock.end(today);
        prop_assert_eq!(once_more.end(day(at + more + 9)), once_more, "an end is an end");
    }

    #[test]
    fn the_day_ahead_is_the_day_on_which_it_shows_the_target(days in 1..40u32, paused in 0..30u64, begun in 0..20u64) {
        let clock = Clock::from(day(0)).stop(day(begun)).resume(day(begun + paused));
        let today = day(begun + paused);
        if clock.reads(today) < days {
            let due = clock.due_on(days, today);
            prop_assert_eq!(clock.reads(due), days);
            prop_assert_eq!(Target::of(&clock, Some(days), due), Target::Left(0));
            prop_assert_eq!(Target::of(&clock, Some(days), after_working_days(due, 1)), Target::Over(1));
        } else {
            prop_assert!(clock.due_on(days, today) <= today, "a day that has come does not move away");
        }
    }

    #[test]
    fn so_many_days_after_are_so_many_days_between(offset in 0..400u64, count in 0..60u32) {
        prop_assert_eq!(working_days_between(day(offset), after_working_days(day(offset), count)), count);
    }
}

#[test]
fn a_target_in_words() {
    let clock = Clock::from(day(0));
    assert_eq!(Target::of(&clock, None, day(30)), Target::None);
    // 20 November 2026 is a Friday, the 23rd a holiday.
    assert_eq!(Target::of(&clock, Some(2), day(4)), Target::Left(1));
    assert_eq!(Target::of(&clock.stop(day(4)), Some(2), day(40)), Target::Stands(1));
    assert_eq!(Target::of(&clock, Some(2), day(6)), Target::Over(1));
    assert_eq!(Target::of(&clock.end(day(5)), Some(2), day(40)), Target::Met);
    assert_eq!(Target::of(&clock.end(day(6)), Some(2), day(40)), Target::Missed(1));
}
