use super::api::EditItem;
use super::row::Handle;
use super::{at, item_at, load, numbers, trail, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, parameter};
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Button, ButtonKind, Checkbox, Choice, FormField, Hidden, LinkButton, PostForm, Select,
    StatusChip, Tone,
};
use crate::visit::locale;
use domain::checklist::authoring::{Part, Spot};
use domain::checklist::{AnswerKind, EvidenceNeed, Item};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;

mod choices;
mod condition;
mod input;

pub use input::ItemInput;

const FORM: &str = "draft-item";

/// Everything about one item, both languages side by side.
#[component]
pub fn DraftItemPage() -> impl IntoView {
    let (id, key) = (named("draft"), parameter("key"));
    page(
        td_string!(locale(), checklist_draft.item),
        |visit| async move {
            let writing = load(visit, id).await?;
            let item = writing.draft.content.item(&key).cloned().ok_or(Refusal::NotFound)?;
            Ok((writing, item))
        },
        |seen, (writing, item)| draw(&seen, &writing, &item),
    )
}

fn draw(seen: &Seen, writing: &Writing, item: &Item) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, FORM);
    let number = numbers(&writing.draft.whole()).get(&item.key).copied();
    let heading = match number {
        Some(number) => td_string!(locale, checklist_draft.item_number, number = number).to_string(),
        None => td_string!(locale, checklist_draft.item).to_owned(),
    };
    let removed = writing.draft.is_removed(Part::Item, &item.key);
    let handle = Handle { locale, id: writing.id, part: Part::Item, key: item.key.clone(), name: heading.clone() };
    let chip =
        removed.then(|| view! { <StatusChip tone=Tone::Waiting text=td_string!(locale, checklist_draft.removed)/> });
    let key = td_string!(locale, checklist_draft.key_of, key = item.key.clone()).to_string();
    view! {
        {trail(locale, writing, td_string!(locale, checklist_draft.item))}
        {typed.summary(&labels(locale))}
        <div class="page-head"><h1>{heading}</h1> {chip}</div>
        <p class="small quiet">{key}</p>
        {handle.buttons(removed)}
        {problems(locale, writing, item)}
        {form(seen, &typed, writing, item)}
    }
    .into_any()
}

/// Labels of the fields that can be wrong.
fn labels(locale: Locale) -> [(&'static str, &'static str); 10] {
    [
        ("question_ja", td_string!(locale, checklist_draft.question_ja)),
        ("question_en", td_string!(locale, checklist_draft.question_en)),
        ("why_ja", td_string!(locale, checklist_draft.why_ja)),
        ("why_en", td_string!(locale, checklist_draft.why_en)),
        ("shown_by_ja", td_string!(locale, checklist_draft.shown_by_ja)),
        ("shown_by_en", td_string!(locale, checklist_draft.shown_by_en)),
        ("kind", td_string!(locale, checklist_draft.kind)),
        ("evidence", td_string!(locale, checklist_draft.evidence)),
        ("choices", td_string!(locale, checklist_draft.choices)),
        ("place", td_string!(locale, checklist_draft.place)),
    ]
}

/// What keeps this item from being published.
fn problems(locale: Locale, writing: &Writing, item: &Item) -> Option<AnyView> {
    let here = Spot::Item(item.key.clone());
    let found: Vec<_> = writing.draft.problems().into_iter().filter(|(spot, _)| *spot == here).collect();
    (!found.is_empty()).then(|| {
        let lines = found.iter().map(|(spot, problem)| view! { <li>{words::problem(locale, spot, *problem)}</li> });
        let lines = lines.collect_view();
        let title = td_string!(locale, checklist_draft.problems, count = found.len()).to_string();
        view! { <Banner kind=BannerKind::Warning title=title><ul>{lines}</ul></Banner> }.into_any()
    })
}

