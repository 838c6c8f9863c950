//! 確認を受ける: a company has the ministry confirm that its policy set (情報セキュリティ基本方針等, 4-1-3) or its roster of
//! handlers (取扱者名簿, 5-2-1-エ) conforms to the standard. References only: neither document is in the portal (trap 42). Silence
//! confirms nothing, and what was remarked on is never opened again: a new version refers to it.

use crate::code::codes;
use crate::permission::Action;
use crate::refusal::Rule;

pub mod content;
pub mod force;
pub mod view;

codes! {
    /// What is put to the ministry.
    pub enum ConformityKind {
        /// 情報セキュリティ基本方針等: policy, rules and procedures together (4-1-3).
        PolicySet = "policy-set",
        /// 取扱者名簿: the roster of people who handle protected information (5-2-1-エ).
        HandlerRoster = "handler-roster",
    }
}

impl ConformityKind {
    /// The clause that asks for it.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::PolicySet => "4-1-3",
            Self::HandlerRoster => "5-2-1-エ",
        }
    }

    /// The act of whoever puts it to the ministry.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::PolicySet => Action::SubmitPolicySet,
            Self::HandlerRoster => Action::SubmitRoster,
        }
    }
}

codes! {
    /// Where a request stands. Whether its version is in force is not among the states: it is computed, see [`force`].
    pub enum ConformityStatus {
        /// Being written by the company.
        Drafted = "drafted",
        /// With the ministry.
        Submitted = "submitted",
        /// The ministry asked; the company owes an answer.
        Queried = "queried",
        /// An answer given on paper is recorded and waits for a second person.
        PaperRecorded = "paper-recorded",
        /// Confirmed to conform.
        Confirmed = "confirmed",
        /// The ministry remarked on it. For good: a new version refers to it.
        Remarked = "remarked",
        /// Taken back before it was answered.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What moves a request.
    pub enum ConformityStep {
        /// The company puts it to the ministry.
        Submit = "submit",
        /// The ministry asks.
        Query = "query",
        /// The company answers.
        AnswerQuery = "answer-query",
        /// The ministry confirms.
        Confirm = "confirm",
        /// The ministry remarks on it.
        Remark = "remark",
        /// An answer given on paper is entered (trap 57).
        RecordPaper = "record-paper",
        /// The second person finds an error in the entry.
        RejectPaper = "reject-paper",
        /// The company takes it back.
        Withdraw = "withdraw",
    }
}

codes! {
    /// What the ministry answered.
    pub enum ConformityOutcome {
        /// It conforms.
        Confirmed = "confirmed",
        /// It has remarks.
        Remarked = "remarked",
    }
}

codes! {
    /// Who must act next.
    pub enum Owes {
        /// The company: finish and submit, or answer the query.
        Company = "company",
        /// The ministry: answer, or ask.
        Ministry = "ministry",
        /// Somebody of the ministry who did not enter the answer from paper.
        SecondPerson = "second-person",
    }
}

impl ConformityOutcome {
    /// The step that this answer takes.
    #[must_use]
    pub const fn step(self) -> ConformityStep {
        match self {
            Self::Confirmed => ConformityStep::Confirm,
            Self::Remarked => ConformityStep::Remark,
        }
    }
}

impl ConformityStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`]; [`Rule::QueryOpen`] for a decision while an answer is owed.
    pub const fn after(self, step: ConformityStep) -> Result<Self, Rule> {
        use ConformityStatus as S;
        use ConformityStep as T;
        Ok(match (self, step) {
            (S::Drafted, T::Submit) | (S::Queried, T::AnswerQuery) | (S::PaperRecorded, T::RejectPaper) => S::Submitted,
            (S::Submitted, T::Query) => S::Queried,
            (S::Submitted | S::PaperRecorded, T::Confirm) => S::Confirmed,
            (S::Submitted | S::PaperRecorded, T::Remark) => S::Remarked,
            (S::Submitted | S::Queried, T::RecordPaper) => S::PaperRecorded,
            (S::Drafted | S::Submitted | S::Queried, T::Withdraw) => S::Withdrawn,
            (S::Queried, T::Confirm | T::Remark) => return Err(Rule::QueryOpen),
            (
                S::Drafted | S::Submitted | S::Queried | S::PaperRecorded | S::Confirmed | S::Remarked | S::Withdrawn,
                _,
            ) => return Err(Rule::NotInThisState),
        })
    }

    /// Who must act next; none where it is answered or taken back.
    #[must_use]
    pub const fn owes(self) -> Option<Owes> {
        match self {
            Self::Drafted | Self::Queried => Some(Owes::Company),
            Self::Submitted => Some(Owes::Ministry),
            Self::PaperRecorded => Some(Owes::SecondPerson),
            Self::Confirmed | Self::Remarked | Self::Withdrawn => None,
        }
    }

    /// Whether a new version may refer to this one, which is answered or taken back.
    #[must_use]
    pub const fn can_be_followed(self) -> bool {
        self.owes().is_none()
    }
}
