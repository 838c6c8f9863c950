//! Who must act next (やること): computed from the three states, never stored.

use crate::application::ApplicationStatus;
use crate::code::codes;
use crate::confirmation::ConfirmationStatus;
use crate::engagement::{EngagementStatus, Side};
use crate::permission::Action;
use serde::{Deserialize, Serialize};

pub mod view;

codes! {
    /// What is to be done next in a case.
    pub enum Task {
        /// Describe the work, or have the exemption judged.
        CompleteWorkPackage = "complete-work-package",
        /// Record the contract that imposes the measures.
        RecordSecurityContract = "record-security-contract",
        /// Choose version, due date and recipient; send.
        SendSheet = "send-sheet",
        /// Answer the items and submit.
        AnswerSheet = "answer-sheet",
        /// Work off what was returned.
        AnswerReturned = "answer-returned",
        /// Give verdicts; return or confirm.
        CheckSheet = "check-sheet",
        /// Decide what follows from *not assured*.
        DecideAfterNotAssured = "decide-after-not-assured",
        /// Apply to the ministry.
        Apply = "apply",
        /// Pass the application of a lower tier on, or return it.
        PassApplicationOn = "pass-application-on",
        /// Answer the application.
        AnswerApplication = "answer-application",
        /// Answer the ministry's query.
        AnswerQuery = "answer-query",
        /// Check an answer entered from paper.
        CheckPaperAnswer = "check-paper-answer",
        /// Start the work.
        StartWork = "start-work",
        /// Decide what follows from the refusal.
        DecideAfterRefusal = "decide-after-refusal",
        /// Resume or close.
        ResumeOrClose = "resume-or-close",
        /// Confirm again, by the company's own interval.
        Reconfirm = "reconfirm",
        /// Write a waiver to its end, or work off what the prime sent back; propose it.
        ProposeWaiver = "propose-waiver",
        /// Support, return or decline a proposed waiver.
        SupportWaiver = "support-waiver",
        /// Answer a waiver, or ask about it.
        AnswerWaiver = "answer-waiver",
        /// Answer the ministry's query about a waiver.
        AnswerWaiverQuery = "answer-waiver-query",
        /// Check an answer to a waiver that was entered from paper.
        CheckWaiverPaper = "check-waiver-paper",
        /// Finish a request to let a third party handle something, and put it on its way.
        CompleteDisclosure = "complete-disclosure",
        /// Decide whether a subcontractor's request is put on.
        JudgeDisclosure = "judge-disclosure",
        /// Permit or refuse it.
        AnswerDisclosure = "answer-disclosure",
        /// Answer the ministry's query about it.
        AnswerDisclosureQuery = "answer-disclosure-query",
        /// Check an answer to it entered from paper.
        CheckDisclosurePaper = "check-disclosure-paper",
        /// Record with proof that everything came back.
        RecordDisclosureReturn = "record-disclosure-return",
    }
}

impl Task {
    /// The acts that the task waits for: whoever may do one of them is the one to act.
    #[must_use]
    pub const fn actions(self) -> &'static [Action] {
        match self {
            Self::CompleteWorkPackage => &[Action::EditWorkPackage, Action::JudgeExemption],
            Self::RecordSecurityContract => &[Action::RecordSecurityContract],
            Self::SendSheet | Self::DecideAfterNotAssured | Self::DecideAfterRefusal | Self::Reconfirm => {
                &[Action::SendSheet]
            }
            Self::AnswerSheet | Self::AnswerReturned => &[Action::Answer],
            Self::CheckSheet => &[Action::Check],
            Self::Apply | Self::AnswerQuery => &[Action::Apply],
            Self::PassApplicationOn => &[Action::PassOn],
            Self::AnswerApplication | Self::AnswerWaiver => &[Action::Query],
            Self::CheckPaperAnswer | Self::CheckWaiverPaper => &[Action::RecordPaperAnswer],
            Self::ProposeWaiver => &[Action::ProposeWaiver],
            Self::SupportWaiver | Self::AnswerWaiverQuery => &[Action::SupportWaiver],
            Self::StartWork | Self::ResumeOrClose => &[Action::Release],
            Self::CompleteDisclosure | Self::RecordDisclosureReturn => &[Action::RequestDisclosure],
            Self::JudgeDisclosure | Self::AnswerDisclosureQuery => &[Action::PassDisclosure],
            Self::AnswerDisclosure => &[Action::QueryDisclosure],
            Self::CheckDisclosurePaper => &[Action::RecordDisclosurePaper],
        }
    }
}

