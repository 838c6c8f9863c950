//! Roles of `standard/roles.md`, and the people who keep the portal's own order.

use crate::code::codes;

codes! {
    /// What somebody is in an organisation. The Japanese term is the standard's own; see the glossary.
    pub enum Role {
        /// 経営者等: head of the company or of the department that handles the order (glossary 13).
        Executive = "executive",
        /// 総括者 (5-2-1-イ).
        Supervisor = "supervisor",
        /// 管理者 (5-2-1-イ): never "manager" alone.
        InformationManager = "information-manager",
        /// 管理責任者 (8-1-1).
        FacilityManager = "facility-manager",
        /// 保護システム管理者 (5-2-2-イ).
        SystemManager = "system-manager",
        /// 保護システム担当者 (5-2-2-イ).
        SystemOperator = "system-operator",
        /// 取扱者 (5-2-1).
        Handler = "handler",
        /// 保護システム利用者 (5-2-2).
        SystemUser = "system-user",
        /// 監査部門 (13-1).
        Auditor = "auditor",
        /// 従業員.
        Employee = "employee",
        /// 下請負担当者: prepares, sends, applies; the company names a person for the duties of 5-3.
        SubcontractClerk = "subcontract-clerk",
        /// 下請負確認者: gives the company's own verdict per item (5-3).
        SubcontractChecker = "subcontract-checker",
        /// 契約担当官等: answers for the ministry.
        ContractingOfficer = "contracting-officer",
        /// 審査担当者: reads and asks for the ministry, decides nothing.
        CaseOfficer = "case-officer",
        /// 組織管理者: manages the people of one organisation and sees no case by that.
        OrganisationAdministrator = "organisation-administrator",
        /// ポータル管理者: registers organisations and sees no case by that.
        PortalAdministrator = "portal-administrator",
    }
}

impl Role {
    /// Whether the role exists in an organisation of this kind.
    #[must_use]
    pub const fn exists_in(self, kind: crate::organisation::OrganisationKind) -> bool {
        use crate::organisation::OrganisationKind::{Company, Ministry};
        match self {
            Self::ContractingOfficer | Self::CaseOfficer | Self::PortalAdministrator => matches!(kind, Ministry),
            Self::OrganisationAdministrator => true,
            Self::Executive
            | Self::Supervisor
            | Self::InformationManager
            | Self::FacilityManager
            | Self::SystemManager
            | Self::SystemOperator
            | Self::Handler
            | Self::SystemUser
            | Self::Auditor
            | Self::Employee
            | Self::SubcontractClerk
            | Self::SubcontractChecker => matches!(kind, Company),
        }
    }
}
