//! A world of thousands of companies and millions of answers, for measurements. A few cases are led by the commands of `service`; the
//! rest are casts of them, row by row as the service wrote them, with keys, numbers, names, digests and seals of their own: `kakunin
//! verify` finds nothing.

mod model;
mod mould;
mod pattern;
mod people;
mod pour;

use crate::{TestHouse, World};
use domain::id::{ConfirmationId, ContractId, EngagementId};
use domain::permission::Actor;
use model::{Model, Parts};
use mould::Mould;
use people::{Company, Prime};
use pour::Pour;
use serde::{Deserialize, Serialize};
use service::desk::PAGE;
use service::error::Result;
use std::collections::BTreeMap;

/// Of so many cases one still lies on the ministry's desk, and a page of them at least; all others belong to trees in which work began.
const WAITING: usize = 20;
/// Cases of a tree: one, three below it, one below the last of these.
pub(crate) const TREE: usize = 5;

/// How many of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Companies of contracts.
    pub primes: usize,
    /// Companies that take work.
    pub companies: usize,
    /// Cases of them all.
    pub engagements: usize,
}

impl Size {
    /// A hundredth of [`Self::LARGE`].
    pub const SMALL: Self = Self { primes: 1, companies: 30, engagements: 120 };
    /// What the bars are about.
    pub const LARGE: Self = Self { primes: 30, companies: 3_000, engagements: 12_000 };
}

/// What is there, for whoever asks for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scale {
    /// What was asked for.
    pub size: Size,
    /// 契約担当官等 of the ministry.
    pub officer: Actor,
    /// A company of a contract: who leads its cases.
    pub clerks: Vec<Actor>,
    /// Sheets that are answered and not submitted, each with its supervisor, its case and an item that may be saved.
    pub open: Vec<Open>,
    /// Rows of each table, as counted.
    pub rows: BTreeMap<String, u64>,
}

/// A sheet of 135 items that its company is still at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// The sheet.
    pub sheet: ConfirmationId,
    /// Its case.
    pub case: EngagementId,
    /// 総括者 of the company that answers.
    pub supervisor: Actor,
}

/// Builds it in a house with all tables and no rows.
///
/// # Errors
/// The store does not answer.
pub async fn seed(house: &TestHouse, size: Size) -> Result<Scale> {
    let mut world = World::new(house).await?;
    world.version = service::checklist::load_built_in(&house.nobody()).await?;
    let primes = people::primes(&world, size.primes).await?;
    let companies = people::companies(&world, size.companies.max(3)).await?;
    let mut pour = Pour::new(house, &world).await?;
    // A page of the queue is full in every world: what grows is the register, not what is drawn.
    let waiting = (size.engagements / WAITING).max(PAGE);
    let parts = Parts { prime: &primes[0], companies: [&companies[0], &companies[1], &companies[2]] };
    let tree = Box::pin(Mould::take(house, Model::Tree, &world, &parts)).await?;
    let single = Box::pin(Mould::take(house, Model::Waiting, &world, &parts)).await?;
    pour.follow(&tree);
    pour.follow(&single);
    let trees = (size.engagements - waiting) / TREE;
    for number in 1..trees {
        pour.cast(&tree, &chosen(&primes, &companies, number)).await?;
    }
    for number in 1..waiting {
        pour.cast(&single, &chosen(&primes, &companies, number)).await?;
    }
    let open = pour.end().await?;
    let clerks = primes.iter().map(|prime| prime.clerk.clone()).collect();
    let rows = pour::counts(house).await?;
    Ok(Scale { size, officer: world.officer.clone(), clerks, open, rows })
}

/// Spreads the cases over everybody, three different companies each.
fn chosen<'a>(primes: &'a [Prime], companies: &'a [Company], number: usize) -> Parts<'a> {
    let company = |place: usize| &companies[(number * 3 + place) % companies.len()];
    Parts { prime: &primes[number % primes.len()], companies: [company(0), company(1), company(2)] }
}

/// Contract of the world's own ministry; kept together with its company.
pub(crate) type Contract = (ContractId, String);
