//! The binary `kakunin`.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before any thread: their stacks count against the limits of the workbook reader.
    if std::env::args_os().nth(1).is_some_and(|command| command == "read-workbook") {
        return server::workbook::child();
    }
    server::command::run()
}
