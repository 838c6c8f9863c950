use domain::disclosure::content::DisclosureContent;
use serde::{Deserialize, Serialize};
use service::disclosure::{DecisionForm, DisclosureForm};

/// The fields of a request, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DisclosureInput {
    basis: String,
    renews: String,
    follows: String,
    items: String,
    party: String,
    relation: String,
    relation_note: String,
    nationality: String,
    ownership: String,
    purpose: String,
    site: String,
    protection: String,
    agreement: String,
    agreement_on: String,
    wanted_until: String,
}

impl DisclosureInput {
    pub(super) fn form(&self) -> DisclosureForm {
        let Self { basis, renews, follows, items, party, relation, relation_note, nationality, .. } = self.clone();
        let Self { ownership, purpose, site, protection, agreement, agreement_on, wanted_until, .. } = self.clone();
        DisclosureForm {
            basis,
            renews,
            follows,
            items,
            party,
            relation,
            relation_note,
            nationality,
            ownership,
            purpose,
            site,
            protection,
            agreement,
            agreement_on,
            wanted_until,
        }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 13] {
        [
            ("basis", &self.basis),
            ("items", &self.items),
            ("party", &self.party),
            ("relation", &self.relation),
            ("relation_note", &self.relation_note),
            ("nationality", &self.nationality),
            ("ownership", &self.ownership),
            ("purpose", &self.purpose),
            ("site", &self.site),
            ("protection", &self.protection),
            ("agreement", &self.agreement),
            ("agreement_on", &self.agreement_on),
            ("wanted_until", &self.wanted_until),
        ]
    }

    /// What is stored, as it would be typed.
    pub(super) fn of(content: &DisclosureContent) -> Self {
        Self {
            items: content.items.clone(),
            party: content.party.clone(),
            relation: content.relation.code().to_owned(),
            relation_note: content.relation_note.clone(),
            nationality: content.nationality.clone(),
            ownership: content.ownership.clone(),
            purpose: content.purpose.clone(),
            site: content.site.clone(),
            protection: content.protection.clone(),
            agreement: content.agreement.clone(),
            agreement_on: content.agreement_on.as_ref().map(ToString::to_string).unwrap_or_default(),
            wanted_until: content.wanted_until.to_string(),
            ..Self::default()
        }
    }

    pub(super) fn get(&self, field: &str) -> &str {
        self.typed().into_iter().find(|(name, _)| *name == field).map_or("", |(_, value)| value)
    }
}

/// The fields of an answer, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionInput {
    decision: String,
    conditions: String,
    valid_until: String,
    reason: String,
    number: String,
    answered_on: String,
    scan: String,
}

impl DecisionInput {
    pub(super) fn form(&self) -> DecisionForm {
        let Self { decision, conditions, valid_until, reason, number, answered_on, scan } = self.clone();
        DecisionForm { decision, conditions, valid_until, reason, number, answered_on, scan }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 7] {
        [
            ("decision", &self.decision),
            ("conditions", &self.conditions),
            ("valid_until", &self.valid_until),
            ("reason", &self.reason),
            ("number", &self.number),
            ("answered_on", &self.answered_on),
            ("scan", &self.scan),
        ]
    }
}
