//! Roles, department and post: the fields of an invitation and of a person.

use crate::i18n::{Locale, td_string};
use crate::typed::Typed;
use crate::ui::{Checkboxes, Choice};
use crate::words;
use domain::organisation::OrganisationKind;
use domain::role::Role;
use leptos::prelude::*;

/// What is stored, or nothing for somebody new.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    pub roles: Vec<Role>,
    pub department: String,
    pub post: String,
}

pub(super) fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("roles", td_string!(locale, organisation.roles)),
        ("department", td_string!(locale, organisation.department)),
        ("post", td_string!(locale, organisation.post)),
    ]
}

/// The fields; roles that do not exist in this kind of organisation are not offered.
pub(super) fn fields(locale: Locale, typed: &Typed, kind: OrganisationKind, stored: &Stored) -> AnyView {
    let [roles, department, post] = labels(locale).map(|(_, label)| label);
    let choices = Role::ALL.iter().filter(|role| role.exists_in(kind));
    let choices = choices.map(|role| Choice::new(role.code(), words::role(locale, *role))).collect();
    let codes: Vec<&str> = stored.roles.iter().map(|role| role.code()).collect();
    let selected = typed.value("roles", &codes.join(" ")).split_whitespace().map(str::to_owned).collect();
    view! {
        <Checkboxes
            id="roles"
            name="roles[]"
            legend=roles
            choices=choices
            selected=selected
            required=true
            hint=td_string!(locale, organisation.roles_hint)
            error=typed.error("roles")
        />
        {typed.field("department", department).required(false).line(&stored.department, 200)}
        {typed.field("post", post).required(false).line(&stored.post, 200)}
    }
    .into_any()
}
