use super::permit;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::desk::Procedure;
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults};
use domain::text;
use entity::desk_target::{self, Model};
use std::collections::BTreeMap;

/// Longest target, in working days.
pub const LONGEST: u16 = 500;

/// What the office set for one procedure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TargetLine {
    /// Working days; none where it wants none.
    pub days: Option<i32>,
    /// For optimistic locking; 0 where nothing was ever set.
    pub revision: i32,
}

/// What the office set, by procedure, and whether the reader sets it.
#[derive(Clone, Debug)]
pub struct Targets {
    /// By procedure, all of them.
    pub lines: BTreeMap<Procedure, TargetLine>,
    /// Whether the reader may set them.
    pub may_set: bool,
}

/// The targets of the reader's ministry. One statement.
///
/// # Errors
/// [`domain::refusal::Refusal::NotPermitted`] for whoever does not work at a ministry's desk.
pub async fn page(ctx: &Ctx) -> Result<Targets> {
    let actor = ctx.actor()?;
    permit(actor, Action::SeeDesk)?;
    let set = desk_target::of(actor.organisation).all(ctx.read()).await?;
    let line = |kind: Procedure| {
        let row = set.iter().find(|row| row.kind == kind);
        (kind, row.map_or_else(TargetLine::default, |row| TargetLine { days: row.days, revision: row.revision }))
    };
    let lines = Procedure::ALL.iter().map(|kind| line(*kind)).collect();
    Ok(Targets { lines, may_set: actor.may(Action::SetTargets, Standing::Ministry) })
}

/// One procedure as typed: the days, empty for none, and the revision that was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetForm {
    /// Working days.
    pub days: String,
    /// As seen.
    pub revision: i32,
}

/// Sets the office's targets. They hold for what arrives from now on: what lies on the desk keeps the one that was pinned to it.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] (code of the procedure), [`domain::refusal::Refusal::NotPermitted`],
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn set(ctx: &Ctx, form: &BTreeMap<Procedure, TargetForm>) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor, Action::SetTargets)?;
    let mut faults = Faults::default();
    let mut said = Vec::new();
    for (kind, typed) in form {
        let days = faults.take(kind.code(), read(&typed.days));
        said.push((*kind, days.flatten(), typed.revision));
    }
    faults.check()?;
    let mut write = ctx.write().await?;
    for (kind, days, revision) in said {
        let row = Model {
            id: ctx.new_id(),
            ministry_id: actor.organisation,
            kind,
            days,
            set_by: actor.account,
            set_at: ctx.now(),
            revision,
        };
        match desk_target::for_kind(actor.organisation, kind).one(write.tx()).await? {
            Some(set) if set.days == days && set.revision == revision => {}
            Some(set) => {
                write.revise(Model { id: set.id, ..row }).await?;
            }
            None if days.is_none() => {}
            None => {
                write.insert(Model { revision: 1, ..row }).await?;
            }
        }
    }
    write.record(Act { case: actor.organisation.0, act: "targets-set", role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn read(typed: &str) -> std::result::Result<Option<i32>, Fault> {
    let typed = text::line(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    typed
        .parse::<u16>()
        .ok()
        .filter(|days| (1..=LONGEST).contains(days))
        .map(|days| Some(days.into()))
        .ok_or(Fault::Number)
}
