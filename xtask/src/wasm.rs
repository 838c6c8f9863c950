//! The browser half: cargo builds the wasm, wasm-bindgen (as a library, same version as the lock file) makes its glue.

use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::compiler::Compiler;
use crate::house::House;
use crate::{Result, files, shell, site};

const TARGET: &str = "wasm32-unknown-unknown";

/// What selects the browser build. Lints use the same words, so that both share what is compiled for the host.
const SELECTION: [&str; 11] = [
    "-p",
    "app",
    "--lib",
    "--target",
    TARGET,
    "--profile",
    "wasm-release",
    "--no-default-features",
    "--features",
    "hydrate",
    "--locked",
];

/// The script and the wasm it loads.
pub struct Bundle {
    /// `kakunin.js`, an ES module whose default export takes the address of the wasm.
    pub script: PathBuf,
    /// `kakunin_bg.wasm`.
    pub wasm: PathBuf,
}

/// Compiles the crate `app` for the browser and writes the bundle below the target folder. Does nothing that is done already.
pub fn build(house: &House, compiler: &Compiler) -> Result<Bundle> {
    compile(house, compiler)?;
    bind(&house.target.join(TARGET).join("wasm-release/app.wasm"), &house.target.join("site-bindgen"))
}

/// Compiles it, and lints it where that is what the compiler does.
pub fn compile(house: &House, compiler: &Compiler) -> Result<()> {
    target(house)?;
    shell::step("browser half", || {
        // A library that cargo makes a cdylib of for this one call: no shim crate, and no cdylib on the host.
        shell::run(compiler.cargo(house).arg("rustc").args(SELECTION).args(["--crate-type", "cdylib"]))
    })
}

/// The lints of the browser half alone.
pub fn clippy(house: &House) -> Result<()> {
    target(house)?;
    shell::run(house.cargo().arg("clippy").args(SELECTION).args(["--", "-D", "warnings"]))
}

fn bind(input: &Path, folder: &Path) -> Result<Bundle> {
    let bundle = Bundle { script: folder.join("kakunin.js"), wasm: folder.join("kakunin_bg.wasm") };
    let stamp = folder.join("input");
    let bytes = files::read(input)?;
    let digest = site::digest(&bytes);
    if files::text(&stamp).is_ok_and(|last| last == digest) && bundle.script.exists() && bundle.wasm.exists() {
        return Ok(bundle);
    }
    shell::step("wasm-bindgen", || {
        let failed = |error| format!("wasm-bindgen: {error:#}");
        let mut bindgen = Bindgen::new();
        bindgen.input_bytes("kakunin", bytes).typescript(false);
        bindgen.web(true).map_err(failed)?.generate(folder).map_err(failed)
    })?;
    if folder.join("snippets").exists() {
        return Err("a dependency brings JavaScript files of its own, which the assets do not carry".to_owned());
    }
    files::write(&stamp, digest.as_bytes())?;
    Ok(bundle)
}

/// Adds the target when it is missing. Looks for the library itself: not everybody's Rust comes from rustup.
fn target(house: &House) -> Result<()> {
    let mut ask = Command::new("rustc");
    ask.current_dir(&house.root).args(["--print", "target-libdir", "--target", TARGET]);
    let folder = shell::capture(&mut ask)?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    shell::step("adding the wasm target", || {
        shell::run(Command::new("rustup").current_dir(&house.root).args(["target", "add", TARGET]))
            .map_err(|error| format!("{error}; the portal needs `rustup target add {TARGET}`"))
    })
}
