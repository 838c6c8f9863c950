use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::ui::{Breadcrumb, DataTable, Header, Term};
use crate::visit::locale;
use domain::tier::view::Overlap;
use leptos::prelude::*;

/// `/tier/overlap`: for the ministry only.
#[component]
pub fn OverlapsPage() -> impl IntoView {
    page(
        td_string!(locale(), tier.overlaps),
        |visit| async move { service::tier::overlaps(&visit.ctx).await },
        |seen, overlaps| draw(&seen, &overlaps),
    )
}

fn draw(seen: &Seen, overlaps: &[Overlap]) -> AnyView {
    let locale = seen.locale;
    let links = vec![("/tier".to_owned(), td_string!(locale, tier.title).to_owned())];
    let headers = vec![
        Header::new(td_string!(locale, tier.company)),
        Header::new(td_string!(locale, tier.primes)),
        Header::new(td_string!(locale, tier.engagements)).numbers(),
    ];
    let rows = overlaps.iter().map(|overlap| row(locale, overlap)).collect();
    view! {
        <Breadcrumb links=links here=td_string!(locale, tier.overlaps)/>
        <h1><Term ja="重複" en=td_string!(locale, tier.overlaps)/></h1>
        <p>{td_string!(locale, tier.overlaps_about)}</p>
        <DataTable caption=td_string!(locale, tier.overlaps) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, tier.overlaps_none)/>
    }
    .into_any()
}

fn row(locale: Locale, overlap: &Overlap) -> Vec<AnyView> {
    let japanese = matches!(locale, Locale::ja);
    let primes: Vec<&str> = overlap.primes.iter().map(|prime| prime.in_language(japanese)).collect();
    vec![
        overlap.company.in_language(japanese).to_owned().into_any(),
        primes.join(td_string!(locale, ui.comma)).into_any(),
        overlap.engagements.into_any(),
    ]
}
