//! What these tests share.

use bytes::Bytes;
use domain::evidence::view::EvidenceLine;
use domain::permission::Actor;
use service::confirmation::{self, VerdictForm};
use service::evidence;
use service::{Ctx, Result};
use testing::Case;

/// Attaches a file with this text.
pub async fn attach(case: &Case<'_>, who: &Actor, item: &str, text: &str) -> Result<EvidenceLine> {
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(text.to_owned()))]);
    evidence::store(&case.world.as_(who), case.sheet().await, item, "記録.txt", plain).await
}

/// Judges one item.
pub async fn judge(case: &Case<'_>, item: &str, kind: &str, ground: &str, back: &str) {
    let checker = case.world.as_(&case.world.checker);
    let seen = confirmation::review(&checker, case.sheet().await).await.unwrap();
    let revision = seen.sheet.verdicts.get(item).map_or(0, |verdict| verdict.revision);
    let form = VerdictForm {
        item: item.into(),
        revision,
        kind: kind.into(),
        ground: ground.into(),
        return_reason: back.into(),
        ..VerdictForm::default()
    };
    confirmation::give_verdict(&checker, case.sheet().await, &form).await.unwrap();
}

/// Sends back what has a reason.
pub async fn send_back(case: &Case<'_>) {
    let checker = case.world.as_(&case.world.checker);
    confirmation::return_items(&checker, case.sheet().await, case.sheet_revision().await, "").await.unwrap();
}

/// The trail holds.
pub async fn verified(ctx: &Ctx, name: &str) {
    let verified = service::trail::verify(ctx).await.unwrap();
    assert_eq!(verified.findings, [], "{name}");
}

/// What a refused command said.
pub fn refused<T>(result: Result<T>) -> domain::refusal::Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}
