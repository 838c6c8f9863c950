//! What was set, by full name (`smtp.url`), and the mistakes found so far.

use config::{Config, Environment, File, FileFormat};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::path::Path;

/// `KAKUNIN_…` variables that are no settings: of commands, of the build and of tests.
const NO_SETTINGS: [&str; 7] = ["ADMIN_PASSWORD", "ASSETS", "BIN", "DATA", "EMBED", "LISTEN", "TEST_"];

/// Values not yet taken, and mistakes.
pub struct Given {
    values: BTreeMap<String, Value>,
    mistakes: Vec<String>,
}

impl Given {
    /// Reads everything; a variable wins over the file.
    pub fn gather(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, String> {
        let variables: HashMap<String, String> =
            variables.into_iter().filter_map(|(name, value)| setting(name, value)).collect();
        let variables = Environment::with_prefix("KAKUNIN")
            .prefix_separator("_")
            .separator("__")
            .ignore_empty(true)
            .source(Some(variables));
        let mut builder = Config::builder();
        if let Some(file) = file {
            builder = builder.add_source(File::from(file).format(FileFormat::Toml));
        }
        let read = builder.add_source(variables).build().and_then(Config::try_deserialize::<Value>);
        let named = || file.map_or_else(|| "settings".to_owned(), |file| file.display().to_string());
        let read = read.map_err(|error| format!("{}: {}", named(), without_the_line(&error.to_string())))?;
        let mut values = BTreeMap::new();
        flatten(String::new(), read, &mut values);
        Ok(Self { values, mistakes: Vec::new() })
    }

    /// Takes a value.
    pub fn value(&mut self, name: &str) -> Option<Value> {
        self.values.remove(name)
    }

    /// Takes a text that is not empty.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                self.mistake(name, "a text is expected");
                None
            }
        }
    }

    /// What a check gave, or its complaint among the mistakes.
    pub fn checked<T>(&mut self, name: &str, checked: Result<T, String>) -> Option<T> {
        checked.map_err(|what| self.mistake(name, &what)).ok()
    }

    /// Notes a mistake.
    pub fn mistake(&mut self, name: &str, what: &str) {
        self.mistakes.push(format!("{name}: {what}"));
    }

    /// All mistakes; what nobody took is one.
    pub fn end(mut self, names: &[&str]) -> Result<(), Vec<String>> {
        for name in std::mem::take(&mut self.values).into_keys() {
            let flat = |name: &str| name.replace('.', "_");
            let meant = names.iter().find(|known| flat(known) == flat(&name));
            let hint = meant.map(|known| format!("; {known} (KAKUNIN_{}) is meant?", variable(known)));
            self.mistake(&name, &format!("there is no such setting{}", hint.unwrap_or_default()));
        }
        if self.mistakes.is_empty() { Ok(()) } else { Err(self.mistakes) }
    }
}

fn variable(name: &str) -> String {
    name.replace('.', "__").to_uppercase()
}

fn setting(name: OsString, value: OsString) -> Option<(String, String)> {
    let (name, value) = (name.into_string().ok()?, value.into_string().ok()?);
    let rest = name.strip_prefix("KAKUNIN_")?;
    let other = NO_SETTINGS.iter().any(|other| rest == *other || (other.ends_with('_') && rest.starts_with(other)));
    (!other).then_some((name, value))
}

/// The words of a TOML error without the line that it shows: there may be a secret on it.
fn without_the_line(error: &str) -> String {
    let words: Vec<&str> = error.lines().filter(|line| !line.contains('|')).map(str::trim).collect();
    words.join(" ").trim().to_owned()
}

/// Lists and what stands in them stay whole.
fn flatten(name: String, value: Value, into: &mut BTreeMap<String, Value>) {
    let Value::Object(fields) = value else {
        into.insert(name, value);
        return;
    };
    for (field, value) in fields {
        let name = if name.is_empty() { field } else { format!("{name}.{field}") };
        flatten(name, value, into);
    }
}
