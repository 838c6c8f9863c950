//! The ministry's desk (審査の受付): what companies put to the ministry, each by its own procedure with its own verbs.

use crate::code::codes;
use uuid::Uuid;

pub mod clock;
pub mod deputy;
pub mod query;
mod stand;
pub mod statistics;
pub mod view;

pub use stand::Stand;

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

impl Procedure {
    /// The address of a matter.
    #[must_use]
    pub fn page(self, subject: Uuid) -> String {
        format!("/{self}/{subject}")
    }

    /// The matter whose page an address is; none for every other address, also for one below a matter.
    #[must_use]
    pub fn of_page(path: &str) -> Option<(Self, Uuid)> {
        let (kind, subject) = path.split('?').next()?.strip_prefix('/')?.split_once('/')?;
        Some((Self::from_code(kind)?, subject.parse().ok()?))
    }
}

codes! {
    /// Whose turn it is with a matter that was put to a ministry.
    pub enum Turn {
        /// The ministry answers, or asks.
        Ministry = "ministry",
        /// The applicant owes an answer to a query: the clock stands.
        Applicant = "applicant",
        /// Somebody of the ministry who did not enter it checks an answer from paper.
        SecondPerson = "second-person",
    }
}

codes! {
    /// How a matter left the desk; each procedure has its own verb (conventions, key 1).
    pub enum Outcome {
        /// A document was confirmed to conform.
        Confirmed = "confirmed",
        /// It was remarked on.
        Remarked = "remarked",
        /// An application was accepted.
        Accepted = "accepted",
        /// What was asked for was permitted.
        Permitted = "permitted",
        /// A waiver was granted.
        Granted = "granted",
        /// A report was received.
        Received = "received",
        /// Refused.
        Refused = "refused",
        /// Taken back by the applicant, or overtaken by what it did since.
        Withdrawn = "withdrawn",
    }
}

impl Outcome {
    /// Whether the ministry answered.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        match self {
            Self::Confirmed
            | Self::Remarked
            | Self::Accepted
            | Self::Permitted
            | Self::Granted
            | Self::Received
            | Self::Refused => true,
            Self::Withdrawn => false,
        }
    }
}
