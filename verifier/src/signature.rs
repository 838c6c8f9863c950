use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};

/// Whether an Ed25519 signature of this key holds; key and signature in hexadecimal digits.
pub fn holds(public_key: &str, message: &[u8], signature: &str) -> bool {
    let (Some(key), Some(signature)) = (bytes(public_key), bytes(signature)) else { return false };
    UnparsedPublicKey::new(&ED25519, key).verify(message, &signature).is_ok()
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
