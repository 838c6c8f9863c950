//! What is to be done, row by row.

use super::{StatusChip, Text, Tone};
use leptos::prelude::*;

/// One row of a task list.
#[derive(Clone, Debug)]
pub struct Task {
    title: String,
    tone: Tone,
    status: String,
    href: Text,
    hint: Text,
}

impl Task {
    /// A row that cannot be opened yet. What is done is [`Tone::Plain`], so that the rest stands out.
    #[must_use]
    pub fn new(title: impl Into<String>, tone: Tone, status: impl Into<String>) -> Self {
        let (href, hint) = Default::default();
        Self { title: title.into(), tone, status: status.into(), href, hint }
    }

    /// The page that the row opens.
    #[must_use]
    pub fn link(mut self, href: impl Into<Text>) -> Self {
        self.href = href.into();
        self
    }

    /// A line below the title: what is due, how much is left, who must act.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Text>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A list of tasks; give each group its own heading and list.
#[component]
pub fn TaskList(tasks: Vec<Task>) -> impl IntoView {
    view! { <ul class="task-list">{tasks.into_iter().map(row).collect_view()}</ul> }
}

fn row(task: Task) -> impl IntoView {
    let open = task.href.as_deref().is_some();
    let title = match task.href.get() {
        Some(href) => view! { <a class="task-list__link" href=href>{task.title}</a> }.into_any(),
        None => view! { <span class="task-list__title">{task.title}</span> }.into_any(),
    };
    view! {
        <li class="task-list__item" data-open=open.to_string()>
            <div class="task-list__text">
                {title}
                {task.hint.get().map(|hint| view! { <span class="task-list__hint">{hint}</span> })}
            </div>
            <StatusChip tone=task.tone text=task.status/>
        </li>
    }
}
