//! SHA-256 over a canonical form: JSON with sorted keys and no spaces, in the manner of RFC 8785. We never digest fractions.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Canonical bytes of a value.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::new();
    write(&serde_json::to_value(value)?, &mut out)?;
    Ok(out)
}

/// SHA-256 of the canonical bytes, as 64 hexadecimal digits.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn of<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    Ok(of_bytes(&canonical(value)?))
}

/// SHA-256 of bytes, as 64 hexadecimal digits.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            out.push(b'{');
            for (at, key) in keys.into_iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                serde_json::to_writer(&mut *out, key)?;
                out.push(b':');
                write(&map[key], out)?;
            }
            out.push(b'}');
        }
        Value::Array(values) => {
            out.push(b'[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                write(value, out)?;
            }
            out.push(b']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => serde_json::to_writer(&mut *out, value)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_keys_does_not_matter() {
        let one = serde_json::json!({"b": [1, {"d": null, "c": "下"}], "a": true});
        assert_eq!(String::from_utf8(canonical(&one).unwrap()).unwrap(), r#"{"a":true,"b":[1,{"c":"下","d":null}]}"#);
    }
}
