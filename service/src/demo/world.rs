use crate::error::{Error, Result};
use domain::agreement::AgreementKind;
use domain::audit::finding::Severity;
use domain::corrective_plan::OriginKind;
use domain::disclosure::content::PartyRelation;
use domain::organisation::OrganisationKind;
use domain::risk::Treatment;
use domain::role::Role;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    pub password: String,
    #[serde(rename = "organisation")]
    pub organisations: Vec<Organisation>,
    #[serde(rename = "contract")]
    pub contracts: Vec<Contract>,
    #[serde(rename = "case")]
    pub cases: Vec<Case>,
    #[serde(rename = "waiver")]
    pub waivers: Vec<Waiver>,
    #[serde(rename = "disclosure")]
    pub disclosures: Vec<Disclosure>,
    #[serde(rename = "agreement")]
    pub agreements: Vec<Agreement>,
    #[serde(rename = "plan")]
    pub plans: Vec<Plan>,
    #[serde(rename = "risk")]
    pub risks: Vec<Risk>,
    #[serde(rename = "finding")]
    pub findings: Vec<Finding>,
    /// By item: what is answered where it is not the obvious.
    pub answers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub key: String,
    pub kind: OrganisationKind,
    pub name: String,
    pub kana: String,
    pub latin: String,
    pub corporate_number: String,
    #[serde(rename = "person")]
    pub people: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub email: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub department: String,
    pub post: String,
}

/// Between the ministry and a company.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    pub number: String,
    pub title: String,
    pub company: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub upstream: String,
    /// Of a lower tier: the company above, for whom the upstream's work has begun.
    pub below: Option<String>,
    pub downstream: String,
    pub work: String,
    pub place: String,
    pub stage: Stage,
    /// Items that are answered *in part*.
    #[serde(default)]
    pub partly: Vec<String>,
}

/// For an item that is met in part.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    pub item: String,
    pub reason: String,
    pub measure: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    pub party: String,
    pub relation: PartyRelation,
    pub items: String,
    pub purpose: String,
}

/// With a third party, before its signature.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub counterparty: String,
    pub relation: PartyRelation,
    pub kind: AgreementKind,
    pub reference: String,
    pub clause: String,
    /// Why protected information cannot be excluded.
    pub reason: String,
}

/// A corrective plan with one measure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub origin: OriginKind,
    pub reference: String,
    pub clause: String,
    pub shortcoming: String,
    pub delay: String,
    pub measure: String,
}

/// A risk of a company that assessed its risks twice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    pub asset: String,
    pub threat: String,
    pub vulnerability: String,
    pub damage: String,
    /// Steps of damage, threat and vulnerability as it is.
    pub before: [u8; 3],
    /// With everything done.
    pub after: [u8; 3],
    /// The same in the second assessment, where it moved.
    pub again: Option<[u8; 3]>,
    pub treatment: Treatment,
    pub plan: String,
    /// Gone in the second assessment.
    #[serde(default)]
    pub first_only: bool,
    /// New in it.
    #[serde(default)]
    pub second_only: bool,
}

/// What an audit found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub clause: String,
    pub department: String,
    pub what: String,
    pub severity: Severity,
    pub proposal: String,
    pub measure: String,
    /// What proves that the measure was carried out; none while it is under way.
    pub done: Option<String>,
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Sent,
    Submitted,
    Returned,
    Applied,
    Started,
}

impl World {
    pub fn read(data: &str) -> Result<Self> {
        toml::from_str(data).map_err(|error| Error::internal(format!("data/demo.toml: {error}")))
    }

    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.organisations.iter().flat_map(|organisation| &organisation.people)
    }
}
