use super::api::DeclareProposed;
use super::end::open;
use super::{at, load, numbers, trail, words};
use crate::checklist::difference::{Line, from_lines, question, removed_lines};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{
    Banner, BannerKind, Button, DataTable, DescriptionList, Fact, Header, Hidden, LinkButton, PostForm, StatusChip,
    Tone,
};
use crate::visit::locale;
use domain::checklist::Content;
use domain::checklist::authoring::Compared;
use domain::checklist::difference::{ChangeKind, OriginFault};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;
use std::sync::Arc;

/// What became of every item: the portal's proposals and the author's word.
#[component]
pub fn DraftDifferencePage() -> impl IntoView {
    let id = named("draft");
    page(
        td_string!(locale(), checklist_draft.difference),
        |visit| async move {
            let writing = load(visit, id).await?;
            let before = writing.before.clone().map(|(_, before)| before).ok_or(Refusal::NotFound)?;
            Ok((writing, before))
        },
        |seen, (writing, before)| draw(&seen, &writing, &before),
    )
}

fn draw(seen: &Seen, writing: &Writing, before: &Arc<Content>) -> AnyView {
    let locale = seen.locale;
    let (whole, compared) = (writing.draft.whole(), writing.draft.compare(before));
    let (difference, faults) = (writing.draft.difference(before), writing.draft.difference_faults(before));
    let open = open(&compared);
    let number = td_string!(locale, checklist.version_of, number = before.number).to_string();
    let mut facts = vec![Fact::new(td_string!(locale, checklist_draft.before), number)];
    let counted = ChangeKind::ALL.iter().map(|kind| (*kind, difference.count(*kind)));
    facts.extend(counted.map(|(kind, count)| Fact::new(words::change(locale, kind), count)));
    let changed = compared.iter().filter(|line| line.origin().kind != ChangeKind::Same || line.declared.is_some());
    let numbers = numbers(&whole);
    let rows = changed.map(|line| {
        let fault = faults.iter().find(|(key, _)| *key == line.item).map(|(_, fault)| *fault);
        row(locale, writing, before, &whole, line, fault, numbers.get(&line.item).copied().unwrap_or_default())
    });
    let headers = vec![
        Header::new(td_string!(locale, checklist_draft.number)).fit(),
        Header::new(td_string!(locale, checklist_draft.question)),
        Header::new(td_string!(locale, checklist_draft.change)).fit(),
        Header::new(td_string!(locale, checklist_draft.from_items)),
        Header::new(td_string!(locale, checklist_draft.settled)).fit(),
    ];
    view! {
        {trail(locale, writing, td_string!(locale, checklist_draft.difference))}
        <h1>{td_string!(locale, checklist_draft.difference)}</h1>
        <p>{td_string!(locale, checklist_draft.difference_lead)}</p>
        <DescriptionList facts=facts dense=true/>
        {unsettled(locale, writing, open, faults.len())}
        <DataTable caption=td_string!(locale, checklist_draft.difference) caption_hidden=true headers=headers rows=rows.collect() empty=td_string!(locale, checklist_draft.nothing_changed)/>
        {removed_lines(locale, before, &difference)}
        <div class="button-row"><LinkButton href=at(writing.id)>{td_string!(locale, checklist_draft.back)}</LinkButton></div>
    }
    .into_any()
}

/// What the author has still to say, and the button that takes over all proposals.
fn unsettled(locale: Locale, writing: &Writing, open: usize, faults: usize) -> Option<AnyView> {
    let left = open + faults;
    (left > 0).then(|| {
        let title = td_string!(locale, checklist_draft.unsettled, count = left).to_string();
        let all = (open > 0).then(|| {
            let (id, revision) = (writing.id.to_string(), writing.revision.to_string());
            view! {
                <PostForm action=DeclareProposed::PATH>
                    <Hidden name="id" value=id/>
                    <Hidden name="revision" value=revision/>
                    <Button kind=crate::ui::ButtonKind::Outline>{td_string!(locale, checklist_draft.take_proposals)}</Button>
                </PostForm>
            }
        });
        view! {
            <Banner kind=BannerKind::Warning title=title>
                <p>{td_string!(locale, checklist_draft.unsettled_lead)}</p>
                {all}
            </Banner>
        }
        .into_any()
    })
}

fn row(
    locale: Locale,
    writing: &Writing,
    before: &Content,
    whole: &Content,
    line: &Compared,
    fault: Option<OriginFault>,
    number: usize,
) -> Vec<AnyView> {
    let item = whole.item(&line.item);
    let name = item.map(|item| crate::checklist::said(locale, &item.question_ja, &item.question_en));
    let (tone, state) = match (fault, line.is_open(), line.outdated) {
        (Some(_), _, _) => (Tone::Danger, td_string!(locale, checklist_draft.put_right)),
        (None, true, true) => (Tone::Caution, td_string!(locale, checklist_draft.outdated)),
        (None, true, false) => (Tone::Caution, td_string!(locale, checklist_draft.proposed)),
        (None, false, _) => (Tone::Success, td_string!(locale, checklist_draft.declared)),
    };
    let fault = fault.map(|fault| view! { <p class="small">{words::origin_fault(locale, fault)}</p> });
    let href = format!("{}/difference/{}", at(writing.id), line.item);
    let name = super::named(locale, name.unwrap_or_default());
    let asked = Line { before, after: item, origin: line.origin() };
    vec![
        number.into_any(),
        view! { <span id=format!("i-{}", line.item)>{question(locale, &asked)}</span> }.into_any(),
        words::change(locale, line.origin().kind).into_any(),
        from_lines(locale, &asked),
        view! {
            <StatusChip tone=tone text=state/>
            {fault}
            <p><a href=href>{td_string!(locale, checklist_draft.correct)}<span class="visually-hidden">{name}</span></a></p>
        }
        .into_any(),
    ]
}
