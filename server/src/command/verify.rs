use super::open::{Opening, open};
use super::{Failure, Place};
use crate::outside::{self, Outside};
use service::Ctx;
use service::trail::Finding;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// What was kept outside: checkpoints, receipts or an export of the trail; may be given several times
    #[arg(long, value_name = "FILE")]
    since: Vec<PathBuf>,
}

pub async fn verify(Arguments { place, since }: Arguments) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    let house = open(&place, &settings, Opening::AS_IT_IS).await?;
    let ctx = Ctx::nobody(house.clone());
    let mut kept = Outside::of(settings.checkpoint_file.as_deref(), &place.data).read().map_err(Failure::new)?;
    for file in &since {
        kept.extend(outside::read(file).map_err(Failure::new)?);
    }
    let seen = service::trail::verify_with(&ctx, &kept).await?;
    let files = service::evidence::verify(&ctx).await?;
    for finding in seen.findings.iter().chain(&files) {
        println!("{}", line(&ctx, finding).await?);
    }
    let found = seen.findings.len() + files.len();
    let (entries, cases, rows, checkpoints) = (seen.entries, seen.cases, seen.rows, seen.checkpoints);
    let outside = seen.kept;
    println!(
        "{entries} entries, {cases} cases, {rows} rows, {checkpoints} checkpoints, {outside} kept outside: {found} findings"
    );
    house.store.clone().close().await;
    Ok(if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `確-2026-000123, entry 5: …`.
async fn line(ctx: &Ctx, finding: &Finding) -> Result<String, Failure> {
    let case = match finding.case {
        Some(case) => service::trail::case_name(ctx, case).await?,
        None => return Ok(finding.what.clone()),
    };
    let entry = finding.seq.map(|seq| format!(", entry {seq}")).unwrap_or_default();
    Ok(format!("{case}{entry}: {}", finding.what))
}
