//! Logs: lines of JSON on standard error, plain text on a terminal. No addresses, names, answers or queries.

use std::io::IsTerminal as _;
use tracing::{Level, Metadata};
use tracing_subscriber::filter::{EnvFilter, filter_fn};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// What is logged, and how.
#[derive(Clone, Debug, Default)]
pub struct LogSettings {
    /// As `info` or `info,service=debug`; without a word, what the command takes.
    pub filter: Option<String>,
    /// Lines of JSON; without a word, where standard error is no terminal.
    pub json: Option<bool>,
}

/// Starts logging; a second start does nothing. `usual` is the filter where none is set: a command that ends says little.
pub fn start(settings: &LogSettings, usual: &str) {
    let filter = EnvFilter::builder().parse_lossy(settings.filter.as_deref().unwrap_or(usual));
    let registry = tracing_subscriber::registry().with(filter);
    let json = settings.json.unwrap_or_else(|| !std::io::stderr().is_terminal());
    let started = if json {
        let lines = fmt::layer().json().flatten_event(true).with_span_list(false).with_writer(std::io::stderr);
        registry.with(lines).with(filter_fn(is_harmless)).try_init()
    } else {
        let lines = fmt::layer().with_writer(std::io::stderr);
        registry.with(lines).with(filter_fn(is_harmless)).try_init()
    };
    drop(started);
}

/// Whatever the filter says: below *info* libraries print what they carry – keys of the database, mails, headers.
fn is_harmless(line: &Metadata<'_>) -> bool {
    let ours = ["app", "domain", "server", "service", "kakunin"];
    *line.level() <= Level::INFO || line.target().split("::").next().is_some_and(|name| ours.contains(&name))
}
