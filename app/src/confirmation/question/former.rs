//! What was submitted to an item that came back, beside the form of its new answer.

use super::said;
use crate::i18n::{Locale, td_string};
use domain::checklist::Item;
use domain::confirmation::view::Sheet;
use leptos::prelude::*;

/// The former answer, where the item is back.
pub(super) fn panel(locale: Locale, sheet: &Sheet, item: &Item) -> Option<AnyView> {
    let former = sheet.former.get(&item.key)?;
    let round = sheet.verdicts.get(&item.key).and_then(|verdict| verdict.returned_round)?;
    let value = Some(said(locale, item, &former.value)).filter(|value| !value.is_empty());
    let value = value.unwrap_or_else(|| td_string!(locale, confirmation.unanswered).to_owned());
    let remark = (!former.remark.is_empty()).then(|| view! { <p class="as-typed">{former.remark.clone()}</p> });
    let files = former.evidence.iter().map(|(name, _)| view! { <li>{name.clone()}</li> }).collect_view();
    let files = match former.evidence.is_empty() {
        true => view! { <p class="small quiet">{td_string!(locale, difference.no_evidence)}</p> }.into_any(),
        false => view! { <ul class="small">{files}</ul> }.into_any(),
    };
    Some(
        view! {
            <div class="former">
                <p class="small quiet">{td_string!(locale, difference.former, round = round).to_string()}</p>
                <p class="as-typed"><strong>{value}</strong></p>
                {remark}
                {files}
            </div>
        }
        .into_any(),
    )
}
