use domain::risk_assessment::view::AssessmentDetail;
use domain::risk_assessment::{ScopeKind, ScopePart};
use serde::{Deserialize, Serialize};
use service::risk_assessment::PlanForm;

/// The fields of a plan, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanInput {
    pub(super) trigger: String,
    pub(super) reason: String,
    pub(super) contract: String,
    pub(super) due_on: String,
    pub(super) handling: String,
    pub(super) other: String,
    pub(super) outside: String,
    pub(super) no_handling: String,
    pub(super) no_other: String,
    pub(super) no_outside: String,
    pub(super) previous: String,
}

impl PlanInput {
    pub(super) fn form(&self) -> PlanForm {
        let Self { trigger, reason, contract, due_on, handling, other, outside, .. } = self.clone();
        let Self { no_handling, no_other, no_outside, previous, .. } = self.clone();
        let (scope, none) = ([handling, other, outside], [no_handling, no_other, no_outside]);
        PlanForm { trigger, reason, contract, due_on, scope, none, previous }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 11] {
        [
            ("trigger", &self.trigger),
            ("reason", &self.reason),
            ("contract", &self.contract),
            ("due_on", &self.due_on),
            ("handling", &self.handling),
            ("other", &self.other),
            ("outside", &self.outside),
            ("no_handling", &self.no_handling),
            ("no_other", &self.no_other),
            ("no_outside", &self.no_outside),
            ("previous", &self.previous),
        ]
    }

    /// With a scope that is known.
    pub(super) fn covering(scope: &[ScopePart]) -> Self {
        let of = |kind: ScopeKind| {
            let part = scope.iter().find(|part| part.kind == kind);
            part.map(|part| (part.names.join("\n"), part.reason.clone())).unwrap_or_default()
        };
        let (handling, no_handling) = of(ScopeKind::Handling);
        let (other, no_other) = of(ScopeKind::OtherDepartment);
        let (outside, no_outside) = of(ScopeKind::Outside);
        Self { handling, no_handling, other, no_other, outside, no_outside, ..Self::default() }
    }

    /// What is stored, as it would be typed.
    pub(super) fn stored(detail: &AssessmentDetail) -> Self {
        Self {
            trigger: detail.line.trigger.to_string(),
            reason: detail.line.reason.clone(),
            contract: detail.contract.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            due_on: detail.line.due_on.to_string(),
            ..Self::covering(&detail.scope)
        }
    }
}
