//! A sheet of a subcontractor with a head, a deputy head and an auditor, two of whom can be on the case.

use domain::approval::{ApprovalSubject, Seat};
use domain::id::ConfirmationId;
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::role::Role;
use service::approval::{self, ApprovalPage};
use service::{Ctx, Result, engagement};
use testing::{Case, World, set_route};

pub const SHEET: ApprovalSubject = ApprovalSubject::SubmitSheet;

/// What a refused command said.
pub fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(service::Error::Refused(refusal)) => refusal,
        Err(error) => panic!("{error}"),
    }
}

/// The trail holds.
pub async fn verified(ctx: &Ctx, name: &str) {
    assert_eq!(service::trail::verify(ctx).await.unwrap().findings, [], "{name}");
}

/// A company below with people for seats.
pub struct Below<'w> {
    pub world: &'w World,
    pub case: Case<'w>,
    pub sheet: ConfirmationId,
    pub head: Actor,
    pub auditor: Actor,
    pub administrator: Ctx,
}

impl<'w> Below<'w> {
    /// Answered; head and auditor are on the case.
    pub async fn new(world: &'w World) -> Self {
        let case = Case::sent(world).await;
        let head = world.colleague(&world.supervisor, "head", &[Role::Executive]).await.unwrap();
        let auditor = world.colleague(&world.supervisor, "auditor", &[Role::Auditor]).await.unwrap();
        let chief = world.colleague(&world.supervisor, "chief", &[Role::OrganisationAdministrator]).await.unwrap();
        let administrator = world.as_(&chief);
        let found = Self { sheet: case.sheet().await, world, case, head, auditor, administrator };
        for person in [&found.head, &found.auditor] {
            found.assign(person).await;
        }
        found.case.answer_all().await;
        found
    }

    pub async fn assign(&self, person: &Actor) {
        engagement::assign(&self.supervisor(), self.case.id, person.membership).await.unwrap();
    }

    pub fn supervisor(&self) -> Ctx {
        self.world.as_(&self.world.supervisor)
    }

    pub fn head(&self) -> Ctx {
        self.world.as_(&self.head)
    }

    pub fn auditor(&self) -> Ctx {
        self.world.as_(&self.auditor)
    }

    pub async fn route(&self, stages: &[(Option<usize>, &[Seat])]) {
        set_route(&self.administrator, SHEET, stages).await.unwrap();
    }

    /// The auditor by name, then the executive by role.
    pub async fn two_stages(&self) {
        let (first, second) = ([Seat::Person(self.auditor.account)], [Seat::Role(Role::Executive)]);
        self.route(&[(None, &first), (None, &second)]).await;
    }

    pub async fn page(&self, ctx: &Ctx) -> ApprovalPage {
        approval::page(ctx, SHEET, self.sheet.0).await.unwrap()
    }

    pub async fn request(&self, ctx: &Ctx) -> Result<()> {
        approval::request(ctx, SHEET, self.sheet.0).await
    }

    pub async fn approve(&self, ctx: &Ctx) -> Result<()> {
        let seen = self.page(ctx).await.digest;
        approval::approve(ctx, SHEET, self.sheet.0, &seen).await
    }

    pub async fn decline(&self, ctx: &Ctx, reason: &str) -> Result<()> {
        let seen = self.page(ctx).await.digest;
        approval::decline(ctx, SHEET, self.sheet.0, &seen, reason).await
    }
}
