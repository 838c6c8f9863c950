//! Accounts: what a password must be, how long tokens live.

use crate::refusal::Fault;
use unicode_normalization::UnicodeNormalization;

pub mod view;

/// Fewest characters of a password, after NFC (NIST SP 800-63B-4 for passwords that may stand alone; ours never do).
pub const PASSWORD_MIN: usize = 15;
/// Most characters of a password, after NFC.
pub const PASSWORD_MAX: usize = 128;
/// Days for which an invitation can be taken up.
pub const INVITATION_DAYS: i64 = 7;

/// The password in the form that is hashed and compared: NFC, nothing trimmed.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::PasswordTooShort`], [`Fault::PasswordTooLong`]. Whether it is guessable is asked elsewhere.
pub fn password(typed: &str) -> Result<String, Fault> {
    let password: String = typed.nfc().collect();
    match password.chars().count() {
        0 => Err(Fault::Missing),
        n if n < PASSWORD_MIN => Err(Fault::PasswordTooShort),
        n if n > PASSWORD_MAX => Err(Fault::PasswordTooLong),
        _ => Ok(password),
    }
}
