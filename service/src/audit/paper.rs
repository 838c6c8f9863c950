//! The working paper of an audit as a list that is taken home (13-2): the same fields as the form, read by the same rules. It holds
//! what its reader may look at, and is theirs while they hold rights.

use super::check::{LookForm, Said, put, read};
use super::fieldwork::check;
use super::{Held, grant, only, open, reached};
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::audit::AuditStatus;
use domain::audit::paper;
use domain::audit::separation::may_look;
use domain::id::AuditId;
use domain::list_book::{Base, Values};
use domain::permission::{Action, Actor};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{audit_check, audit_grant};
use sea_orm::ConnectionTrait;

/// The procedures of an audit that the actor may look at.
pub(crate) struct Paper {
    held: Held,
    holds: bool,
    rows: Vec<audit_check::Model>,
}

impl Paper {
    /// To be looked at. Four statements.
    pub(crate) async fn reached<C: ConnectionTrait>(
        store: &C,
        actor: &Actor,
        id: AuditId,
        today: NaiveDate,
    ) -> Result<Self> {
        let held = reached(store, actor, id).await?;
        Self::of(store, held, today).await
    }

    /// To be changed: commands on one audit come one after the other.
    pub(crate) async fn open(write: &Write, id: AuditId) -> Result<Self> {
        let held = open(write, id).await?;
        Self::of(write.tx(), held, write.ctx.today()).await
    }

    async fn of<C: ConnectionTrait>(store: &C, held: Held, today: NaiveDate) -> Result<Self> {
        let grants = audit_grant::of(held.row.id).all(store).await?;
        let holds = grant::holds(&held, &grants, today);
        let mut rows = audit_check::of(held.row.id).all(store).await?;
        // Nobody looks at their own department; its procedures are not in the file, and none is written through it.
        rows.retain(|row| held.member().is_some_and(|member| may_look(&member.department, &row.department)));
        Ok(Self { held, holds, rows })
    }

    pub(crate) fn number(&self) -> &str {
        &self.held.row.number
    }

    /// Whether the actor takes part and holds rights today: the papers are theirs so long.
    pub(crate) fn concerns(&self) -> bool {
        self.holds && self.held.member().is_some()
    }

    /// The role in which the actor writes down what they found now.
    pub(crate) fn writing(&self) -> Result<Role> {
        let role = self.held.permit_unit(Action::LookAtProcedure)?;
        only(self.held.row.status == AuditStatus::Running)?;
        self.held.member().ok_or(Refusal::NotPermitted)?;
        if self.holds { Ok(role) } else { Err(Rule::NoRights.into()) }
    }

    /// What a download would hold now.
    pub(crate) fn base(&self) -> Base {
        let rows = self.rows.iter().map(|row| paper::row(row.position, &check(&self.held, row.clone(), &[])));
        Base { columns: paper::columns(), rows: rows.collect(), grows: false }
    }

    /// What is wrong with a row, as in the form.
    pub(crate) fn wrong(values: &Values) -> Option<Refusal> {
        read(&form(values)).err()
    }

    /// Writes rows.
    pub(crate) async fn put(&self, write: &mut Write, changed: &[(String, Values)]) -> Result<()> {
        let member = self.held.member().ok_or(Refusal::NotPermitted)?;
        for (key, values) in changed {
            let row = self.rows.iter().find(|row| row.id.to_string() == *key).ok_or(Refusal::ChangedMeanwhile)?;
            let said: Said = read(&form(values))?;
            put(write, (member, &self.held.actor), row.clone(), said).await?;
        }
        Ok(())
    }
}

fn form(values: &Values) -> LookForm {
    let text = |code: &str| values.get(code).cloned().unwrap_or_default();
    LookForm { sample: text("sample"), note: text("note"), outcome: text("outcome") }
}
