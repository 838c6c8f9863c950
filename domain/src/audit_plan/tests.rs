use super::content::departments;
use super::{AuditPlanStatus as S, AuditPlanStep as T, AuditTrigger};
use crate::refusal::Rule;
use proptest::prelude::*;

proptest! {
    /// However people try: nothing is approved that was not submitted and passed on since it was last changed, and what was given up
    /// stays so.
    #[test]
    fn random_walks_keep_the_order(steps in proptest::collection::vec(0..T::ALL.len(), 0..60)) {
        let (mut status, mut submitted, mut passed) = (S::Drafted, false, false);
        for step in steps {
            let step = T::ALL[step];
            let Ok(next) = status.after(step) else { continue };
            prop_assert_ne!(status, S::Cancelled);
            submitted = next != S::Drafted && (submitted || step == T::Submit);
            passed = next != S::Drafted && (passed || step == T::Pass);
            prop_assert!(next != S::Passed || submitted);
            prop_assert!(next != S::Approved || (submitted && passed));
            prop_assert_eq!(next.is_editable(), next == S::Drafted);
            status = next;
        }
    }
}

#[test]
fn it_goes_one_way_and_comes_back_to_whoever_wrote_it() {
    assert_eq!(S::Drafted.after(T::Approve), Err(Rule::NotInThisState));
    assert_eq!(S::Submitted.after(T::Approve), Err(Rule::NotInThisState), "the supervisor is not passed over");
    assert_eq!(S::Submitted.after(T::Return), Ok(S::Drafted));
    assert_eq!(S::Passed.after(T::Decline), Ok(S::Drafted));
    assert_eq!(S::Passed.after(T::Return), Err(Rule::NotInThisState), "it is the executive's by now");
    assert_eq!(S::Approved.after(T::Reopen), Ok(S::Drafted));
    assert_eq!(S::Approved.after(T::Cancel), Err(Rule::NotInThisState));
}

#[test]
fn a_change_is_said_in_words() {
    assert!(!AuditTrigger::Yearly.needs_reason());
    assert!(AuditTrigger::SignificantChange.needs_reason() && AuditTrigger::Otherwise.needs_reason());
    assert_eq!(departments(" 製造部\n\n 設計部 "), ["製造部", "設計部"]);
}