fn form(seen: &Seen, typed: &Typed, writing: &Writing, item: &Item) -> AnyView {
    let locale = seen.locale;
    let (id, key, mark) = (writing.id.to_string(), item.key.clone(), writing.draft.seen_item(item));
    let fields = (
        texts(locale, typed, item),
        answering(locale, typed, item),
        choices::rows(seen, item),
        condition::fields(seen, typed, writing, item),
        place(locale, typed, writing, item),
    );
    let (back, preview) =
        (item_at(writing.id, &writing.draft.content, &item.key), format!("{}/preview", at(writing.id)));
    view! {
        <PostForm action=EditItem::PATH class="stack">
            <Hidden name="id" value=id/>
            <Hidden name="key" value=key/>
            <Hidden name="seen" value=mark/>
            {fields}
            <div class="button-row">
                <Button>{td_string!(locale, checklist_draft.save)}</Button>
                <LinkButton href=back kind=ButtonKind::Text>
                    {td_string!(locale, checklist_draft.back)}
                </LinkButton>
                <LinkButton href=preview kind=ButtonKind::Text>
                    {td_string!(locale, checklist_draft.preview)}
                </LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// The texts, Japanese beside English.
fn texts(locale: Locale, typed: &Typed, item: &Item) -> impl IntoView + use<> {
    let labels = labels(locale);
    let text = |at: usize, stored: &str, rows: u8| {
        let (name, label) = labels[at];
        let field = typed.field(name, label);
        let field = if at == 0 { field.required(true) } else { field };
        view! { <div class="stack">{field.paragraph(stored, rows)}</div> }
    };
    view! {
        <div class="bilingual">{text(0, &item.question_ja, 3)} {text(1, &item.question_en, 3)}</div>
        <div class="bilingual">{text(2, &item.why_ja, 3)} {text(3, &item.why_en, 3)}</div>
        <div class="bilingual">{text(4, &item.shown_by_ja, 2)} {text(5, &item.shown_by_en, 2)}</div>
        <p class="small quiet">{td_string!(locale, checklist_draft.english_hint)}</p>
    }
}

/// How it is answered, and whether it must be.
fn answering(locale: Locale, typed: &Typed, item: &Item) -> impl IntoView + use<> {
    let kinds = AnswerKind::ALL.iter().map(|kind| Choice::new(kind.code(), words::kind(locale, *kind))).collect();
    let needs = EvidenceNeed::ALL.iter().map(|need| Choice::new(need.code(), words::need(locale, *need))).collect();
    let required = typed.value("required", &item.required.to_string()) == "true";
    view! {
        <div class="bilingual">
            {typed.field("kind", td_string!(locale, checklist_draft.kind)).required(true).pick(item.kind.code(), kinds)}
            <div class="stack">
                {typed.field("evidence", td_string!(locale, checklist_draft.evidence)).required(true).pick(item.evidence.code(), needs)}
                <Checkbox id="required" name="required" label=td_string!(locale, checklist_draft.required) checked=required/>
            </div>
        </div>
    }
}

/// Clauses, and where it stands.
fn place(locale: Locale, typed: &Typed, writing: &Writing, item: &Item) -> impl IntoView + use<> {
    let clauses = item.clauses.join("、");
    let selected = typed.value("place", "");
    let label = td_string!(locale, checklist_draft.place);
    let hint = td_string!(locale, checklist_draft.place_hint);
    let stay = td_string!(locale, checklist_draft.place_stay);
    let slots = slots(locale, writing, item);
    view! {
        <div class="bilingual">
            <div>{typed.field("clauses", td_string!(locale, checklist_draft.clauses)).hint(td_string!(locale, checklist_draft.clauses_hint)).line(&clauses, 32)}</div>
            <FormField id="place" label=label hint=hint error=typed.error("place")>
                <Select name="place" choices=slots selected=selected blank=stay/>
            </FormField>
        </div>
    }
}

/// Where an item can be put: first in a section, or after another item.
fn slots(locale: Locale, writing: &Writing, item: &Item) -> Vec<Choice> {
    let draft = &writing.draft;
    let numbers = numbers(&draft.whole());
    let mut slots = Vec::new();
    for section in &draft.content.sections {
        let name = super::named(locale, crate::checklist::said(locale, &section.title_ja, &section.title_en));
        let first = td_string!(locale, checklist_draft.place_first, section = name).to_string();
        slots.push(Choice::new(format!("section:{}", section.key), first));
        for other in section.items.iter().filter(|other| other.key != item.key) {
            let Some(number) = numbers.get(&other.key) else { continue };
            let question = condition::short(&crate::checklist::said(locale, &other.question_ja, &other.question_en));
            let after =
                td_string!(locale, checklist_draft.place_after, number = number.to_string(), question = question);
            slots.push(Choice::new(format!("item:{}", other.key), after.to_string()));
        }
    }
    slots
}
