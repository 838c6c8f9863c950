//! Confirming again (再確認) while work goes on: a new sheet of the same engagement, beside what was confirmed and applied with.

mod begin;
mod call_off;
mod hold;
mod interval;
mod past;
mod remind;

pub(crate) use begin::prepared;
pub use begin::{BeginForm, begin};
pub use call_off::call_off;
pub use hold::{Held, hold};
pub(crate) use interval::months;
pub use interval::{Interval, interval, set_interval};
pub use past::past;
pub(crate) use past::{past_alone, said_before};
pub use remind::remind;

use chrono::{Days, NaiveDate};
use domain::confirmation::ConfirmationStatus;
use domain::id::ConfirmationId;
use domain::permission::Standing;
use domain::{reconfirmation, time};
use entity::confirmation;

/// Days before the interval is over from which it is somebody's turn.
const AHEAD: u64 = 30;

/// Whether somebody in this standing may know of a sheet of a case that they may know of: as long as it is being prepared, the
/// upstream alone; the ministry of the one that was applied with.
pub(crate) fn shows(standing: Standing, sheet: &confirmation::Model, applied: Option<ConfirmationId>) -> bool {
    match standing {
        Standing::Upstream => true,
        Standing::Downstream => sheet.sent_at.is_some(),
        Standing::Ministry => applied == Some(sheet.id),
        Standing::OwnOrganisation | Standing::Contributor => false,
    }
}

/// When it is time to confirm a case again: its sheets newest first, the interval in months. None while a sheet is under way,
/// and without an interval.
pub(crate) fn due(sheets: &[confirmation::Model], months: Option<u32>) -> Option<NaiveDate> {
    if !sheets.first()?.status.is_over() {
        return None;
    }
    let confirmed = sheets.iter().find(|sheet| sheet.status == ConfirmationStatus::Confirmed)?;
    reconfirmation::due_on(time::day_in_japan(confirmed.decided_at?), months?)
}

/// Whether that day is near enough to act.
pub(crate) fn is_near(day: NaiveDate, today: NaiveDate) -> bool {
    day.checked_sub_days(Days::new(AHEAD)).is_none_or(|from| today >= from)
}
