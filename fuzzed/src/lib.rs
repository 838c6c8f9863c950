//! What is tried on every input of a fuzz target, and what must hold then: more than that nothing panics. `fuzz/` hands millions of
//! inputs to these functions; the tests of this crate hand them the corpus in `fuzz/corpus/` once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "only fuzz targets and tests are built with this")]

mod canonical;
mod checklist;
mod disposition;
mod list;
mod multipart;
pub mod seed;
mod trail;
mod workbook;

/// A fuzz target.
pub struct Target {
    /// As `cargo fuzz run` takes it; the name of its folder in `fuzz/corpus/`.
    pub name: &'static str,
    /// Tries one input.
    ///
    /// # Panics
    /// Something does not hold.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: [Target; 7] = [
    Target { name: "canonical", run: canonical::run },
    Target { name: "checklist", run: checklist::run },
    Target { name: "disposition", run: disposition::run },
    Target { name: "list", run: list::run },
    Target { name: "multipart", run: multipart::run },
    Target { name: "trail", run: trail::run },
    Target { name: "workbook", run: workbook::run },
];

/// The target of this name.
///
/// # Panics
/// There is none.
pub fn run(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.unwrap_or_else(|| panic!("no target {name}")).run)(input);
}
