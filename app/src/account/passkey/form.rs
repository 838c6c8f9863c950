use crate::i18n::td_string;
use crate::island::{Passkey, PasskeyWords};
use crate::page::Seen;
use crate::shell::Devices;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, FieldError, Hidden, PostForm};
use axum::http::{HeaderName, HeaderValue};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Lets this page ask devices; all others are forbidden to.
pub(in crate::account) fn permit(devices: Devices) {
    if let Some(response) = use_context::<ResponseOptions>() {
        let policy = HeaderValue::from_static(devices.policy());
        response.insert_header(HeaderName::from_static("permissions-policy"), policy);
    }
}

/// A form whose hidden field the island fills with what a device answers. Sent without it, it comes back and says what is missing.
#[component]
pub(in crate::account) fn PasskeyForm(
    seen: Seen,
    /// Name of the form in the memory of the session.
    name: &'static str,
    action: &'static str,
    /// Where the question is asked for.
    ask: &'static str,
    /// Whether a new key is asked for.
    #[prop(optional)]
    making: bool,
    button: &'static str,
    #[prop(optional)] kind: ButtonKind,
    /// Fields besides.
    #[prop(optional)]
    fields: Option<AnyView>,
) -> impl IntoView {
    let locale = seen.locale;
    let error = Typed::of(&seen, name).error("passkey").map(str::to_owned);
    let words = PasskeyWords {
        unsupported: td_string!(locale, passkey.unsupported).to_owned(),
        waiting: td_string!(locale, passkey.waiting).to_owned(),
        failed: td_string!(locale, passkey.failed).to_owned(),
        known: td_string!(locale, passkey.known).to_owned(),
        lost: td_string!(locale, passkey.lost).to_owned(),
    };
    view! {
        <PostForm action=action class="passkey stack">
            {fields}
            <Hidden name="passkey" value=""/>
            <FieldError id="passkey".to_owned() error=error.into() locale=locale/>
            <p class="passkey__script">{td_string!(locale, passkey.needs_script)}</p>
            <div class="button-row">
                <Button kind=kind id="passkey">{button}</Button>
            </div>
            <Passkey ask=ask.to_owned() making=making words=words/>
        </PostForm>
    }
}
