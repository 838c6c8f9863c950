//! Buttons do something; links that look like buttons go somewhere.

use super::Text;
use leptos::prelude::*;

/// How much a button weighs. One [`ButtonKind::Solid`] a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The main thing to do here.
    #[default]
    Solid,
    /// Another thing that can be done.
    Outline,
    /// Something on the side.
    Text,
    /// What cannot be taken back.
    Danger,
}

/// Height of a button; the target is never below 44 px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 56 px: the one button of a page for newcomers.
    Large,
    /// 48 px.
    #[default]
    Medium,
    /// 36 px: inside rows.
    Small,
}

impl ButtonKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Outline => "outline",
            Self::Text => "text",
            Self::Danger => "danger",
        }
    }
}

impl ButtonSize {
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Large => Some("large"),
            Self::Medium => None,
            Self::Small => Some("small"),
        }
    }
}

/// A button. It submits its form unless `submit=false`; `name` and `value` say which button it was.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    #[prop(default = true)] submit: bool,
    #[prop(optional, into)] id: Text,
    #[prop(optional, into)] name: Text,
    #[prop(optional, into)] value: Text,
    /// Id of the form, where the button stands outside it.
    #[prop(optional, into)]
    form: Text,
    children: Children,
) -> impl IntoView {
    let action = if submit { "submit" } else { "button" };
    view! {
        <button
            class="button"
            data-kind=kind.code()
            data-size=size.code()
            type=action
            id=id.get()
            name=name.get()
            value=value.get()
            form=form.get()
        >
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    /// Name for saving, where the address is a file.
    #[prop(optional, into)]
    download: Text,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-kind=kind.code() data-size=size.code() href=href download=download.get()>
            {children()}
        </a>
    }
}
