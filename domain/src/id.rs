//! Keys of rows: UUID version 7 (RFC 9562), made by the application. People see a [`crate::reference`] number instead.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "orm", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        // Keys are never numbers; the database library asks all the same.
        #[cfg(feature = "orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::refusal::Refusal;
            /// A key that cannot be one names nothing: the answer is *not found*.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self).map_err(|_| crate::refusal::Refusal::NotFound)
            }
        }
    )+};
}

ids! {
    /// A person who can sign in.
    AccountId,
    /// An agreement with a third party (第三者との約定).
    AgreementId,
    /// An entry of the approvals of a sheet, of before there were routes (社内承認).
    ApprovalId,
    /// One asking for approvals inside a company (社内承認).
    ApprovalRunId,
    /// What a company writes for its next route of one kind (承認経路).
    ApprovalRouteId,
    /// A version of a route; versions never change.
    ApprovalRouteVersionId,
    /// An application to the ministry (申請).
    ApplicationId,
    /// A security audit (セキュリティ監査).
    AuditId,
    /// A plan of a security audit (セキュリティ監査計画).
    AuditPlanId,
    /// A version of a checklist being written (下書き).
    ChecklistDraftId,
    /// A secret address under which somebody's calendar is read (カレンダー).
    CalendarFeedId,
    /// A checklist of confirmation items (確認事項), over all its versions.
    ChecklistId,
    /// One immutable version of a checklist.
    ChecklistVersionId,
    /// A comment on an item (コメント).
    CommentId,
    /// The sheet of one engagement (確認).
    ConfirmationId,
    /// A request to have a document confirmed by the ministry (確認の求め).
    ConformityId,
    /// A contract between the ministry and a company (契約).
    ContractId,
    /// Items of a sheet that a colleague was asked to answer (回答の分担).
    DelegationId,
    /// A request to let a third party handle protected information (第三者への開示).
    DisclosureId,
    /// One checklist version sent to many subcontractors (一括送付).
    DispatchId,
    /// Work that an upstream organisation gives to a downstream one (下請負).
    EngagementId,
    /// A file shown as proof (証拠資料).
    EvidenceId,
    /// A matter in the register of what was put to a ministry (受付簿).
    IntakeId,
    /// Something that an audit found (指摘).
    FindingId,
    /// An invitation to a role in an organisation.
    InvitationId,
    /// A risk of an assessment (リスク).
    RiskId,
    /// A risk assessment (リスク査定).
    RiskAssessmentId,
    /// A version of a company's method of judging risks (リスク査定の方法).
    RiskMethodId,
    /// A list that was taken home as a workbook (一覧ブック).
    ListBookId,
    /// A filled list, read and put beside what the portal holds (照合).
    ListMergeId,
    /// A filled workbook, read and put beside the sheet (照合).
    MergeId,
    /// An audit by the ministry (防衛省による監査).
    MinistryAuditId,
    /// Something that the ministry found in its audit.
    MinistryFindingId,
    /// A ministry's own words for a reason, a condition or a question (文例).
    TemplateId,
    /// A corrective plan (是正計画).
    PlanId,
    /// One submission of a sheet, frozen.
    SubmissionId,
    /// A person's place in an organisation.
    MembershipId,
    /// A ministry or a company (組織).
    OrganisationId,
    /// A passkey of somebody (パスキー).
    PasskeyId,
    /// An item of a sheet that need not be met until a day (例外).
    WaiverId,
    /// One download of a sheet to be filled in a spreadsheet program (記入用ブック).
    WorkbookId,
}
