//! The whole portal over HTTP, by everybody: what is answered to whom, that nothing typed runs, that no page asks too much.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod agreement;
mod approval;
mod audit;
mod audit_plan;
mod authoring;
mod budget;
mod calendar;
mod canary;
mod circulation;
mod command_list;
mod commands;
mod conformity;
mod corrective_plan;
mod decision;
mod disclosure;
mod dispatch;
mod headers;
mod hostile;
mod matrix;
mod ministry_audit;
mod not_found;
mod pages;
mod passkey;
mod portal;
mod receipt;
mod risk;
mod scan;
mod scene;
mod sight;
mod state;
mod together;
mod typed;
mod waiver;
mod workbook;

/// Compares with the file under `docs/generated`, or writes it where `UPDATE` is set.
fn golden(name: &str, text: &str) {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/generated").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        text,
        "look at {name}, then UPDATE=1 cargo test -p server"
    );
}
