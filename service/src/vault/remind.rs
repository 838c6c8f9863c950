use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use chrono::Days;
use domain::engagement::Side;
use domain::notice::NoticeKind;
use domain::vault::SOON;
use entity::{engagement_member, evidence, evidence_grant, evidence_validity};

/// Tells of files that end soon, once after each time somebody said until when: the people of the company who are on a case
/// where the file is attached. Gives how many files were told of.
///
/// # Errors
/// The store does not answer.
pub async fn remind(ctx: &Ctx) -> Result<usize> {
    let today = ctx.today();
    let until = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
    let mut told = 0;
    for (said, file) in evidence_validity::ending_for_worker(today, until).all(ctx.read()).await? {
        if let Some(file) = file {
            told += usize::from(tell(ctx, &said, &file).await?);
        }
    }
    Ok(told)
}

async fn tell(ctx: &Ctx, said: &evidence_validity::Model, file: &evidence::Model) -> Result<bool> {
    let (kind, path) = (NoticeKind::EvidenceEnds, format!("/vault/{}", file.id));
    let mut write = ctx.write().await?;
    if entity::notice::told_at(kind, &path, said.set_at).one(write.tx()).await?.is_some() {
        return Ok(false);
    }
    let cases = evidence_grant::cases_of(file.id).all(write.tx()).await?;
    let Some(first) = cases.first() else { return Ok(false) };
    let mut people = Vec::new();
    for case in &cases {
        let members = engagement_member::of_side(case.id, Side::Downstream).all(write.tx()).await?;
        people.extend(members.into_iter().map(|member| member.account_id));
    }
    // A mail has a number and a link; what the file is called may say too much.
    notice::tell_at(&mut write, people, file.organisation_id, kind, &first.number, &path).await?;
    write.commit().await?;
    Ok(true)
}
