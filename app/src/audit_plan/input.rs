use domain::audit_plan::view::{AuditPlanBeginning, AuditPlanDetail};
use serde::{Deserialize, Serialize};
use service::audit_plan::{AuditPlanForm, DayForm, MemberForm, ProcedureForm};

/// The facts of a plan, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanInput {
    pub(super) fiscal_year: String,
    pub(super) trigger: String,
    pub(super) trigger_reason: String,
    pub(super) departments: String,
    pub(super) contract: String,
    pub(super) before: String,
}

impl PlanInput {
    pub(super) fn form(&self) -> AuditPlanForm {
        let Self { fiscal_year, trigger, trigger_reason, departments, contract, before } = self.clone();
        AuditPlanForm { fiscal_year, trigger, trigger_reason, departments, contract, before }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 5] {
        [
            ("fiscal_year", &self.fiscal_year),
            ("trigger", &self.trigger),
            ("trigger_reason", &self.trigger_reason),
            ("departments", &self.departments),
            ("contract", &self.contract),
        ]
    }

    /// What is stored, as it would be typed.
    pub(super) fn stored(detail: &AuditPlanDetail) -> Self {
        let content = &detail.content;
        Self {
            fiscal_year: content.fiscal_year.to_string(),
            trigger: content.trigger.to_string(),
            trigger_reason: content.trigger_reason.clone(),
            departments: content.departments.join("\n"),
            contract: detail.contract.map(|id| id.to_string()).unwrap_or_default(),
            before: String::new(),
        }
    }

    /// As a new one begins: for this fiscal year, from an earlier one where there is one.
    pub(super) fn beginning(page: &AuditPlanBeginning) -> Self {
        let fiscal_year = page.fiscal_year.to_string();
        match &page.plan {
            None => Self { fiscal_year, ..Self::default() },
            Some(earlier) => Self { fiscal_year, before: earlier.line.id.to_string(), ..Self::stored(earlier) },
        }
    }
}

/// Somebody who takes part, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberInput {
    pub(super) membership: String,
    pub(super) department: String,
    pub(super) post: String,
    pub(super) authority: String,
    pub(super) handler: String,
}

impl MemberInput {
    pub(super) fn form(&self) -> MemberForm {
        let Self { membership, department, post, authority, handler } = self.clone();
        MemberForm { membership, department, post, authority, handler }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 5] {
        [
            ("membership", &self.membership),
            ("department", &self.department),
            ("post", &self.post),
            ("authority", &self.authority),
            ("handler", &self.handler),
        ]
    }
}

/// A line of the schedule, as the form sends it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DayInput {
    pub(super) title: String,
    pub(super) starts_on: String,
    pub(super) ends_on: String,
}

impl DayInput {
    pub(super) fn form(&self) -> DayForm {
        let Self { title, starts_on, ends_on } = self.clone();
        DayForm { title, starts_on, ends_on }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 3] {
        [("title", &self.title), ("starts_on", &self.starts_on), ("ends_on", &self.ends_on)]
    }
}

/// A procedure, as the form sends it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProcedureInput {
    pub(super) clause: String,
    pub(super) department: String,
    pub(super) procedure: String,
    pub(super) method: String,
}

impl ProcedureInput {
    pub(super) fn form(&self) -> ProcedureForm {
        let Self { clause, department, procedure, method } = self.clone();
        ProcedureForm { clause, department, procedure, method }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 4] {
        [
            ("clause", &self.clause),
            ("department", &self.department),
            ("procedure", &self.procedure),
            ("method", &self.method),
        ]
    }
}
