//! `deny.toml`, as far as we enforce it ourselves. The format is cargo-deny's.

use serde::Deserialize;

use crate::house::House;
use crate::{Result, files};

/// The whole file.
#[derive(Deserialize)]
pub struct Deny {
    /// Who may use what.
    pub bans: Bans,
    /// What we may ship.
    pub licenses: Licenses,
    /// Where packages may come from.
    pub sources: Sources,
    /// Known holes that do not touch us.
    pub advisories: Advisories,
}

/// `[bans]`
#[derive(Deserialize)]
pub struct Bans {
    /// One row for each restricted package.
    pub deny: Vec<Ban>,
}

/// One restricted package.
#[derive(Deserialize)]
pub struct Ban {
    /// Its name.
    #[serde(rename = "crate")]
    pub name: String,
    /// Who may use it directly; nobody when empty.
    #[serde(default)]
    pub wrappers: Vec<String>,
    /// Why.
    pub reason: String,
}

/// `[licenses]`
#[derive(Deserialize)]
pub struct Licenses {
    /// SPDX identifiers that are fine everywhere.
    pub allow: Vec<String>,
    /// Packages with one that is fine for them.
    pub exceptions: Vec<Exception>,
}

/// One package's exception.
#[derive(Deserialize)]
pub struct Exception {
    /// Its name.
    #[serde(rename = "crate")]
    pub name: String,
    /// SPDX identifiers.
    pub allow: Vec<String>,
}

/// `[sources]`
#[derive(Deserialize)]
pub struct Sources {
    /// Indexes of registries.
    #[serde(rename = "allow-registry")]
    pub registries: Vec<String>,
}

/// `[advisories]`
#[derive(Deserialize)]
pub struct Advisories {
    /// One row for each advisory that does not touch us.
    pub ignore: Vec<Ignored>,
}

/// One advisory, and why we may live with it.
#[derive(Deserialize)]
pub struct Ignored {
    /// `RUSTSEC-…`
    pub id: String,
    /// With the day it was looked at.
    pub reason: String,
}

impl Deny {
    /// Reads the file at the top of the checkout.
    pub fn load(house: &House) -> Result<Self> {
        toml::from_str(&files::text(&house.path("deny.toml"))?).map_err(|error| format!("deny.toml: {error}"))
    }
}
