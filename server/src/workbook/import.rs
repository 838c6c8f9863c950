use super::words;
use domain::checklist::Content;
use domain::checklist::layout::{self, ImportReport};
use service::Ctx;
use std::io::Write;
use std::path::Path;

/// Reads a checklist out of the workbook at `file`; writes nothing.
///
/// # Errors
/// Why the file is not read, or everything in it that is to be put right.
pub async fn read_checklist(bin: &Path, file: &Path) -> Result<Content, ImportReport> {
    let grid = super::read(bin, file).await?;
    layout::read(&grid).map_err(ImportReport::Problems)
}

/// `kakunin import-checklist FILE.xlsx [--dry-run]`: says on `out` what was found, and publishes the checklist for everybody
/// unless it is a dry run. Whether the file was in order: `false` means that nothing was written.
///
/// # Errors
/// [`domain::refusal::Rule::VersionExists`]; the store does not answer; `out` does not take the words.
pub async fn import(
    ctx: &Ctx,
    bin: &Path,
    file: &Path,
    dry_run: bool,
    japanese: bool,
    out: &mut (dyn Write + Send),
) -> service::Result<bool> {
    match read_checklist(bin, file).await {
        Ok(content) => {
            if !dry_run {
                service::checklist::import_for_all(ctx, &content).await?;
            }
            say(out, &summary(&content, dry_run, japanese))?;
            Ok(true)
        }
        Err(ImportReport::Refused(refusal)) => {
            say(out, &words::refusal(japanese, refusal))?;
            Ok(false)
        }
        Err(ImportReport::Problems(problems)) => {
            problems.iter().try_for_each(|problem| say(out, &words::problem(japanese, problem)))?;
            Ok(false)
        }
    }
}

fn say(out: &mut (dyn Write + Send), line: &str) -> service::Result<()> {
    writeln!(out, "{line}").map_err(service::Error::internal)
}

fn summary(content: &Content, dry_run: bool, japanese: bool) -> String {
    let (title, items) = (if japanese { &content.title_ja } else { &content.title_en }, content.items().count());
    let key = if dry_run { "done_dry_run" } else { "done_imported" };
    words::sentence(japanese, key)
        .replace("{{title}}", title)
        .replace("{{number}}", &content.number.to_string())
        .replace("{{items}}", &items.to_string())
}
