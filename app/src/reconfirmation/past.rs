use super::{age, change};
use crate::checklist::said as in_language;
use crate::confirmation::said;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Details, StatusChip, Tone};
use crate::waiver;
use chrono::NaiveDate;
use domain::checklist::Item;
use domain::checklist::difference::ChangeKind;
use domain::confirmation::view::Sheet;
use domain::permission::Standing;
use domain::reconfirmation::{Past, Then};
use domain::time;
use leptos::prelude::*;

/// An earlier answer: what was said, with which files.
pub(crate) fn then(locale: Locale, then: &Then) -> AnyView {
    let value = said(locale, &then.item, &then.answer.value);
    let remark =
        (!then.answer.remark.is_empty()).then(|| view! { <p class="as-typed">{then.answer.remark.clone()}</p> });
    let names: Vec<&str> = then.answer.evidence.iter().map(|(name, _)| name.as_str()).collect();
    let files = (!names.is_empty()).then(|| {
        let names = names.join(td_string!(locale, ui.comma));
        view! { <p class="small as-typed">{td_string!(locale, answer_book.evidence)}" "{names}</p> }
    });
    view! { <p class="as-typed"><strong>{value}</strong></p> {remark} {files} }.into_any()
}

/// When the sheet before was confirmed, and how long ago.
pub(super) fn confirmed(locale: Locale, past: &Past, today: NaiveDate) -> String {
    let day = day::day(locale, time::day_in_japan(past.confirmed_at));
    format!("{day} · {}", age(locale, today, past.confirmed_at))
}

/// What became of the question, and what was answered to it then where the answer book does not say so already.
pub(crate) fn panel(seen: &Seen, sheet: &Sheet, item: &Item) -> Option<AnyView> {
    let (locale, past) = (seen.locale, sheet.past.as_ref()?);
    let carried = past.items.get(&item.key)?;
    // Whoever answers for the company has the answer book beside the question; a colleague with single items has not.
    if carried.kind == ChangeKind::Same && sheet.standing != Standing::Contributor {
        return None;
    }
    let chip = view! { <p><StatusChip tone=Tone::Active text=change(locale, carried.kind)/></p> };
    let told = sheet.proposals.contains_key(&item.key) || carried.then.is_empty();
    let earlier = (!told).then(|| {
        let lines = carried.then.iter().map(|earlier| {
            let question = in_language(locale, &earlier.item.question_ja, &earlier.item.question_en);
            let waived = past.waived.get(&earlier.item.key).map(|waived| waiver::then(locale, waived));
            view! { <li><p class="small">{question}</p>{then(locale, earlier)}{waived}</li> }.into_any()
        });
        let lines: Vec<AnyView> = lines.collect();
        let open = !sheet.answers.contains_key(&item.key);
        let when = confirmed(locale, past, seen.visit.ctx.today());
        view! {
            <Details summary=td_string!(locale, reconfirmation.earlier) open=open>
                <p class="small quiet">{when}</p>
                <ul>{lines}</ul>
            </Details>
        }
    });
    Some(view! { {chip} {earlier} }.into_any())
}
