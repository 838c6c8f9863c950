//! `cargo xtask dist`: one stripped binary that carries its assets, optimised and compressed; beside it the one that checks exports.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::compiler::Compiler;
use crate::house::House;
use crate::{Result, css, files, npm, shell, site, wasm};

/// What rustc's wasm uses today; wasm-opt refuses the rest unless told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds into `<target>/shipped` and says how large everything became.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    arguments.end()?;
    let house = House::find()?;
    let (assets, shipped) = assets(&house)?;

    shell::step("server", || {
        let mut build = house.cargo();
        build.args(["build", "-p", "server", "-p", "verifier", "--bins", "--profile", "dist", "--locked"]);
        shell::run(build.env("KAKUNIN_EMBED", &assets))
    })?;
    ["kakunin", "kakunin-verify"].iter().try_for_each(|name| ship(&house, name, &shipped))?;
    Ok(ExitCode::SUCCESS)
}

fn ship(house: &House, name: &str, shipped: &Path) -> Result<()> {
    let binary = shipped.join(name);
    fs::copy(house.target.join("dist").join(name), &binary).map_err(|error| format!("cannot copy {name}: {error}"))?;
    println!("{} ({} KB, SHA-256 {})", binary.display(), size(&binary), site::digest(&files::read(&binary)?));
    Ok(())
}

/// The assets as they are shipped, optimised and compressed, and the folder above them.
pub fn assets(house: &House) -> Result<(PathBuf, PathBuf)> {
    let shipped = house.target.join("shipped");
    let assets = shipped.join("site");
    let bundle = wasm::build(house, &Compiler::Plain)?;
    let style = shell::step("style sheet", || css::bundle(house))?;
    let small = shipped.join("kakunin.wasm");
    files::folder(&assets)?;
    shell::step("wasm-opt", || optimise(house, &bundle.wasm, &small))?;
    let names = site::lay(&assets, &style, &files::read(&bundle.script)?, &files::read(&small)?)?;
    shell::step("compression", || names.iter().try_for_each(|name| compress(&assets.join(name))))?;
    Ok((assets, shipped))
}

fn optimise(house: &House, input: &Path, output: &Path) -> Result<()> {
    let tools = house.path("xtask/tools");
    npm::install(&tools)?;
    let mut optimise = Command::new(tools.join("node_modules/.bin/wasm-opt"));
    shell::run(optimise.args(FEATURES).arg("-Oz").arg(input).arg("-o").arg(output))
}

/// Writes `name.br` and `name.gz` beside the file.
fn compress(path: &Path) -> Result<()> {
    let plain = files::read(path)?;
    let failed = |error: std::io::Error| format!("cannot compress {}: {error}", path.display());
    let beside =
        |ending: &str| path.with_file_name(format!("{}.{ending}", path.file_name().unwrap_or_default().display()));

    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    brotli.write_all(&plain).map_err(failed)?;
    files::write(&beside("br"), &brotli.into_inner())?;

    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&plain).map_err(failed)?;
    files::write(&beside("gz"), &gzip.finish().map_err(failed)?)?;
    println!("  {} {} KB, br {} KB, gz {} KB", path.display(), size(path), size(&beside("br")), size(&beside("gz")));
    Ok(())
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |meta| meta.len().div_ceil(1024))
}
