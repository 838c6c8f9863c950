use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use crate::words;
use domain::application::ApplicationStatus;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::EngagementStatus;
use domain::organisation::view::OrganisationName;
use domain::permission::entitles;
use domain::role::Role;
use domain::work::view::CaseLine;
use domain::work::{Party, Task, Turn};

/// A [`Task`] in words.
#[must_use]
pub fn task(locale: Locale, code: Task) -> &'static str {
    match code {
        Task::CompleteWorkPackage => td_string!(locale, work.task_complete_work_package),
        Task::RecordSecurityContract => td_string!(locale, work.task_record_security_contract),
        Task::SendSheet => td_string!(locale, work.task_send_sheet),
        Task::AnswerSheet => td_string!(locale, work.task_answer_sheet),
        Task::AnswerReturned => td_string!(locale, work.task_answer_returned),
        Task::CheckSheet => td_string!(locale, work.task_check_sheet),
        Task::DecideAfterNotAssured => td_string!(locale, work.task_decide_after_not_assured),
        Task::Apply => td_string!(locale, work.task_apply),
        Task::PassApplicationOn => td_string!(locale, work.task_pass_application_on),
        Task::AnswerApplication => td_string!(locale, work.task_answer_application),
        Task::AnswerQuery => td_string!(locale, work.task_answer_query),
        Task::CheckPaperAnswer => td_string!(locale, work.task_check_paper_answer),
        Task::StartWork => td_string!(locale, work.task_start_work),
        Task::DecideAfterRefusal => td_string!(locale, work.task_decide_after_refusal),
        Task::ResumeOrClose => td_string!(locale, work.task_resume_or_close),
        Task::Reconfirm => td_string!(locale, reconfirmation.begin),
        Task::ProposeWaiver => td_string!(locale, waiver.task_propose),
        Task::SupportWaiver => td_string!(locale, waiver.task_support),
        Task::AnswerWaiver => td_string!(locale, waiver.task_answer),
        Task::AnswerWaiverQuery => td_string!(locale, waiver.task_answer_query),
        Task::CheckWaiverPaper => td_string!(locale, waiver.task_check_paper),
        Task::CompleteDisclosure => td_string!(locale, work.task_complete_disclosure),
        Task::JudgeDisclosure => td_string!(locale, work.task_judge_disclosure),
        Task::AnswerDisclosure => td_string!(locale, work.task_answer_disclosure),
        Task::AnswerDisclosureQuery => td_string!(locale, work.task_answer_disclosure_query),
        Task::CheckDisclosurePaper => td_string!(locale, work.task_check_disclosure_paper),
        Task::RecordDisclosureReturn => td_string!(locale, work.task_record_disclosure_return),
    }
}

/// A [`Party`] in words.
#[must_use]
pub fn party(locale: Locale, code: Party) -> &'static str {
    match code {
        Party::Upstream => td_string!(locale, work.party_upstream),
        Party::Downstream => td_string!(locale, work.party_downstream),
        Party::Ministry => td_string!(locale, work.party_ministry),
        Party::Above => td_string!(locale, work.party_above),
    }
}

/// The name of the party that must act.
#[must_use]
pub fn actor_of(locale: Locale, code: Party, upstream: &OrganisationName, downstream: &OrganisationName) -> String {
    let japanese = matches!(locale, Locale::ja);
    match code {
        Party::Upstream => upstream.in_language(japanese).to_owned(),
        Party::Downstream => downstream.in_language(japanese).to_owned(),
        Party::Ministry | Party::Above => party(locale, code).to_owned(),
    }
}

/// Who must act in a case, as its reader calls them: the own side by the roles that may, everybody else by name.
#[must_use]
pub fn whose(locale: Locale, line: &CaseLine, turn: Turn) -> String {
    if !line.waits_for_reader() {
        return actor_of(locale, turn.party, &line.upstream, &line.downstream);
    }
    let may = |role: &&Role| turn.task.actions().iter().any(|action| entitles(**role, *action, line.standing));
    let roles: Vec<&str> = Role::ALL.iter().filter(may).take(2).map(|role| words::role(locale, *role)).collect();
    td_string!(locale, work.own_side, roles = roles.join(td_string!(locale, ui.comma))).to_string()
}

/// How the state of an engagement is meant.
#[must_use]
pub const fn tone(status: EngagementStatus) -> Tone {
    match status {
        EngagementStatus::Draft | EngagementStatus::ContractPending => Tone::Waiting,
        EngagementStatus::Confirming
        | EngagementStatus::Confirmed
        | EngagementStatus::Applied
        | EngagementStatus::Accepted => Tone::Active,
        EngagementStatus::Started => Tone::Success,
        EngagementStatus::Refused => Tone::Danger,
        EngagementStatus::Suspended => Tone::Caution,
        EngagementStatus::Exempt | EngagementStatus::Closed => Tone::Plain,
    }
}

/// How the state of a sheet is meant.
#[must_use]
pub const fn sheet_tone(status: ConfirmationStatus) -> Tone {
    match status {
        ConfirmationStatus::Prepared => Tone::Waiting,
        ConfirmationStatus::CalledOff => Tone::Plain,
        ConfirmationStatus::Sent | ConfirmationStatus::Submitted => Tone::Active,
        ConfirmationStatus::Returned => Tone::Caution,
        ConfirmationStatus::Confirmed => Tone::Success,
        ConfirmationStatus::NotAssured => Tone::Danger,
    }
}

/// How the state of an application is meant.
#[must_use]
pub const fn application_tone(status: ApplicationStatus) -> Tone {
    match status {
        ApplicationStatus::WithUpstream | ApplicationStatus::Submitted | ApplicationStatus::PaperRecorded => {
            Tone::Active
        }
        ApplicationStatus::Queried | ApplicationStatus::Returned => Tone::Caution,
        ApplicationStatus::Accepted => Tone::Success,
        ApplicationStatus::Refused => Tone::Danger,
        ApplicationStatus::Withdrawn => Tone::Plain,
    }
}