codes! {
    /// Who must act.
    pub enum Party {
        /// The side that gives the work.
        Upstream = "upstream",
        /// The side that takes the work.
        Downstream = "downstream",
        /// The ministry.
        Ministry = "ministry",
        /// A tier above the two companies of the case.
        Above = "above",
    }
}

impl From<Side> for Party {
    fn from(side: Side) -> Self {
        match side {
            Side::Upstream => Self::Upstream,
            Side::Downstream => Self::Downstream,
        }
    }
}

/// Who must do what next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who.
    pub party: Party,
    /// What.
    pub task: Task,
}

/// Where the parts of a case stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The engagement.
    pub engagement: EngagementStatus,
    /// Its newest sheet.
    pub sheet: Option<ConfirmationStatus>,
    /// Its newest application.
    pub application: Option<ApplicationStatus>,
    /// Whether it is time to confirm again.
    pub reconfirm: bool,
    /// Whether an application of a lower tier waits for the upstream of this case.
    pub passing: bool,
}

/// The next turn of a case, none where nobody owes anything.
#[must_use]
pub const fn turn(parts: Parts) -> Option<Turn> {
    use EngagementStatus as E;
    let (party, task) = match parts.engagement {
        // Work of a lower tier waits for it.
        _ if parts.passing => (Party::Upstream, Task::PassApplicationOn),
        E::Draft => (Party::Upstream, Task::CompleteWorkPackage),
        E::ContractPending => (Party::Upstream, Task::RecordSecurityContract),
        E::Confirming => match of_sheet(parts.sheet) {
            Some(turn) => turn,
            None => (Party::Upstream, Task::SendSheet),
        },
        E::Confirmed => (Party::Upstream, Task::Apply),
        E::Applied => of_application(parts.application),
        E::Refused => (Party::Upstream, Task::DecideAfterRefusal),
        // What was confirmed is being confirmed again.
        E::Accepted | E::Started | E::Suspended => match (of_sheet(parts.sheet), parts.engagement) {
            (Some(turn), _) => turn,
            (None, E::Accepted) => (Party::Upstream, Task::StartWork),
            (None, E::Suspended) => (Party::Upstream, Task::ResumeOrClose),
            (None, _) if parts.reconfirm => (Party::Upstream, Task::Reconfirm),
            (None, _) => return None,
        },
        E::Exempt | E::Closed => return None,
    };
    Some(Turn { party, task })
}

/// What is to be done with the newest sheet; nothing where it is confirmed or was called off.
const fn of_sheet(sheet: Option<ConfirmationStatus>) -> Option<(Party, Task)> {
    Some(match sheet {
        Some(ConfirmationStatus::Prepared) => (Party::Upstream, Task::SendSheet),
        Some(ConfirmationStatus::Sent) => (Party::Downstream, Task::AnswerSheet),
        Some(ConfirmationStatus::Returned) => (Party::Downstream, Task::AnswerReturned),
        Some(ConfirmationStatus::Submitted) => (Party::Upstream, Task::CheckSheet),
        Some(ConfirmationStatus::NotAssured) => (Party::Upstream, Task::DecideAfterNotAssured),
        Some(ConfirmationStatus::Confirmed | ConfirmationStatus::CalledOff) | None => return None,
    })
}

const fn of_application(application: Option<ApplicationStatus>) -> (Party, Task) {
    match application {
        Some(ApplicationStatus::Queried) => (Party::Upstream, Task::AnswerQuery),
        Some(ApplicationStatus::WithUpstream) => (Party::Above, Task::PassApplicationOn),
        Some(ApplicationStatus::PaperRecorded) => (Party::Ministry, Task::CheckPaperAnswer),
        Some(
            ApplicationStatus::Submitted
            | ApplicationStatus::Accepted
            | ApplicationStatus::Refused
            | ApplicationStatus::Withdrawn
            | ApplicationStatus::Returned,
        )
        | None => (Party::Ministry, Task::AnswerApplication),
    }
}
