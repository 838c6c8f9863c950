//! Who must act next (やること), in words and in order.

mod desk;
mod due;
mod step;
mod words;

pub use desk::Desk;
pub use due::{Due, due};
pub use step::{href, partner, summary};
pub use words::{actor_of, application_tone, party, sheet_tone, task, tone, whose};
