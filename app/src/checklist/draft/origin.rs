use super::api::Declare;
use super::{at, load, trail, words};
use crate::checklist::said;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, parameter};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Checkboxes, Choice, Details, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::checklist::authoring::Compared;
use domain::checklist::difference::{ChangeKind, Origin};
use domain::checklist::{Content, Item};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where one item comes from: what the portal proposes, to be confirmed or corrected.
#[component]
pub fn OriginPage() -> impl IntoView {
    let (id, key) = (named("draft"), parameter("key"));
    page(
        td_string!(locale(), checklist_draft.origin),
        |visit| async move {
            let writing = load(visit, id).await?;
            let before = writing.before.clone().map(|(_, before)| before).ok_or(Refusal::NotFound)?;
            let lines = writing.draft.compare(&before);
            let line = lines.iter().find(|line| line.item == key).cloned().ok_or(Refusal::NotFound)?;
            Ok((writing, before, line))
        },
        |seen, (writing, before, line)| draw(&seen, &writing, &before, &line),
    )
}

fn draw(seen: &Seen, writing: &Writing, before: &Arc<Content>, line: &Compared) -> Option<AnyView> {
    let locale = seen.locale;
    let item = writing.draft.content.item(&line.item)?;
    let typed = Typed::of(seen, "draft-origin");
    let label = td_string!(locale, checklist_draft.change);
    let kinds = ChangeKind::ALL.iter().filter(|kind| **kind != ChangeKind::Removed);
    let kinds =
        kinds.map(|kind| Choice::new(kind.code(), words::change(locale, *kind)).hint(words::meaning(locale, *kind)));
    let back = format!("{}/difference#i-{}", at(writing.id), line.item);
    let stored = line.origin();
    let chosen = typed.value("from", &stored.from.join(" "));
    let chosen: Vec<String> = chosen.split_whitespace().map(str::to_owned).collect();
    let fields = (
        typed.field("kind", label).required(true).pick(stored.kind.code(), kinds.collect()),
        earlier(locale, writing, before, item, stored, chosen),
    );
    let (id, key, mark) = (writing.id.to_string(), item.key.clone(), writing.draft.seen_item(item));
    Some(
        view! {
            {trail(locale, writing, td_string!(locale, checklist_draft.origin))}
            <div class="stack">
                {typed.summary(&[("kind", label)])}
                <h1>{td_string!(locale, checklist_draft.origin)}</h1>
                <p class="as-typed">{said(locale, &item.question_ja, &item.question_en)}</p>
                <PostForm action=Declare::PATH class="stack">
                    <Hidden name="id" value=id/>
                    <Hidden name="item" value=key/>
                    <Hidden name="seen" value=mark/>
                    {fields}
                    <div class="button-row">
                        <Button>{td_string!(locale, checklist_draft.settle_this)}</Button>
                        <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, checklist_draft.back)}</LinkButton>
                    </div>
                </PostForm>
            </div>
        }
        .into_any(),
    )
}

/// Earlier items to tick: first the probable ones (those named now, of the same key, or of no other item), then all others.
fn earlier(
    locale: Locale,
    writing: &Writing,
    before: &Content,
    item: &Item,
    origin: &Origin,
    chosen: Vec<String>,
) -> AnyView {
    let gone: BTreeSet<String> = writing.draft.difference(before).removed.into_iter().collect();
    let probable = |one: &&Item| {
        gone.contains(&one.key) || one.key == item.key || origin.from.contains(&one.key) || chosen.contains(&one.key)
    };
    let choice = |one: &Item| {
        Choice::new(one.key.clone(), said(locale, &one.question_ja, &one.question_en)).hint(one.clauses.join("、"))
    };
    let first: Vec<Choice> = before.items().filter(probable).map(choice).collect();
    let rest: Vec<Choice> = before.items().filter(|one| !probable(one)).map(choice).collect();
    let legend = td_string!(locale, checklist_draft.from_items);
    let hint = td_string!(locale, checklist_draft.from_items_hint);
    let more = (!rest.is_empty()).then(|| {
        let others = td_string!(locale, checklist_draft.other_items);
        view! {
            <Details summary=others>
                <Checkboxes id="from-other" name="from[]" legend=others legend_hidden=true choices=rest/>
            </Details>
        }
    });
    let first = (!first.is_empty()).then(|| {
        view! { <Checkboxes id="from" name="from[]" legend=legend hint=hint choices=first selected=chosen/> }
    });
    view! { {first} {more} }.into_any()
}
