//! The folder of assets that the server hands out: three files named after their own content, and a manifest.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::compiler::Compiler;
use crate::house::House;
use crate::{Result, css, files, shell, wasm};

/// Builds the assets for development into `<target>/site` and returns that folder.
pub fn build(house: &House, compiler: &Compiler) -> Result<PathBuf> {
    let bundle = wasm::build(house, compiler)?;
    let style = shell::step("style sheet", || css::bundle(house))?;
    let folder = house.target.join("site");
    lay(&folder, &style, &files::read(&bundle.script)?, &files::read(&bundle.wasm)?)?;
    Ok(folder)
}

/// Writes the three files and `manifest.json`, and removes what an earlier build left. Returns their names.
///
/// The script is told the wasm's address by the page, so nothing inside it needs rewriting.
pub fn lay(folder: &Path, style: &str, script: &[u8], wasm: &[u8]) -> Result<[String; 3]> {
    files::folder(folder)?;
    let contents = [style.as_bytes(), script, wasm];
    let names =
        [named("main", style.as_bytes(), "css"), named("kakunin", script, "js"), named("kakunin", wasm, "wasm")];
    for (name, content) in names.iter().zip(contents) {
        let path = folder.join(name);
        if !path.exists() {
            files::write(&path, content)?;
        }
    }
    let [css, js, wasm] = &names;
    let manifest = serde_json::json!({ "css": css, "js": js, "wasm": wasm });
    files::write(&folder.join("manifest.json"), format!("{manifest}\n").as_bytes())?;
    for stale in files::names(folder)? {
        if stale != "manifest.json" && !names.iter().any(|name| stale.starts_with(name.as_str())) {
            fs::remove_file(folder.join(&stale)).map_err(|error| format!("cannot remove {stale}: {error}"))?;
        }
    }
    Ok(names)
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn named(stem: &str, bytes: &[u8], ending: &str) -> String {
    let digest = digest(bytes);
    format!("{stem}.{}.{ending}", digest.get(..16).unwrap_or(&digest))
}
