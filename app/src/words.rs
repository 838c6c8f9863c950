//! Codes as words: the one place where statuses, roles and refusals become sentences.

use crate::i18n::{Locale, td_string};
use domain::application::ApplicationStatus;
use domain::application::Outcome;
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::Conformity;
use domain::confirmation::ProblemKind;
use domain::confirmation::VerdictKind;
use domain::engagement::EngagementStatus;
use domain::notice::NoticeKind;
use domain::organisation::OrganisationKind;
use domain::refusal::Fault;
use domain::refusal::Refusal;
use domain::refusal::Rule;
use domain::role::Role;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A [`EngagementStatus`] in words.
#[must_use]
pub fn engagement_status(locale: Locale, code: EngagementStatus) -> &'static str {
    match code {
        EngagementStatus::Draft => td_string!(locale, status.engagement_draft),
        EngagementStatus::Exempt => td_string!(locale, status.engagement_exempt),
        EngagementStatus::ContractPending => td_string!(locale, status.engagement_contract_pending),
        EngagementStatus::Confirming => td_string!(locale, status.engagement_confirming),
        EngagementStatus::Confirmed => td_string!(locale, status.engagement_confirmed),
        EngagementStatus::Applied => td_string!(locale, status.engagement_applied),
        EngagementStatus::Accepted => td_string!(locale, status.engagement_accepted),
        EngagementStatus::Refused => td_string!(locale, status.engagement_refused),
        EngagementStatus::Started => td_string!(locale, status.engagement_started),
        EngagementStatus::Suspended => td_string!(locale, status.engagement_suspended),
        EngagementStatus::Closed => td_string!(locale, status.engagement_closed),
    }
}

/// A [`ConfirmationStatus`] in words.
#[must_use]
pub fn confirmation_status(locale: Locale, code: ConfirmationStatus) -> &'static str {
    match code {
        ConfirmationStatus::Prepared => td_string!(locale, status.sheet_prepared),
        ConfirmationStatus::Sent => td_string!(locale, status.sheet_sent),
        ConfirmationStatus::Submitted => td_string!(locale, status.sheet_submitted),
        ConfirmationStatus::Returned => td_string!(locale, status.sheet_returned),
        ConfirmationStatus::Confirmed => td_string!(locale, status.sheet_confirmed),
        ConfirmationStatus::NotAssured => td_string!(locale, status.sheet_not_assured),
    }
}

/// A [`ApplicationStatus`] in words.
#[must_use]
pub fn application_status(locale: Locale, code: ApplicationStatus) -> &'static str {
    match code {
        ApplicationStatus::Submitted => td_string!(locale, status.application_submitted),
        ApplicationStatus::Queried => td_string!(locale, status.application_queried),
        ApplicationStatus::PaperRecorded => td_string!(locale, status.application_paper_recorded),
        ApplicationStatus::Accepted => td_string!(locale, status.application_accepted),
        ApplicationStatus::Refused => td_string!(locale, status.application_refused),
        ApplicationStatus::Withdrawn => td_string!(locale, status.application_withdrawn),
    }
}

/// A [`Conformity`] in words.
#[must_use]
pub fn conformity(locale: Locale, code: Conformity) -> &'static str {
    match code {
        Conformity::Conform => td_string!(locale, status.answer_conform),
        Conformity::Partial => td_string!(locale, status.answer_partial),
        Conformity::Nonconform => td_string!(locale, status.answer_nonconform),
        Conformity::NotApplicable => td_string!(locale, status.answer_not_applicable),
    }
}

/// A [`VerdictKind`] in words.
#[must_use]
pub fn verdict(locale: Locale, code: VerdictKind) -> &'static str {
    match code {
        VerdictKind::Met => td_string!(locale, status.verdict_met),
        VerdictKind::NotMet => td_string!(locale, status.verdict_not_met),
        VerdictKind::NotApplicable => td_string!(locale, status.verdict_not_applicable),
    }
}

