//! Bars that tell a share.

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// `part` of `whole` in eighths of `width` columns, padded with spaces. Overdrawn is full.
///
/// One of many still shows, and a full bar says that none is left.
#[must_use]
pub fn bar(width: u16, part: u64, whole: u64) -> String {
    let eighths = share(usize::from(width) * 8, part, whole).max(usize::from(part > 0 && width > 0));
    let bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    bar + &" ".repeat(usize::from(width) - eighths.div_ceil(8))
}

/// How far a job of `total` steps is: `━━━──`. A job without steps is done.
#[must_use]
pub fn progress(width: u16, done: u64, total: u64) -> String {
    let width = usize::from(width);
    let filled = if total == 0 { width } else { share(width, done, total) };
    "━".repeat(filled) + &"─".repeat(width - filled)
}

/// `part / whole` of `units`, rounded down, at most all of them.
fn share(units: usize, part: u64, whole: u64) -> usize {
    if part >= whole {
        return if part == 0 { 0 } else { units };
    }
    let share = u128::from(part) * units as u128 / u128::from(whole);
    usize::try_from(share).unwrap_or(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_tells_none_one_most_all_and_too_many() {
        assert_eq!(bar(4, 0, 200), "    ");
        assert_eq!(bar(4, 1, 200), "▏   ");
        assert_eq!(bar(14, 3, 30), "█▍            ");
        assert_eq!(bar(4, 199, 200), "███▉");
        assert_eq!(bar(4, 5, 5), "████");
        assert_eq!(bar(4, 12, 10), "████");
        assert_eq!(bar(4, 1, 0), "████");
        assert_eq!(bar(4, 0, 0), "    ");
        assert_eq!(bar(0, 1, 2), "");
        assert_eq!(bar(2, u64::MAX - 1, u64::MAX), "█▉");
    }

    #[test]
    fn progress_is_full_only_when_done() {
        assert_eq!(progress(5, 0, 43), "─────");
        assert_eq!(progress(5, 28, 43), "━━━──");
        assert_eq!(progress(5, 42, 43), "━━━━─");
        assert_eq!(progress(5, 43, 43), "━━━━━");
        assert_eq!(progress(5, 0, 0), "━━━━━");
        assert_eq!(progress(0, 1, 2), "");
    }
}
