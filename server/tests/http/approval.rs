//! Routes of approvals, and what waits in them.

use domain::approval::{ApprovalSubject, Change, Seat};
use domain::permission::Actor;
use domain::role::Role;
use service::approval::{self, AbsenceForm};
use testing::{Case, World, set_route};

pub const SHEET: ApprovalSubject = ApprovalSubject::SubmitSheet;

pub async fn to_approve(case: &Case<'_>, asked: bool) {
    let world = case.world;
    let administrator = Actor { roles: vec![Role::OrganisationAdministrator], ..world.supervisor.clone() };
    let seat = [Seat::Person(world.employee.account)];
    set_route(&world.as_(&administrator), SHEET, &[(None, &seat)]).await.unwrap();
    if asked {
        approval::request(&world.as_(&world.supervisor), SHEET, case.sheet().await.0).await.unwrap();
    }
}

/// What the prime's administrator writes, and the key of its clerk's absence.
pub async fn routed(world: &World) -> uuid::Uuid {
    let (administrator, clerk) = (world.as_(&world.administrator), world.as_(&world.clerk));
    let seat = Change::AddSeat(0, Seat::Role(Role::Executive));
    for (revision, change) in [(0, Change::AddStage("段".into())), (1, seat)] {
        approval::change_route(&administrator, ApprovalSubject::Apply, revision, change).await.unwrap();
    }
    let (from, until) = ("2026-12-01".to_owned(), "2026-12-02".to_owned());
    let deputy = world.checker.account.to_string();
    approval::note_absence(&clerk, &AbsenceForm { person: String::new(), deputy, from, until }).await.unwrap();
    approval::absences(&clerk).await.unwrap().lines[0].id
}
