//! What a browser fetches on its first visit, as it comes over the wire, and what Lighthouse says of the main pages.

use super::browser::Browser;
use super::report::Report;
use super::world::{Crowd, Seeded};
use std::path::{Path, PathBuf};
use std::process::Command;

const KIB: f64 = 1024.0;

/// The assets as they are shipped: built by `cargo xtask bench`.
pub fn assets() -> Option<PathBuf> {
    std::env::var_os("KAKUNIN_BENCH_ASSETS").map(PathBuf::from)
}

/// Lays them where the portal of this ground reads them.
pub fn lay(seeded: &Seeded, assets: &Path) {
    let to = seeded.ground.folder.join("assets");
    for entry in std::fs::read_dir(assets).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Everything that the first page of somebody who is not signed in names, and the wasm that its script fetches.
pub async fn visit(seeded: &Seeded, crowd: &Crowd, report: &mut Report) {
    let manifest = std::fs::read_to_string(seeded.ground.folder.join("assets/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let stranger = Browser::new(&crowd.serving, &reqwest::Client::new(), "");
    let coding = "gzip, deflate, br, zstd";
    let mut all = 0.0;
    for (name, path) in [
        ("page of signing in", "/sign-in".to_owned()),
        ("style sheet", address(&manifest, "css")),
        ("script", address(&manifest, "js")),
        ("wasm", address(&manifest, "wasm")),
    ] {
        let size = stranger.get(&path, coding).await.unwrap().len() as f64 / KIB;
        all += size;
        if name == "wasm" {
            report.at_most("first visit: wasm, compressed", (size, "KiB"), 150.0, 1);
        } else {
            report.note(&format!("first visit: {name}, compressed"), (size, "KiB"), 1);
        }
    }
    report.at_most("first visit over the wire, without fonts", (all, "KiB"), 250.0, 1);
}

fn address(manifest: &serde_json::Value, kind: &str) -> String {
    format!("/assets/{}", manifest[kind].as_str().unwrap())
}

/// The ten main pages: what most people look at most days.
fn main_pages(seeded: &Seeded, crowd: &Crowd) -> Vec<(String, String)> {
    let (answerer, open) = (&crowd.answerers[0], &seeded.scale.open[0]);
    let sheet = format!("/confirmation/{}", answerer.sheet);
    let (answers, officer, clerk) = (&answerer.browser.cookie, &crowd.officer.cookie, &crowd.clerks[0].cookie);
    [
        ("/sign-in".to_owned(), ""),
        ("/".to_owned(), clerk),
        ("/engagement".to_owned(), clerk),
        ("/tier".to_owned(), clerk),
        (format!("/engagement/{}", open.case), answers),
        (sheet.clone(), answers),
        (format!("{sheet}/item/4-policy-set"), answers),
        (format!("{sheet}/check"), answers),
        ("/desk".to_owned(), officer),
        ("/deadline".to_owned(), clerk),
    ]
    .map(|(path, cookie)| (path, cookie.to_owned()))
    .into()
}

/// As `end2end/lighthouse.mjs` drives it: emulated phone, slow line and slow processor, its own defaults.
pub fn lighthouse(seeded: &Seeded, crowd: &Crowd, report: &mut Report) {
    let Some(script) = std::env::var_os("KAKUNIN_BENCH_LIGHTHOUSE") else {
        println!("  no browser: Lighthouse is left out");
        return;
    };
    let pages = main_pages(seeded, crowd);
    let asked = serde_json::json!({ "url": crowd.serving.url, "pages": pages });
    let output = Command::new("node").arg(script).arg(asked.to_string()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let told: serde_json::Value = serde_json::from_str(line).unwrap();
        let path = told["path"].as_str().unwrap();
        // Keys say nothing to the reader of a table.
        let shown: Vec<_> = path.split('/').map(|part| if part.len() == 36 { "…" } else { part }).collect();
        let (path, score) = (shown.join("/"), |of: &str| told[of].as_f64().unwrap_or_default() * 100.0);
        report.at_least(&format!("Lighthouse, performance of {path}"), (score("performance"), ""), 98.0, 1);
        report.at_least(&format!("Lighthouse, accessibility of {path}"), (score("accessibility"), ""), 100.0, 1);
        for missed in told["missed"].as_array().into_iter().flatten() {
            println!("    {path}: {missed}");
        }
    }
}
