//! What is promised, in the order of the page, and the tests that try it.

use crate::tools::Tool;

/// Something promised.
pub struct Proof {
    /// As `cargo xtask prove` takes it; the tests write their figures under it.
    pub name: &'static str,
    /// One sentence.
    pub promise: &'static str,
    /// The test program, as `cargo test` takes it.
    pub target: &'static [&'static str],
    /// Part of the tests' names.
    pub filter: &'static str,
    /// What they need beside the portal.
    pub tools: &'static [Tool],
}

/// All of them.
pub const PROOFS: [Proof; 21] = [
    Proof {
        name: "kill",
        promise: "Every acknowledged write survives `kill -9` of the server and of PostgreSQL, once.",
        target: &["--test", "command"],
        filter: "crash::",
        tools: &[],
    },
    Proof {
        name: "cancel",
        promise: "A browser that goes away in the middle of a request leaves no transaction open and takes no acknowledged write with it.",
        target: &["--test", "command"],
        filter: "cancel::",
        tools: &[],
    },
    Proof {
        name: "race",
        promise: "Of several who write one item at once one is first, the others are shown both texts; what is sent twice happens once.",
        target: &["--test", "command"],
        filter: "race::",
        tools: &[],
    },
    Proof {
        name: "outage",
        promise: "While PostgreSQL is away everybody is told so quickly; when it is back all goes on without a restart.",
        target: &["--test", "command"],
        filter: "outage::",
        tools: &[],
    },
    Proof {
        name: "two",
        promise: "Two servers on one PostgreSQL and one S3-compatible store are one portal; one that is killed signs nobody out and leaves nothing half written.",
        target: &["--test", "command"],
        filter: "two::",
        tools: &[Tool::S3],
    },
    Proof {
        name: "disk",
        promise: "A full disk or a read-only store of evidence is told, and leaves nothing half written.",
        target: &["--test", "command"],
        filter: "disk::",
        tools: &[],
    },
    Proof {
        name: "soak",
        promise: "What is used by everybody for an hour holds no more memory, handles, files and log than after its first minutes.",
        target: &["--test", "command"],
        filter: "soak::",
        tools: &[],
    },
    Proof {
        name: "tampering",
        promise: "`kakunin verify` finds nine kinds of tampering by the owner of the database, and names the first bad entry.",
        target: &["--test", "command"],
        filter: "tampering::",
        tools: &[],
    },
    Proof {
        name: "offline-verifier",
        promise: "`kakunin-verify` finds what was done to an export of the trail, without a portal and a database.",
        target: &["--test", "export"],
        filter: "",
        tools: &[],
    },
    Proof {
        name: "backup",
        promise: "A backup written under load is restored whole and identical; a damaged one is refused before anything is touched.",
        target: &["--test", "command"],
        filter: "backup::",
        tools: &[],
    },
    Proof {
        name: "at-rest",
        promise: "No file that an instance writes holds what people wrote, or a key, in the clear; another key opens nothing.",
        target: &["--test", "command"],
        filter: "at_rest::",
        tools: &[],
    },
    Proof {
        name: "rotation",
        promise: "A change of keys that is killed at any moment is carried to its end by the next one; a portal that serves changes them between two requests; the former key opens nothing then.",
        target: &["--test", "command"],
        filter: "rotation::",
        tools: &[],
    },
    Proof {
        name: "matrix",
        promise: "Every page, file and command answers everybody as a table written by hand says; what was refused changed nothing.",
        target: &["--test", "http"],
        filter: "matrix::",
        tools: &[],
    },
    Proof {
        name: "not-found",
        promise: "What is not one's own and what does not exist are answered byte for byte alike.",
        target: &["--test", "http"],
        filter: "not_found::",
        tools: &[],
    },
    Proof {
        name: "canary",
        promise: "Nobody is shown the words of another organisation, but where a list gives the reason.",
        target: &["--test", "http"],
        filter: "canary::",
        tools: &[],
    },
    Proof {
        name: "sight",
        promise: "Where a scope is forgotten PostgreSQL itself shows nothing of others.",
        target: &["--test", "http"],
        filter: "sight::",
        tools: &[],
    },
    Proof {
        name: "headers",
        promise: "Every kind of answer scores 100 or more by the rules of the public observatory, and holds ASVS 3.4.",
        target: &["--test", "http"],
        filter: "headers::",
        tools: &[],
    },
    Proof {
        name: "upgrade",
        promise: "What was written under the oldest tables is all there under today's, also where the change was killed on its way.",
        target: &["--test", "command"],
        filter: "upgrade::",
        tools: &[],
    },
    Proof {
        name: "clock",
        promise: "A clock that jumps brings no session back, lets no code be used twice, and changes nothing in the order of the trail.",
        target: &["--test", "command"],
        filter: "clock::",
        tools: &[Tool::FakeTime],
    },
    Proof {
        name: "fuzz",
        promise: "Whatever bytes come from outside, every reader ends in time, within its limits and with one answer.",
        target: &["--test", "corpus"],
        filter: "",
        tools: &[Tool::Fuzz],
    },
    Proof {
        name: "scan",
        promise: "No request that can be made up from the description of all addresses and commands ends in an error of the server.",
        target: &["--test", "http"],
        filter: "scan::",
        tools: &[Tool::Schemathesis],
    },
];
