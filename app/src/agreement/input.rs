use domain::agreement::view::AgreementDetail;
use serde::{Deserialize, Serialize};
use service::agreement::{AgreementForm, AnswerForm};

/// The fields of an agreement, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementInput {
    pub(super) counterparty: String,
    pub(super) relation: String,
    pub(super) relation_note: String,
    pub(super) kind: String,
    pub(super) reference: String,
    pub(super) has_clause: String,
    pub(super) clause: String,
    pub(super) signed_on: String,
    pub(super) exclusion: String,
    pub(super) exclusion_on: String,
}

impl AgreementInput {
    pub(super) fn form(&self) -> AgreementForm {
        let Self { counterparty, relation, relation_note, kind, reference, .. } = self.clone();
        let Self { has_clause, clause, signed_on, exclusion, exclusion_on, .. } = self.clone();
        AgreementForm {
            counterparty,
            relation,
            relation_note,
            kind,
            reference,
            has_clause,
            clause,
            signed_on,
            exclusion,
            exclusion_on,
        }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 10] {
        [
            ("counterparty", &self.counterparty),
            ("relation", &self.relation),
            ("relation_note", &self.relation_note),
            ("kind", &self.kind),
            ("reference", &self.reference),
            ("has_clause", &self.has_clause),
            ("clause", &self.clause),
            ("signed_on", &self.signed_on),
            ("exclusion", &self.exclusion),
            ("exclusion_on", &self.exclusion_on),
        ]
    }

    /// What is stored, as it would be typed.
    pub(super) fn stored(detail: &AgreementDetail) -> Self {
        Self {
            counterparty: detail.line.counterparty.clone(),
            relation: detail.relation.to_string(),
            relation_note: detail.relation_note.clone(),
            kind: detail.line.kind.to_string(),
            reference: detail.line.reference.clone(),
            has_clause: if detail.has_clause { "yes" } else { "no" }.to_owned(),
            clause: detail.clause.clone(),
            ..Self::default()
        }
    }
}

/// The fields of an answer, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    outcome: String,
    until: String,
    conditions: String,
    reason: String,
    number: String,
    answered_on: String,
}

impl AnswerInput {
    pub(super) fn form(&self) -> AnswerForm {
        let Self { outcome, until, conditions, reason, number, answered_on } = self.clone();
        AnswerForm { outcome, until, conditions, reason, number, answered_on }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 6] {
        [
            ("outcome", &self.outcome),
            ("until", &self.until),
            ("conditions", &self.conditions),
            ("reason", &self.reason),
            ("number", &self.number),
            ("answered_on", &self.answered_on),
        ]
    }
}
