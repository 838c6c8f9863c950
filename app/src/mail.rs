//! Words of mails: a reference number and a link, nothing else (trap 41).

use crate::i18n::{Locale, td_string};
use domain::notice::NoticeKind;

/// A mail in words.
pub struct MailWords {
    /// Subject.
    pub subject: String,
    /// Body, plain text.
    pub body: String,
}

/// The words of a mail. What happened is not among them: only an invitation must say what its link is.
#[must_use]
pub fn words(locale: Locale, kind: NoticeKind, reference: &str, link: &str) -> MailWords {
    if kind == NoticeKind::Invited {
        return MailWords {
            subject: td_string!(locale, mail.invitation_subject, reference = reference).to_string(),
            body: td_string!(locale, mail.invitation_body, reference = reference, link = link).to_string(),
        };
    }
    if kind == NoticeKind::Digest {
        return MailWords {
            subject: td_string!(locale, mail.digest_subject).to_owned(),
            body: td_string!(locale, mail.digest_body, reference = reference, link = link).to_string(),
        };
    }
    MailWords {
        subject: td_string!(locale, mail.notice_subject, reference = reference).to_string(),
        body: td_string!(locale, mail.notice_body, reference = reference, link = link).to_string(),
    }
}
