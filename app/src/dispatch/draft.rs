use super::api::{Begin, Discard};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, DataTable, DescriptionList, Fact, Header, Hidden, PostForm};
use crate::work;
use domain::dispatch::view::{DispatchPage as Dispatch, RecipientLine};
use domain::dispatch::{DispatchStatus, fill};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A dispatch that did not begin: what one recipient will get, all recipients, and the button.
#[component]
pub(super) fn Looked(locale: Locale, dispatch: Dispatch, preview: String) -> impl IntoView {
    let preview = preview.parse().unwrap_or(1);
    let one = dispatch.recipients.iter().find(|line| line.position == preview).or(dispatch.recipients.first());
    let example = one.map(|line| example(locale, &dispatch, line));
    let count = dispatch.recipients.len();
    let open = dispatch.status == DispatchStatus::Draft;
    let headers = [
        Header::new("#").fit(),
        Header::new(td_string!(locale, dispatch.company)),
        Header::new(td_string!(locale, dispatch.column_work)),
        Header::new(td_string!(locale, dispatch.column_place)),
        Header::new(td_string!(locale, dispatch.column_reference)),
        Header::new(td_string!(locale, dispatch.preview)).fit(),
    ];
    let rows = dispatch.recipients.iter().map(|line| row(locale, &dispatch, line)).collect();
    let caption = td_string!(locale, ui.total, count = count).to_string();
    view! {
        {open.then(|| view! { <Ask locale=locale dispatch=dispatch.clone()/> })}
        {example}
        <h2>{td_string!(locale, dispatch.recipients)}</h2>
        <DataTable caption=caption headers=headers.into() rows=rows empty=td_string!(locale, dispatch.none_shown)/>
    }
}

/// Asks once more before cases are written and sheets are sent.
#[component]
fn Ask(locale: Locale, dispatch: Dispatch) -> impl IntoView {
    let (count, again) = (dispatch.recipients.len(), dispatch.ground.is_some());
    let key = move || {
        view! {
            <Hidden name="id" value=dispatch.id.to_string()/>
            <Hidden name="revision" value=dispatch.revision.to_string()/>
        }
    };
    let (begin, discard) = (key(), key());
    let text = match again {
        true => td_string!(locale, dispatch.again_begin_text, count = count).to_string(),
        false => td_string!(locale, dispatch.begin_text, count = count).to_string(),
    };
    view! {
        <div class="confirm stack">
            <p>{text}</p>
            <div class="button-row">
                <PostForm action=Begin::PATH>
                    <Button>{td_string!(locale, dispatch.begin, count = count).to_string()}</Button>
                    {begin}
                </PostForm>
                <PostForm action=Discard::PATH>
                    <Button kind=ButtonKind::Text>{td_string!(locale, dispatch.discard)}</Button>
                    {discard}
                </PostForm>
            </div>
        </div>
    }
}

/// What one recipient will get, with the names filled in.
fn example(locale: Locale, dispatch: &Dispatch, line: &RecipientLine) -> impl IntoView + use<> {
    let to =
        if line.email.is_empty() { td_string!(locale, dispatch.to_responsible).to_owned() } else { line.email.clone() };
    let facts = vec![
        Fact::typed(td_string!(locale, dispatch.company), line.company.in_language(matches!(locale, Locale::ja))),
        Fact::typed(td_string!(locale, dispatch.column_email), to),
        Fact::typed(td_string!(locale, dispatch.column_work), line.work.clone()),
        Fact::typed(td_string!(locale, dispatch.column_place), line.place.clone()),
        Fact::typed(td_string!(locale, dispatch.column_reference), line.reference.clone()),
        Fact::typed(td_string!(locale, dispatch.column_signed_on), day::day(locale, line.signed_on)),
        Fact::typed(td_string!(locale, dispatch.message), fill(&dispatch.message, &line.company.name, &line.work)),
    ];
    view! {
        <section class="stack" id="preview">
            <h2>{td_string!(locale, dispatch.preview_of, number = line.position).to_string()}</h2>
            <DescriptionList facts=facts/>
        </section>
    }
}

fn row(locale: Locale, dispatch: &Dispatch, line: &RecipientLine) -> Vec<AnyView> {
    let company = line.company.in_language(matches!(locale, Locale::ja)).to_owned();
    let href = format!("/dispatch/{}?preview={}#preview", dispatch.id, line.position);
    let said = format!(" ({company})");
    vec![
        line.position.into_any(),
        company.into_any(),
        work::summary(&line.work, 40).into_any(),
        line.place.clone().into_any(),
        line.reference.clone().into_any(),
        view! { <a href=href>{td_string!(locale, dispatch.preview)}<span class="visually-hidden">{said}</span></a> }
            .into_any(),
    ]
}
