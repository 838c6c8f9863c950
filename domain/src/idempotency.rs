//! A form that is sent twice is carried out once: the meaning of `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header), for
//! plain forms.

use crate::id::AccountId;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

/// Name of the field in which a form carries the number of the page that it stands on.
pub const FIELD: &str = "idempotency_key";

/// The key of a form as it was sent (UUIDv8, of SHA-256): of the same person, at the same address, from the same page, with the same
/// content. None where the form carries no number.
///
/// A form that was corrected, or one of a page that was loaded anew, is another one.
#[must_use]
pub fn key(account: AccountId, path: &str, form: &[u8]) -> Option<Uuid> {
    let mut fields = form.split(|byte| *byte == b'&');
    let numbered =
        |field: &[u8]| field.strip_prefix(FIELD.as_bytes()).is_some_and(|rest| rest.len() > 1 && rest[0] == b'=');
    if !fields.any(numbered) {
        return None;
    }
    let mut digest = Sha256::new();
    digest.update(account.0.as_bytes());
    digest.update(path.as_bytes());
    digest.update([0]);
    digest.update(form);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    Some(Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::id::AccountId;
    use uuid::Uuid;

    #[test]
    fn the_same_form_has_the_same_key_and_any_other_one_another() {
        let (one, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let form = b"a=1&idempotency_key=x".as_slice();
        let first = key(one, "/api/save", form).unwrap();
        assert_eq!(key(one, "/api/save", form), Some(first));
        let others = [
            key(other, "/api/save", form),
            key(one, "/api/send", form),
            key(one, "/api/save", b"a=2&idempotency_key=x"),
            key(one, "/api/save", b"a=1&idempotency_key=y"),
        ];
        for another in others {
            assert!(another.is_some_and(|another| another != first));
        }
    }

    #[test]
    fn a_form_without_number_has_none() {
        let nobody = AccountId(Uuid::nil());
        for form in ["", "a=1", "idempotency_key=", "idempotency_key", "idempotency_keys=1", "a=idempotency_key=1"] {
            assert_eq!(key(nobody, "/", form.as_bytes()), None, "{form}");
        }
    }
}
