//! Searching everything one may see: numbers, companies, people, clauses. What is typed and what is found are folded alike.

use crate::code::codes;
use crate::id::{ChecklistVersionId, EngagementId, MembershipId};
use crate::organisation::view::OrganisationName;
use crate::role::Role;
use crate::text;
use uuid::Uuid;

/// Most hits of one sort; more say that there are more.
pub const MOST: usize = 20;

/// A case that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHit {
    /// Key.
    pub id: EngagementId,
    /// Number that people know.
    pub number: String,
    /// Numbers of its submissions, its applications and its contract, as far as the reader knows of them.
    pub numbers: Vec<String>,
    /// The work, as described.
    pub work: String,
    /// Who gives the work.
    pub upstream: OrganisationName,
    /// Who takes it.
    pub downstream: OrganisationName,
}

codes! {
    /// What else is found by its number.
    pub enum MatterKind {
        /// A policy set or a roster that the ministry confirms.
        Conformity = "conformity",
        /// A request to let a third party handle something.
        Disclosure = "disclosure",
        /// A waiver.
        Waiver = "waiver",
        /// A corrective plan.
        CorrectivePlan = "corrective-plan",
        /// A risk assessment.
        RiskAssessment = "risk-assessment",
        /// An agreement with a third party.
        Agreement = "agreement",
        /// A plan of an audit.
        AuditPlan = "audit-plan",
        /// An audit.
        Audit = "audit",
        /// An audit by the ministry.
        MinistryAudit = "ministry-audit",
    }
}

/// Something that was found by its number, beside the cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterHit {
    /// What.
    pub kind: MatterKind,
    /// Key.
    pub id: Uuid,
    /// Number that people know.
    pub number: String,
}

/// Somebody who was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonHit {
    /// Their place.
    pub membership: MembershipId,
    /// Their name.
    pub name: String,
    /// Department and post.
    pub place: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their organisation.
    pub organisation: Option<OrganisationName>,
    /// The cases by which the reader knows of them: key and number.
    pub cases: Vec<(EngagementId, String)>,
    /// Whether the reader keeps the people of that organisation.
    pub kept: bool,
}

/// An item of a checklist that was found by its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseHit {
    /// The version.
    pub version: ChecklistVersionId,
    /// Its title in Japanese and English.
    pub title: (String, String),
    /// Key of the item.
    pub item: String,
    /// Its clauses.
    pub clauses: Vec<String>,
    /// Its question in Japanese and English.
    pub question: (String, String),
}

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Cases.
    pub cases: Vec<CaseHit>,
    /// Anything else that has a number.
    pub matters: Vec<MatterHit>,
    /// Companies.
    pub companies: Vec<OrganisationName>,
    /// People.
    pub people: Vec<PersonHit>,
    /// Items.
    pub clauses: Vec<ClauseHit>,
}

impl Found {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        let named = self.companies.is_empty() && self.people.is_empty() && self.clauses.is_empty();
        named && self.cases.is_empty() && self.matters.is_empty()
    }
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    folded: String,
    clause: Option<String>,
}

impl Wanted {
    /// What somebody typed; none where nothing is left of it once folded.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let folded = text::search(&text::line(typed).chars().take(text::LINE).collect::<String>());
        if folded.is_empty() {
            return None;
        }
        Some(Self { clause: clause(&folded), folded })
    }

    /// The folded text.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The folded text, and without signs where it can be a number: what a stored text that was [`told`] has is found by one.
    #[must_use]
    pub fn spellings(&self) -> Vec<String> {
        let plain = plain_number(&self.folded);
        let number = plain.len() >= 4 && plain != self.folded;
        [self.folded.clone()].into_iter().chain(number.then_some(plain)).collect()
    }

    /// Whether one of these texts has it.
    #[must_use]
    pub fn is_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let plain = plain_number(&self.folded);
        texts
            .into_iter()
            .map(text::search)
            .any(|text| text.contains(&self.folded) || (plain.len() >= 4 && plain_number(&text).contains(&plain)))
    }

    /// Whether an organisation has it: by any of its names, its reading, its number.
    #[must_use]
    pub fn is_of(&self, name: &OrganisationName) -> bool {
        let number = name.corporate_number.as_deref().unwrap_or_default();
        self.is_in([name.name.as_str(), &name.kana, &name.latin, number])
    }

    /// The clause that was typed, if it can be one.
    #[must_use]
    pub fn clause(&self) -> Option<&str> {
        self.clause.as_deref()
    }

    /// Whether this is the clause that was typed, or one below it.
    #[must_use]
    pub fn is_clause(&self, of: &str) -> bool {
        let (Some(wanted), Some(of)) = (self.clause(), clause(&text::search(of))) else { return false };
        of.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

/// Texts as they are stored for a search by the database: folded, each on a line of its own, numbers without their signs too.
#[must_use]
pub fn told<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for text in texts.into_iter().map(text::search).filter(|text| !text.is_empty()) {
        let plain = plain_number(&text);
        let differs = plain != text;
        lines.push(text);
        if differs {
            lines.push(plain);
        }
    }
    lines.join("\n")
}

