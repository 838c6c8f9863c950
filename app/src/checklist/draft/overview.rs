use super::api::{AddItem, AddSection};
use super::row::Handle;
use super::{at, load, named as or_untitled, numbers, title, words};
use crate::checklist::said;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, DataTable, DescriptionList, Fact, Header, Hidden, LinkButton,
    PostForm, SectionNavigation, StatusChip, Tab, Tone,
};
use crate::visit::locale;
use domain::checklist::authoring::{Part, Spot};
use domain::checklist::{ContentProblem, Item, Section};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;
use std::collections::BTreeMap;

/// A draft: what is to be put right, its sections, the items of one.
#[component]
pub fn DraftPage() -> impl IntoView {
    let (id, section) = (named("draft"), queried("section"));
    page(
        td_string!(locale(), checklist_draft.draft),
        |visit| load(visit, id),
        move |seen, writing| draw(&seen, &writing, &section),
    )
}

/// What the parts of the page share.
struct Around<'a> {
    locale: Locale,
    writing: &'a Writing,
    problems: Vec<(Spot, ContentProblem)>,
    numbers: BTreeMap<String, usize>,
}

fn draw(seen: &Seen, writing: &Writing, asked: &str) -> AnyView {
    let locale = seen.locale;
    let draft = &writing.draft;
    let around = Around { locale, writing, problems: draft.problems(), numbers: numbers(&draft.whole()) };
    let sections = &draft.content.sections;
    let here = sections.iter().find(|section| section.key == asked).or_else(|| sections.first());
    let links = vec![("/checklist".to_owned(), td_string!(locale, checklist.list).to_owned())];
    view! {
        <Breadcrumb links=links here=title(locale, &draft.content)/>
        <div class="page-head">
            <h1>{title(locale, &draft.content)}</h1>
            <StatusChip tone=Tone::Active text=td_string!(locale, checklist_draft.draft)/>
        </div>
        {around.head()}
        {around.to_put_right()}
        <div class="with-aside" data-side="start">
            {around.navigation(here)}
            {here.map(|section| around.section(section))}
        </div>
    }
    .into_any()
}

