//! A calendar as other programs read it (RFC 5545): reference numbers and days, nothing else (trap 41).

use crate::deadline::Deadline;
use chrono::{DateTime, NaiveDate, Utc};

/// Longest line, octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The dated ones as a calendar. `host` makes the identifiers of events the portal's own.
#[must_use]
pub fn calendar(host: &str, now: DateTime<Utc>, deadlines: &[Deadline]) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kakunin//Deadlines//JA", "CALSCALE:GREGORIAN"] {
        line(&mut out, text);
    }
    line(&mut out, "X-WR-CALNAME:Kakunin");
    for deadline in deadlines {
        if let Some(day) = deadline.due_on {
            event(&mut out, host, now, deadline, day);
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// A whole day, which blocks nobody's time.
fn event(out: &mut String, host: &str, now: DateTime<Utc>, deadline: &Deadline, day: NaiveDate) {
    let next = day.succ_opt().unwrap_or(day);
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}-{}@{}", deadline.kind, deadline.key, escaped(host)));
    line(out, &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")));
    line(out, &format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
    line(out, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    line(out, &format!("SUMMARY:{}", escaped(&deadline.reference)));
    line(out, "CLASS:PRIVATE");
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// A text value: backslash, semicolon, comma and line breaks escaped, other control characters left out (3.3.11).
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded so that no piece is longer than [`LINE`] octets and no character is torn (3.1).
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            // The space at the beginning counts.
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::DeadlineKind;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn due(reference: &str) -> Deadline {
        Deadline {
            kind: DeadlineKind::Answer,
            key: Uuid::nil(),
            reference: reference.to_owned(),
            path: "/confirmation/x".to_owned(),
            due_on: NaiveDate::from_ymd_opt(2026, 12, 31),
            since: DateTime::default(),
            from: None,
            to: None,
            ours: true,
            count: 1,
        }
    }

    #[test]
    fn an_event_is_a_number_and_a_day() {
        let undated = Deadline { due_on: None, ..due("申-2026-000001") };
        let text = calendar("kakunin.example", DateTime::default(), &[due("確-2026-000001"), undated]);
        let events: Vec<&str> = text.lines().skip_while(|line| !line.contains("VEVENT")).collect();
        assert_eq!(
            events,
            [
                "BEGIN:VEVENT",
                "UID:answer-00000000-0000-0000-0000-000000000000@kakunin.example",
                "DTSTAMP:19700101T000000Z",
                "DTSTART;VALUE=DATE:20261231",
                "DTEND;VALUE=DATE:20270101",
                "SUMMARY:確-2026-000001",
                "CLASS:PRIVATE",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
        assert!(!text.contains("/confirmation"), "no address");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_say_the_same_unfolded(reference in any::<String>()) {
            let text = calendar("h", DateTime::default(), &[due(&reference)]);
            prop_assert!(text.ends_with("\r\n"));
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE && !line.contains(['\r', '\n']), "{}", line);
            }
            let unfolded = text.replace("\r\n ", "");
            let summary = unfolded.split_terminator("\r\n").find(|line| line.starts_with("SUMMARY:")).unwrap();
            prop_assert_eq!(summary, format!("SUMMARY:{}", escaped(&reference)));
            prop_assert_eq!(unfolded.matches("BEGIN:VEVENT\r\n").count(), 1);
        }
    }
}
