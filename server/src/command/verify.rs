use super::open::{Opening, open};
use super::{Failure, Place};
use service::Ctx;
use service::trail::Finding;
use std::process::ExitCode;

pub async fn verify(place: Place) -> Result<ExitCode, Failure> {
    let settings = place.settings()?;
    crate::log::start(&settings.log, "warn");
    let house = open(&place, &settings, Opening::AS_IT_IS).await?;
    let ctx = Ctx::nobody(house.clone());
    let seen = service::trail::verify(&ctx).await?;
    let files = service::evidence::verify(&ctx).await?;
    for finding in seen.findings.iter().chain(&files) {
        println!("{}", line(&ctx, finding).await?);
    }
    let found = seen.findings.len() + files.len();
    let (entries, cases, rows, checkpoints) = (seen.entries, seen.cases, seen.rows, seen.checkpoints);
    println!("{entries} entries, {cases} cases, {rows} rows, {checkpoints} checkpoints: {found} findings");
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
