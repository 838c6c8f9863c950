//! Sending one checklist version to many subcontractors in one action (一括送付).

use crate::code::codes;

pub mod list;
pub mod view;

/// Most recipients of one dispatch.
pub const MOST: usize = 1_000;

codes! {
    /// Where a dispatch stands. Whether it is over is computed from its recipients.
    pub enum DispatchStatus {
        /// Looked at, nothing was written of any case.
        Draft = "draft",
        /// The worker prepares and sends, one recipient after the other.
        Running = "running",
        /// Stopped by its author, or because the author may no longer send; can be continued.
        Stopped = "stopped",
        /// Given up before it began.
        Discarded = "discarded",
    }
}

codes! {
    /// Where one recipient stands, computed from the case, the outbox and the notices.
    pub enum RecipientState {
        /// Nothing was done yet.
        Waiting = "waiting",
        /// A rule stands in the way.
        Blocked = "blocked",
        /// The sheet was sent; the mail still waits in the outbox.
        Prepared = "prepared",
        /// The mail went out.
        Mailed = "mailed",
        /// The mail server refused for good.
        Bounced = "bounced",
        /// Somebody of the company read the notice.
        Opened = "opened",
        /// The first answer is written.
        Started = "started",
        /// The sheet was submitted.
        Submitted = "submitted",
    }
}

/// What is known of one recipient, for [`state`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// A rule stood in the way.
    pub blocked: bool,
    /// The sheet was sent.
    pub sent: bool,
    /// A mail of it waits in the outbox.
    pub waiting: bool,
    /// A mail of it was given up.
    pub failed: bool,
    /// Somebody of the company read the notice.
    pub opened: bool,
    /// An answer is stored.
    pub started: bool,
    /// It was submitted at least once.
    pub submitted: bool,
}

/// Where a recipient stands: the farthest that is known.
#[must_use]
pub const fn state(known: Known) -> RecipientState {
    match known {
        Known { submitted: true, .. } => RecipientState::Submitted,
        Known { started: true, .. } => RecipientState::Started,
        Known { sent: false, blocked: true, .. } => RecipientState::Blocked,
        Known { sent: false, .. } => RecipientState::Waiting,
        Known { opened: true, .. } => RecipientState::Opened,
        Known { failed: true, .. } => RecipientState::Bounced,
        Known { waiting: true, .. } => RecipientState::Prepared,
        Known { .. } => RecipientState::Mailed,
    }
}

/// The message to one company: `{会社名}` or `{company}`, `{作業}` or `{work}` are filled in, whatever their width.
/// What is filled in is never read for placeholders again.
#[must_use]
pub fn fill(template: &str, company: &str, work: &str) -> String {
    let template = template.replace('｛', "{").replace('｝', "}");
    let mut text = String::with_capacity(template.len());
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let named = after.split_once('}').and_then(|(name, after)| match name.trim().to_lowercase().as_str() {
            "会社名" | "company" => Some((company, after)),
            "作業" | "work" => Some((work, after)),
            _ => None,
        });
        match named {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once() {
        let text = fill("{会社名} 御中\n｛work｝の件 {other} {", "{作業}社", "切削");
        assert_eq!(text, "{作業}社 御中\n切削の件 {other} {");
    }

    #[test]
    fn the_farthest_counts() {
        let sent = Known { sent: true, ..Known::default() };
        assert_eq!(state(Known::default()), RecipientState::Waiting);
        assert_eq!(state(Known { blocked: true, ..Known::default() }), RecipientState::Blocked);
        assert_eq!(state(sent), RecipientState::Mailed);
        assert_eq!(state(Known { waiting: true, ..sent }), RecipientState::Prepared);
        assert_eq!(state(Known { waiting: true, failed: true, ..sent }), RecipientState::Bounced);
        assert_eq!(state(Known { failed: true, opened: true, ..sent }), RecipientState::Opened);
        assert_eq!(state(Known { started: true, ..sent }), RecipientState::Started);
        assert_eq!(state(Known { submitted: true, started: true, ..sent }), RecipientState::Submitted);
    }
}
