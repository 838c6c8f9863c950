//! Deputies (代理): somebody of the same office who sees to an absent officer's matters. Nobody gets a right by it.

use crate::permission::{Action, Standing, entitles};
use crate::refusal::{Fault, Faults};
use crate::role::Role;
use crate::time;
use chrono::NaiveDate;

/// Whether somebody with these roles may do, for the ministry, everything that somebody with those may.
#[must_use]
pub fn covers(deputy: &[Role], officer: &[Role]) -> bool {
    let may = |roles: &[Role], action: Action| roles.iter().any(|role| entitles(*role, action, Standing::Ministry));
    Action::ALL.iter().all(|action| !may(officer, *action) || may(deputy, *action))
}

/// First and last day of a deputyship as typed: it does not begin in the past and does not end before it begins.
#[must_use]
pub fn days(from: &str, until: &str, today: NaiveDate, faults: &mut Faults) -> Option<(NaiveDate, NaiveDate)> {
    let from = faults.take("from", time::parse_day(from));
    let until = faults.take("until", time::parse_day(until));
    let (from, until) = (from?, until?);
    if from < today {
        faults.add("from", Fault::InThePast);
    }
    if until < from {
        faults.add("until", Fault::EndsBeforeItStarts);
    }
    Some((from, until))
}

#[cfg(test)]
mod tests {
    use super::covers;
    use crate::role::Role;

    #[test]
    fn nobody_stands_in_for_more_than_they_may_do_themselves() {
        let (decides, reads) = ([Role::ContractingOfficer], [Role::CaseOfficer]);
        assert!(covers(&decides, &reads) && covers(&decides, &decides) && covers(&reads, &reads));
        assert!(!covers(&reads, &decides));
        assert!(!covers(&[Role::OrganisationAdministrator], &reads));
    }
}
