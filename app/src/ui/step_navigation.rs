//! Where one is in a procedure of a few steps.

use super::{Icon, Picture, Text};
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    NotReached,
    /// Here.
    Current,
    /// Behind us.
    Completed,
    /// Came back, or failed.
    Error,
    /// Does not apply.
    Skipped,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    label: String,
    state: StepState,
    href: Text,
    note: Text,
}

impl Step {
    /// A step.
    #[must_use]
    pub fn new(label: impl Into<String>, state: StepState) -> Self {
        let (href, note) = Default::default();
        Self { label: label.into(), state, href, note }
    }

    /// The page of the step.
    #[must_use]
    pub fn link(mut self, href: impl Into<Text>) -> Self {
        self.href = href.into();
        self
    }

    /// A line below it: a date, who must act.
    #[must_use]
    pub fn note(mut self, note: impl Into<Text>) -> Self {
        self.note = note.into();
        self
    }
}

impl StepState {
    const fn code(self) -> &'static str {
        match self {
            Self::NotReached => "not-reached",
            Self::Current => "current",
            Self::Completed => "completed",
            Self::Error => "error",
            Self::Skipped => "skipped",
        }
    }

    fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::NotReached => td_string!(locale, ui.step_not_reached),
            Self::Current => td_string!(locale, ui.step_current),
            Self::Completed => td_string!(locale, ui.step_completed),
            Self::Error => td_string!(locale, ui.step_error),
            Self::Skipped => td_string!(locale, ui.step_skipped),
        }
    }
}

/// The steps; `label` names the procedure.
#[component]
pub fn StepNavigation(
    #[prop(into)] label: String,
    steps: Vec<Step>,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let total = steps.len();
    let reached = steps.iter().rposition(|step| step.state != StepState::NotReached).map_or(0, |last| last + 1);
    let summary = td_string!(locale, ui.steps_reached, total = total, reached = reached).to_string();
    let steps = steps.into_iter().enumerate().map(|(index, step)| one(index + 1, step, locale)).collect_view();
    view! {
        <nav class="steps" aria-label=label>
            <p class="visually-hidden">{summary}</p>
            <ol>{steps}</ol>
        </nav>
    }
}

fn one(number: usize, step: Step, locale: Locale) -> impl IntoView {
    let mark = match step.state {
        StepState::Completed => view! { <Icon picture=Picture::Tick/> }.into_any(),
        StepState::Error => "!".into_any(),
        StepState::NotReached | StepState::Current | StepState::Skipped => number.into_any(),
    };
    let label = match step.href.get() {
        Some(href) => view! { <a href=href>{step.label}</a> }.into_any(),
        None => step.label.into_any(),
    };
    let current = (step.state == StepState::Current).then_some("step");
    view! {
        <li class="steps__step" data-state=step.state.code() aria-current=current>
            <span class="steps__mark" aria-hidden="true">{mark}</span>
            <span>
                {label}
                <span class="visually-hidden">" ("{step.state.word(locale)}")"</span>
                {step.note.get().map(|note| view! { <span class="steps__note">{note}</span> })}
            </span>
        </li>
    }
}
