//! What cargo knows of the packages: ours, theirs, and who uses whom, on the two targets that we build for.

use std::collections::BTreeMap;

use semver::Version;
use serde::Deserialize;

use crate::house::House;
use crate::{Result, shell};

/// Every package of the resolved graph.
pub struct Tree {
    packages: BTreeMap<String, Package>,
    users: BTreeMap<String, Vec<String>>,
    members: Vec<String>,
}

/// One package, as its manifest declares it.
#[derive(Deserialize)]
pub struct Package {
    id: String,
    /// The name in its manifest.
    pub name: String,
    /// Its version in the lock file.
    pub version: Version,
    /// An SPDX expression, or nothing.
    pub license: Option<String>,
    /// Nothing for ours; else `registry+…` or `git+…`.
    pub source: Option<String>,
    /// What the manifest asks for, also what is optional.
    pub dependencies: Vec<Dependency>,
}

/// One line of a manifest's dependencies.
#[derive(Deserialize)]
pub struct Dependency {
    /// The package asked for.
    pub name: String,
    /// Whether a feature switches it on.
    pub optional: bool,
    /// `dev` or `build`; nothing for what ships.
    kind: Option<String>,
}

impl Dependency {
    /// Whether only tests and measurements have it.
    pub fn is_for_tests(&self) -> bool {
        self.kind.as_deref() == Some("dev")
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
    workspace_members: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    dependencies: Vec<String>,
}

impl Tree {
    /// Asks cargo. Both halves of `app` are in the answer; nothing is built, so they do not meet.
    pub fn load(house: &House) -> Result<Self> {
        let mut ask = house.cargo();
        ask.args(["metadata", "--format-version", "1", "--locked", "--features", "app/ssr,app/hydrate"]);
        ask.args(["--filter-platform", "x86_64-unknown-linux-gnu", "--filter-platform", "wasm32-unknown-unknown"]);
        let told: Metadata =
            serde_json::from_str(&shell::capture(&mut ask)?).map_err(|error| format!("cargo metadata: {error}"))?;
        let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for node in told.resolve.nodes {
            users.entry(node.id.clone()).or_default();
            for used in node.dependencies {
                users.entry(used).or_default().push(node.id.clone());
            }
        }
        let packages = told.packages.into_iter().map(|package| (package.id.clone(), package)).collect();
        Ok(Self { packages, users, members: told.workspace_members })
    }

    /// Every package that is really used.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.users.keys().filter_map(|id| self.packages.get(id))
    }

    /// Our own packages.
    pub fn ours(&self) -> impl Iterator<Item = &Package> {
        self.members.iter().filter_map(|id| self.packages.get(id))
    }

    /// Names of the packages that use any version of `name` directly.
    pub fn users_of(&self, name: &str) -> Vec<&str> {
        let ids =
            self.packages().filter(|package| package.name == name).filter_map(|package| self.users.get(&package.id));
        let mut names: Vec<&str> = ids.flatten().filter_map(|id| Some(self.packages.get(id)?.name.as_str())).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
