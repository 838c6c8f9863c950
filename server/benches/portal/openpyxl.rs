//! The same work by openpyxl, without the start of its interpreter.

use std::path::Path;
use std::process::Command;

/// Python with openpyxl.
pub struct Openpyxl(String);

/// What it took, in milliseconds.
pub struct Sheet {
    pub written: f64,
    pub read: f64,
}

impl Openpyxl {
    /// The interpreter that `cargo xtask bench` made ready.
    pub fn new() -> Self {
        Self(std::env::var("KAKUNIN_BENCH_PYTHON").expect("start it by `cargo xtask bench`"))
    }

    /// Reads a workbook whole and writes what it read.
    pub fn sheet(&self, file: &Path) -> Sheet {
        let told = self.script("sheet", &[&file.to_string_lossy()]);
        Sheet { written: told[0], read: told[1] }
    }

    /// Makes a checklist with so many items; how long it takes to read it again, as a stream.
    pub fn rows(&self, file: &Path, rows: usize) -> f64 {
        self.script("rows", &[&file.to_string_lossy(), &rows.to_string()])[0]
    }

    fn script(&self, what: &str, words: &[&str]) -> Vec<f64> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/portal/beside.py");
        let output = Command::new(&self.0).arg(script).arg(what).args(words).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).split_whitespace().map(|word| word.parse().unwrap()).collect()
    }
}
