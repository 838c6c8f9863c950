//! Whether a declared contradiction holds.

use super::Seen;
use crate::checklist::{Contradiction, Fewer, Older};
use crate::confirmation::view::FrozenItem;
use crate::{text, time};
use chrono::Months;

/// Every part holds; a rule without any part never does.
pub(super) fn holds(seen: &Seen<'_>, rule: &Contradiction) -> bool {
    let said = rule.when.iter().all(|condition| {
        answer(seen, &condition.item).is_some_and(|found| condition.is.iter().any(|code| code == found.value.trim()))
    });
    !rule.items().is_empty()
        && said
        && rule.fewer.as_ref().is_none_or(|fewer| is_fewer(seen, fewer))
        && rule.older.as_ref().is_none_or(|older| is_older(seen, older))
}

/// What was answered to an item, where it was asked and answered.
pub(super) fn answer<'a>(seen: &Seen<'a>, item: &str) -> Option<&'a FrozenItem> {
    seen.content.item(item)?;
    seen.items.iter().find(|found| found.key == item && found.asked && !found.value.trim().is_empty())
}

fn is_fewer(seen: &Seen<'_>, fewer: &Fewer) -> bool {
    let number = |item: &str| text::identifier(&answer(seen, item)?.value).replace(',', "").parse::<i64>().ok();
    matches!((number(&fewer.item), number(&fewer.than)), (Some(one), Some(other)) if one < other)
}

fn is_older(seen: &Seen<'_>, older: &Older) -> bool {
    let since = seen.on.checked_sub_months(Months::new(older.months));
    let day = answer(seen, &older.item).and_then(|found| time::parse_day(found.value.trim()).ok());
    matches!((day, since), (Some(day), Some(since)) if day < since)
}
