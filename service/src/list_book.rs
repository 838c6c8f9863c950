//! Lists taken home (一覧ブック) and brought back, and the merge (照合) of what came back. The rules of the records are those of their
//! own forms; here is only what is the same for every list.
//!
//! A merge of a list is not taken back, other than that of a sheet. Whoever answers a sheet answers to themself until they submit it. A
//! risk or a finding on the spot is more than its words: writing it ends what somebody decided by name of the words before, asks
//! people by name and tells them, and says who looked on which day. Putting the old words back would not give a decision back to
//! whoever gave it, nor unsay what was told. So what a merge wrote stays to be read beside what stood there before, and whoever finds
//! it wrong writes the record again, as every other change.

mod apply;
mod bring;
mod download;
mod listed;
mod page;

pub use apply::apply;
pub use bring::{Refused, bring};
pub use download::{Download, download};
pub use page::{merge_page, page};

use domain::list_book::{Brought, Fresh, ListProblem, Values};
use domain::refusal::Refusal;
use listed::Listed;
use std::collections::BTreeMap;

/// What every record says now, by its key.
fn now(list: &Listed) -> BTreeMap<String, Values> {
    list.base().rows.into_iter().map(|row| (row.key, row.values)).collect()
}

/// What is wrong with rows as they would be written, by their cells in the file.
fn problems(
    list: &Listed,
    ctx: &crate::ctx::Ctx,
    brought: &Brought,
    (changed, fresh): (&[(String, Values)], &Fresh),
) -> Vec<ListProblem> {
    let changed = changed.iter().filter_map(|(key, values)| Some((*brought.lines.get(key)?, values)));
    let added = fresh.new.iter().map(|added| (added.line, &added.values));
    let mut found = Vec::new();
    for (line, values) in changed.chain(added) {
        if let Some(Refusal::Fields(fields)) = list.wrong(ctx, values) {
            found.extend(fields.into_iter().map(|field| brought.problem(line, field)));
        }
    }
    found
}
