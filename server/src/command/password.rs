//! A password from the operator.

use super::Failure;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{IsTerminal as _, stdin};

/// From `KAKUNIN_ADMIN_PASSWORD`, else one line of standard input, unseen on a terminal.
pub fn ask() -> Result<String, Failure> {
    if let Ok(password) = std::env::var("KAKUNIN_ADMIN_PASSWORD") {
        return Ok(password);
    }
    let _unseen = stdin().is_terminal().then(|| {
        eprint!("Password (at least {} characters): ", domain::account::PASSWORD_MIN);
        Unseen::begin()
    });
    let mut line = String::new();
    stdin().read_line(&mut line).map_err(|error| Failure::new(format!("no password: {error}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// The terminal does not show what is typed until this is dropped.
struct Unseen(Option<Termios>);

impl Unseen {
    fn begin() -> Self {
        let Ok(before) = tcgetattr(stdin()) else { return Self(None) };
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        let done = tcsetattr(stdin(), OptionalActions::Flush, &quiet);
        Self(done.is_ok().then_some(before))
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            let _ = tcsetattr(stdin(), OptionalActions::Flush, before);
            eprintln!();
        }
    }
}
