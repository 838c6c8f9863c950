use super::api::{BeginWith, RemoveView, RenameView};
use super::way;
use crate::i18n::{Locale, td_string};
use crate::page::page;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, ButtonSize, DataTable, Details, FormField, Header, Hidden, PostForm, StatusChip,
    TextInput, Tone,
};
use crate::visit::locale;
use domain::desk::view::SavedView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/desk/view`: the reader's saved views.
#[component]
pub fn ViewsPage() -> impl IntoView {
    page(
        td_string!(locale(), desk.views),
        |visit| async move { service::desk::view::list(&visit.ctx).await },
        |seen, views| {
            let locale = seen.locale;
            let title = td_string!(locale, desk.views);
            let rows = views.iter().map(|view| row(locale, &seen.memory, view)).collect();
            let headers = vec![
                Header::new(td_string!(locale, desk.view_name)),
                Header::new(td_string!(locale, desk.view_rename)),
                Header::new(td_string!(locale, desk.view_first)),
                Header::new(td_string!(locale, desk.view_remove)),
            ];
            view! {
                <Breadcrumb links=way(locale) here=title/>
                <h1>{title}</h1>
                <p>{td_string!(locale, desk.view_about)}</p>
                <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, desk.view_none)/>
            }
        },
    )
}

fn row(locale: Locale, memory: &crate::form::Memory, view: &SavedView) -> Vec<AnyView> {
    let (id, revision) = (view.id, view.revision);
    let keys = move || {
        let (id, revision) = (id.to_string(), revision.to_string());
        view! {
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
        }
    };
    let form = format!("view-{}", view.id);
    let (id, typed) = (format!("name-{}", view.id), memory.value(&form, "name", &view.name));
    let error = memory.fault(locale, &form, "name");
    let label = td_string!(locale, desk.view_name);
    let (href, name) = (format!("/desk?{}", view.query), view.name.clone());
    let begin =
        if view.first { td_string!(locale, desk.view_not_first) } else { td_string!(locale, desk.view_make_first) };
    let first = (!view.first).to_string();
    let chip =
        view.first.then(|| view! { <StatusChip tone=Tone::Active text=td_string!(locale, desk.view_is_first)/> });
    vec![
        view! { <a href=href>{name}</a> }.into_any(),
        view! {
            <PostForm action=RenameView::PATH class="field-row">
                {keys()}
                <FormField id=id label=label error=error><TextInput name="name" value=typed chars=32/></FormField>
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, engagement.save)}</Button>
            </PostForm>
        }
        .into_any(),
        view! {
            {chip}
            <PostForm action=BeginWith::PATH>
                {keys()}
                <Hidden name="first" value=first/>
                <Button kind=ButtonKind::Text size=ButtonSize::Small>{begin}</Button>
            </PostForm>
        }
        .into_any(),
        view! {
            <Details summary=td_string!(locale, desk.view_remove)>
                <PostForm action=RemoveView::PATH>
                    {keys()}
                    <Button kind=ButtonKind::Danger size=ButtonSize::Small>{td_string!(locale, desk.view_remove_now)}</Button>
                </PostForm>
            </Details>
        }
        .into_any(),
    ]
}
