//! Settings: `kakunin.toml` and `KAKUNIN_…` variables, which win. All mistakes are named at once, none by its value: a
//! value may be a secret.

mod check;
mod given;
#[cfg(test)]
mod tests;

pub use check::is_loopback;

use crate::key::KeySetting;
use crate::log::LogSettings;
use crate::mail::SmtpSettings;
use crate::sign_in::settings::ProviderSettings;
use given::Given;
use service::evidence::Scanner;
use service::files::S3;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Everything that can be set.
#[derive(Clone, Default)]
pub struct Settings {
    /// `public_url`: address under which people reach the portal, without a slash at the end.
    pub public_url: Option<String>,
    /// `key` or `key_file`.
    pub key: KeySetting,
    /// `database.url`: a PostgreSQL server instead of the file in the data folder.
    pub database_url: Option<String>,
    /// `database.row_policies = "off"`: what is read for somebody is not under PostgreSQL's own policies for rows as well.
    pub without_row_policies: bool,
    /// `smtp.url` and `smtp.from`.
    pub smtp: Option<SmtpSettings>,
    /// `evidence.s3.…`: a store instead of the folder in the data folder.
    pub s3: Option<S3>,
    /// `checkpoint_file`: where signed checkpoints are kept outside of the database.
    pub checkpoint_file: Option<PathBuf>,
    /// `evidence.scanner`: a clamd that reads every file before it is kept.
    pub scanner: Option<Scanner>,
    /// `sign_in`.
    pub sign_in: ProviderSettings,
    /// `log` and `log_format`.
    pub log: LogSettings,
}

/// All settings, for naming the one that was meant.
const NAMES: [&str; 19] = [
    "public_url",
    "key",
    "key_file",
    "database.url",
    "database.row_policies",
    "checkpoint_file",
    "smtp.url",
    "smtp.from",
    "evidence.scanner",
    "evidence.s3.endpoint",
    "evidence.s3.bucket",
    "evidence.s3.region",
    "evidence.s3.access_key",
    "evidence.s3.secret_key",
    "sign_in.oidc",
    "sign_in.oauth2",
    "sign_in.trusted_proxies",
    "log",
    "log_format",
];

impl Settings {
    /// Reads a file, where one is named, and variables.
    ///
    /// # Errors
    /// One line for each mistake.
    pub fn read(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, Vec<String>> {
        let mut given = Given::gather(file, variables).map_err(|mistake| vec![mistake])?;
        let settings = Self {
            public_url: given.text("public_url").and_then(|url| given.checked("public_url", check::public_url(&url))),
            key: check::key(&mut given),
            database_url: given
                .text("database.url")
                .and_then(|url| given.checked("database.url", check::database(url))),
            without_row_policies: given
                .text("database.row_policies")
                .and_then(|said| given.checked("database.row_policies", check::switch(&said)))
                .is_some_and(|on| !on),
            smtp: check::smtp(&mut given),
            checkpoint_file: given.text("checkpoint_file").map(PathBuf::from),
            s3: check::s3(&mut given),
            scanner: check::scanner(&mut given),
            sign_in: check::sign_in(&mut given),
            log: check::log(&mut given),
        };
        given.end(&NAMES).map(|()| settings)
    }
}
