use unicode_normalization::UnicodeNormalization;

/// How many recovery codes are made at once.
pub const RECOVERY_CODES: usize = 10;

/// Signs of a recovery code, without the hyphens.
pub const RECOVERY_SIGNS: usize = 16;

/// Letters and digits that nobody confuses on paper.
const SIGNS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz0";

/// A recovery code from ten random bytes: 80 bits as `xxxx-xxxx-xxxx-xxxx`.
#[must_use]
pub fn recovery_code(random: [u8; 10]) -> String {
    let bits = random.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let mut code = String::with_capacity(19);
    for at in 0..16_u32 {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(SIGNS[((bits >> (5 * (15 - at))) & 31) as usize]));
    }
    code
}

/// A code as somebody types it, made comparable: NFKC, lower case, without spaces and hyphens.
#[must_use]
pub fn spoken(typed: &str) -> String {
    crate::text::identifier(typed).nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bits_are_used_and_typing_does_not_matter() {
        assert_eq!(recovery_code([0; 10]), "2222-2222-2222-2222");
        assert_eq!(recovery_code([255; 10]), "0000-0000-0000-0000");
        assert_ne!(recovery_code([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), recovery_code([0; 10]));
        assert_ne!(recovery_code([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), recovery_code([0; 10]));
        assert_eq!(spoken(" ＡＢＣＤ−efgh "), "abcdefgh");
    }
}
