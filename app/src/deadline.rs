//! Deadlines (期限): the calendar, the company's reminders, one's own calendar for other programs.

pub mod api;
mod asked;
mod feed;
mod list;
mod reminders;
mod words;

pub use feed::FeedPage;
pub use list::DeadlinesPage;
pub(crate) use list::what;
pub use reminders::RemindersPage;
pub(crate) use words::kind;
