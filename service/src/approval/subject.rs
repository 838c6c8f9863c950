use crate::ctx::Ctx;
use crate::error::Result;
use crate::{application, confirmation, disclosure, waiver};
use chrono::NaiveDate;
use domain::approval::ApprovalSubject;
use domain::approval::matter::Matter;
use domain::checklist::Item;
use domain::confirmation::view::Sheet;
use domain::engagement::Side;
use domain::id::{AccountId, ConfirmationId, DisclosureId, EngagementId, WaiverId};
use domain::permission::Standing;
use domain::refusal::Rule;
use domain::role::Role;
use uuid::Uuid;

/// What is to be approved, as the actor may see it: each noun loads its own.
pub(crate) struct Subject {
    /// In whose trail it is recorded, whose commands come one after the other.
    pub(crate) case: Uuid,
    /// The case and the company's side of it; none where the subject belongs to no case.
    pub(crate) place: Option<(EngagementId, Side)>,
    /// The number that people know it by.
    pub(crate) number: String,
    /// When it is due.
    pub(crate) due_on: Option<NaiveDate>,
    /// Who drafted it.
    pub(crate) drafted_by: Option<AccountId>,
    /// What would leave the company now.
    pub(crate) matter: Matter,
    /// Why it could not leave the company now, whoever approved.
    pub(crate) not_ready: Option<Rule>,
    /// The role in which the actor could do what is to be approved, and so asks for the approval.
    pub(crate) asks: Option<Role>,
    /// The page where it is done or read, for whoever may see that.
    pub(crate) back: Option<String>,
    /// The sheet, where it is one: for showing it in its order.
    pub(crate) sheet: Option<Sheet>,
    /// The item, where it is about one.
    pub(crate) item: Option<Item>,
}

impl Subject {
    /// How the company stands to it.
    pub(crate) fn standing(&self) -> Standing {
        match self.place {
            Some((_, Side::Upstream)) => Standing::Upstream,
            Some((_, Side::Downstream)) => Standing::Downstream,
            None => Standing::OwnOrganisation,
        }
    }
}

/// Loads it: for somebody with a seat, else for whoever may know of it by themselves. At most four statements.
pub(super) async fn subject(ctx: &Ctx, kind: ApprovalSubject, id: Uuid, seated: bool) -> Result<Subject> {
    match kind {
        ApprovalSubject::SubmitSheet => confirmation::to_approve(ctx, ConfirmationId(id), seated).await,
        ApprovalSubject::Apply => application::to_approve(ctx, EngagementId(id), seated).await,
        ApprovalSubject::PutDisclosure => disclosure::to_approve(ctx, DisclosureId(id), seated).await,
        ApprovalSubject::ProposeWaiver => waiver::to_propose(ctx, WaiverId(id), seated).await,
        ApprovalSubject::SupportWaiver => waiver::to_support(ctx, WaiverId(id), seated).await,
    }
}
