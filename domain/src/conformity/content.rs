//! What a request says of a document that is not here: title, version, number, how it was handed over.

use super::ConformityKind;
use crate::refusal::{Fault, Faults};
use crate::{text, time};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most people on a roster; more is a slip of the keyboard.
const MOST: u32 = 99_999;

/// A request as typed; of the other kind's fields nothing is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConformityForm {
    /// A [`ConformityKind`]; not read where the request follows another one, whose kind and contract it has.
    pub kind: String,
    /// Key of the contract.
    pub contract: String,
    /// Key of the version before, or empty.
    pub follows: String,
    /// Title of the document.
    pub title: String,
    /// Label of the version.
    pub version: String,
    /// Number of the document.
    pub document_number: String,
    /// How it was handed over.
    pub handed_over: String,
    /// When.
    pub handed_over_on: String,
    /// Who wrote the policy set.
    pub author: String,
    /// Who approved it: of the executives.
    pub approver: String,
    /// When.
    pub approved_on: String,
    /// How many people are on the roster.
    pub people: String,
    /// How many of them are new.
    pub joined: String,
    /// How many left since the version before.
    pub left: String,
    /// What changed since the version before; compulsory once one was confirmed.
    pub changes: String,
    /// Anything else, may be empty.
    pub note: String,
}

/// Everything that a request says, in the order of its page. Pinned by its digest once it is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConformityContent {
    /// What it is about.
    pub kind: ConformityKind,
    /// Title of the document.
    pub title: String,
    /// Label of the version.
    pub version: String,
    /// Number of the document.
    pub document_number: String,
    /// How it was handed over.
    pub handed_over: String,
    /// When.
    pub handed_over_on: NaiveDate,
    /// Who wrote the policy set; empty for a roster.
    pub author: String,
    /// Who of the executives approved it; empty for a roster.
    pub approver: String,
    /// When; of a policy set always (4-1-1).
    pub approved_on: Option<NaiveDate>,
    /// Of a roster always: how many people, never who.
    pub people: Option<People>,
    /// What changed since the version before.
    pub changes: String,
    /// Anything else.
    pub note: String,
}

/// How many people are on a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// All of them.
    pub all: u32,
    /// New ones among them: they handle nothing before the confirmation (5-2-1-エ).
    pub joined: u32,
    /// No longer among them: that holds at once (5-2-1-オ).
    pub left: u32,
}

impl ConformityForm {
    /// The fields by their names, as a form sends them.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 14] {
        [
            ("contract", &self.contract),
            ("title", &self.title),
            ("version", &self.version),
            ("document_number", &self.document_number),
            ("handed_over", &self.handed_over),
            ("handed_over_on", &self.handed_over_on),
            ("author", &self.author),
            ("approver", &self.approver),
            ("approved_on", &self.approved_on),
            ("people", &self.people),
            ("joined", &self.joined),
            ("left", &self.left),
            ("changes", &self.changes),
            ("note", &self.note),
        ]
    }

    /// What is stored, as it would be typed.
    #[must_use]
    pub fn of(content: &ConformityContent) -> Self {
        let count = |of: fn(People) -> u32| content.people.map(|people| of(people).to_string()).unwrap_or_default();
        Self {
            kind: content.kind.code().to_owned(),
            title: content.title.clone(),
            version: content.version.clone(),
            document_number: content.document_number.clone(),
            handed_over: content.handed_over.clone(),
            handed_over_on: content.handed_over_on.to_string(),
            author: content.author.clone(),
            approver: content.approver.clone(),
            approved_on: content.approved_on.as_ref().map(ToString::to_string).unwrap_or_default(),
            people: count(|people| people.all),
            joined: count(|people| people.joined),
            left: count(|people| people.left),
            changes: content.changes.clone(),
            note: content.note.clone(),
            ..Self::default()
        }
    }

    /// The next version of a document, begun with what the one before said of it: what is new each time stays to be said.
    #[must_use]
    pub fn after(content: &ConformityContent) -> Self {
        let before = Self::of(content);
        Self {
            kind: before.kind,
            title: before.title,
            document_number: before.document_number,
            handed_over: before.handed_over,
            author: before.author,
            approver: before.approver,
            people: before.people,
            ..Self::default()
        }
    }

    /// Reads the form. `confirmed_before` says that a version was confirmed for this contract: then what changed is said.
    pub fn read(
        &self,
        kind: ConformityKind,
        confirmed_before: bool,
        today: NaiveDate,
        faults: &mut Faults,
    ) -> Option<ConformityContent> {
        let title = faults.text("title", &self.title, text::LINE);
        let version = faults.text("version", &self.version, text::LINE);
        let document_number = faults.text("document_number", &self.document_number, text::LINE);
        let handed_over = faults.text("handed_over", &self.handed_over, text::LINE);
        let handed_over_on = came("handed_over_on", &self.handed_over_on, today, faults);
        let (author, approver, approved_on) = match kind {
            ConformityKind::PolicySet => self.approval(today, faults),
            ConformityKind::HandlerRoster => (String::new(), String::new(), None),
        };
        let people = match kind {
            ConformityKind::PolicySet => None,
            ConformityKind::HandlerRoster => self.counts(faults),
        };
        let changes = self.changes.trim().to_owned();
        if confirmed_before && changes.is_empty() {
            faults.add("changes", Fault::Missing);
        }
        for (field, typed) in [("changes", &self.changes), ("note", &self.note)] {
            if typed.chars().count() > text::PARAGRAPH {
                faults.add(field, Fault::TooLong);
            }
        }
        Some(ConformityContent {
            kind,
            title,
            version,
            document_number,
            handed_over,
            handed_over_on: handed_over_on?,
            author,
            approver,
            approved_on,
            people,
            changes,
            note: self.note.trim().to_owned(),
        })
    }

    /// Whoever wrote it does not approve it, and it is approved before it is put to anybody (4-1-1).
    fn approval(&self, today: NaiveDate, faults: &mut Faults) -> (String, String, Option<NaiveDate>) {
        let author = faults.text("author", &self.author, text::LINE);
        let approver = faults.text("approver", &self.approver, text::LINE);
        if !author.is_empty() && text::search(&author) == text::search(&approver) {
            faults.add("approver", Fault::IsAuthor);
        }
        (author, approver, came("approved_on", &self.approved_on, today, faults))
    }

    fn counts(&self, faults: &mut Faults) -> Option<People> {
        let all = count("people", &self.people, faults);
        let joined = count("joined", &self.joined, faults);
        let left = count("left", &self.left, faults);
        let people = People { all: all?, joined: joined?, left: left? };
        if people.joined > people.all {
            faults.add("joined", Fault::MoreThanAll);
        }
        Some(people)
    }
}

/// A day that is not still to come.
fn came(field: &str, typed: &str, today: NaiveDate, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take(field, time::parse_day(typed))?;
    if day > today {
        faults.add(field, Fault::InTheFuture);
    }
    Some(day)
}

fn count(field: &str, typed: &str, faults: &mut Faults) -> Option<u32> {
    let typed = text::line(typed);
    let read = if typed.is_empty() { Err(Fault::Missing) } else { typed.parse().map_err(|_| Fault::Number) };
    faults.take(field, read.and_then(|count| if count > MOST { Err(Fault::Number) } else { Ok(count) }))
}
