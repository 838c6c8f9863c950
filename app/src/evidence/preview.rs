use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{named, page, queried};
use crate::ui::{Banner, BannerKind, DescriptionList, Fact, Pagination, Term};
use crate::vault::size;
use crate::visit::locale;
use domain::evidence::MediaType;
use domain::evidence::view::{Drawn, EvidenceLine, NotDrawn, Preview};
use domain::id::EvidenceId;
use leptos::prelude::*;

/// `/evidence/{id}/preview?page=N`: a picture, or one page of a PDF that the portal drew. Nothing of the file itself runs or is
/// read by the browser.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (id, number) = (named::<EvidenceId>("id"), queried("page").parse().unwrap_or(1));
    page(
        td_string!(locale(), evidence.preview),
        move |visit| async move { service::evidence::preview(&visit.ctx, id?, number).await },
        |seen, preview| draw(seen.locale, &preview),
    )
}

/// The link to it, beside files of which something can be shown.
pub(crate) fn look(locale: Locale, file: EvidenceId, kind: MediaType, name: &str) -> Option<AnyView> {
    matches!(kind, MediaType::Pdf | MediaType::Png | MediaType::Jpeg).then(|| {
        let label = td_string!(locale, evidence.preview_of, name = name.to_owned()).to_string();
        let href = format!("/evidence/{file}/preview");
        view! { <a class="preview__link no-print" href=href aria-label=label>{td_string!(locale, evidence.preview)}</a> }.into_any()
    })
}

fn draw(locale: Locale, preview: &Preview) -> AnyView {
    let file = &preview.file;
    let (title, href) = (td_string!(locale, evidence.preview), format!("/evidence/{}", file.id));
    view! {
        <div class="stack">
            <h1><Term ja="プレビュー" en=title/></h1>
            <p class="as-typed">{file.name.clone()}</p>
            <DescriptionList facts=facts(locale, file) dense=true/>
            <p class="no-print"><a href=href download>{td_string!(locale, vault.download)}</a></p>
            {shown(locale, preview)}
        </div>
    }
    .into_any()
}

fn facts(locale: Locale, file: &EvidenceLine) -> Vec<Fact> {
    let digest = file.sha256.clone();
    vec![
        Fact::typed(td_string!(locale, vault.size), size(file.size)),
        Fact::typed(td_string!(locale, vault.uploaded), day::moment(locale, file.uploaded_at)),
        Fact::typed(td_string!(locale, vault.uploaded_by), &file.uploaded_by_name),
        Fact::new("SHA-256", view! { <code class="digest">{digest}</code> }),
    ]
}

fn shown(locale: Locale, preview: &Preview) -> AnyView {
    let file = &preview.file;
    match &preview.drawn {
        Ok(drawn) => pages(locale, file, drawn),
        Err(NotDrawn::Kind) if matches!(file.media_type, MediaType::Png | MediaType::Jpeg) => {
            let (source, name) = (format!("/evidence/{}/picture", file.id), file.name.clone());
            let alt = td_string!(locale, vault.picture, name = name).to_string();
            view! { <img class="vault__picture" src=source alt=alt/> }.into_any()
        }
        Err(why) => {
            let title = match why {
                NotDrawn::Kind => td_string!(locale, evidence.not_drawn_kind),
                NotDrawn::Unreadable => td_string!(locale, evidence.not_drawn_unreadable),
                NotDrawn::Unavailable => td_string!(locale, evidence.not_drawn_unavailable),
            };
            view! { <Banner kind=BannerKind::Warning title=title/> }.into_any()
        }
    }
}

fn pages(locale: Locale, file: &EvidenceLine, drawn: &Drawn) -> AnyView {
    let (id, number, pages) = (file.id, drawn.number, drawn.pages);
    let source = format!("data:image/png;base64,{}", drawn.png);
    let alt = td_string!(locale, evidence.page_of, number = number, pages = pages).to_string();
    let shown = alt.clone();
    let href = move |page| format!("/evidence/{id}/preview?page={page}");
    view! {
        <figure class="preview">
            <figcaption>{shown}</figcaption>
            <img class="preview__page" src=source alt=alt/>
        </figure>
        <Pagination page=number pages=pages href=href/>
        <p class="quiet small">{td_string!(locale, evidence.drawn_here)}</p>
    }
    .into_any()
}
