use super::{Gap, LinkKind, State, Treatment, gaps, lapsed, may_accept, read_factors};
use crate::id::{AccountId, MembershipId};
use crate::refusal::{Fault, Faults, FieldProblem, Refusal};
use crate::risk_method::{Factors, Method};
use proptest::prelude::*;
use uuid::Uuid;

fn method() -> Method {
    let words = |count: usize| (1..=count).map(|step| format!("w{step}")).collect();
    let mut method =
        Method { damage: words(3), threat: words(4), vulnerability: words(5), levels: words(3), table: Vec::new() };
    method.propose();
    method
}

fn read(typed: [&str; 3]) -> (Option<Factors>, Vec<(String, Fault)>) {
    let mut faults = Faults::default();
    let found = read_factors(&method(), typed, "after_", &mut faults);
    let faults = match faults.check() {
        Err(Refusal::Fields(found)) => found.into_iter().map(|FieldProblem { field, fault }| (field, fault)).collect(),
        Err(_) | Ok(()) => Vec::new(),
    };
    (found, faults)
}

#[test]
fn three_factors_together_or_none() {
    let whole = Factors { damage: 3, threat: 4, vulnerability: 5 };
    assert_eq!(read(["3", " 4 ", "5"]), (Some(whole), vec![]));
    assert_eq!(read(["", " ", ""]), (None, vec![]));
    let (none, faults) = read(["2", "", ""]);
    let missing = |factor: &str| (format!("after_{factor}"), Fault::Missing);
    assert_eq!((none, faults), (None, vec![missing("threat"), missing("vulnerability")]), "a lone score is none");
}

#[test]
fn a_step_outside_the_scale_is_refused_at_its_field() {
    for (typed, field) in [(["4", "1", "1"], "damage"), (["1", "5", "1"], "threat"), (["1", "1", "6"], "vulnerability")]
    {
        assert_eq!(read(typed), (None, vec![(format!("after_{field}"), Fault::OutsideScale)]));
    }
    for typed in ["0", "-1", "1.5", "high", "300"] {
        assert_eq!(read([typed, "1", "1"]).1, [("after_damage".to_owned(), Fault::OutsideScale)], "{typed}");
    }
}

proptest! {
    /// A risk has no gap exactly where everything that its treatment needs was said.
    #[test]
    fn nothing_is_documented_with_a_gap(
        before in any::<bool>(), after in any::<bool>(), treatment in 0..5_usize,
        owned in any::<bool>(), dated in any::<bool>(), accepted in any::<bool>(), carried in any::<bool>(),
    ) {
        let treatment = Treatment::ALL.get(treatment).copied();
        let found = gaps(State { judged: (before, after), treatment, owned, dated, accepted, carried });
        let settled = match treatment {
            None => false,
            Some(Treatment::Accept) => accepted,
            Some(Treatment::Reduce | Treatment::Avoid | Treatment::Share) => dated,
        };
        prop_assert_eq!(found.is_empty(), before && after && owned && settled && !carried);
        prop_assert_eq!(found.contains(&Gap::LookAgain), carried);
    }

    /// Neither its owner nor whoever proposed it accepts a risk, whoever was named.
    #[test]
    fn nobody_accepts_their_own(reader in 0..3_u128, named in 0..3_u128, owner in 0..3_u128, proposer in 0..3_u128) {
        let place = |number: u128| MembershipId(Uuid::from_u128(number));
        let account = |number: u128| AccountId(Uuid::from_u128(number));
        let may = may_accept((account(reader), place(reader)), Some(place(named)), Some(place(owner)), account(proposer));
        prop_assert_eq!(may, reader == named && reader != owner && reader != proposer);
    }
}

#[test]
fn the_last_day_of_an_acceptance_still_counts() {
    let day = |text: &str| text.parse().unwrap();
    assert!(!lapsed(Some(day("2026-11-30")), day("2026-11-30")));
    assert!(lapsed(Some(day("2026-11-29")), day("2026-11-30")));
    assert!(!lapsed(None, day("2026-11-30")));
}

#[test]
fn only_rows_of_the_portal_are_reached_from_their_pages() {
    let ours: Vec<_> = LinkKind::ALL.iter().filter(|kind| kind.is_ours()).collect();
    assert_eq!(ours, [&LinkKind::ItemNotMet, &LinkKind::Waiver]);
    let clauses = LinkKind::ALL.iter().map(|kind| kind.clause());
    assert!(clauses.eq(["5-3", "5-3", "13-3-2", "11-1-2", "4-1", "7-1", "6-2-1", "8-1"]));
}
