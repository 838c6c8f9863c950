//! Compiles the locales: one namespace per file of `ja`.

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=ja");
    println!("cargo::rerun-if-changed=en");
    let mut namespaces: Vec<String> = std::fs::read_dir("ja")?
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    namespaces.sort();
    let options = ParseOptions::new().interpolate_display(true);
    let config =
        Config::new("ja")?.locales_path(".").add_locale("en")?.add_namespaces(namespaces)?.parse_options(options);
    let words = TranslationsInfos::parse(config)?;
    words.rerun_if_locales_changed();
    words.generate_i18n_module(PathBuf::from(std::env::var("OUT_DIR")?).join("i18n"))?;
    Ok(())
}
