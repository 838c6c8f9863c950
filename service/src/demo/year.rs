//! A company in the middle of its year (第12, 第13): two risk assessments, and an audit of which one finding is improved and one under
//! way. Days lie before today, each command at its own.

mod assess;
mod hold;

use super::people::Loaded;
use super::world::World;
use crate::circulation;
use crate::ctx::{Ctx, House};
use crate::error::Result;
use crate::risk_assessment;
use assess::assess;
use chrono::Duration;
use domain::circulation::view::Circulation;
use domain::role::Role;
use hold::audit;
use std::sync::Arc;

const COMPANY: &str = "hokuto";

/// The people of the company, as they act on a day so long before today.
struct Cast {
    supervisor: Ctx,
    manager: Ctx,
    executive: Ctx,
    auditor: Ctx,
    handler: Ctx,
}

impl Cast {
    fn ago(ctx: &Ctx, loaded: &Loaded, days: i64) -> Result<Self> {
        let house = House { clock: ctx.house.clock.earlier(Duration::days(days)), ..(*ctx.house).clone() };
        let then = Ctx::nobody(Arc::new(house));
        let acting = |role| loaded.acting(&then, COMPANY, role);
        Ok(Self {
            supervisor: acting(Role::Supervisor)?,
            manager: acting(Role::InformationManager)?,
            executive: acting(Role::Executive)?,
            auditor: acting(Role::Auditor)?,
            handler: acting(Role::Handler)?,
        })
    }
}

fn place(of: &Ctx) -> Result<String> {
    Ok(of.actor()?.membership.to_string())
}

/// Where there is any, no more.
pub async fn load(ctx: &Ctx, world: &World, loaded: &Loaded) -> Result<()> {
    let then = |days| Cast::ago(ctx, loaded, days);
    if !risk_assessment::list(&then(0)?.supervisor).await?.lines.is_empty() {
        return Ok(());
    }
    let first = Box::pin(assess(&then(150)?, world, None)).await?;
    Box::pin(audit(then, world)).await?;
    Box::pin(assess(&then(20)?, world, Some(first))).await?;
    Ok(())
}

async fn acknowledge(reader: &Ctx, circulation: &Circulation) -> Result<()> {
    if let Some(line) = circulation.waits() {
        circulation::acknowledge(reader, line.id, line.revision).await?;
    }
    Ok(())
}
