//! The end of a process that has the cipher in it.

use std::sync::Once;
use std::time::{Duration, Instant};

/// What is told to wait at the end of the process, once: after the cipher's own, so that it is called before that.
static LEAVING: Once = Once::new();

/// Called with every connection of SQLite, whether it was opened or not.
pub(super) fn leave_settled() {
    LEAVING.call_once(|| {
        shutdown_hooks::add_shutdown_hook(settle);
    });
}

/// Waits, for some seconds at most, until no connection is being closed any more. Called last in a process: at its end the
/// cipher frees the memory of connections that are still open, and whoever closes one then takes the process down.
extern "C" fn settle() {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(5) && is_closing() {
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a thread of a SQLite connection is alive; sqlx names them, and Linux tells the names.
fn is_closing() -> bool {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return false };
    let names = threads.flatten().map(|thread| std::fs::read_to_string(thread.path().join("comm")));
    names.flatten().any(|name| name.starts_with("sqlx-sqlite-"))
}