/// A [`ProblemKind`] in words.
#[must_use]
pub fn problem(locale: Locale, code: ProblemKind) -> &'static str {
    match code {
        ProblemKind::AnswerMissing => td_string!(locale, status.problem_answer_missing),
        ProblemKind::ReasonMissing => td_string!(locale, status.problem_reason_missing),
        ProblemKind::EvidenceMissing => td_string!(locale, status.problem_evidence_missing),
        ProblemKind::NotAChoice => td_string!(locale, status.problem_not_a_choice),
        ProblemKind::NotADate => td_string!(locale, status.problem_not_a_date),
        ProblemKind::NotANumber => td_string!(locale, status.problem_not_a_number),
    }
}

/// A [`Role`] in words.
#[must_use]
pub fn role(locale: Locale, code: Role) -> &'static str {
    match code {
        Role::Executive => td_string!(locale, role.executive),
        Role::Supervisor => td_string!(locale, role.supervisor),
        Role::InformationManager => td_string!(locale, role.information_manager),
        Role::FacilityManager => td_string!(locale, role.facility_manager),
        Role::SystemManager => td_string!(locale, role.system_manager),
        Role::SystemOperator => td_string!(locale, role.system_operator),
        Role::Handler => td_string!(locale, role.handler),
        Role::SystemUser => td_string!(locale, role.system_user),
        Role::Auditor => td_string!(locale, role.auditor),
        Role::Employee => td_string!(locale, role.employee),
        Role::SubcontractClerk => td_string!(locale, role.subcontract_clerk),
        Role::SubcontractChecker => td_string!(locale, role.subcontract_checker),
        Role::ContractingOfficer => td_string!(locale, role.contracting_officer),
        Role::CaseOfficer => td_string!(locale, role.case_officer),
        Role::OrganisationAdministrator => td_string!(locale, role.organisation_administrator),
        Role::PortalAdministrator => td_string!(locale, role.portal_administrator),
    }
}

/// Roles in words, one after the other.
#[must_use]
pub fn roles(locale: Locale, codes: &[Role]) -> String {
    let words: Vec<&str> = codes.iter().map(|code| role(locale, *code)).collect();
    words.join(td_string!(locale, ui.comma))
}

/// A [`Fault`] in words.
#[must_use]
pub fn fault(locale: Locale, code: Fault) -> &'static str {
    match code {
        Fault::Missing => td_string!(locale, refusal.fault_missing),
        Fault::TooLong => td_string!(locale, refusal.fault_too_long),
        Fault::CorporateNumber => td_string!(locale, refusal.fault_corporate_number),
        Fault::CorporateNumberTaken => td_string!(locale, refusal.fault_corporate_number_taken),
        Fault::EmailAddress => td_string!(locale, refusal.fault_email_address),
        Fault::Date => td_string!(locale, refusal.fault_date),
        Fault::EndsBeforeItStarts => td_string!(locale, refusal.fault_ends_before_it_starts),
        Fault::InThePast => td_string!(locale, refusal.fault_in_the_past),
        Fault::InTheFuture => td_string!(locale, refusal.fault_in_the_future),
        Fault::Choice => td_string!(locale, refusal.fault_choice),
        Fault::Number => td_string!(locale, refusal.fault_number),
        Fault::PasswordTooShort => td_string!(locale, refusal.fault_password_too_short),
        Fault::PasswordTooLong => td_string!(locale, refusal.fault_password_too_long),
        Fault::PasswordGuessable => td_string!(locale, refusal.fault_password_guessable),
        Fault::PasswordsDiffer => td_string!(locale, refusal.fault_passwords_differ),
        Fault::Credentials => td_string!(locale, refusal.fault_credentials),
        Fault::PresentPassword => td_string!(locale, refusal.fault_present_password),
        Fault::OneTimeCode => td_string!(locale, refusal.fault_one_time_code),
        Fault::OwnOrganisation => td_string!(locale, refusal.fault_own_organisation),
        Fault::Declaration => td_string!(locale, refusal.fault_declaration),
        Fault::AlreadyMember => td_string!(locale, refusal.fault_already_member),
        Fault::FileMissing => td_string!(locale, refusal.fault_file_missing),
        Fault::FileEmpty => td_string!(locale, refusal.fault_file_empty),
        Fault::FileTooLarge => td_string!(locale, refusal.fault_file_too_large),
        Fault::FileType => td_string!(locale, refusal.fault_file_type),
        Fault::Rows => td_string!(locale, refusal.fault_rows),
        Fault::ListFile => td_string!(locale, refusal.fault_list_file),
        Fault::FileInterrupted => td_string!(locale, refusal.fault_file_interrupted),
        Fault::FileInfected => td_string!(locale, refusal.fault_file_infected),
        Fault::FileUnscanned => td_string!(locale, refusal.fault_file_unscanned),
    }
}

