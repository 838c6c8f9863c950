//! Examples of threats and vulnerabilities: picking one leads to the same page with the fields filled, without script too.

use crate::i18n::{Locale, td_string};
use crate::page::queried;
use crate::ui::{Button, ButtonKind, Choice, Details, FormField, Hidden, Select};
use leptos::prelude::*;
use service::risk::{Entry, catalogue};

fn words(locale: Locale, entry: &Entry) -> String {
    match locale {
        Locale::ja => entry.ja.clone(),
        Locale::en => entry.en.clone(),
    }
}

fn choices(locale: Locale, entries: &[Entry]) -> Vec<Choice> {
    let choice = |entry: &Entry| {
        let words = words(locale, entry);
        Choice::new(words.clone(), format!("{words} ({})", entry.clause))
    };
    entries.iter().map(choice).collect()
}

/// What the address picked: a threat and a vulnerability, each perhaps empty.
pub(super) fn picked() -> (String, String) {
    (queried("threat"), queried("vulnerability"))
}

/// The form that picks; `path` is the page itself, `kept` what else its address says.
pub(super) fn pick(locale: Locale, path: String, kept: Vec<(&'static str, String)>) -> Option<AnyView> {
    let found = catalogue().ok()?;
    let (threats, vulnerabilities) = (choices(locale, &found.threat), choices(locale, &found.vulnerability));
    let (threat, vulnerability) = picked();
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
    let kept = kept.map(|(name, value)| view! { <Hidden name=name value=value/> }).collect_view();
    let blank = td_string!(locale, work.choose);
    let form = view! {
        <p class="quiet">{td_string!(locale, risk.catalogue_about)}</p>
        <form method="get" action=path class="stack no-print">
            {kept}
            <FormField id="pick-threat" label=td_string!(locale, risk.pick_threat)>
                <Select name="threat" choices=threats selected=threat blank=blank/>
            </FormField>
            <FormField id="pick-vulnerability" label=td_string!(locale, risk.pick_vulnerability)>
                <Select name="vulnerability" choices=vulnerabilities selected=vulnerability blank=blank/>
            </FormField>
            <Button kind=ButtonKind::Outline>{td_string!(locale, risk.pick_now)}</Button>
        </form>
    };
    Some(view! { <Details summary=td_string!(locale, risk.catalogue)>{form}</Details> }.into_any())
}
