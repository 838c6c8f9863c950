use domain::id::AccountId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Uploads of one person at the same time; the others wait for their turn.
const AT_ONCE: usize = 2;

static TURNS: LazyLock<Mutex<HashMap<AccountId, Weak<Semaphore>>>> = LazyLock::new(Mutex::default);

/// One person's turn to upload, over when dropped. None would mean that turns were closed, which they never are.
pub(crate) struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

/// Waits for a turn.
pub(crate) async fn of(account: AccountId) -> Turn {
    Turn { _permit: own(account).acquire_owned().await.ok() }
}

fn own(account: AccountId) -> Arc<Semaphore> {
    let mut turns = TURNS.lock().unwrap_or_else(PoisonError::into_inner);
    turns.retain(|_, turn| turn.strong_count() > 0);
    if let Some(turn) = turns.get(&account).and_then(Weak::upgrade) {
        return turn;
    }
    let turn = Arc::new(Semaphore::new(AT_ONCE));
    turns.insert(account, Arc::downgrade(&turn));
    turn
}
