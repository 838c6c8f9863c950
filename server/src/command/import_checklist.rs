use super::open::{Opening, open};
use super::{Failure, Place};
use service::Ctx;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The workbook (.xlsx); its layout is described in docs/checklist-workbook.md
    file: PathBuf,
    /// Only says what would be imported, or what is wrong
    #[arg(long)]
    dry_run: bool,
}

pub async fn import_checklist(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = arguments.place.settings()?;
    crate::log::start(&settings.log, "warn");
    if !arguments.file.is_file() {
        return Err(Failure::new(format!("{}: no such file", arguments.file.display())));
    }
    let own = std::env::current_exe().map_err(|error| Failure::new(error.to_string()))?;
    let opening = if arguments.dry_run { Opening::AS_IT_IS } else { Opening::MAKE };
    let house = open(&arguments.place, &settings, opening).await?;
    let mut found = Vec::new();
    let ctx = Ctx::nobody(house.clone());
    let read = crate::workbook::import(&ctx, &own, &arguments.file, arguments.dry_run, japanese(), &mut found).await;
    house.store.clone().close().await;
    let lines = String::from_utf8_lossy(&found);
    if read? {
        print!("{lines}");
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure(lines.lines().map(str::to_owned).collect()))
}

/// Whether the operator's terminal speaks Japanese.
fn japanese() -> bool {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    said.into_iter().find(|language| !language.is_empty()).is_some_and(|language| language.starts_with("ja"))
}
