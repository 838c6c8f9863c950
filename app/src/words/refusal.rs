use crate::i18n::{Locale, td_string};
use domain::refusal::{Fault, Refusal, Rule};

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
        Fault::AfterAsked => td_string!(locale, refusal.fault_after_asked),
        Fault::InTheFuture => td_string!(locale, refusal.fault_in_the_future),
        Fault::BeforeMeasure => td_string!(locale, refusal.fault_before_measure),
        Fault::NotAfterPermission => td_string!(locale, refusal.fault_not_after_permission),
        Fault::AfterPermission => td_string!(locale, refusal.fault_after_permission),
        Fault::AfterPlanEnd => td_string!(locale, refusal.fault_after_plan_end),
        Fault::Choice => td_string!(locale, refusal.fault_choice),
        Fault::IsAuthor => td_string!(locale, refusal.fault_is_author),
        Fault::MoreThanAll => td_string!(locale, refusal.fault_more_than_all),
        Fault::Number => td_string!(locale, refusal.fault_number),
        Fault::NameTaken => td_string!(locale, refusal.fault_name_taken),
        Fault::TooMany => td_string!(locale, refusal.fault_too_many),
        Fault::LessEntitled => td_string!(locale, refusal.fault_less_entitled),
        Fault::Overlaps => td_string!(locale, refusal.fault_overlaps),
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
        Fault::QuotaReached => td_string!(locale, refusal.fault_quota_reached),
        Fault::FileMissing => td_string!(locale, refusal.fault_file_missing),
        Fault::FileEmpty => td_string!(locale, refusal.fault_file_empty),
        Fault::FileTooLarge => td_string!(locale, refusal.fault_file_too_large),
        Fault::FileType => td_string!(locale, refusal.fault_file_type),
        Fault::Rows => td_string!(locale, refusal.fault_rows),
        Fault::ListFile => td_string!(locale, refusal.fault_list_file),
        Fault::FileInterrupted => td_string!(locale, refusal.fault_file_interrupted),
        Fault::FileInfected => td_string!(locale, refusal.fault_file_infected),
        Fault::FileUnscanned => td_string!(locale, refusal.fault_file_unscanned),
        Fault::SeatMissing => td_string!(locale, refusal.fault_seat_missing),
        Fault::SeatEmpty => td_string!(locale, refusal.fault_seat_empty),
        Fault::SeatOfDrafter => td_string!(locale, refusal.fault_seat_of_drafter),
        Fault::SeatElsewhere => td_string!(locale, refusal.fault_seat_elsewhere),
        Fault::OwnDeputy => td_string!(locale, refusal.fault_own_deputy),
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
        Rule::NothingToWaive => td_string!(locale, refusal.rule_nothing_to_waive),
        Rule::WaiverUnderWay => td_string!(locale, refusal.rule_waiver_under_way),
        Rule::WaiverEnded => td_string!(locale, refusal.rule_waiver_ended),
        Rule::MeasureMissing => td_string!(locale, refusal.rule_measure_missing),
        Rule::NothingRevised => td_string!(locale, refusal.rule_nothing_revised),
        Rule::PlanOpen => td_string!(locale, refusal.rule_plan_open),
        Rule::AcknowledgesAnother => td_string!(locale, refusal.rule_acknowledges_another),
        Rule::NotSecond => td_string!(locale, refusal.rule_not_second),
        Rule::NothingReturned => td_string!(locale, refusal.rule_nothing_returned),
        Rule::AnswersMissing => td_string!(locale, refusal.rule_answers_missing),
        Rule::ApprovalMissing => td_string!(locale, refusal.rule_approval_missing),
        Rule::ApproverSubmits => td_string!(locale, refusal.rule_approver_submits),
        Rule::DrafterApproves => td_string!(locale, refusal.rule_drafter_approves),
        Rule::ApprovedAlready => td_string!(locale, refusal.rule_approved_already),
        Rule::ApprovalUnderWay => td_string!(locale, refusal.rule_approval_under_way),
        Rule::FourEyes => td_string!(locale, refusal.rule_four_eyes),
        Rule::DrafterGives => td_string!(locale, refusal.rule_drafter_gives),
        Rule::DraftWaiting => td_string!(locale, refusal.rule_draft_waiting),
        Rule::DraftStale => td_string!(locale, refusal.rule_draft_stale),
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
        Rule::ChangesMissing => td_string!(locale, refusal.rule_changes_missing),
        Rule::SafeguardsOpen => td_string!(locale, refusal.rule_safeguards_open),
        Rule::BeforePermission => td_string!(locale, refusal.rule_before_permission),
        Rule::PermissionOver => td_string!(locale, refusal.rule_permission_over),
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
