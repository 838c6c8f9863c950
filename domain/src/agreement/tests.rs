use super::{AgreementStatus as S, AgreementStep as T, signed_under};
use crate::refusal::{Fault, Rule};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

proptest! {
    /// However people try: nothing is excluded that a second person did not read, nothing stands under a permission that was not
    /// given since the last refusal or lapse, and what is over stays so.
    #[test]
    fn random_walks_keep_the_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..80)) {
        let (mut status, mut permitted, mut asked) = (S::Registered, false, false);
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert!(status != S::Ended, "{step}");
            prop_assert!(step != T::Permit || asked);
            if matches!(step, T::Refuse | T::Withdraw | T::Lapse) {
                (asked, permitted) = (false, false);
            }
            asked |= step == T::Ask;
            permitted |= matches!(step, T::Permit | T::CheckOutside);
            prop_assert!(next != S::UnderPermission || permitted, "{status} {step}");
            prop_assert_eq!(next == S::Excluded, step == T::CheckExclusion);
            prop_assert!(!(status == S::Refused && next == S::Permitted), "a refused request never becomes permitted");
            status = next;
        }
    }

    /// A signature counts on the days after the permission up to its last one, and on no other.
    #[test]
    fn a_signature_counts_after_the_permission(before in 0_u64..400, length in 0_u64..400) {
        let permitted = day("2026-06-01");
        let (signed, until) = (day("2026-01-01") + Days::new(before), permitted + Days::new(length));
        prop_assert_eq!(signed_under(signed, permitted, until).is_ok(), signed > permitted && signed <= until);
    }
}

#[test]
fn a_permission_of_the_same_day_never_counts() {
    let (permitted, until) = (day("2026-11-23"), day("2027-03-31"));
    assert_eq!(signed_under(permitted, permitted, until), Err(Fault::NotAfterPermission));
    assert_eq!(signed_under(day("2026-11-24"), permitted, until), Ok(day("2026-11-24")));
    assert_eq!(signed_under(day("2027-04-01"), permitted, until), Err(Fault::AfterPermission));
}

#[test]
fn every_way_is_settled_or_a_defect() {
    assert_eq!(S::Registered.after(T::SignWithout), Ok(S::Defect));
    assert_eq!(S::ExclusionSigned.after(T::RejectExclusion), Ok(S::Defect));
    assert_eq!(S::UnderPermission.after(T::Lapse), Ok(S::Defect));
    assert_eq!(S::Queried.after(T::Permit), Err(Rule::QueryOpen));
    assert_eq!(S::Asked.after(T::SignPermitted), Err(Rule::NotInThisState), "silence permits nothing");
    assert_eq!(S::Refused.after(T::Permit), Err(Rule::NotInThisState));
}
