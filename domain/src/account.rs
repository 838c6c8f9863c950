//! Accounts: what a password must be, how long tokens and sessions live.

use crate::id::InvitationId;
use crate::organisation::OrganisationKind;
use crate::refusal::Fault;
use chrono::TimeDelta;
use unicode_normalization::UnicodeNormalization;

mod browser;
pub mod passkey;
pub mod reauthentication;
mod recovery;
mod ticket;
pub mod view;

pub use browser::browser;
pub use recovery::{RECOVERY_CODES, RECOVERY_SIGNS, recovery_code, spoken};
pub use ticket::{PASSED_MINUTES, Passed, Ticket};

/// Fewest characters of a password, after NFC (NIST SP 800-63B-4 for passwords that may stand alone; ours never do).
pub const PASSWORD_MIN: usize = 15;
/// Most characters of a password, after NFC.
pub const PASSWORD_MAX: usize = 128;
/// Days for which an invitation can be taken up.
pub const INVITATION_DAYS: i64 = 7;
/// Failed tries of one address or account within [`ATTEMPT_MINUTES`]; the next one waits.
pub const ATTEMPTS: u64 = 10;
/// Days for which somebody sees when they signed in.
pub const SIGN_IN_DAYS: i64 = 180;
/// Sign-ins that the account page shows.
pub const SIGN_INS_SHOWN: u64 = 10;
/// Minutes for which a failed try counts.
pub const ATTEMPT_MINUTES: i64 = 15;

/// The password in the form that is hashed and compared: NFC, nothing trimmed.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::PasswordTooShort`], [`Fault::PasswordTooLong`]. Whether it is guessable is asked elsewhere.
pub fn password(typed: &str) -> Result<String, Fault> {
    let password = composed(typed);
    match password.chars().count() {
        0 => Err(Fault::Missing),
        n if n < PASSWORD_MIN => Err(Fault::PasswordTooShort),
        n if n > PASSWORD_MAX => Err(Fault::PasswordTooLong),
        _ => Ok(password),
    }
}

/// A password as it is compared: NFC, so that one keyboard's が is another's か and ゛.
#[must_use]
pub fn composed(typed: &str) -> String {
    typed.nfc().collect()
}

/// How long a session may live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Since the last request.
    pub idle: TimeDelta,
    /// Since sign-in, whatever happens.
    pub absolute: TimeDelta,
}

/// Lifetime of a session: shorter at the ministry, whose accounts see most. `None` before sign-in.
#[must_use]
pub const fn lifetime(kind: Option<OrganisationKind>) -> Lifetime {
    match kind {
        Some(OrganisationKind::Ministry) => Lifetime { idle: TimeDelta::minutes(15), absolute: TimeDelta::hours(8) },
        Some(OrganisationKind::Company) | None => {
            Lifetime { idle: TimeDelta::minutes(30), absolute: TimeDelta::hours(12) }
        }
    }
}

/// The number of an invitation as people read it in a mail: `招-9F3A02C1`. It opens nothing.
#[must_use]
pub fn invitation_number(id: InvitationId) -> String {
    let digits = id.0.simple().to_string();
    format!("招-{}", digits[digits.len() - 8..].to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_counted_in_characters_after_composition() {
        assert_eq!(password(""), Err(Fault::Missing));
        assert_eq!(password("十四文字のことばではたりない"), Err(Fault::PasswordTooShort));
        // か + ゙ composes to one character.
        assert_eq!(password(&"か\u{3099}".repeat(14)), Err(Fault::PasswordTooShort));
        assert_eq!(password(&"か\u{3099}".repeat(15)), Ok("が".repeat(15)));
        assert_eq!(password(&" ".repeat(129)), Err(Fault::PasswordTooLong));
    }
}
