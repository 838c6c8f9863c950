//! What the tests of answering together share.

use domain::refusal::Refusal;
use service::{Ctx, Result};

/// What a refused command said.
pub fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => match error {
            service::Error::Refused(refusal) => refusal,
            broken @ (service::Error::Store(_) | service::Error::Internal(_)) => panic!("{broken}"),
        },
    }
}

/// The trail holds.
pub async fn verified(ctx: &Ctx, name: &str) {
    let verified = service::trail::verify(ctx).await.unwrap();
    assert_eq!(verified.findings, [], "{name}");
    assert!(verified.rows > 10 && verified.entries > 10, "{name}");
}
