//! What the table of permissions cannot show: an actor has the roles of one organisation, and of its kind.

use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing, concerns, entitles};
use domain::role::Role;
use uuid::Uuid;

fn actor(kind: OrganisationKind, roles: &[Role]) -> Actor {
    Actor {
        account: AccountId(Uuid::nil()),
        membership: MembershipId(Uuid::nil()),
        organisation: OrganisationId(Uuid::nil()),
        kind,
        roles: roles.to_vec(),
    }
}

#[test]
fn one_acts_in_the_first_role_that_entitles() {
    let both = actor(OrganisationKind::Company, &[Role::Employee, Role::Supervisor, Role::SubcontractClerk]);
    assert_eq!(both.acting_as(Action::AssignPeople, Standing::Upstream), Some(Role::Supervisor));
    assert_eq!(both.acting_as(Action::SendSheet, Standing::Upstream), Some(Role::SubcontractClerk));
    assert_eq!(both.acting_as(Action::Check, Standing::Upstream), None);
    assert!(both.may(Action::SendSheet, Standing::Upstream));
    assert!(!both.may(Action::SendSheet, Standing::Downstream));
}

/// However a role came to be written down: the ministry's give nothing in a company, a company's nothing in the ministry.
#[test]
fn a_role_of_the_other_kind_of_organisation_gives_nothing() {
    for role in Role::ALL.iter().copied() {
        for kind in [OrganisationKind::Company, OrganisationKind::Ministry] {
            let actor = actor(kind, &[role]);
            for action in Action::ALL.iter().copied() {
                for standing in Standing::ALL.iter().copied() {
                    let may = role.exists_in(kind) && concerns(action, kind) && entitles(role, action, standing);
                    assert_eq!(actor.may(action, standing), may, "{role} {action} {standing}");
                }
            }
        }
    }
    let intruder = actor(OrganisationKind::Company, &[Role::ContractingOfficer]);
    assert!(!intruder.may(Action::Decide, Standing::Ministry));
    assert!(!actor(OrganisationKind::Ministry, &[Role::SubcontractClerk]).may(Action::SendSheet, Standing::Upstream));
}

/// One role keeps the order of either kind of organisation, and each has its own order to keep.
#[test]
fn administrators_set_what_their_kind_of_organisation_has() {
    let may = |kind, action| actor(kind, &[Role::OrganisationAdministrator]).may(action, Standing::OwnOrganisation);
    for (action, company, ministry) in [
        (Action::SetReminders, true, false),
        (Action::SetApproval, true, false),
        (Action::SetDecisionPolicy, false, true),
        (Action::ManagePeople, true, true),
    ] {
        assert_eq!(may(OrganisationKind::Company, action), company, "{action}");
        assert_eq!(may(OrganisationKind::Ministry, action), ministry, "{action}");
    }
}

#[test]
fn who_has_no_role_may_nothing() {
    let nobody = actor(OrganisationKind::Company, &[]);
    for action in Action::ALL.iter().copied() {
        assert!(Standing::ALL.iter().all(|standing| !nobody.may(action, *standing)), "{action}");
    }
}
