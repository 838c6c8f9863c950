use domain::risk_assessment::view::RiskLine;
use domain::risk_method::{Factor, Factors};
use serde::{Deserialize, Serialize};
use service::risk::RiskForm;

/// The fields of a risk, as the form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RiskInput {
    pub(super) asset: String,
    pub(super) threat: String,
    pub(super) vulnerability: String,
    pub(super) damage: String,
    pub(super) before_damage: String,
    pub(super) before_threat: String,
    pub(super) before_vulnerability: String,
    pub(super) measures: String,
    pub(super) treatment: String,
    pub(super) plan: String,
    pub(super) after_damage: String,
    pub(super) after_threat: String,
    pub(super) after_vulnerability: String,
    pub(super) owner: String,
    pub(super) due_on: String,
    pub(super) acceptor: String,
    pub(super) accept_until: String,
}

impl RiskInput {
    pub(super) fn form(&self) -> RiskForm {
        let Self { asset, threat, vulnerability, damage, measures, treatment, plan, .. } = self.clone();
        let Self { before_damage, before_threat, before_vulnerability, owner, due_on, .. } = self.clone();
        let Self { after_damage, after_threat, after_vulnerability, acceptor, accept_until, .. } = self.clone();
        RiskForm {
            asset,
            threat,
            vulnerability,
            damage,
            before: [before_damage, before_threat, before_vulnerability],
            measures,
            treatment,
            plan,
            after: [after_damage, after_threat, after_vulnerability],
            owner,
            due_on,
            acceptor,
            accept_until,
        }
    }

    pub(super) fn typed(&self) -> [(&'static str, &str); 17] {
        [
            ("asset", &self.asset),
            ("threat", &self.threat),
            ("vulnerability", &self.vulnerability),
            ("damage", &self.damage),
            ("before_damage", &self.before_damage),
            ("before_threat", &self.before_threat),
            ("before_vulnerability", &self.before_vulnerability),
            ("measures", &self.measures),
            ("treatment", &self.treatment),
            ("plan", &self.plan),
            ("after_damage", &self.after_damage),
            ("after_threat", &self.after_threat),
            ("after_vulnerability", &self.after_vulnerability),
            ("owner", &self.owner),
            ("due_on", &self.due_on),
            ("acceptor", &self.acceptor),
            ("accept_until", &self.accept_until),
        ]
    }

    /// What is stored, as it would be typed.
    pub(super) fn stored(risk: &RiskLine) -> Self {
        let step =
            |factors: Option<Factors>, factor| factors.map(|found| found.of(factor).to_string()).unwrap_or_default();
        let before = |factor| step(risk.factors, factor);
        let after = |factor| step(risk.residual, factor);
        let text = |found: Option<String>| found.unwrap_or_default();
        Self {
            asset: risk.asset.clone(),
            threat: risk.threat.clone(),
            vulnerability: risk.vulnerability.clone(),
            damage: risk.damage.clone(),
            before_damage: before(Factor::Damage),
            before_threat: before(Factor::Threat),
            before_vulnerability: before(Factor::Vulnerability),
            measures: risk.measures.clone(),
            treatment: text(risk.treatment.map(|code| code.to_string())),
            plan: risk.plan.clone(),
            after_damage: after(Factor::Damage),
            after_threat: after(Factor::Threat),
            after_vulnerability: after(Factor::Vulnerability),
            owner: text(risk.owner.map(|place| place.to_string())),
            due_on: text(risk.due_on.map(|day| day.to_string())),
            acceptor: text(risk.acceptance.by.map(|place| place.to_string())),
            accept_until: text(risk.acceptance.until.map(|day| day.to_string())),
        }
    }
}
