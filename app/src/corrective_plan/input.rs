use domain::corrective_plan::view::{Origin, PlanDetail};
use serde::{Deserialize, Serialize};
use service::corrective_plan::{OriginForm, PlanForm};

/// The fields of a plan, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanInput {
    pub(super) basis: String,
    pub(super) origin: String,
    pub(super) of: String,
    pub(super) item: String,
    pub(super) reference: String,
    pub(super) clause: String,
    pub(super) shortcoming: String,
    pub(super) delay: String,
    pub(super) limit_on: String,
    pub(super) ends_on: String,
}

impl PlanInput {
    pub(super) fn form(&self) -> PlanForm {
        let Self { basis, shortcoming, delay, limit_on, ends_on, .. } = self.clone();
        let Self { origin, of, item, reference, clause, .. } = self.clone();
        PlanForm {
            basis,
            origin: OriginForm { origin, of, item, reference, clause },
            shortcoming,
            delay,
            limit_on,
            ends_on,
        }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 8] {
        [
            ("basis", &self.basis),
            ("origin", &self.origin),
            ("reference", &self.reference),
            ("clause", &self.clause),
            ("shortcoming", &self.shortcoming),
            ("delay", &self.delay),
            ("limit_on", &self.limit_on),
            ("ends_on", &self.ends_on),
        ]
    }

    /// As it begins with what is known of its origin.
    pub(super) fn from(origin: &Origin) -> Self {
        Self {
            basis: origin.basis.map(|basis| basis.to_string()).unwrap_or_default(),
            origin: origin.kind.map(|kind| kind.to_string()).unwrap_or_default(),
            of: origin.of.map(|of| of.to_string()).unwrap_or_default(),
            item: origin.item.clone(),
            reference: origin.reference.clone(),
            clause: origin.clause.clone(),
            ..Self::default()
        }
    }

    /// What is stored, as it would be typed.
    pub(super) fn stored(detail: &PlanDetail) -> Self {
        let content = &detail.content;
        Self {
            reference: content.reference.clone(),
            clause: content.clause.clone(),
            shortcoming: content.shortcoming.clone(),
            delay: content.delay.clone(),
            limit_on: content.limit_on.to_string(),
            ends_on: content.ends_on.to_string(),
            ..Self::default()
        }
    }
}
