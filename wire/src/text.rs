use encoding_rs::{Encoding, SHIFT_JIS};

/// The text of a file: as its mark says, else UTF-8 where it can be, else Shift_JIS, as Excel saves CSV in Japan. None where it is no text.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let (text, broken) = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((marked, _)), _) => marked.decode_with_bom_removal(bytes),
        (None, Ok(text)) => (text.into(), false),
        (None, Err(_)) => SHIFT_JIS.decode_without_bom_handling(bytes),
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\r' | '\n');
    (!broken && text.chars().all(is_text)).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;
    use encoding_rs::SHIFT_JIS;

    const LIST: &str = "会社名,作業内容\r\n髙橋①,㈱の切削\r\n";

    #[test]
    fn what_excel_saves_is_read() {
        let (japanese, _, broken) = SHIFT_JIS.encode(LIST);
        assert!(!broken);
        let unicode: Vec<u8> = std::iter::once(0xFEFF).chain(LIST.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xEF\xBB\xBF", LIST.as_bytes()].concat();
        for bytes in [LIST.as_bytes(), &marked, &japanese, &unicode] {
            assert_eq!(decoded(bytes).as_deref(), Some(LIST), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n"[..], b"%PDF-1.7\n\xff\xff", b"a\0b"] {
            assert_eq!(decoded(bytes), None);
        }
    }
}
