use crate::engagement::Case;
use crate::error::Result;
use domain::comment::{Audience, Comment};
use domain::id::{AccountId, ConfirmationId, OrganisationId};
use domain::permission::{Action, Standing, entitles};
use domain::role::Role;
use entity::{delegation, engagement_member, membership};
use sea_orm::ConnectionTrait;

/// Somebody who can be named in a comment: they may see the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub account: AccountId,
    /// Where they are.
    pub organisation: OrganisationId,
    /// Their name.
    pub name: String,
    /// Whether they are of the other side: a word inside the company does not reach them.
    pub outside: bool,
}

impl Person {
    /// Whether a comment to this audience reaches them.
    #[must_use]
    pub fn reads(&self, audience: Audience) -> bool {
        !self.outside || audience != Audience::Internal
    }
}

/// Whom the actor may name on an item: people of the own side who may see it, and of the other side whoever wrote there and
/// still is on the case – naming reveals nobody new. A colleague who was asked for single items is told of the responsible
/// persons and of whoever wrote. The actor is not among them. Three statements at most.
pub(super) async fn people<C: ConnectionTrait>(
    connection: &C,
    case: &Case,
    (id, key): (ConfirmationId, &str),
    comments: &[Comment],
) -> Result<Vec<Person>> {
    let own = case.actor().organisation;
    let wrote = |account: AccountId| comments.iter().any(|comment| comment.author == account);
    let mut found: Vec<Person> = Vec::new();
    for row in membership::candidates([own, own], case.engagement.id).all(connection).await? {
        let told = case.standing != Standing::Contributor || wrote(row.account_id) || asks(&row.roles.0);
        if told && sees(case.standing, &row.roles.0, row.assignment.is_some()) {
            found.push(Person { account: row.account_id, organisation: own, name: row.name, outside: false });
        }
    }
    if matches!(case.standing, Standing::Downstream | Standing::Contributor) {
        for line in delegation::of(id).all(connection).await?.into_iter().filter(|line| line.item_key == key) {
            if case.standing == Standing::Downstream || wrote(line.account_id) {
                found.push(Person { account: line.account_id, organisation: own, name: line.name, outside: false });
            }
        }
    }
    let outside: Vec<&Comment> = comments.iter().filter(|comment| comment.organisation != own).collect();
    if !outside.is_empty() {
        let on_case = engagement_member::of(case.engagement.id).all(connection).await?;
        for comment in outside.into_iter().filter(|line| on_case.iter().any(|member| member.account_id == line.author))
        {
            let (account, organisation, name) = (comment.author, comment.organisation, comment.name.clone());
            found.push(Person { account, organisation, name, outside: true });
        }
    }
    found.retain(|person| person.account != case.actor().account);
    found.sort_by(|one, other| (one.outside, &one.name, one.account).cmp(&(other.outside, &other.name, other.account)));
    found.dedup_by_key(|person| person.account);
    Ok(found)
}

/// Whether somebody of the own organisation may see the answers of the case.
fn sees(standing: Standing, roles: &[Role], assigned: bool) -> bool {
    let may = |standing| roles.iter().any(|role| entitles(*role, Action::SeeAnswers, standing));
    match standing {
        Standing::Upstream | Standing::Downstream => assigned && may(standing),
        Standing::Contributor => assigned && may(Standing::Downstream),
        Standing::Ministry => may(standing),
        Standing::OwnOrganisation => false,
    }
}

/// Whether somebody is a responsible person, who asks colleagues.
fn asks(roles: &[Role]) -> bool {
    roles.iter().any(|role| entitles(*role, Action::Delegate, Standing::Downstream))
}
