//! What single keys do, as a list that the key `?` opens.

use crate::i18n::{Locale, td_string};
use leptos::prelude::*;

/// The list; it is closed until the island opens it.
pub(crate) fn keys(locale: Locale) -> AnyView {
    let lines = [
        (vec!["j", "k"], td_string!(locale, desk.key_move)),
        (vec!["Enter", "o"], td_string!(locale, desk.key_open)),
        (vec!["d"], td_string!(locale, desk.key_do)),
        (vec!["n"], td_string!(locale, desk.key_next)),
        (vec!["q"], td_string!(locale, desk.key_queue)),
        (vec!["i", "l"], td_string!(locale, desk.key_items)),
        (vec!["?"], td_string!(locale, desk.key_help)),
    ];
    let lines = lines.map(|(keys, text)| {
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! {
            <dt>{keys}</dt>
            <dd>{text}</dd>
        }
    });
    view! {
        <dialog id="key-list" class="keys" aria-labelledby="keys-title">
            <form method="dialog" class="stack">
                <h2 id="keys-title">{td_string!(locale, desk.keys)}</h2>
                <dl class="keys__list">{lines}</dl>
                <p class="small"><a href="/account#keys">{td_string!(locale, desk.keys_switch)}</a></p>
                <button class="button" data-kind="outline" type="submit">{td_string!(locale, desk.keys_close)}</button>
            </form>
        </dialog>
    }
    .into_any()
}
