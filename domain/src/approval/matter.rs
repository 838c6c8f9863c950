//! What is approved, frozen as it would leave the company, and what changed of it since somebody approved it.

use super::ApprovalSubject;
use crate::application::view::FrozenApplication;
use crate::confirmation::view::Frozen;
use crate::digest;
use crate::disclosure::content::DisclosureContent;
use crate::waiver::view::FrozenWaiver;
use serde::{Deserialize, Serialize};

/// A frozen content. Its digest is that of what will be submitted, applied with, put or proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// What would be submitted.
    Sheet(Frozen),
    /// What would be applied with.
    Application(FrozenApplication),
    /// What is asked for.
    Disclosure(DisclosureContent),
    /// What is proposed.
    Waiver(FrozenWaiver),
}

/// One part of a content that people read and compare: an item, a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which: the key of an item or the name of a field, see the pages.
    pub key: String,
    /// What it says: a code, a day, a text.
    pub value: String,
    /// What is added to it.
    pub remark: String,
    /// Its files: name and SHA-256.
    pub files: Vec<(String, String)>,
}

/// One part before and now; none where it was not there.
pub type Changed = (Option<Part>, Option<Part>);

impl Matter {
    /// SHA-256 of exactly this content.
    ///
    /// # Errors
    /// Never for contents of ours.
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::Sheet(frozen) => digest::of(frozen),
            Self::Application(frozen) => digest::of(frozen),
            Self::Disclosure(content) => digest::of(content),
            Self::Waiver(frozen) => digest::of(frozen),
        }
    }

    /// Its parts, in the order in which they are read.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        match self {
            Self::Sheet(frozen) => sheet(frozen),
            Self::Application(frozen) => application(frozen),
            Self::Disclosure(content) => disclosure(content),
            Self::Waiver(frozen) => waiver(frozen),
        }
    }

    /// Whether this is a content of such a subject.
    #[must_use]
    pub const fn is_of(&self, subject: ApprovalSubject) -> bool {
        matches!(
            (self, subject),
            (Self::Sheet(_), ApprovalSubject::SubmitSheet)
                | (Self::Application(_), ApprovalSubject::Apply)
                | (Self::Disclosure(_), ApprovalSubject::PutDisclosure)
                | (Self::Waiver(_), ApprovalSubject::ProposeWaiver | ApprovalSubject::SupportWaiver)
        )
    }
}

fn part(key: &str, value: impl Into<String>, remark: impl Into<String>) -> Part {
    Part { key: key.to_owned(), value: value.into(), remark: remark.into(), files: Vec::new() }
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn sheet(frozen: &Frozen) -> Vec<Part> {
    let items = frozen.items.iter().filter(|item| item.asked || !item.value.is_empty());
    items.map(|item| Part { files: item.evidence.clone(), ..part(&item.key, &item.value, &item.remark) }).collect()
}

fn application(frozen: &FrozenApplication) -> Vec<Part> {
    let (number, signed_on) = &frozen.security_contract;
    let mut parts = vec![
        part("contract", &frozen.contract.0, &frozen.contract.1),
        part("upstream", &frozen.upstream.0, &frozen.upstream.1),
        part("downstream", &frozen.downstream.0, &frozen.downstream.1),
        part("tier", frozen.tier.to_string(), ""),
        part("work", &frozen.work, ""),
        part("place", &frozen.place, ""),
        part("starts-on", day(frozen.starts_on), ""),
        part("security-contract", number, day(*signed_on)),
        part("receipt", &frozen.receipt, &frozen.submission),
    ];
    parts.extend(frozen.verdicts.iter().map(|verdict| {
        let waiver = verdict.waiver.as_ref().map(|waiver| format!("{} {}", waiver.number, waiver.until));
        let words = [verdict.ground.clone(), waiver.unwrap_or_default()].join(" ");
        let kind = verdict.kind.map(|kind| kind.code()).unwrap_or_default();
        part(&format!("verdict:{}", verdict.key), kind, words.trim())
    }));
    parts
}

fn disclosure(content: &DisclosureContent) -> Vec<Part> {
    let mut parts = vec![
        part("items", &content.items, ""),
        part("party", &content.party, ""),
        part("relation", content.relation.code(), &content.relation_note),
        part("nationality", &content.nationality, ""),
        part("ownership", &content.ownership, ""),
        part("purpose", &content.purpose, ""),
        part("site", &content.site, ""),
        part("protection", &content.protection, ""),
        part("agreement", &content.agreement, day(content.agreement_on)),
        part("wanted-until", content.wanted_until.to_string(), ""),
    ];
    let points = content.safeguards.iter();
    parts.extend(points.map(|said| part(&format!("safeguard:{}", said.safeguard), said.held.code(), &said.note)));
    parts
}

fn waiver(frozen: &FrozenWaiver) -> Vec<Part> {
    vec![
        Part { files: frozen.files.clone(), ..part("answer", &frozen.value, &frozen.remark) },
        part("reason", &frozen.reason, ""),
        part("measure", &frozen.measure, ""),
        part("evidence", &frozen.evidence, ""),
        part("ends-on", frozen.ends_on.to_string(), ""),
    ]
}

/// What is not as it was, in the order of the present content, then what went: only this is shown to whoever approved before.
#[must_use]
pub fn changes(before: &[Part], now: &[Part]) -> Vec<Changed> {
    let find = |parts: &[Part], key: &str| parts.iter().find(|part| part.key == key).cloned();
    let mut found: Vec<Changed> = Vec::new();
    for part in now {
        let former = find(before, &part.key);
        if former.as_ref() != Some(part) {
            found.push((former, Some(part.clone())));
        }
    }
    let gone = before.iter().filter(|part| find(now, &part.key).is_none());
    found.extend(gone.map(|part| (Some(part.clone()), None)));
    found
}