/// A [`Rule`] in words.
#[must_use]
pub fn rule(locale: Locale, code: Rule) -> &'static str {
    match code {
        Rule::NotInThisState => td_string!(locale, refusal.rule_not_in_this_state),
        Rule::CheckerAnswered => td_string!(locale, refusal.rule_checker_answered),
        Rule::VerdictsMissing => td_string!(locale, refusal.rule_verdicts_missing),
        Rule::ItemNotMet => td_string!(locale, refusal.rule_item_not_met),
        Rule::NothingReturned => td_string!(locale, refusal.rule_nothing_returned),
        Rule::AnswersMissing => td_string!(locale, refusal.rule_answers_missing),
        Rule::ApprovalMissing => td_string!(locale, refusal.rule_approval_missing),
        Rule::ApproverSubmits => td_string!(locale, refusal.rule_approver_submits),
        Rule::ApproverMissing => td_string!(locale, refusal.rule_approver_missing),
        Rule::SecurityContractMissing => td_string!(locale, refusal.rule_security_contract_missing),
        Rule::SecurityContractNotInForce => td_string!(locale, refusal.rule_security_contract_not_in_force),
        Rule::StartBeforeAnswer => td_string!(locale, refusal.rule_start_before_answer),
        Rule::JudgeIsClerk => td_string!(locale, refusal.rule_judge_is_clerk),
        Rule::CheckerRecorded => td_string!(locale, refusal.rule_checker_recorded),
        Rule::RecipientMissing => td_string!(locale, refusal.rule_recipient_missing),
        Rule::CheckerMissing => td_string!(locale, refusal.rule_checker_missing),
        Rule::SheetNotPrepared => td_string!(locale, refusal.rule_sheet_not_prepared),
        Rule::LastAdministrator => td_string!(locale, refusal.rule_last_administrator),
        Rule::EvidenceSubmitted => td_string!(locale, refusal.rule_evidence_submitted),
        Rule::DecisionStale => td_string!(locale, refusal.rule_decision_stale),
        Rule::ItemFrozen => td_string!(locale, refusal.rule_item_frozen),
        Rule::QueryOpen => td_string!(locale, refusal.rule_query_open),
        Rule::InvitationOver => td_string!(locale, refusal.rule_invitation_over),
        Rule::VersionExists => td_string!(locale, refusal.rule_version_exists),
        Rule::DraftNotReady => td_string!(locale, refusal.rule_draft_not_ready),
        Rule::DifferenceOpen => td_string!(locale, refusal.rule_difference_open),
        Rule::IdentityUnknown => td_string!(locale, refusal.rule_identity_unknown),
        Rule::IdentityTaken => td_string!(locale, refusal.rule_identity_taken),
        Rule::ProviderAnswer => td_string!(locale, refusal.rule_provider_answer),
        Rule::NoPlace => td_string!(locale, refusal.rule_no_place),
        Rule::InvitedAnother => td_string!(locale, refusal.rule_invited_another),
    }
}

