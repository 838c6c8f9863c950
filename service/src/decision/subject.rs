use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use crate::{agreement, application, conformity, disclosure, waiver};
use chrono::NaiveDate;
use domain::decision::{Pinned, Words};
use domain::desk::Procedure;
use domain::id::{AgreementId, ApplicationId, ConformityId, DisclosureId, OrganisationId, WaiverId};
use domain::refusal::{Refusal, Rule};
use uuid::Uuid;

/// A matter put to the ministry, inside the transaction that is going to decide on it, whatever its procedure.
pub(crate) struct Subject {
    /// Its key.
    pub(crate) id: Uuid,
    /// Its number.
    pub(crate) number: String,
    /// The ministry that decides.
    pub(crate) ministry: OrganisationId,
    /// Whose trail accounts for it.
    pub(crate) case: Uuid,
    /// Its page.
    pub(crate) path: String,
    /// What whoever drafts sees of it.
    pub(crate) pinned: Pinned,
    /// Whether it can be decided now, else why not.
    pub(crate) open: std::result::Result<(), Rule>,
    /// The last day asked for, where a decision is bounded by one.
    pub(crate) asked: Option<NaiveDate>,
}

/// Loads a matter for an officer of its ministry, and locks it. A procedure joins here, with what [`fits`] and [`give`] say.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub(super) async fn locked(write: &Write, procedure: Procedure, id: Uuid) -> Result<Subject> {
    match procedure {
        Procedure::Application => application::subject(write, ApplicationId(id)).await,
        Procedure::Disclosure => disclosure::subject(write, DisclosureId(id)).await,
        Procedure::Waiver => waiver::subject(write, WaiverId(id)).await,
        Procedure::Agreement => agreement::subject(write, AgreementId(id)).await,
        Procedure::Conformity => conformity::subject(write, ConformityId(id)).await,
        Procedure::CorrectivePlan => Err(Refusal::NotFound.into()),
    }
}

/// Whether a matter could be decided in these words today.
///
/// # Errors
/// [`Refusal::Fields`], each fault at the name the procedure has for the field.
pub(super) fn fits(ctx: &Ctx, procedure: Procedure, subject: &Subject, words: &Words) -> Result<()> {
    match procedure {
        Procedure::Application => application::check(&words.into()),
        Procedure::Disclosure => disclosure::check(ctx, &words.into()),
        Procedure::Waiver => waiver::check(ctx, &words.into(), subject.asked.ok_or(Refusal::NotFound)?),
        Procedure::Agreement => agreement::check(ctx, &words.into(), subject.asked.ok_or(Refusal::NotFound)?),
        Procedure::Conformity => conformity::check(&words.into()),
        Procedure::CorrectivePlan => Err(Refusal::NotFound.into()),
    }
}

/// Decides in exactly these words, as whoever gives the decision.
///
/// # Errors
/// Those of the procedure's own decision.
pub(super) async fn give(write: &mut Write, procedure: Procedure, subject: &Subject, words: &Words) -> Result<()> {
    let (id, revision) = (subject.id, subject.pinned.revision);
    match procedure {
        Procedure::Application => application::give(write, ApplicationId(id), revision, &words.into()).await,
        Procedure::Disclosure => disclosure::give(write, DisclosureId(id), revision, &words.into()).await,
        Procedure::Waiver => waiver::give(write, WaiverId(id), revision, &words.into()).await,
        Procedure::Agreement => agreement::give(write, AgreementId(id), revision, &words.into()).await,
        Procedure::Conformity => conformity::give(write, ConformityId(id), revision, &words.into()).await,
        Procedure::CorrectivePlan => Err(Refusal::NotFound.into()),
    }
}

impl From<&Words> for application::AnswerForm {
    fn from(words: &Words) -> Self {
        let Words { outcome, conditions, reason, number, .. } = words.clone();
        Self { outcome, conditions, reason, number, answered_on: String::new() }
    }
}

impl From<&Words> for disclosure::DecisionForm {
    fn from(words: &Words) -> Self {
        let Words { outcome: decision, until: valid_until, conditions, reason, number } = words.clone();
        Self { decision, conditions, valid_until, reason, number, ..Self::default() }
    }
}

impl From<&Words> for waiver::AnswerForm {
    fn from(words: &Words) -> Self {
        let Words { outcome, until, conditions, reason, number } = words.clone();
        Self { outcome, until, conditions, reason, number, answered_on: String::new() }
    }
}

impl From<&Words> for agreement::AnswerForm {
    fn from(words: &Words) -> Self {
        let Words { outcome, until, conditions, reason, number } = words.clone();
        Self { outcome, until, conditions, reason, number, answered_on: String::new() }
    }
}

impl From<&Words> for conformity::AnswerForm {
    fn from(words: &Words) -> Self {
        let Words { outcome, reason: remarks, .. } = words.clone();
        Self { outcome, remarks, ..Self::default() }
    }
}
