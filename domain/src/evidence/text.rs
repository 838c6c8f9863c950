use crate::refusal::Fault;

/// Whether bytes are plain text, in UTF-8 or in Shift_JIS, judged while they pass.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    /// The begun character, while all so far is UTF-8.
    utf8: Option<Vec<u8>>,
    /// Whether the second byte of a character is awaited, while all so far is Shift_JIS.
    shift_jis: Option<bool>,
}

impl Default for Plain {
    fn default() -> Self {
        Self { utf8: Some(Vec::new()), shift_jis: Some(false) }
    }
}

impl Plain {
    /// Looks at the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) -> Result<(), Fault> {
        // Neither encoding uses these bytes inside a character.
        let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
        if piece.iter().any(is_control) {
            return Err(Fault::FileType);
        }
        self.utf8 = self.utf8.take().and_then(|begun| utf8(begun, piece));
        self.shift_jis = self.shift_jis.and_then(|awaited| piece.iter().try_fold(awaited, shift_jis));
        if self.utf8.is_none() && self.shift_jis.is_none() { Err(Fault::FileType) } else { Ok(()) }
    }

    /// Whether the whole was text, no character left begun.
    pub(super) fn holds(&self) -> bool {
        self.utf8.as_ref().is_some_and(Vec::is_empty) || self.shift_jis == Some(false)
    }
}

fn utf8(mut begun: Vec<u8>, piece: &[u8]) -> Option<Vec<u8>> {
    begun.extend_from_slice(piece);
    match std::str::from_utf8(&begun) {
        Ok(_) => Some(Vec::new()),
        Err(error) if error.error_len().is_none() => Some(begun.split_off(error.valid_up_to())),
        Err(_) => None,
    }
}

/// JIS X 0208 in Shift_JIS with the usual extensions: lead byte, then trail byte; half-width kana alone.
const fn shift_jis(awaited: bool, byte: &u8) -> Option<bool> {
    match (awaited, *byte) {
        (true, 0x40..=0x7e | 0x80..=0xfc) | (false, 0x00..=0x7e | 0xa1..=0xdf) => Some(false),
        (false, 0x81..=0x9f | 0xe0..=0xfc) => Some(true),
        (true | false, _) => None,
    }
}