/// A [`NoticeKind`] in words.
#[must_use]
pub fn notice(locale: Locale, code: NoticeKind) -> &'static str {
    match code {
        NoticeKind::SheetSent => td_string!(locale, notice.sheet_sent),
        NoticeKind::SheetSubmitted => td_string!(locale, notice.sheet_submitted),
        NoticeKind::SheetReturned => td_string!(locale, notice.sheet_returned),
        NoticeKind::SheetConfirmed => td_string!(locale, notice.sheet_confirmed),
        NoticeKind::SheetNotAssured => td_string!(locale, notice.sheet_not_assured),
        NoticeKind::ApplicationReceived => td_string!(locale, notice.application_received),
        NoticeKind::ApplicationQueried => td_string!(locale, notice.application_queried),
        NoticeKind::QueryAnswered => td_string!(locale, notice.query_answered),
        NoticeKind::ApplicationAnswered => td_string!(locale, notice.application_answered),
        NoticeKind::PaperAnswerRecorded => td_string!(locale, notice.paper_answer_recorded),
        NoticeKind::WorkStarted => td_string!(locale, notice.work_started),
        NoticeKind::WorkSuspended => td_string!(locale, notice.work_suspended),
        NoticeKind::Assigned => td_string!(locale, notice.assigned),
        NoticeKind::Delegated => td_string!(locale, notice.delegated),
        NoticeKind::DelegationDone => td_string!(locale, notice.delegation_done),
        NoticeKind::Mentioned => td_string!(locale, notice.mentioned),
        NoticeKind::ApprovalRequested => td_string!(locale, notice.approval_requested),
        NoticeKind::ApprovalGiven => td_string!(locale, notice.approval_given),
        NoticeKind::ApprovalDeclined => td_string!(locale, notice.approval_declined),
        NoticeKind::Invited => td_string!(locale, notice.invited),
    }
}

/// A [`Outcome`] in words.
#[must_use]
pub fn outcome(locale: Locale, code: Outcome) -> &'static str {
    match code {
        Outcome::Accepted => td_string!(locale, status.outcome_accepted),
        Outcome::Refused => td_string!(locale, status.outcome_refused),
    }
}

/// A [`OrganisationKind`] in words.
#[must_use]
pub fn organisation_kind(locale: Locale, code: OrganisationKind) -> &'static str {
    match code {
        OrganisationKind::Ministry => td_string!(locale, status.organisation_ministry),
        OrganisationKind::Company => td_string!(locale, status.organisation_company),
    }
}

/// A refusal that concerns no single field, as a sentence; field faults stand at their fields.
#[must_use]
pub fn refusal(locale: Locale, refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::Fields(_) => return None,
        Refusal::NotFound | Refusal::NotPermitted => td_string!(locale, refusal.not_permitted).to_owned(),
        Refusal::SignInNeeded => td_string!(locale, refusal.sign_in_needed).to_owned(),
        Refusal::ChangedMeanwhile => td_string!(locale, refusal.changed_meanwhile).to_owned(),
        Refusal::Rule(code) => rule(locale, *code).to_owned(),
        Refusal::TooManyTries(seconds) => {
            td_string!(locale, refusal.too_many_tries, minutes = seconds.div_ceil(60)).to_string()
        }
        Refusal::Unavailable => td_string!(locale, refusal.unavailable).to_owned(),
    })
}

type Sentences = LazyLock<BTreeMap<String, String>>;

static ACTS: [Sentences; 2] = [
    LazyLock::new(|| serde_json::from_str(include_str!("../locales/ja/act.json")).unwrap_or_default()),
    LazyLock::new(|| serde_json::from_str(include_str!("../locales/en/act.json")).unwrap_or_default()),
];
static DONE: [Sentences; 2] = [
    LazyLock::new(|| serde_json::from_str(include_str!("../locales/ja/done.json")).unwrap_or_default()),
    LazyLock::new(|| serde_json::from_str(include_str!("../locales/en/done.json")).unwrap_or_default()),
];

/// An act of the trail in words. Acts are codes written by commands; a test sees to it that each has its words.
#[must_use]
pub fn act(locale: Locale, code: &str) -> String {
    sentence(&ACTS, locale, code)
}

/// What was done, in words.
#[must_use]
pub fn done(locale: Locale, code: &str) -> String {
    sentence(&DONE, locale, code)
}

fn sentence(sentences: &[Sentences; 2], locale: Locale, code: &str) -> String {
    let [ja, en] = sentences;
    let sentences = match locale {
        Locale::ja => ja,
        Locale::en => en,
    };
    sentences.get(&code.replace('-', "_")).cloned().unwrap_or_else(|| code.to_owned())
}
