use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::agreement::view::AgreementLine;
use domain::agreement::{AgreementKind, AgreementStatus, AgreementStep, Permission};

/// An [`AgreementStatus`] in words.
pub(crate) fn status(locale: Locale, code: AgreementStatus) -> &'static str {
    match code {
        AgreementStatus::Registered => td_string!(locale, agreement.status_registered),
        AgreementStatus::NoClause => td_string!(locale, agreement.status_no_clause),
        AgreementStatus::ExclusionDrafted => td_string!(locale, agreement.status_exclusion_drafted),
        AgreementStatus::ExclusionSigned => td_string!(locale, agreement.status_exclusion_signed),
        AgreementStatus::Excluded => td_string!(locale, agreement.status_excluded),
        AgreementStatus::Asked => td_string!(locale, agreement.status_asked),
        AgreementStatus::Queried => td_string!(locale, agreement.status_queried),
        AgreementStatus::PaperRecorded => td_string!(locale, agreement.status_paper_recorded),
        AgreementStatus::OutsideRecorded => td_string!(locale, agreement.status_outside_recorded),
        AgreementStatus::Permitted => td_string!(locale, agreement.status_permitted),
        AgreementStatus::Refused => td_string!(locale, agreement.status_refused),
        AgreementStatus::UnderPermission => td_string!(locale, agreement.status_under_permission),
        AgreementStatus::Defect => td_string!(locale, agreement.status_defect),
        AgreementStatus::Ended => td_string!(locale, agreement.status_ended),
    }
}

/// State and tone of a line; an open defect is said whichever way out of it is under way.
pub(super) fn state(locale: Locale, line: &AgreementLine) -> (Tone, String) {
    let said = status(locale, line.status);
    if !line.defect {
        return (tone(line.status), said.to_owned());
    }
    let defect = status(locale, AgreementStatus::Defect);
    let way = (line.status != AgreementStatus::Defect).then_some(said);
    let texts: Vec<&str> = [Some(defect), way].into_iter().flatten().collect();
    (Tone::Danger, texts.join(td_string!(locale, work.separator)))
}

const fn tone(status: AgreementStatus) -> Tone {
    match status {
        AgreementStatus::Registered | AgreementStatus::ExclusionDrafted | AgreementStatus::Permitted => Tone::Waiting,
        AgreementStatus::ExclusionSigned
        | AgreementStatus::Asked
        | AgreementStatus::PaperRecorded
        | AgreementStatus::OutsideRecorded => Tone::Active,
        AgreementStatus::Queried => Tone::Caution,
        AgreementStatus::Excluded | AgreementStatus::UnderPermission => Tone::Success,
        AgreementStatus::Refused | AgreementStatus::Defect => Tone::Danger,
        AgreementStatus::NoClause | AgreementStatus::Ended => Tone::Plain,
    }
}

/// An [`AgreementStep`] in words, as something that was done.
pub(super) fn step(locale: Locale, code: AgreementStep) -> &'static str {
    match code {
        AgreementStep::FindClause => td_string!(locale, agreement.step_find_clause),
        AgreementStep::DraftExclusion => td_string!(locale, agreement.step_draft_exclusion),
        AgreementStep::SignExcluded => td_string!(locale, agreement.step_sign_excluded),
        AgreementStep::CheckExclusion => td_string!(locale, agreement.step_check_exclusion),
        AgreementStep::RejectExclusion => td_string!(locale, agreement.step_reject_exclusion),
        AgreementStep::Ask => td_string!(locale, agreement.step_ask),
        AgreementStep::Query => td_string!(locale, agreement.step_query),
        AgreementStep::AnswerQuery => td_string!(locale, agreement.step_answer_query),
        AgreementStep::Withdraw => td_string!(locale, agreement.step_withdraw),
        AgreementStep::Permit => td_string!(locale, agreement.step_permit),
        AgreementStep::Refuse => td_string!(locale, agreement.step_refuse),
        AgreementStep::RecordPaper => td_string!(locale, agreement.step_record_paper),
        AgreementStep::RejectPaper => td_string!(locale, agreement.step_reject_paper),
        AgreementStep::RecordOutside => td_string!(locale, agreement.step_record_outside),
        AgreementStep::CheckOutside => td_string!(locale, agreement.step_check_outside),
        AgreementStep::RejectOutside => td_string!(locale, agreement.step_reject_outside),
        AgreementStep::SignPermitted => td_string!(locale, agreement.step_sign_permitted),
        AgreementStep::SignWithout => td_string!(locale, agreement.step_sign_without),
        AgreementStep::Lapse => td_string!(locale, agreement.step_lapse),
        AgreementStep::End => td_string!(locale, agreement.step_end),
    }
}

/// An [`AgreementKind`] in words.
pub(super) fn kind(locale: Locale, code: AgreementKind) -> &'static str {
    match code {
        AgreementKind::GroupServices => td_string!(locale, agreement.kind_group_services),
        AgreementKind::Secrecy => td_string!(locale, agreement.kind_secrecy),
        AgreementKind::Licence => td_string!(locale, agreement.kind_licence),
        AgreementKind::Consulting => td_string!(locale, agreement.kind_consulting),
        AgreementKind::Insurance => td_string!(locale, agreement.kind_insurance),
        AgreementKind::Acquisition => td_string!(locale, agreement.kind_acquisition),
        AgreementKind::Cloud => td_string!(locale, agreement.kind_cloud),
        AgreementKind::Other => td_string!(locale, agreement.kind_other),
    }
}

/// A [`Permission`] in words.
pub(crate) fn permission(locale: Locale, code: Permission) -> &'static str {
    match code {
        Permission::Permitted => td_string!(locale, agreement.answer_permitted),
        Permission::Refused => td_string!(locale, agreement.answer_refused),
    }
}
