//! Companies and the people who act for them, by the same write as everybody's.

use super::Contract;
use crate::World;
use crate::register::{agreed, named, registered};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use domain::role::Role;
use service::ctx::Ctx;
use service::error::Result;

/// Companies of one transaction.
const AT_ONCE: usize = 250;

/// A company of a contract.
pub(crate) struct Prime {
    pub(crate) name: String,
    /// 下請負担当者 and 下請負確認者.
    pub(crate) clerk: Actor,
    pub(crate) contract: Contract,
}

/// A company that takes work, and gives some of it on.
pub(crate) struct Company {
    pub(crate) name: String,
    /// 総括者.
    pub(crate) supervisor: Actor,
    /// 下請負担当者 and 下請負確認者.
    pub(crate) clerk: Actor,
}

const GIVES: [Role; 2] = [Role::SubcontractClerk, Role::SubcontractChecker];

pub(super) async fn primes(world: &World, count: usize) -> Result<Vec<Prime>> {
    let ctx = Ctx::nobody(world.house().clone());
    let mut primes = Vec::with_capacity(count);
    for number in 1..=count {
        let name = format!("契約企業第{number:02}株式会社");
        let mut write = ctx.write().await?;
        let company = named((&ctx, &mut write), OrganisationKind::Company, &name).await?;
        let clerk =
            registered((&ctx, &mut write), (company, OrganisationKind::Company), &format!("prime-{number}"), &GIVES)
                .await?;
        let paper = format!("装-8-1{number:03}");
        let contract = agreed((&ctx, &mut write), world.officer.organisation, company, &paper).await?;
        write.commit().await?;
        primes.push(Prime { name, clerk, contract: (contract, paper) });
    }
    Ok(primes)
}

pub(super) async fn companies(world: &World, count: usize) -> Result<Vec<Company>> {
    let ctx = Ctx::nobody(world.house().clone());
    let mut companies = Vec::with_capacity(count);
    while companies.len() < count {
        let mut write = ctx.write().await?;
        for _ in 0..AT_ONCE.min(count - companies.len()) {
            let number = companies.len() + 1;
            let (name, kind) = (format!("協力会社第{number:04}有限会社"), OrganisationKind::Company);
            let id = named((&ctx, &mut write), kind, &name).await?;
            let supervisor =
                registered((&ctx, &mut write), (id, kind), &format!("supervisor-{number}"), &[Role::Supervisor])
                    .await?;
            let clerk = registered((&ctx, &mut write), (id, kind), &format!("clerk-{number}"), &GIVES).await?;
            companies.push(Company { name, supervisor, clerk });
        }
        write.commit().await?;
    }
    Ok(companies)
}
