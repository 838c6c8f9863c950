//! News about what was done, or about the page.

use super::{Icon, Picture, Text};
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// What kind of news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something was done.
    Success,
    /// Something could not be done.
    Error,
    /// Something to beware of.
    Warning,
    /// Something to know.
    #[default]
    Info,
}

impl BannerKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    const fn role(self) -> &'static str {
        match self {
            Self::Success => "status",
            Self::Error => "alert",
            Self::Warning | Self::Info => "note",
        }
    }

    const fn picture(self) -> Picture {
        match self {
            Self::Success => Picture::Success,
            Self::Error => Picture::Error,
            Self::Warning => Picture::Warning,
            Self::Info => Picture::Info,
        }
    }

    fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::Success => td_string!(locale, ui.kind_success),
            Self::Error => td_string!(locale, ui.kind_error),
            Self::Warning => td_string!(locale, ui.kind_warning),
            Self::Info => td_string!(locale, ui.kind_info),
        }
    }
}

/// A banner: a title, and below it whatever there is to say.
#[component]
pub fn Banner(
    #[prop(optional)] kind: BannerKind,
    #[prop(into)] title: String,
    #[prop(default = locale())] locale: Locale,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="notification-banner" data-kind=kind.code() role=kind.role()>
            <Icon picture=kind.picture()/>
            <p class="notification-banner__title">
                <span class="visually-hidden">{kind.word(locale)}</span>
                {title}
            </p>
            {children.map(|children| view! { <div class="notification-banner__body">{children()}</div> })}
        </div>
    }
}

/// A place where nothing is yet: a sentence, and below it what to do next.
#[component]
pub fn Empty(#[prop(into)] text: Text, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class="empty">
            <p>{text.get()}</p>
            {children.map(|children| children())}
        </div>
    }
}
