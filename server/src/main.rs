//! The binary `kakunin`.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before any thread: their stacks count against the limits of those who read files.
    if let Some(code) = server::preview::child() {
        return code;
    }
    if std::env::args_os().nth(1).is_some_and(|command| command == "read-workbook") {
        return server::workbook::child();
    }
    server::command::run()
}