impl Around<'_> {
    fn head(&self) -> AnyView {
        let (locale, draft) = (self.locale, &self.writing.draft);
        let own = at(self.writing.id);
        let before = self.writing.before.as_ref().map(|(id, before)| {
            let title = said(locale, &before.title_ja, &before.title_en);
            let number = td_string!(locale, checklist.version_of, number = before.number).to_string();
            view! { <a href=format!("/checklist/{id}")>{format!("{title} {number}")}</a> }
        });
        let mut facts = vec![
            Fact::typed(td_string!(locale, checklist_draft.title_ja), draft.content.title_ja.clone())
                .change(format!("{own}/titles")),
            Fact::typed(td_string!(locale, checklist_draft.title_en), draft.content.title_en.clone())
                .change(format!("{own}/titles")),
            Fact::typed(td_string!(locale, checklist.dated_on), draft.content.dated_on.map(|on| day::day(locale, on)))
                .change(format!("{own}/titles")),
            Fact::new(td_string!(locale, checklist.items), self.numbers.len()),
            Fact::new(td_string!(locale, checklist_draft.without_english), draft.without_english().len()),
        ];
        let differs = before.is_some().then(|| {
            let href = format!("{own}/difference");
            view! { <LinkButton href=href kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.difference)}</LinkButton> }
        });
        if let Some(before) = before {
            facts.push(Fact::new(td_string!(locale, checklist_draft.before), before));
        }
        view! {
            <DescriptionList facts=facts dense=true/>
            <div class="button-row no-print">
                <LinkButton href=format!("{own}/publish")>{td_string!(locale, checklist_draft.to_publish)}</LinkButton>
                <LinkButton href=format!("{own}/preview") kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.preview)}</LinkButton>
                {differs}
                <LinkButton href=format!("{own}/discard") kind=ButtonKind::Text>{td_string!(locale, checklist_draft.discard)}</LinkButton>
            </div>
        }
        .into_any()
    }

    fn to_put_right(&self) -> Option<AnyView> {
        (!self.problems.is_empty()).then(|| {
            let list = super::end::problem_list(self.locale, self.writing, &self.problems, &self.numbers);
            let count = self.problems.len();
            let title = td_string!(self.locale, checklist_draft.problems, count = count).to_string();
            view! { <Banner kind=BannerKind::Warning title=title>{list}</Banner> }.into_any()
        })
    }

    fn navigation(&self, here: Option<&Section>) -> AnyView {
        let (locale, draft) = (self.locale, &self.writing.draft);
        let tab = |section: &Section| {
            let current = here.is_some_and(|here| here.key == section.key);
            let mut title = or_untitled(locale, said(locale, &section.title_ja, &section.title_en));
            if draft.is_removed(Part::Section, &section.key) {
                title = td_string!(locale, checklist_draft.removed_name, name = title).to_string();
            }
            let left = section.items.iter().filter(|item| !draft.is_removed(Part::Item, &item.key)).count();
            Tab::new(format!("{}?section={}", at(self.writing.id), section.key), title, current).count(left)
        };
        let tabs = draft.content.sections.iter().map(tab).collect();
        let id = self.writing.id.to_string();
        view! {
            <div class="stack">
                <SectionNavigation label=td_string!(locale, checklist.sections) sections=tabs left=td_string!(locale, checklist.items)/>
                <PostForm action=AddSection::PATH>
                    <Hidden name="id" value=id/>
                    <Button kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.add_section)}</Button>
                </PostForm>
            </div>
        }
        .into_any()
    }

    fn section(&self, section: &Section) -> AnyView {
        let (locale, id) = (self.locale, self.writing.id);
        let removed = self.writing.draft.is_removed(Part::Section, &section.key);
        let name = or_untitled(locale, said(locale, &section.title_ja, &section.title_en));
        let handle = Handle { locale, id, part: Part::Section, key: section.key.clone(), name: name.clone() };
        let headers = vec![
            Header::new(td_string!(locale, checklist_draft.number)).fit(),
            Header::new(td_string!(locale, checklist_draft.question)),
            Header::new(td_string!(locale, checklist_draft.state)),
            Header::new(td_string!(locale, checklist_draft.order)).fit(),
        ];
        let rows = section.items.iter().map(|item| self.row(item, removed)).collect();
        let edit = format!("{}/section/{}", at(id), section.key);
        let add = (!removed).then(|| {
            let key = section.key.clone();
            view! {
                <PostForm action=AddItem::PATH>
                    <Hidden name="id" value=id.to_string()/>
                    <Hidden name="section" value=key/>
                    <Button kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.add_item)}</Button>
                </PostForm>
            }
        });
        let chip = removed
            .then(|| view! { <StatusChip tone=Tone::Waiting text=td_string!(locale, checklist_draft.removed)/> });
        view! {
            <section class="stack">
                <div class="page-head"><h2>{name}</h2> {chip} <a href=edit>{td_string!(locale, checklist_draft.edit_section)}</a></div>
                {handle.buttons(removed)}
                <DataTable caption=td_string!(locale, checklist.items) caption_hidden=true headers=headers rows=rows empty=td_string!(locale, checklist_draft.no_items)/>
                {add}
            </section>
        }
        .into_any()
    }

    fn row(&self, item: &Item, within: bool) -> Vec<AnyView> {
        let (locale, id, draft) = (self.locale, self.writing.id, &self.writing.draft);
        let removed = draft.is_removed(Part::Item, &item.key);
        let question = or_untitled(locale, said(locale, &item.question_ja, &item.question_en));
        let number = self.numbers.get(&item.key).map_or_else(|| "–".to_owned(), usize::to_string);
        let handle = Handle { locale, id, part: Part::Item, key: item.key.clone(), name: question.clone() };
        let facts = [words::kind(locale, item.kind).to_owned(), item.clauses.join(td_string!(locale, ui.comma))];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let wrong = self.problems.iter().filter(|(spot, _)| *spot == Spot::Item(item.key.clone()));
        let wrong =
            wrong.map(|(spot, problem)| view! { <p class="small">{words::problem(locale, spot, *problem)}</p> });
        let wrong: Vec<_> = wrong.collect();
        let state = match (removed, wrong.is_empty()) {
            (true, _) => Some((Tone::Waiting, td_string!(locale, checklist_draft.removed))),
            (false, false) => Some((Tone::Danger, td_string!(locale, checklist_draft.put_right))),
            (false, true) => None,
        };
        let state = state.map(|(tone, text)| view! { <StatusChip tone=tone text=text/> });
        let buttons = (!within).then(|| handle.buttons(removed));
        vec![
            number.into_any(),
            view! {
                <a id=format!("i-{}", item.key) href=format!("{}/item/{}", at(id), item.key)>{question}</a>
                <p class="small quiet">{facts.join(" · ")}</p>
            }
            .into_any(),
            view! { {state} {wrong} }.into_any(),
            buttons.into_any(),
        ]
    }
}
