//! Numeric strings as PHP reads them.

/// The integer that `text` is as a whole in PHP's sense (white space around it, a
/// sign), or None: not numeric, a float, or out of range.
pub fn as_integer(text: &[u8]) -> Option<i64> {
    let space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C);
    let start = text.iter().position(|b| !space(b))?;
    let end = text.iter().rposition(|b| !space(b))?;
    std::str::from_utf8(text.get(start..=end)?)
        .ok()?
        .parse()
        .ok()
}
