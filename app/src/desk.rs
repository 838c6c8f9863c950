//! The ministry's desk (審査): what was put to it, in one queue, and who deals with what.

pub mod api;
mod deputy;
pub mod export;
mod front;
mod keys;
mod list;
mod narrow;
mod row;
pub mod statistics;
mod target;
mod view;
mod way;
mod words;

pub use deputy::DeputyPage;
pub(crate) use front::front;
pub(crate) use keys::keys;
pub use list::DeskPage;
pub use statistics::StatisticsPage;
pub use target::TargetPage;
pub use view::ViewsPage;
pub use way::NextPage;
pub(crate) use way::beside;

use crate::i18n::{Locale, td_string};

/// The way back to the desk, for pages below it.
fn way(locale: Locale) -> Vec<(String, String)> {
    vec![("/desk".to_owned(), td_string!(locale, desk.title).to_owned())]
}
