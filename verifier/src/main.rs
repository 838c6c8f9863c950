//! `kakunin-verify`: checks an export of the trail and receipts where there is no portal and no database. It shares with the portal only
//! how an entry, a checkpoint and a receipt are written.
//!
//! Exit codes: 0 all holds, 1 something does not, 2 a file cannot be read or is no such file.

use clap::Parser;
use domain::trail::{Line, lines};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks what `kakunin trail-export` wrote, and receipts and checkpoints that were kept.
#[derive(Parser)]
#[command(name = "kakunin-verify", version)]
struct Arguments {
    /// The export of the trail
    export: PathBuf,
    /// Receipts and checkpoints that were kept: each must stand in the export
    kept: Vec<PathBuf>,
    /// The portal's public key as it was made known, 64 hexadecimal digits; without it the one that the export names is believed
    #[arg(long)]
    key: Option<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(what) => {
            eprintln!("kakunin-verify: {what}");
            ExitCode::from(2)
        }
    }
}

/// Whether all holds; tells what does not, the first bad entry first.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let kept = arguments.kept.iter().map(|path| kept(path)).collect::<Result<Vec<_>, _>>()?.concat();
    let name = arguments.export.display();
    let unreadable = |error: std::io::Error| format!("{name}: {error}");
    let file = File::open(&arguments.export).map_err(unreadable)?;
    let Some(done) = verifier::verify(BufReader::new(file), &kept, arguments.key.clone()).map_err(unreadable)? else {
        return Err(format!("{name} is no export of a trail"));
    };
    for what in &done.wrong {
        println!("{what}");
    }
    println!("{}: {} findings", done.counted, done.wrong.len());
    if arguments.key.is_none() {
        println!("the export says that it is signed by {}: compare this with the key that was made known", done.key);
    }
    Ok(done.wrong.is_empty())
}

fn kept(path: &Path) -> Result<Vec<Line>, String> {
    let named = |what: String| format!("{}: {what}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| named(error.to_string()))?;
    lines(&text).collect::<Result<_, _>>().map_err(|error| named(error.to_string()))
}
