use crate::audit::Paper;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk::{RiskList, Written};
use crate::write::Write;
use chrono::NaiveDate;
use domain::id::{AuditId, RiskAssessmentId};
use domain::list_book::{Base, ListSubject, Matter, Row, Values};
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::role::Role;
use sea_orm::ConnectionTrait;

/// A matter with its records, for one actor.
pub(super) enum Listed {
    Risks(Box<RiskList>),
    Procedures(Box<Paper>),
}

/// What is told of the records that were written.
pub(super) enum Told {
    Risks(Written),
    Nobody,
}

impl Listed {
    /// To be looked at. At most five statements.
    pub(super) async fn reached<C: ConnectionTrait>(
        store: &C,
        actor: &Actor,
        today: NaiveDate,
        matter: Matter,
    ) -> Result<Self> {
        Ok(match matter.subject {
            ListSubject::RiskAssessment => {
                Self::Risks(Box::new(RiskList::reached(store, actor, RiskAssessmentId(matter.id)).await?))
            }
            ListSubject::Audit => {
                Self::Procedures(Box::new(Paper::reached(store, actor, AuditId(matter.id), today).await?))
            }
        })
    }

    /// To be changed, inside the transaction that does.
    pub(super) async fn open(write: &Write, matter: Matter) -> Result<Self> {
        Ok(match matter.subject {
            ListSubject::RiskAssessment => {
                Self::Risks(Box::new(RiskList::open(write, RiskAssessmentId(matter.id)).await?))
            }
            ListSubject::Audit => Self::Procedures(Box::new(Paper::open(write, AuditId(matter.id)).await?)),
        })
    }

    pub(super) fn number(&self) -> &str {
        match self {
            Self::Risks(list) => list.number(),
            Self::Procedures(list) => list.number(),
        }
    }

    /// Whether the actor has to do with the list at all.
    pub(super) fn concerns(&self) -> bool {
        match self {
            Self::Risks(list) => list.concerns(),
            Self::Procedures(list) => list.concerns(),
        }
    }

    /// The role in which the actor writes the records now.
    pub(super) fn writing(&self) -> Result<Role> {
        match self {
            Self::Risks(list) => list.writing(),
            Self::Procedures(list) => list.writing(),
        }
    }

    /// What a download would hold now.
    pub(super) fn base(&self) -> Base {
        match self {
            Self::Risks(list) => list.base(),
            Self::Procedures(list) => list.base(),
        }
    }

    /// Whether somebody decided by name on a record as it is.
    pub(super) fn is_decided(&self, key: &str) -> bool {
        match self {
            Self::Risks(list) => list.is_decided(key),
            Self::Procedures(_) => false,
        }
    }

    /// What is wrong with a row, as in the form of its record.
    pub(super) fn wrong(&self, ctx: &Ctx, values: &Values) -> Option<Refusal> {
        match self {
            Self::Risks(list) => list.wrong(ctx, values),
            Self::Procedures(_) => Paper::wrong(values),
        }
    }

    /// Writes rows and adds rows; gives those that were added.
    pub(super) async fn put(
        &self,
        write: &mut Write,
        changed: &[(String, Values)],
        added: &[Values],
    ) -> Result<(Told, Vec<Row>)> {
        Ok(match self {
            Self::Risks(list) => {
                let (written, rows) = list.put(write, changed, added).await?;
                (Told::Risks(written), rows)
            }
            Self::Procedures(list) => {
                list.put(write, changed).await?;
                (Told::Nobody, Vec::new())
            }
        })
    }

    /// The code of the act in the trail.
    pub(super) const fn act(&self) -> &'static str {
        match self {
            Self::Risks(_) => "risk-list-merged",
            Self::Procedures(_) => "audit-paper-merged",
        }
    }

    /// Tells people, once it is recorded.
    pub(super) async fn tell(&self, write: &mut Write, told: &Told) -> Result<()> {
        match (self, told) {
            (Self::Risks(list), Told::Risks(written)) => list.tell(write, written).await,
            (Self::Risks(_), Told::Nobody) | (Self::Procedures(_), Told::Risks(_) | Told::Nobody) => Ok(()),
        }
    }
}
