use super::api::{DropItem, ListItem, Prepare};
use super::{address, buttons, frame, typed, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Choice, DataTable, Header, Hidden, PostForm, PrintHeader};
use crate::visit::locale;
use domain::id::MinistryAuditId;
use domain::ministry_audit::ItemKind;
use domain::ministry_audit::view::{ItemLine, Preparation};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/ministry-audit/{id}/prepare`: people, rooms and documents; the company's own.
#[component]
pub fn PreparePage() -> impl IntoView {
    let id = named::<MinistryAuditId>("id");
    let title = td_string!(locale(), ministry_audit.preparation);
    page(
        title,
        |visit| async move { service::ministry_audit::preparation(&visit.ctx, id?).await },
        move |seen, found| {
            let body = draw(&seen, title, &found);
            frame(&seen, title, &found.line, body)
        },
    )
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [ItemKind::Person, ItemKind::Room, ItemKind::Document].map(|kind| (kind.code(), words::kind(locale, kind)))
}

fn draw(seen: &Seen, title: &'static str, found: &Preparation) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "item"));
    let refused = ["drop", "prepare"].map(|form| Typed::of(seen, form).summary(&[])).into_iter().collect_view();
    let forms = found.lists.then(|| {
        let forms = ItemKind::ALL.iter().map(|kind| form(locale, &typed, found, *kind)).collect_view();
        view! { <div class="columns no-print">{forms}</div> }
    });
    view! {
        <PrintHeader title=title reference=found.line.number.clone()/>
        {typed.summary(&labels(locale))}
        {refused}
        <div class="stack">
            <p class="no-print">{td_string!(locale, ministry_audit.preparation_about)}</p>
            {table(locale, title, found)}
            {forms}
            {found.ready.then(|| ready(locale, found))}
        </div>
    }
    .into_any()
}

fn table(locale: Locale, title: &'static str, found: &Preparation) -> AnyView {
    let mut headers = vec![
        Header::new(td_string!(locale, ministry_audit.kind)).fit(),
        Header::new(td_string!(locale, ministry_audit.what)),
    ];
    if found.lists {
        headers.push(Header::new(td_string!(locale, ministry_audit.to_do)).fit());
    }
    let row = |item: &ItemLine| {
        let mut cells = vec![words::kind(locale, item.kind).into_any(), typed(&item.text)];
        if found.lists {
            cells.push(taking_off(locale, found, item));
        }
        cells
    };
    let rows = found.items.iter().map(row).collect();
    let empty = td_string!(locale, ministry_audit.nothing_listed);
    view! { <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=empty/> }.into_any()
}

fn taking_off(locale: Locale, found: &Preparation, item: &ItemLine) -> AnyView {
    let (id, row, revision) = (found.line.id.to_string(), item.id.to_string(), item.revision.to_string());
    let label = format!("{} {}", td_string!(locale, ministry_audit.drop), item.text);
    view! {
        <PostForm action=DropItem::PATH label=label>
            <Hidden name="id" value=id/>
            <Hidden name="row" value=row/>
            <Hidden name="revision" value=revision/>
            <Button kind=ButtonKind::Text>{td_string!(locale, ministry_audit.drop)}</Button>
        </PostForm>
    }
    .into_any()
}

/// A form for one kind, in the field of that name.
fn form(locale: Locale, typed: &Typed, found: &Preparation, kind: ItemKind) -> AnyView {
    let label = words::kind(locale, kind);
    let field = typed.field(kind.code(), label).required(true);
    let (title, control) = match kind {
        ItemKind::Person => {
            let people = found.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
            (td_string!(locale, ministry_audit.add_person), field.choose("", people))
        }
        ItemKind::Room => (td_string!(locale, ministry_audit.add_room), field.line("", 32)),
        ItemKind::Document => {
            let hint = td_string!(locale, ministry_audit.document_hint);
            (td_string!(locale, ministry_audit.add_document), field.hint(hint).line("", 48))
        }
    };
    let id = found.line.id.to_string();
    let fields = view! {
        <Hidden name="id" value=id/>
        <Hidden name="kind" value=kind.code()/>
        {control}
        <div class="button-row"><Button kind=ButtonKind::Outline>{td_string!(locale, ministry_audit.add)}</Button></div>
    };
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <PostForm action=ListItem::PATH class="stack" label=title>{fields}</PostForm>
        </section>
    }
    .into_any()
}

fn ready(locale: Locale, found: &Preparation) -> AnyView {
    let back = (address(found.line.id), td_string!(locale, ministry_audit.back));
    let (id, revision) = (found.line.id.to_string(), found.revision.to_string());
    let fields = view! {
        <Hidden name="id" value=id/>
        <Hidden name="revision" value=revision/>
        {buttons(td_string!(locale, ministry_audit.prepare_now), back)}
    };
    view! {
        <section class="panel stack no-print" aria-labelledby="ready">
            <h2 id="ready">{td_string!(locale, ministry_audit.prepare)}</h2>
            <p>{td_string!(locale, ministry_audit.prepare_means)}</p>
            <PostForm action=Prepare::PATH class="stack">{fields}</PostForm>
        </section>
    }
    .into_any()
}
