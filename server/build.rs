//! Puts the folder of assets that `KAKUNIN_EMBED` names into the binary. Without it the table is empty and the server
//! needs `--assets`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=KAKUNIN_EMBED");
    let mut table = String::from("&[\n");
    if let Some(folder) = env::var_os("KAKUNIN_EMBED") {
        println!("cargo::rerun-if-changed={}", Path::new(&folder).display());
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().ok_or("a file without a name")?.to_string_lossy().into_owned();
            writeln!(table, "    ({name:?}, include_bytes!({:?}).as_slice()),", path.display().to_string())?;
        }
    }
    table.push(']');
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("assets.rs"), table)?;
    Ok(())
}