/// A number or a clause without signs that people leave out or replace.
fn plain_number(folded: &str) -> String {
    folded.chars().filter(|c| !is_hyphen(*c)).collect()
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | 'ー' | '−')
}

/// `5-3-ア` in one spelling: begins with a digit, parts joined by one hyphen.
fn clause(folded: &str) -> Option<String> {
    let text = folded.trim_start_matches('第').trim_start_matches('§');
    let parts: Vec<&str> = text.split(|c: char| is_hyphen(c) || matches!(c, '.' | '(' | ')')).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let short = parts.len() <= 8 && parts.iter().all(|part| part.chars().count() <= 3);
    let begins = parts.first().is_some_and(|part| part.chars().all(|c| c.is_ascii_digit()));
    (begins && short).then(|| parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::OrganisationId;
    use crate::organisation::OrganisationKind;
    use proptest::prelude::*;

    fn wanted(typed: &str) -> Wanted {
        Wanted::read(typed).unwrap()
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let name = OrganisationName {
            id: OrganisationId(Uuid::nil()),
            kind: OrganisationKind::Company,
            name: "株式会社ミツバ精機".into(),
            kana: "ミツバセイキ".into(),
            latin: "Mitsuba Seiki K.K.".into(),
            corporate_number: Some("7000012050002".into()),
        };
        for typed in ["㈱ミツバ", "ﾐﾂﾊﾞｾｲｷ", "みつばせいき", "ＭＩＴＳＵＢＡ", "ミツバ 精機", "7000012050002"]
        {
            assert!(wanted(typed).is_of(&name), "{typed}");
        }
        assert!(!wanted("あさひ").is_of(&name));
        assert_eq!(Wanted::read(" 　"), None);
        assert_eq!(Wanted::read("㈱"), None, "every company would have it");
    }

    #[test]
    fn numbers_are_found_without_their_signs() {
        for typed in ["確-2026-000012", "２０２６－００００１２", "2026000012", "確2026ー000012", "000012"]
        {
            assert!(wanted(typed).is_in(["確-2026-000012"]), "{typed}");
        }
        assert!(!wanted("000013").is_in(["確-2026-000012"]));
    }

    #[test]
    fn a_clause_finds_what_is_below_it() {
        for typed in ["5-3", "５－３", "第5-3", "5.3"] {
            assert!(wanted(typed).is_clause("5-3-a") && wanted(typed).is_clause("5-3"), "{typed}");
            assert!(!wanted(typed).is_clause("5-31") && !wanted(typed).is_clause("15-3"), "{typed}");
        }
        assert!(wanted("6-4-3-イ").is_clause("6-4-3-イ-b"));
        assert_eq!(wanted("みなと").clause(), None);
        assert_eq!(wanted("2026000012").clause(), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_finds_itself(typed: String) {
            if let Some(wanted) = Wanted::read(&typed) {
                let line: String = text::line(&typed).chars().take(text::LINE).collect();
                prop_assert!(wanted.is_in([line.as_str()]));
                let told = told([line.as_str()]);
                prop_assert!(wanted.spellings().iter().any(|text| told.contains(text)));
            }
        }
    }
}
