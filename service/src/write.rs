//! The one transaction of a command. What it touches must be recorded in the trail, or it does not commit.

use crate::ctx::Ctx;
use crate::error::{Error, Result};
use domain::account::reauthentication;
use domain::id::{AccountId, OrganisationId};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::trail::Change;
use entity::row::{Revised, Row, digest};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

/// What a command did, for the trail.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// The case: an engagement, an organisation or an account.
    pub case: Uuid,
    /// What, a code.
    pub act: &'a str,
    /// In which role.
    pub role: Option<Role>,
    /// Why, as typed.
    pub reason: &'a str,
}

/// A transaction under way.
pub struct Write {
    pub(crate) ctx: Ctx,
    pub(crate) tx: DatabaseTransaction,
    touched: Vec<Change>,
}

impl Write {
    pub(crate) async fn begin(ctx: Ctx) -> Result<Self> {
        let tx = ctx.house.store.begin().await?;
        Ok(Self { ctx, tx, touched: Vec::new() })
    }

    /// The transaction, for reading what is about to change.
    #[must_use]
    pub const fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] where a unique key is taken.
    pub async fn insert<R: Row>(&mut self, row: R) -> Result<R> {
        let active = row.clone().into_active_model().reset_all();
        <R::Entity as EntityTrait>::insert(active).exec_without_returning(&self.tx).await?;
        self.touch(&row)?;
        Ok(row)
    }

    /// Changes a row that was read at `row.revision()`; the row given back has the next revision.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] where somebody else changed it since.
    pub async fn revise<R: Revised>(&mut self, mut row: R) -> Result<R> {
        let read_at = row.revision();
        row.set_revision(read_at + 1);
        let active = row.clone().into_active_model().reset_all();
        let done = entity::row::update::<R>(active)
            .filter(R::KEY.eq(row.key()))
            .filter(R::REVISION.eq(read_at))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        self.touch(&row)?;
        Ok(row)
    }

    /// Changes a row that nobody revises: what is sealed in it, when keys are changed.
    pub(crate) async fn reseal<R: Row>(&mut self, row: &R) -> Result<()> {
        let active = row.clone().into_active_model().reset_all();
        entity::row::update::<R>(active).filter(R::KEY.eq(row.key())).exec(&self.tx).await?;
        self.touch(row)
    }

    fn touch<R: Row>(&mut self, row: &R) -> Result<()> {
        self.touched.push(Change { table: R::TABLE.to_owned(), row: row.key(), digest: digest(row)? });
        Ok(())
    }

    /// Records everything touched since the last record as one act of a case.
    ///
    /// # Errors
    /// [`Refusal::ReauthenticationNeeded`] where the act weighs and the actor showed a second factor too long ago; or the store does
    /// not answer.
    pub async fn record(&mut self, act: Act<'_>) -> Result<()> {
        if reauthentication::is_weighty(act.act) {
            self.ctx.fresh()?;
        }
        let changes = std::mem::take(&mut self.touched);
        let who = self.ctx.actor.as_ref().map(|actor| (actor.account, actor.organisation));
        crate::trail::append(self, act, who, changes).await
    }

    /// Records what was touched of one table as an act of a case of its own; the rest is still to be recorded.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn record_only<R: Row>(&mut self, act: Act<'_>) -> Result<()> {
        let touched = std::mem::take(&mut self.touched);
        let (own, rest) = touched.into_iter().partition(|change| change.table == R::TABLE);
        self.touched = own;
        self.record(act).await?;
        self.touched = rest;
        Ok(())
    }

    /// Records an act of somebody who is not signed in yet: accepting an invitation, enrolling an authenticator.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn record_as(
        &mut self,
        account: AccountId,
        organisation: Option<OrganisationId>,
        act: Act<'_>,
    ) -> Result<()> {
        let changes = std::mem::take(&mut self.touched);
        crate::trail::append_as(self, act, Some(account), organisation, changes).await
    }

    /// Ends the transaction.
    ///
    /// # Errors
    /// Something was touched and not recorded, the same form was carried out meanwhile, or the store does not answer.
    pub async fn commit(self) -> Result<()> {
        if let Some(change) = self.touched.first() {
            return Err(Error::internal(format!("{} changed without a trail entry", change.table)));
        }
        crate::idempotency::keep(&self).await?;
        self.tx.commit().await?;
        Ok(())
    }
}

impl Write {
    /// The next number that people will know a thing by.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn number(&mut self, kind: domain::reference::ReferenceKind) -> Result<String> {
        use chrono::Datelike as _;
        let year = self.ctx.today().year();
        let running = entity::reference_counter::next(&self.tx, &format!("{kind}-{year}")).await?;
        Ok(domain::reference::number(kind, year, running))
    }
}
