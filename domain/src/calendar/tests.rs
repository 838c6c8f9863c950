use super::*;
use proptest::prelude::*;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn of(year: i32) -> Vec<String> {
    let days = on(year, 1, 1).iter_days().take_while(|day| day.year() == year);
    days.filter_map(|day| holiday(day).map(|found| format!("{} {found}", day.format("%m-%d")))).collect()
}

/// As the Cabinet Office lists them.
#[test]
fn years_are_as_the_cabinet_office_lists_them() {
    assert_eq!(
        of(2026),
        [
            "01-01 new-year",
            "01-12 coming-of-age",
            "02-11 foundation",
            "02-23 emperors-birthday",
            "03-20 vernal-equinox",
            "04-29 showa",
            "05-03 constitution",
            "05-04 greenery",
            "05-05 children",
            "05-06 substitute",
            "07-20 marine",
            "08-11 mountain",
            "09-21 aged",
            "09-22 between",
            "09-23 autumnal-equinox",
            "10-12 sports",
            "11-03 culture",
            "11-23 thanksgiving",
        ]
    );
    let in_2019: Vec<String> =
        of(2019).into_iter().filter(|day| "04-29" <= &day[..5] && &day[..5] <= "05-06").collect();
    let golden_week = [
        "04-29 showa",
        "04-30 between",
        "05-01 enthronement",
        "05-02 between",
        "05-03 constitution",
        "05-04 greenery",
        "05-05 children",
        "05-06 substitute",
    ];
    assert_eq!(in_2019, golden_week);
    assert!(!of(2019).iter().any(|day| day.ends_with("emperors-birthday")), "none in 2019");
    for (year, moved) in [
        (2020, ["07-23 marine", "07-24 sports", "08-10 mountain"]),
        (2021, ["07-22 marine", "07-23 sports", "08-08 mountain"]),
    ] {
        let held = of(year);
        assert!(moved.iter().all(|day| held.iter().any(|held| held == day)), "{held:?}");
        assert!(!held.iter().any(|day| day.starts_with("10")), "{held:?}");
    }
    assert!(of(2021).contains(&"08-09 substitute".to_owned()));
}

#[test]
fn substitutes_and_days_between_follow_the_act_of_the_year() {
    assert_eq!(holiday(on(2001, 2, 12)), Some(Holiday::Substitute));
    assert_eq!(holiday(on(2003, 5, 4)), None, "a Sunday between");
    assert_eq!(holiday(on(2004, 5, 4)), Some(Holiday::Between));
    assert_eq!(holiday(on(2009, 5, 6)), Some(Holiday::Substitute), "of the Sunday three days before");
    assert_eq!(holiday(on(2009, 9, 22)), Some(Holiday::Between));
    assert_eq!(holiday(on(2015, 9, 22)), Some(Holiday::Between));
    assert_eq!(holiday(on(2024, 9, 23)), Some(Holiday::Substitute));
    assert_eq!(holiday(on(2025, 11, 24)), Some(Holiday::Substitute));
    assert_eq!((holiday(on(1999, 1, 1)), holiday(on(2100, 1, 1))), (None, None));
}

/// From the almanac: years in which the equinox moves.
#[test]
fn equinoxes_fall_where_the_almanac_has_them() {
    let spring = [(2000, 20), (2003, 21), (2020, 20), (2023, 21), (2024, 20), (2027, 21), (2092, 19), (2099, 20)];
    assert!(spring.iter().all(|(year, day)| vernal(*year) == *day));
    let autumn = [(2000, 23), (2012, 22), (2016, 22), (2020, 22), (2024, 22), (2027, 23), (2044, 22), (2099, 23)];
    assert!(autumn.iter().all(|(year, day)| autumnal(*year) == *day), "{:?}", autumn.map(|(year, _)| autumnal(year)));
}

#[test]
fn the_turn_of_the_year_is_closed() {
    for day in [on(2026, 12, 29), on(2026, 12, 31), on(2027, 1, 1), on(2027, 1, 2)] {
        assert!(!is_working_day(day), "{day}");
    }
    assert_eq!(working_day_until(on(2027, 1, 3)), on(2026, 12, 28));
    assert_eq!(working_days_before(on(2027, 1, 4), 1), on(2026, 12, 28));
    assert_eq!(working_days_between(on(2026, 12, 28), on(2027, 1, 5)), 2);
    assert_eq!((fiscal_year(on(2027, 3, 31)), fiscal_year(on(2027, 4, 1))), (2026, 2027));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..36_500).prop_map(|days| on(2000, 1, 5).checked_add_days(Days::new(days)).unwrap())
}

proptest! {
    #[test]
    fn a_holiday_on_a_sunday_is_made_good_by_a_working_weekday(day in any_day()) {
        if day.weekday() == Weekday::Sun && national(day).is_some() {
            let next = day.iter_days().skip(1).take(4).find(|day| national(*day).is_none()).unwrap();
            prop_assert_eq!(holiday(next), Some(Holiday::Substitute));
        }
        if holiday(day) == Some(Holiday::Substitute) {
            prop_assert!(day.weekday() != Weekday::Sun);
        }
    }

    #[test]
    fn a_year_has_fourteen_to_twenty_two_days_off(year in FIRST..=LAST) {
        let count = of(year).len();
        prop_assert!((14..=22).contains(&count), "{} in {}", count, year);
    }

    #[test]
    fn counting_back_and_forth_meets(day in any_day(), count in 0_u32..60) {
        let before = working_days_before(day, count);
        prop_assert!(is_working_day(before) && before <= day);
        prop_assert_eq!(working_days_between(before, working_day_until(day)), count);
        prop_assert!(day - working_day_until(day) <= chrono::Duration::days(12));
    }

    #[test]
    fn a_day_lies_in_its_fiscal_year(day in any_day()) {
        let (first, last) = fiscal_year_days(fiscal_year(day)).unwrap();
        prop_assert!((first..=last).contains(&day));
        prop_assert!(week_of(day) <= day && week_of(day).weekday() == Weekday::Mon);
    }
}
