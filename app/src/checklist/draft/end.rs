//! The two ways in which a draft ends, each on a page that asks once more.

use super::api::{Discard, Publish};
use super::{at, load, numbers, title, trail, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Banner, BannerKind, Button, ButtonKind, DescriptionList, Fact, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::checklist::ContentProblem;
use domain::checklist::authoring::{Compared, Spot};
use domain::checklist::difference::ChangeKind;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;
use std::collections::BTreeMap;

/// Publishing: what will stand in the version, and what is still in the way.
#[component]
pub fn PublishPage() -> impl IntoView {
    let id = named("draft");
    page(td_string!(locale(), checklist_draft.publish), |visit| load(visit, id), |seen, writing| ready(&seen, &writing))
}

fn ready(seen: &Seen, writing: &Writing) -> AnyView {
    let (locale, whole) = (seen.locale, writing.draft.whole());
    let problems = writing.draft.problems();
    let unsettled = writing
        .before
        .as_ref()
        .map_or(0, |(_, before)| open(&writing.draft.compare(before)) + writing.draft.difference_faults(before).len());
    let own = at(writing.id);
    let wrong = (!problems.is_empty()).then(|| {
        let title = td_string!(locale, checklist_draft.problems, count = problems.len()).to_string();
        let list = problem_list(locale, writing, &problems, &numbers(&whole));
        view! { <Banner kind=BannerKind::Error title=title>{list}</Banner> }
    });
    let settle = (unsettled > 0).then(|| {
        let title = td_string!(locale, checklist_draft.unsettled, count = unsettled).to_string();
        let href = format!("{own}/difference");
        view! { <Banner kind=BannerKind::Error title=title><p><a href=href>{td_string!(locale, checklist_draft.settle)}</a></p></Banner> }
    });
    let publish = (problems.is_empty() && unsettled == 0).then(|| {
        let (id, revision) = (writing.id.to_string(), writing.revision.to_string());
        view! {
            <PostForm action=Publish::PATH>
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                <Button>{td_string!(locale, checklist_draft.publish_now)}</Button>
            </PostForm>
        }
    });
    view! {
        {trail(locale, writing, td_string!(locale, checklist_draft.publish))}
        <h1>{td_string!(locale, checklist_draft.publish)}</h1>
        {wrong}
        {settle}
        {overtaken(locale, writing)}
        <section class="confirm stack">
            <p>{td_string!(locale, checklist_draft.publish_lead)}</p>
            <DescriptionList facts=facts(locale, writing) dense=true/>
            <div class="button-row">
                {publish}
                <LinkButton href=own kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.back)}</LinkButton>
            </div>
        </section>
    }
    .into_any()
}

/// A newer version of the same checklist came meanwhile, by an import: the difference is still to the one it began with.
fn overtaken(locale: Locale, writing: &Writing) -> Option<AnyView> {
    let (_, before) = writing.before.as_ref()?;
    let newest = writing.number - 1;
    (before.key == writing.draft.content.key && before.number < newest).then(|| {
        let title = td_string!(locale, checklist_draft.overtaken, newest = newest, before = before.number).to_string();
        view! { <Banner kind=BannerKind::Warning title=title/> }.into_any()
    })
}

/// What will stand in the version.
fn facts(locale: Locale, writing: &Writing) -> Vec<Fact> {
    let whole = writing.draft.whole();
    let becomes = td_string!(locale, checklist.version_of, number = writing.number).to_string();
    let mut facts = vec![
        Fact::new(td_string!(locale, checklist_draft.becomes), becomes),
        Fact::typed(td_string!(locale, checklist_draft.title_ja), whole.title_ja.clone()),
        Fact::typed(td_string!(locale, checklist_draft.title_en), whole.title_en.clone()),
        Fact::new(td_string!(locale, checklist.items), whole.items().count()),
        Fact::new(td_string!(locale, checklist_draft.without_english), writing.draft.without_english().len()),
    ];
    if let Some((_, before)) = &writing.before {
        let difference = writing.draft.difference(before);
        let number = td_string!(locale, checklist.version_of, number = before.number).to_string();
        facts.push(Fact::new(td_string!(locale, checklist_draft.before), number));
        let counted = ChangeKind::ALL.iter().map(|kind| (*kind, difference.count(*kind)));
        facts.extend(counted.map(|(kind, count)| Fact::new(words::change(locale, kind), count)));
    }
    facts
}

/// Everything that is to be put right, with links to where.
pub(super) fn problem_list(
    locale: Locale,
    writing: &Writing,
    problems: &[(Spot, ContentProblem)],
    numbers: &BTreeMap<String, usize>,
) -> AnyView {
    let own = at(writing.id);
    let line = |(spot, problem): &(Spot, ContentProblem)| {
        let sentence = words::problem(locale, spot, *problem);
        let (href, place) = match spot {
            Spot::Whole => (format!("{own}/titles"), td_string!(locale, checklist_draft.titles).to_owned()),
            Spot::Section(key) => {
                let section = writing.draft.section(key);
                let named = section.map(|section| crate::checklist::said(locale, &section.title_ja, &section.title_en));
                (format!("{own}/section/{key}"), super::named(locale, named.unwrap_or_default()))
            }
            Spot::Item(key) => {
                let number = numbers.get(key).copied().unwrap_or_default();
                (
                    format!("{own}/item/{key}"),
                    td_string!(locale, checklist_draft.item_number, number = number).to_string(),
                )
            }
        };
        view! { <li><a href=href>{place}</a>{td_string!(locale, work.colon)}{sentence}</li> }
    };
    let lines: Vec<_> = problems.iter().map(line).collect();
    view! { <ul class="checklist-problems">{lines}</ul> }.into_any()
}

/// Giving a draft up.
#[component]
pub fn DiscardPage() -> impl IntoView {
    let id = named("draft");
    page(
        td_string!(locale(), checklist_draft.discard),
        |visit| load(visit, id),
        |seen, writing| {
            let locale = seen.locale;
            let (id, revision) = (writing.id.to_string(), writing.revision.to_string());
            view! {
                {trail(locale, &writing, td_string!(locale, checklist_draft.discard))}
                <h1>{td_string!(locale, checklist_draft.discard)}</h1>
                <section class="confirm stack" data-kind="danger">
                    <p>{td_string!(locale, checklist_draft.discard_lead)}</p>
                    <p class="as-typed">{title(locale, &writing.draft.content)}</p>
                    <div class="button-row">
                        <PostForm action=Discard::PATH>
                            <Hidden name="id" value=id/>
                            <Hidden name="revision" value=revision/>
                            <Button kind=ButtonKind::Danger>{td_string!(locale, checklist_draft.discard)}</Button>
                        </PostForm>
                        <LinkButton href=at(writing.id) kind=ButtonKind::Outline>{td_string!(locale, checklist_draft.back)}</LinkButton>
                    </div>
                </section>
            }
        },
    )
}

/// How many lines are still open.
pub(super) fn open(compared: &[Compared]) -> usize {
    compared.iter().filter(|line| line.is_open()).count()
}
