//! What administrators do with people, and what invited people do.

use super::onward::onward;
use crate::account::session;
use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::{Visit, japanese, visit};
use domain::id::{InvitationId, MembershipId};
use domain::refusal::Refusal;
use leptos::prelude::server;
use service::Ctx;
use service::organisation::{self, InviteForm, NewPerson, OrganisationForm, PlaceForm};

fn here() -> Result<Visit, AppError> {
    visit().ok_or(AppError::BadRequest)
}

/// Ends a command on people: back to the list, with a word.
async fn back(form: &str, what: &str, result: service::Result<()>) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(form, &[], result.map(|()| "/people".to_owned())).await
}

/// Invites somebody.
#[server]
pub async fn invite(
    email: String,
    name: String,
    #[server(default)] roles: Vec<String>,
    department: String,
    post: String,
) -> Result<(), AppError> {
    let form = InviteForm { email, name, place: PlaceForm { roles, department, post } };
    let result = organisation::invite(&here()?.ctx, &form).await;
    if result.is_ok() {
        done("person-invited").await;
    }
    let InviteForm { email, name, place: PlaceForm { roles, department, post } } = &form;
    let roles = roles.join(" ");
    let typed = [("email", email), ("name", name), ("roles", &roles), ("department", department), ("post", post)];
    let typed = typed.map(|(field, value)| (field, value.as_str()));
    finish("invite", &typed, result.map(|_| "/people".to_owned())).await
}

/// Sends an invitation once more.
#[server]
pub async fn resend_invitation(id: InvitationId, revision: i32) -> Result<(), AppError> {
    back("resend", "person-invited", organisation::resend(&here()?.ctx, id, revision).await).await
}

/// Takes an invitation back.
#[server]
pub async fn revoke_invitation(id: InvitationId, revision: i32) -> Result<(), AppError> {
    back("revoke", "invitation-revoked", organisation::revoke(&here()?.ctx, id, revision).await).await
}

/// Changes roles, department and post.
#[server]
pub async fn change_person(
    id: MembershipId,
    revision: i32,
    #[server(default)] roles: Vec<String>,
    department: String,
    post: String,
) -> Result<(), AppError> {
    let form = PlaceForm { roles, department, post };
    let result = organisation::change(&here()?.ctx, id, revision, &form).await;
    if result.is_ok() {
        done("saved").await;
    }
    let roles = form.roles.join(" ");
    let typed = [("roles", roles.as_str()), ("department", &form.department), ("post", &form.post)];
    finish("person", &typed, result.map(|()| "/people".to_owned())).await
}

/// Ends somebody's place in the organisation.
#[server]
pub async fn end_person(id: MembershipId, revision: i32) -> Result<(), AppError> {
    back("end", "membership-ended", organisation::end(&here()?.ctx, id, revision).await).await
}

/// Key and name of the organisation that has this number already.
async fn known(ctx: &Ctx, number: &str) -> [String; 2] {
    let known = organisation::with_number(ctx, number).await.ok().flatten();
    known.map_or_else(Default::default, |known| [known.id.to_string(), known.in_language(japanese()).to_owned()])
}

/// Puts a company on the portal.
#[server]
pub async fn register_organisation(
    name: String,
    kana: String,
    latin: String,
    corporate_number: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let ctx = here()?.ctx;
    let form = OrganisationForm { name, kana, latin, corporate_number };
    let result = organisation::register(&ctx, &form).await;
    if result.is_ok() {
        done("organisation-registered").await;
    }
    let [known, known_name] =
        if result.is_ok() { Default::default() } else { known(&ctx, &form.corporate_number).await };
    let OrganisationForm { name, kana, latin, corporate_number } = &form;
    let typed = [("name", name), ("kana", kana), ("latin", latin), ("corporate_number", corporate_number)];
    let known = [("known", &known), ("known_name", &known_name)];
    let typed: Vec<_> = typed.into_iter().chain(known).map(|(field, value)| (field, value.as_str())).collect();
    finish("organisation", &typed, result.map(|id| onward(&next, &id.to_string()))).await
}

/// Takes up an invitation with a new account.
#[server]
pub async fn accept_as_new_person(
    token: String,
    name: String,
    password: String,
    again: String,
) -> Result<(), AppError> {
    let visit = here()?;
    let locale = if japanese() { "ja" } else { "en" }.to_owned();
    let form = NewPerson { name, password, again, locale };
    let result = async {
        let passed = organisation::accept_new(&visit.ctx, &token, &form).await?;
        session::pass(&visit.session, &passed).await?;
        Ok("/sign-in/authenticator".to_owned())
    };
    finish("accept", &[("name", &form.name)], result.await).await
}

/// Takes up an invitation with the account that is signed in.
#[server]
pub async fn accept_invitation(token: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let held = session::ticket(&visit.session).await?.ok_or(Refusal::SignInNeeded)?;
        let ticket = organisation::accept_signed_in(&visit.ctx, &held, &token).await?;
        session::change(&visit.session, &ticket).await?;
        done("invitation-accepted").await;
        Ok("/".to_owned())
    };
    finish("accept", &[], result.await).await
}
