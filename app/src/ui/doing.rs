use super::{ButtonKind, LinkButton};
use leptos::prelude::*;

/// A way to do something: whether it is open to the reader, its page – below the page that is shown, unless it begins with a slash –,
/// its words, how much it stands out.
pub type Way<'a> = (bool, &'a str, &'static str, ButtonKind);

/// What the reader can do on a page, after `before`, which may be a form; nothing where there is nothing. Single keys lead here.
pub fn doing<'a>(
    at: &str,
    title: &'static str,
    before: Option<AnyView>,
    ways: impl IntoIterator<Item = Way<'a>>,
) -> Option<AnyView> {
    let open = ways.into_iter().filter(|(open, ..)| *open);
    let links = open.map(|(_, page, text, kind)| {
        let href = if page.starts_with('/') { page.to_owned() } else { format!("{at}/{page}") };
        view! { <LinkButton href=href kind=kind>{text}</LinkButton> }.into_any()
    });
    let links: Vec<AnyView> = links.collect();
    (before.is_some() || !links.is_empty()).then(|| {
        view! {
            <section class="panel stack no-print" aria-labelledby="doing">
                <h2 id="doing">{title}</h2>
                {before}
                <div class="button-row">{links}</div>
            </section>
        }
        .into_any()
    })
}
