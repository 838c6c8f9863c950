//! Internal approval (社内承認) along a route (承認経路), before something leaves a company that wants it.
//!
//! The administrator of the company sets the routes, not the supervisor: a route binds whoever submits, and who is bound by a rule
//! does not switch it off. A seat gives the sight of what it is to approve while that is asked, to whoever is assigned to the case;
//! where there is no case the seat itself assigns. Whoever asks never approves, nor does whoever drafted a waiver or a request, and
//! whoever approved does not do what was approved. Who wrote single answers of a sheet may hold a seat: in a small company nobody
//! else could.

mod absence;
mod carry_over;
mod chain;
mod check;
mod entry;
mod give;
mod mine;
mod page;
mod reach;
mod request;
mod route;
mod subject;

pub use absence::{AbsenceForm, AbsenceLine, AbsencePage, absences, end_absence, note_absence};
pub use carry_over::carry_over;
pub(crate) use check::{check, settle};
pub use give::{approve, decline};
pub use mine::mine;
pub(crate) use mine::waiting;
pub use page::{ApprovalPage, Content, HistoryLine, May, Seated, StageLine, page, state};
pub use request::{request, take_back};
pub use route::{Overview, RoutePage, VersionLine, change_route, put_in_force, route, routes};
pub(crate) use subject::Subject;

use domain::approval::ApprovalSubject;
use uuid::Uuid;

/// Where an approval is asked for, given and read.
#[must_use]
pub fn address(subject: ApprovalSubject, id: Uuid) -> String {
    format!("/approval/of/{subject}/{id}")
}
