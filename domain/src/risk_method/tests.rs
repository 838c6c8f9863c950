use super::{Factor, Factors, Method, MethodProblem, MethodStatus as S, MethodStep as T};
use crate::refusal::Rule;
use proptest::prelude::*;

fn words(count: usize) -> Vec<String> {
    (1..=count).map(|step| format!("w{step}")).collect()
}

fn method((damage, threat, vulnerability, levels): (usize, usize, usize, usize)) -> Method {
    let mut method = Method {
        damage: words(damage),
        threat: words(threat),
        vulnerability: words(vulnerability),
        levels: words(levels),
        table: Vec::new(),
    };
    method.propose();
    method
}

fn sizes() -> impl Strategy<Value = (usize, usize, usize, usize)> {
    (3..=5_usize, 3..=5_usize, 3..=5_usize, 3..=5_usize)
}

proptest! {
    /// What is proposed is complete, uses the lowest and the highest level, and never falls.
    #[test]
    fn a_proposal_is_whole_and_never_falls(sizes in sizes()) {
        let method = method(sizes);
        prop_assert_eq!(method.problems(), vec![]);
        prop_assert_eq!(method.falls(), vec![]);
        let highest = u8::try_from(sizes.3).unwrap();
        prop_assert_eq!(method.table.first().copied(), Some(1));
        prop_assert_eq!(method.table.last().copied(), Some(highest));
    }

    /// A level follows from all three together, and from nothing outside the scales.
    #[test]
    fn only_steps_of_the_scales_have_a_level(sizes in sizes(), damage in 0..8_u8, threat in 0..8_u8, vulnerability in 0..8_u8) {
        let method = method(sizes);
        let factors = Factors { damage, threat, vulnerability };
        let within = Factor::ALL.iter().all(|factor| method.has(*factor, factors.of(*factor)));
        prop_assert_eq!(method.level(factors).is_some(), within);
        prop_assert_eq!(method.cells().any(|cell| cell == factors), within);
    }

    /// Whatever a company writes into the table: exactly the neighbours at which it falls are pointed out.
    #[test]
    fn every_fall_is_pointed_out(sizes in sizes(), table in proptest::collection::vec(1..=3_u8, 125)) {
        let mut method = method(sizes);
        let cells = method.table.len();
        method.table = table.into_iter().take(cells).collect();
        let falls = method.falls();
        for (low, high) in &falls {
            prop_assert!(method.level(*high) < method.level(*low));
            let risen: u8 = Factor::ALL.iter().map(|factor| high.of(*factor) - low.of(*factor)).sum();
            prop_assert_eq!(risen, 1);
        }
        for cell in method.cells() {
            for factor in Factor::ALL {
                let next = cell.raised(*factor);
                let fallen = method.level(next).is_some_and(|next| Some(next) < method.level(cell));
                prop_assert_eq!(fallen, falls.contains(&(cell, next)), "{:?} {}", cell, factor);
            }
        }
    }
}

#[test]
fn the_table_is_read_cell_by_cell() {
    let mut method = method((3, 4, 5, 5));
    method.table = vec![1; 60];
    // Damage 2, threat 3, vulnerability 4.
    method.table[(4 + 2) * 5 + 3] = 5;
    let high = Factors { damage: 2, threat: 3, vulnerability: 4 };
    assert_eq!(method.level(high), Some(5));
    assert_eq!(method.cells().filter(|cell| method.level(*cell) == Some(5)).collect::<Vec<_>>(), [high]);
    assert_eq!(method.words(5), "w5");
    assert_eq!([method.words(0), method.words(6)], ["", ""]);
}

#[test]
fn what_is_missing_is_named() {
    let mut draft = method((3, 3, 3, 3));
    draft.damage.pop();
    draft.threat[1] = "w1".into();
    draft.vulnerability[2] = "  ".into();
    draft.levels = words(6);
    let all = [
        MethodProblem::Damage,
        MethodProblem::Threat,
        MethodProblem::Vulnerability,
        MethodProblem::Levels,
        MethodProblem::Table,
    ];
    assert_eq!(draft.problems(), all);
    let mut open = method((3, 3, 3, 3));
    open.table[13] = 0;
    assert_eq!(open.problems(), [MethodProblem::Table]);
    open.table[13] = 4;
    assert_eq!(open.problems(), [MethodProblem::Table], "there is no fourth level");
    open.table = vec![1; 28];
    assert_eq!(open.problems(), [MethodProblem::Table], "one too many");
}

#[test]
fn what_was_published_stays() {
    assert_eq!(S::Drafted.after(T::Publish), Ok(S::Published));
    assert_eq!(S::Drafted.after(T::Discard), Ok(S::Discarded));
    for state in [S::Published, S::Discarded] {
        for step in T::ALL {
            assert_eq!(state.after(*step), Err(Rule::NotInThisState));
        }
    }
}
