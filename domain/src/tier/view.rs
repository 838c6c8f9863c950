//! What pages see of the tiers.

use crate::engagement::EngagementStatus;
use crate::id::EngagementId;
use crate::organisation::view::OrganisationName;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A case as it goes up the tiers: who, in which state, since when. No work, no place, no answer (4-2-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierLine {
    /// Key.
    pub id: EngagementId,
    /// Number that people know.
    pub number: String,
    /// The case one tier up.
    pub parent: Option<EngagementId>,
    /// 1 below the contract's company.
    pub tier: i32,
    /// Who gives the work.
    pub upstream: OrganisationName,
    /// Who takes it.
    pub downstream: OrganisationName,
    /// Where it stands.
    pub status: EngagementStatus,
    /// Until when answers are due, while they are.
    pub due_on: Option<NaiveDate>,
    /// Day on which the upstream confirmed last.
    pub confirmed_on: Option<NaiveDate>,
    /// Day of the newest application.
    pub applied_on: Option<NaiveDate>,
    /// Day of the ministry's answer.
    pub answered_on: Option<NaiveDate>,
    /// Day on which work began.
    pub started_on: Option<NaiveDate>,
    /// Whether the reader may open the case.
    pub open: bool,
    /// Whether the reader's own company takes the work.
    pub owed: bool,
}

/// One page of the tiers.
#[derive(Clone, Debug, Default)]
pub struct TierPage {
    /// Cases, parents before children, in the order of their numbers.
    pub lines: Vec<TierLine>,
    /// How many cases of the whole forest are in which state.
    pub counts: BTreeMap<EngagementStatus, usize>,
    /// Roots on this and other pages.
    pub roots: usize,
    /// Whether deeper cases were left out, because there are more than a page holds.
    pub cut: bool,
}

/// A company that takes work under several contracts' companies (重複), for the ministry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The company.
    pub company: OrganisationName,
    /// Companies of the contracts, by name.
    pub primes: Vec<OrganisationName>,
    /// Engagements of it.
    pub engagements: usize,
}
