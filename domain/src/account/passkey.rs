//! Passkeys (パスキー): a key that somebody's device keeps, and uses once it has verified them. Having the device and being its owner are
//! two factors in one, so that a passkey stands beside the password with its authenticator, never behind them.

use crate::id::PasskeyId;
use crate::refusal::Rule;
use std::net::Ipv4Addr;

/// Most passkeys of one account.
pub const PASSKEYS: usize = 10;
/// Minutes between a question to a device and its answer.
pub const CHALLENGE_MINUTES: i64 = 5;

/// The host whose passkeys these are; none where browsers make none: a numeric address belongs to nobody for long, and without TLS
/// only this machine itself is trusted.
#[must_use]
pub fn host(public_url: &str) -> Option<&str> {
    let (scheme, rest) = public_url.split_once("://")?;
    let host = rest.split([':', '/']).next().filter(|host| !host.is_empty() && !host.starts_with('['))?;
    let local = host == "localhost" || host.ends_with(".localhost");
    (host.parse::<Ipv4Addr>().is_err() && (scheme == "https" || local)).then_some(host)
}

/// The number of a passkey as people read it in a mail and on their list: `鍵-9F3A02C1`. It opens nothing.
#[must_use]
pub fn passkey_number(id: PasskeyId) -> String {
    let digits = id.0.simple().to_string();
    format!("鍵-{}", digits[digits.len() - 8..].to_uppercase())
}

/// By what somebody can prove who they are, besides one passkey that is about to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proofs {
    /// A password with an authenticator.
    pub authenticator: bool,
    /// Sign-in providers.
    pub providers: usize,
    /// Other passkeys that are not suspended.
    pub passkeys: usize,
}

impl Proofs {
    /// Whether the one may go.
    ///
    /// # Errors
    /// [`Rule::LastProof`]: its owner would be locked out.
    pub const fn without_one(self) -> Result<(), Rule> {
        if self.authenticator || self.providers > 0 || self.passkeys > 0 { Ok(()) } else { Err(Rule::LastProof) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_with_a_name_has_passkeys_and_a_numeric_address_has_none() {
        assert_eq!(host("https://kakunin.example.jp"), Some("kakunin.example.jp"));
        assert_eq!(host("https://kakunin.example.jp:8443"), Some("kakunin.example.jp"));
        assert_eq!(host("http://localhost:3000"), Some("localhost"));
        for none in
            ["http://127.0.0.1:3000", "https://192.0.2.7", "https://[2001:db8::1]:443", "http://kakunin.example.jp", ""]
        {
            assert_eq!(host(none), None, "{none}");
        }
    }

    #[test]
    fn the_last_proof_stays() {
        assert_eq!(Proofs::default().without_one(), Err(Rule::LastProof));
        for left in [
            Proofs { authenticator: true, ..Proofs::default() },
            Proofs { providers: 1, ..Proofs::default() },
            Proofs { passkeys: 1, ..Proofs::default() },
        ] {
            assert_eq!(left.without_one(), Ok(()), "{left:?}");
        }
    }

    #[test]
    fn a_number_is_the_end_of_the_key() {
        let id = PasskeyId(uuid::Uuid::from_u128(0x9f3a_02c1));
        assert_eq!(passkey_number(id), "鍵-9F3A02C1");
    }
}
