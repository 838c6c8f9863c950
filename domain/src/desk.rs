//! The ministry's desk (審査の受付): what companies put to the ministry, each by its own procedure with its own verbs.

use crate::code::codes;

codes! {
    /// A procedure that a company puts to the ministry. They share a queue, never a state machine (conventions, key 1).
    pub enum Procedure {
        /// 確認を受ける: that a policy set or a roster of handlers conforms (4-1-3, 5-2-1-エ), confirmed or remarked on.
        Conformity = "conformity",
        /// 申請: the application for a subcontractor (5-3-c), answered.
        Application = "application",
        /// 許可: that a third party may handle protected information (5-4-1), permitted or refused.
        Disclosure = "disclosure",
        /// 許可: that an agreement may keep protected information in it (5-4-2), permitted or refused before signature.
        Agreement = "agreement",
        /// 例外: that one item of one sheet need not be met until a day, granted or refused.
        Waiver = "waiver",
        /// 報告: a corrective plan (11-1-4, 13-3-4), received; nothing waits for the receipt.
        CorrectivePlan = "corrective-plan",
    }
}
