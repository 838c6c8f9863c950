//! Reauthentication (再認証): before acts that weigh, somebody shows anew that it is they (ASVS 5.0, 7.5.3).

use chrono::{DateTime, TimeDelta, Utc};

/// How long a second factor counts: an officer works through a queue, a desk that was left open does not.
pub const FRESH: TimeDelta = TimeDelta::minutes(30);

/// Acts of the trail that ask for it: decisions, changes of what other people may do, and of the keys by which one is known. Files that leave the portal ask for it
/// where they are fetched.
pub const WEIGHTY: [&str; 33] = [
    "absence-noted",
    "agreement-answered",
    "agreement-outside-checked",
    "agreement-paper-checked",
    "application-answered",
    "approval-given",
    "approval-given-as-deputy",
    "approval-route-set",
    "audit-plan-approved",
    "audit-rights-given",
    "conformity-answered",
    "conformity-paper-checked",
    "deputy-named",
    "disclosure-answered",
    "disclosure-paper-checked",
    "disclosure-revoked",
    "dispatch-begun",
    "exemption-judged",
    "four-eyes-not-wanted",
    "invitation-resent",
    "membership-changed",
    "membership-ended",
    "organisation-registered",
    "paper-answer-checked",
    "passkey-registered",
    "passkey-removed",
    "person-assigned",
    "person-invited",
    "risk-accepted",
    "sheet-confirmed",
    "sheet-not-assured",
    "waiver-answered",
    "waiver-paper-checked",
];

/// Whether this act of the trail asks for a fresh second factor.
#[must_use]
pub fn is_weighty(act: &str) -> bool {
    WEIGHTY.binary_search(&act).is_ok()
}

/// Whether what was shown then still counts.
#[must_use]
pub fn is_fresh(shown_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - shown_at < FRESH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_and_rights_weigh_and_answers_do_not() {
        assert!(WEIGHTY.is_sorted());
        assert!(is_weighty("application-answered") && is_weighty("membership-changed"));
        assert!(!is_weighty("answer-saved") && !is_weighty("sheet-submitted") && !is_weighty(""));
    }

    #[test]
    fn what_was_shown_counts_for_half_an_hour() {
        let shown = DateTime::UNIX_EPOCH;
        assert!(is_fresh(shown, shown + FRESH - TimeDelta::milliseconds(1)));
        assert!(!is_fresh(shown, shown + FRESH));
    }
}
