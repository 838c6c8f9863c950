use super::template::filled;
use super::{DraftLine, DraftStatus as S, DraftStep as T, Pinned, Words, another_person, last_draft, status};
use crate::id::AccountId;
use crate::refusal::Rule;
use proptest::prelude::*;
use uuid::Uuid;

fn person(number: u8) -> AccountId {
    AccountId(Uuid::from_bytes([number; 16]))
}

fn pinned(revision: i32) -> Pinned {
    Pinned { revision, ..Pinned::default() }
}

fn line(step: T, by: u8, revision: i32) -> DraftLine {
    DraftLine {
        id: Uuid::nil(),
        step,
        words: Words::default(),
        pinned: pinned(revision),
        note: String::new(),
        made_by: person(by),
        name: String::new(),
        made_at: chrono::DateTime::default(),
    }
}

proptest! {
    /// However officers and companies take turns: what is given was drafted by another person on exactly what stands then, and
    /// nothing follows.
    #[test]
    fn random_walks_need_two_people(steps in proptest::collection::vec((0..T::ALL.len(), 1_u8..4), 0..60)) {
        let (mut lines, mut revision) = (Vec::<DraftLine>::new(), 1);
        for (step, by) in steps {
            let step = T::ALL[step];
            let before = status(&lines, &pinned(revision));
            if step == T::Move {
                revision += 1;
                let after = status(&lines, &pinned(revision));
                prop_assert_eq!(after, before.after(T::Move).unwrap_or(before));
                continue;
            }
            let Ok(next) = before.after(step) else { continue };
            let draft = last_draft(&lines).cloned();
            if matches!(step, T::Give | T::Return)
                && draft.as_ref().is_none_or(|draft| another_person(draft, person(by)).is_err())
            {
                continue;
            }
            lines.push(line(step, by, revision));
            prop_assert_eq!(status(&lines, &pinned(revision)), next);
            if step == T::Give {
                let draft = draft.unwrap();
                prop_assert!(draft.made_by != person(by));
                prop_assert_eq!(draft.pinned, pinned(revision));
            }
            if before == S::Given {
                prop_assert!(false, "{} after it was given", step);
            }
        }
    }

    /// Choosing a template never loses what was typed.
    #[test]
    fn what_was_typed_stays(typed in "[a-z\n ]{0,40}", template in "[a-z]{1,20}") {
        let text = filled(&typed, &template);
        prop_assert!(text.ends_with(&template));
        prop_assert!(text.starts_with(typed.trim_end()) || typed.trim_end() == template);
    }
}

#[test]
fn a_draft_is_given_once_by_another_on_what_was_seen() {
    let drafted = line(T::Draft, 1, 3);
    assert_eq!(another_person(&drafted, person(1)), Err(Rule::DrafterGives));
    assert_eq!(another_person(&drafted, person(2)), Ok(()));
    let lines = [drafted.clone()];
    assert_eq!(status(&lines, &pinned(3)), S::Waiting);
    assert_eq!(status(&lines, &pinned(4)), S::Stale);
    assert_eq!(S::Stale.after(T::Give), Err(Rule::DraftStale));
    assert_eq!(S::Waiting.after(T::Draft), Err(Rule::DraftWaiting));
    let anew = [drafted.clone(), line(T::Draft, 2, 4)];
    assert_eq!(status(&anew, &pinned(4)), S::Waiting);
    let given = [drafted, line(T::Draft, 2, 4), line(T::Give, 1, 4)];
    assert_eq!(status(&given, &pinned(5)), S::Given, "what was given moved the matter, and stays given");
    assert!(T::ALL.iter().all(|step| S::Given.after(*step).is_err()));
}
