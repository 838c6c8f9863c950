//! Whether single keys do something: a choice of the browser, for people may share a desk but not a keyboard.

use super::api::SwitchKeys;
use crate::i18n::td_string;
use crate::page::Seen;
use crate::ui::{Button, ButtonKind, Hidden, PostForm};
use domain::permission::{Action, Standing};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The switch, for whoever has such keys.
pub(super) fn switch(seen: &Seen) -> Option<AnyView> {
    let locale = seen.locale;
    let actor = seen.visit.signed.as_ref().map(|signed| &signed.actor)?;
    actor.may(Action::SeeDesk, Standing::Ministry).then(|| {
        let (says, to, button) = match seen.visit.keys {
            true => (td_string!(locale, account.keys_are_on), "off", td_string!(locale, account.keys_switch_off)),
            false => (td_string!(locale, account.keys_are_off), "on", td_string!(locale, account.keys_switch_on)),
        };
        view! {
            <h2 id="keys">{td_string!(locale, account.keys)}</h2>
            <p>{says}</p>
            <PostForm action=SwitchKeys::PATH>
                <Hidden name="keys" value=to/>
                <Button kind=ButtonKind::Outline>{button}</Button>
            </PostForm>
        }
        .into_any()
    })
}
