//! Numbers that people see and write on paper: kind, year in Japan, running number – `確-2026-000123`.

use crate::code::codes;

codes! {
    /// What a reference number names.
    pub enum ReferenceKind {
        /// 下請負, an engagement.
        Engagement = "engagement",
        /// 提出の受付, a receipt for a submitted sheet.
        Receipt = "receipt",
        /// 申請, an application.
        Application = "application",
        /// 例外, a waiver.
        Waiver = "waiver",
        /// 第三者への開示, a request for permission.
        Disclosure = "disclosure",
        /// 適合性の確認, a request to have a document confirmed.
        Conformity = "conformity",
        /// 是正計画, a corrective plan.
        CorrectivePlan = "corrective-plan",
        /// 第三者との約定, an agreement.
        Agreement = "agreement",
        /// セキュリティ監査計画, a plan of an audit.
        AuditPlan = "audit-plan",
        /// セキュリティ監査, an audit.
        Audit = "audit",
        /// 防衛省による監査, an audit by the ministry.
        MinistryAudit = "ministry-audit",
        /// リスク査定, a risk assessment.
        RiskAssessment = "risk-assessment",
    }
}

impl ReferenceKind {
    /// The sign in front.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Engagement => "確",
            Self::Receipt => "受",
            Self::Application => "申",
            Self::Waiver => "例",
            Self::Disclosure => "開",
            Self::Conformity => "適",
            Self::CorrectivePlan => "是",
            Self::Agreement => "約",
            Self::AuditPlan => "監",
            Self::Audit => "実",
            Self::MinistryAudit => "省",
            Self::RiskAssessment => "査",
        }
    }
}

/// The number as shown.
#[must_use]
pub fn number(kind: ReferenceKind, year: i32, running: i64) -> String {
    format!("{}-{year}-{running:06}", kind.sign())
}
