use super::asked::Asked;
use super::row;
use super::tally::Line;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use leptos::prelude::*;
use service::confirmation::Review;

/// One item filling the page, with the way to the one before and the one after it among those that the filter shows; nothing
/// where no such item is asked for.
pub(super) fn pane(seen: &Seen, review: &Review, lines: &[Line], asked: &Asked) -> Option<AnyView> {
    let locale = seen.locale;
    let key = asked.item.as_deref()?;
    // The filter goes through the whole sheet, whatever its sections.
    let through = Asked { section: None, ..asked.clone() };
    let shown: Vec<&Line> = lines.iter().filter(|line| through.shows(line) || line.item.key == key).collect();
    let at = shown.iter().position(|line| line.item.key == key)?;
    let place = td_string!(locale, review.item_of, at = at + 1, count = shown.len()).to_string();
    let there = |index: Option<usize>| {
        let line = shown.get(index?)?;
        Some((through.alone(review.sheet.id, &line.item.key), line.item.key.clone()))
    };
    let (before, after) = (there(at.checked_sub(1)), there(Some(at + 1)));
    let all = Asked { item: None, ..through.clone() }.href(review.sheet.id, 1);
    let shows = through.show.label(locale);
    let line = shown.get(at)?;
    Some(
        view! {
            <nav class="pane__way no-print" aria-label=td_string!(locale, review.item_way)>
                {step(locale, before, "k", "prev", td_string!(locale, review.item_before))}
                <p>{shows}{td_string!(locale, work.separator)}<strong>{place}</strong></p>
                <a href=all data-key="l">{td_string!(locale, review.item_list)}</a>
                {step(locale, after, "j", "next", td_string!(locale, review.item_after))}
            </nav>
            <div class="pane">{row::row(seen, review, asked, line)}</div>
        }
        .into_any(),
    )
}

fn step(
    locale: Locale,
    to: Option<(String, String)>,
    key: &'static str,
    rel: &'static str,
    text: &'static str,
) -> AnyView {
    match to {
        Some((href, item)) => {
            let label = format!("{text}{}{item}", td_string!(locale, work.colon));
            view! { <a href=href rel=rel data-key=key>{label}</a> }.into_any()
        }
        None => view! { <span class="quiet">{text}</span> }.into_any(),
    }
}
