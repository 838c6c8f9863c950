use super::intake::clock;
use super::permit;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::desk::Procedure;
use domain::desk::statistics::{Fact, Period, Summary, summarise, years};
use domain::permission::Action;
use domain::refusal::Refusal;
use domain::time;
use entity::desk_intake;
use sea_orm::QuerySelect as _;
use std::collections::BTreeMap;

/// Numbers of the desk.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// Of which time.
    pub period: Period,
    /// Fiscal years that can be asked for, newest first.
    pub years: Vec<i32>,
    /// By procedure.
    pub summaries: BTreeMap<Procedure, Summary>,
}

/// Numbers of a fiscal year or a month, else of the present fiscal year. Two statements. Every matter that arrived or ended in the
/// period and everything that lies on the desk is read once: half and nine tenths have no aggregate that both databases know.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not work at a ministry's desk.
pub async fn statistics(ctx: &Ctx, period: Option<Period>) -> Result<Statistics> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    permit(actor, Action::SeeDesk)?;
    let period = period.unwrap_or_else(|| Period::of(today));
    let (first, last) = period.days().ok_or(Refusal::NotFound)?;
    let from = first.pred_opt().map_or_else(Default::default, time::end_of_day_in_japan);
    let rows = desk_intake::within(actor, from, time::end_of_day_in_japan(last)).all(ctx.read()).await?;
    let oldest = desk_intake::oldest(actor).limit(1).one(ctx.read()).await?;
    let oldest: Option<NaiveDate> = oldest.map(|row| time::day_in_japan(row.arrived_at));
    let fact = |row: &desk_intake::Model| Fact {
        procedure: row.kind,
        clock: clock(row),
        outcome: row.outcome,
        target: row.target_days.map(i32::unsigned_abs),
    };
    let facts: Vec<Fact> = rows.iter().map(fact).collect();
    Ok(Statistics { period, years: years(oldest, today), summaries: summarise(&facts, period, today) })
}
