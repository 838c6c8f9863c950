//! Notices: in the portal and by mail. A mail carries a reference number and a link, nothing else (trap 41).

use crate::code::codes;
use chrono::{DateTime, Utc};

codes! {
    /// What a notice says.
    pub enum NoticeKind {
        /// A sheet waits for answers.
        SheetSent = "sheet-sent",
        /// A sheet was submitted.
        SheetSubmitted = "sheet-submitted",
        /// Items came back.
        SheetReturned = "sheet-returned",
        /// The upstream confirmed the sheet.
        SheetConfirmed = "sheet-confirmed",
        /// The upstream found that security is not assured.
        SheetNotAssured = "sheet-not-assured",
        /// An application arrived.
        ApplicationReceived = "application-received",
        /// An application of a lower tier waits to be passed on.
        ApplicationToPass = "application-to-pass",
        /// A tier above passed the application on.
        ApplicationPassedOn = "application-passed-on",
        /// A tier above returned the application.
        ApplicationReturned = "application-returned",
        /// The ministry asks.
        ApplicationQueried = "application-queried",
        /// The applicant answered the query.
        QueryAnswered = "query-answered",
        /// The ministry answered.
        ApplicationAnswered = "application-answered",
        /// An answer given on paper waits for a second person.
        PaperAnswerRecorded = "paper-answer-recorded",
        /// Work may start or has started.
        WorkStarted = "work-started",
        /// Work was suspended.
        WorkSuspended = "work-suspended",
        /// It is time to confirm again.
        ReconfirmationDue = "reconfirmation-due",
        /// A confirming again was called off.
        ReconfirmationCalledOff = "reconfirmation-called-off",
        /// A file that shows something holds no longer soon.
        EvidenceEnds = "evidence-ends",
        /// Somebody was assigned to a case.
        Assigned = "assigned",
        /// Items of a sheet wait for answers by this person.
        Delegated = "delegated",
        /// A colleague answered what they were asked.
        DelegationDone = "delegation-done",
        /// A comment names this person.
        Mentioned = "mentioned",
        /// A sheet waits for this person's approval.
        ApprovalRequested = "approval-requested",
        /// A sheet was approved inside the company.
        ApprovalGiven = "approval-given",
        /// A sheet was not approved inside the company.
        ApprovalDeclined = "approval-declined",
        /// An invitation to the portal.
        Invited = "invited",
    }
}

codes! {
    /// What the worker does after a commit.
    pub enum JobKind {
        /// Sends one mail.
        Mail = "mail",
        /// Prepares and sends the next recipients of a dispatch.
        Dispatch = "dispatch",
    }
}

/// A notice as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// What it says.
    pub kind: NoticeKind,
    /// Number of the case or the application.
    pub reference: String,
    /// Where it leads; none where there is nothing to see.
    pub path: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it was read.
    pub read: bool,
}
