use crate::i18n::{Locale, td_string};
use crate::ui::Tone;
use domain::notice::{Channel, MailState, NoticeGroup, Rhythm};

/// A [`NoticeGroup`] in words.
pub(super) fn group(locale: Locale, code: NoticeGroup) -> &'static str {
    match code {
        NoticeGroup::Sheet => td_string!(locale, notice.group_sheet),
        NoticeGroup::Application => td_string!(locale, notice.group_application),
        NoticeGroup::Disclosure => td_string!(locale, notice.group_disclosure),
        NoticeGroup::Waiver => td_string!(locale, notice.group_waiver),
        NoticeGroup::Conformity => td_string!(locale, notice.group_conformity),
        NoticeGroup::Audit => td_string!(locale, notice.group_audit),
        NoticeGroup::Plan => td_string!(locale, notice.group_plan),
        NoticeGroup::Agreement => td_string!(locale, notice.group_agreement),
        NoticeGroup::Work => td_string!(locale, notice.group_work),
        NoticeGroup::Person => td_string!(locale, notice.group_person),
        NoticeGroup::Risk => td_string!(locale, notice.group_risk),
        NoticeGroup::Deadline => td_string!(locale, notice.group_deadline),
    }
}

/// A [`Channel`] in words.
pub(super) fn channel(locale: Locale, code: Channel) -> &'static str {
    match code {
        Channel::Mail => td_string!(locale, notice.channel_mail),
        Channel::Digest => td_string!(locale, notice.channel_digest),
        Channel::Portal => td_string!(locale, notice.channel_portal),
    }
}

/// A [`Rhythm`] in words.
pub(super) fn rhythm(locale: Locale, code: Rhythm) -> &'static str {
    match code {
        Rhythm::Daily => td_string!(locale, notice.rhythm_daily),
        Rhythm::Weekly => td_string!(locale, notice.rhythm_weekly),
    }
}

/// A [`MailState`] in words.
pub(super) fn state(locale: Locale, code: MailState) -> &'static str {
    match code {
        MailState::Waiting => td_string!(locale, notice.mail_waiting),
        MailState::Sent => td_string!(locale, notice.mail_sent),
        MailState::GivenUp => td_string!(locale, notice.mail_given_up),
    }
}

pub(super) const fn tone(code: MailState) -> Tone {
    match code {
        MailState::Waiting => Tone::Waiting,
        MailState::Sent => Tone::Success,
        MailState::GivenUp => Tone::Danger,
    }
}
