/// `Content-Disposition` of a file to keep, by RFC 6266: the name in ASCII for old clients, in UTF-8 (RFC 8187) for all others.
#[must_use]
pub fn disposition(name: &str) -> String {
    let ascii = |c: char| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    let fallback: String = name.chars().map(ascii).collect();
    format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{}", percent_encoded(name))
}

fn percent_encoded(name: &str) -> String {
    use std::fmt::Write as _;
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::disposition;
    use axum::http::HeaderValue;

    #[test]
    fn names_survive_headers() {
        assert_eq!(
            disposition("入退室 記録.pdf"),
            "attachment; filename=\"___ __.pdf\"; filename*=UTF-8''%E5%85%A5%E9%80%80%E5%AE%A4%20%E8%A8%98%E9%8C%B2.pdf"
        );
        let hostile = disposition("a\"; filename=\"b\r\nSet-Cookie: x=1;%41\\.pdf");
        assert!(HeaderValue::from_str(&hostile).is_ok(), "{hostile}");
        assert_eq!(hostile.matches('"').count(), 2, "{hostile}");
        assert!(!hostile.contains('\r') && !hostile.contains('\n') && !hostile.contains('\\'));
    }
}
