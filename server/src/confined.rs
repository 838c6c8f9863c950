//! What a process that reads somebody else's file may use. Set by the process itself, before it reads the first byte.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Files it may have open: three streams and a few of its own.
pub const OPEN_FILES: u64 = 16;

/// From here on: so many bytes of address space, so many seconds of processor time, nothing written, no core left behind. To be
/// called before threads or a runtime are started: their stacks count against the limit.
///
/// # Errors
/// The kernel does not set a limit.
pub fn confine(memory: u64, seconds: u64) -> rustix::io::Result<()> {
    let limits = [
        (Resource::As, memory),
        (Resource::Cpu, seconds),
        (Resource::Nofile, OPEN_FILES),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    limits
        .into_iter()
        .try_for_each(|(resource, most)| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }))
}
