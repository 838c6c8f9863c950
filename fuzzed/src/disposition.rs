//! Names of files: as they are kept, as they are handed out again, and as the header is understood at the other end.

use axum::http::HeaderValue;
use domain::evidence::{MediaType, file_name};
use wire::disposition;

pub(super) fn run(input: &[u8]) {
    let sent = String::from_utf8_lossy(input);
    let kept = file_name(&sent);
    assert_eq!(file_name(&kept), kept, "a name that was kept is kept otherwise again");
    assert!(kept.chars().count() <= 200 && !kept.contains(['/', '\\', '"', '\r', '\n', '\0']), "{kept:?}");
    assert!(!kept.starts_with('.'), "{kept:?} is hidden");
    let _ = MediaType::claimed_by(&kept);
    // Whatever the name: also one that was never cleaned.
    for name in [&*sent, &kept] {
        let header = disposition(name);
        assert!(HeaderValue::from_str(&header).is_ok(), "{header:?} is no value of a header");
        assert_eq!(understood(&header).as_deref(), Some(name), "{header:?} is understood otherwise");
    }
}

/// RFC 6266 with RFC 8187, as strictly as they are written.
fn understood(header: &str) -> Option<String> {
    let rest = header.strip_prefix("attachment; filename=\"")?;
    let (plain, rest) = rest.split_once('"')?;
    let quotable = |byte: u8| byte == b' ' || (byte.is_ascii_graphic() && byte != b'\\' && byte != b'%');
    let extended = rest.strip_prefix("; filename*=UTF-8''")?;
    plain.bytes().all(quotable).then_some(())?;
    let mut bytes = Vec::new();
    let mut rest = extended.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
            }
            byte if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) => bytes.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(bytes).ok()
}
