use super::words;
use crate::i18n::{Locale, td_string};
use crate::ui::{Empty, Segment, StackedBar, Task, TaskList, Tone};
use domain::desk::query::Query;
use leptos::prelude::*;
use service::desk::Front;

/// The desk on the first screen: how much of which procedure lies there, and what to begin with.
pub(crate) fn front(locale: Locale, front: &Front, asked: Vec<Task>) -> AnyView {
    let segments: Vec<Segment> = front
        .counts
        .iter()
        .map(|(kind, counts)| {
            let href = Query { kind: Some(*kind), ..Query::default() }.href();
            Segment::new(words::procedure(locale, *kind), counts.open, Tone::Active).link(href)
        })
        .collect();
    let tasks: Vec<Task> = front
        .lines
        .iter()
        .map(|line| {
            let (tone, target) = words::target(locale, line, front.today);
            let applicant = line.applicant.in_language(matches!(locale, Locale::ja)).to_owned();
            let hint = [line.number.clone(), applicant, line.concerns.clone(), words::age(locale, line, front.today)];
            Task::new(words::next(locale, line), tone, target)
                .link(line.procedure.page(line.subject))
                .hint(hint.join(td_string!(locale, work.separator)))
        })
        .collect();
    let tasks: Vec<Task> = asked.into_iter().chain(tasks).collect();
    if front.counts.is_empty() && tasks.is_empty() {
        return view! { <Empty text=td_string!(locale, work.empty_ministry)/> }.into_any();
    }
    let nothing = tasks.is_empty();
    view! {
        {(!segments.is_empty()).then(|| view! { <StackedBar title=td_string!(locale, desk.on_desk) segments=segments/> })}
        <section id="mine" class="stack">
            <h2>{td_string!(locale, work.mine)}</h2>
            {if nothing {
                view! { <p class="quiet">{td_string!(locale, work.mine_empty)}</p> }.into_any()
            } else {
                view! { <TaskList tasks=tasks/> }.into_any()
            }}
        </section>
        <p><a href="/desk">{td_string!(locale, desk.to_desk)}</a></p>
    }
    .into_any()
}
