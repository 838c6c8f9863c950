//! Pages of a list; each page is an address.

use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// Links to the pages of a list, counted from 1; nothing where there is one page only.
#[component]
pub fn Pagination<F>(
    page: usize,
    pages: usize,
    /// The address of a page.
    href: F,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView
where
    F: Fn(usize) -> String + Send + 'static,
{
    (pages > 1).then(|| {
        let step = |to: usize, rel: &'static str, text: &'static str| {
            (1..=pages).contains(&to).then(|| view! { <li><a rel=rel href=href(to)>{text}</a></li> })
        };
        let before = step(page.saturating_sub(1), "prev", td_string!(locale, ui.previous));
        let after = step(page + 1, "next", td_string!(locale, ui.next));
        let numbers = shown(page, pages).into_iter().map(|entry| number(entry, page, &href)).collect_view();
        let count = td_string!(locale, ui.page_of, page = page, pages = pages).to_string();
        view! {
            <nav class="pagination" aria-label=td_string!(locale, ui.pagination)>
                <p class="pagination__count">{count}</p>
                <ul>{before} {numbers} {after}</ul>
            </nav>
        }
    })
}

fn number(entry: Option<usize>, page: usize, href: &impl Fn(usize) -> String) -> AnyView {
    match entry {
        None => view! { <li class="pagination__gap">"…"</li> }.into_any(),
        Some(here) if here == page => view! { <li><span aria-current="page">{here}</span></li> }.into_any(),
        Some(other) => view! { <li><a href=href(other)>{other}</a></li> }.into_any(),
    }
}

/// First, last, and the neighbours of this page; None where some are left out.
fn shown(page: usize, pages: usize) -> Vec<Option<usize>> {
    let mut shown = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 1) {
        if number == last + 2 {
            shown.push(Some(last + 1));
        } else if number > last + 2 {
            shown.push(None);
        }
        shown.push(Some(number));
        last = number;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_gap_hides_at_least_two_pages() {
        assert_eq!(shown(1, 2), [Some(1), Some(2)]);
        assert_eq!(shown(3, 5), [Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!(shown(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!(shown(4, 9), [Some(1), Some(2), Some(3), Some(4), Some(5), None, Some(9)]);
    }
}
