//! Delegation (回答の分担): the responsible person asks colleagues for items, they answer them on the same pages and say when
//! they are done. Whoever is not on the case sees these items and nothing else of it.

mod change;
mod done;
mod list;
mod part;

pub(crate) use change::tell_returned;
pub use change::{DelegateForm, change, delegate, withdraw};
pub use done::{done, undone};
pub use list::{Sharing, mine, of, sharing};
pub(crate) use part::{in_part, part};

use domain::delegation::Delegation;
use entity::delegation::Line;

/// Lines that belong together, first asked first.
fn gather(lines: impl IntoIterator<Item = Line>) -> Vec<Delegation> {
    let mut found: Vec<Delegation> = Vec::new();
    for line in lines {
        match found.last_mut().filter(|last| last.id == line.id) {
            Some(last) => {
                last.items.insert(line.item_key);
            }
            None => found.push(Delegation {
                id: line.id,
                membership: line.membership_id,
                account: line.account_id,
                name: line.name,
                items: [line.item_key].into(),
                due_on: line.due_on,
                done_round: line.done_round,
                revision: line.revision,
            }),
        }
    }
    found
}
