use super::api::GiveVerdict;
use super::asked::Asked;
use super::tally::Line;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{
    Button, ButtonKind, ButtonSize, Choice, ChoiceLayout, Conflict, Details, FormField, Hidden, PostForm, Radios,
    StatusChip, TextArea, Tone,
};
use crate::words;
use domain::confirmation::VerdictKind;
use domain::time;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::confirmation::Review;

/// Name of the form of an item.
pub(super) fn form(item: &str) -> String {
    format!("verdict-{item}")
}

/// The label of a field of the form.
pub(super) fn label(locale: Locale, field: &str) -> &'static str {
    let notes = [Note::Ground, Note::Return, Note::Internal];
    let note = notes.into_iter().find(|note| note.field() == field);
    note.map_or(td_string!(locale, review.column_verdict), |note| note.label(locale))
}

/// The checker answered this item: nobody judges their own answer.
pub(super) fn not_yours(locale: Locale) -> AnyView {
    view! { <p class="review-not-yours">{td_string!(locale, review.not_yours)}</p> }.into_any()
}

/// The verdict to read.
pub(super) fn given(locale: Locale, line: &Line) -> AnyView {
    let Some(verdict) = line.verdict else {
        return view! { <p class="quiet">{td_string!(locale, review.no_verdict)}</p> }.into_any();
    };
    let chip = match verdict.kind {
        Some(kind) => view! { <p><StatusChip tone=tone(kind) text=words::verdict(locale, kind)/></p> }.into_any(),
        None => view! { <p class="quiet">{td_string!(locale, review.no_verdict)}</p> }.into_any(),
    };
    let notes = [
        (td_string!(locale, review.ground), &verdict.ground),
        (td_string!(locale, review.internal_note), &verdict.internal_note),
        (td_string!(locale, review.return_reason), &verdict.return_reason),
    ];
    let notes = notes.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| {
        view! { <p class="small quiet">{term}</p><p class="as-typed">{text.clone()}</p> }
    });
    view! { {chip} {notes.collect_view()} }.into_any()
}

const fn tone(kind: VerdictKind) -> Tone {
    match kind {
        VerdictKind::Met => Tone::Success,
        VerdictKind::NotMet => Tone::Danger,
        VerdictKind::NotApplicable => Tone::Waiting,
    }
}

/// The verdict to give: a form of its own an item.
pub(super) fn entry(seen: &Seen, review: &Review, asked: &Asked, line: &Line) -> AnyView {
    let locale = seen.locale;
    let key = line.item.key.clone();
    let back = asked.fields().map(|(name, value)| view! { <Hidden name=name value=value/> }).collect_view();
    let since = line.verdict.filter(|verdict| verdict.kind.is_some()).map(|verdict| {
        let mine = verdict.given_by == review.sheet.reader;
        let by = if mine { td_string!(locale, review.by_you) } else { td_string!(locale, review.by_colleague) };
        view! { <p class="small quiet">{format!("{} · {by}", time::stamp(verdict.given_at))}</p> }
    });
    let revision = line.verdict.map_or(0, |verdict| verdict.revision).to_string();
    let id = review.sheet.id.to_string();
    let label = td_string!(locale, review.verdict_on, item = key.clone()).to_string();
    let (kind, ground) = (kind(seen, line), text(seen, line, Note::Ground));
    let notes = [folded(seen, line, Note::Return), folded(seen, line, Note::Internal)].collect_view();
    view! {
        <PostForm action=GiveVerdict::PATH label=label>
            <Hidden name="id" value=id/>
            <Hidden name="item" value=key/>
            <Hidden name="revision" value=revision/>
            {back}
            {kind}
            {ground}
            {notes}
            <div class="question__actions">
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, review.save_verdict)}</Button>
                {since}
            </div>
        </PostForm>
    }
    .into_any()
}

fn kind(seen: &Seen, line: &Line) -> AnyView {
    let (locale, key) = (seen.locale, &line.item.key);
    let stored = line.kind().map_or("", VerdictKind::code);
    let choices = VerdictKind::ALL.iter().map(|kind| Choice::new(kind.code(), words::verdict(locale, *kind)));
    let other = seen.memory.conflict(&form(key), "kind", stored).filter(|stored| !stored.is_empty()).map(|stored| {
        let mine = seen.memory.value(&form(key), "kind", "");
        let word = |code: &str| VerdictKind::from_code(code).map_or("", |kind| words::verdict(locale, kind));
        view! { <Conflict mine=word(&mine) theirs=word(&stored)/> }
    });
    view! {
        <Radios
            id=format!("kind-{key}")
            name="kind"
            legend=td_string!(locale, review.column_verdict)
            legend_hidden=true
            layout=ChoiceLayout::Row
            choices=choices.collect()
            selected=seen.memory.value(&form(key), "kind", stored)
            error=seen.memory.fault(locale, &form(key), "kind")
        />
        {other}
    }
    .into_any()
}

/// The three texts of a verdict.
#[derive(Clone, Copy)]
enum Note {
    Ground,
    Return,
    Internal,
}

impl Note {
    const fn field(self) -> &'static str {
        match self {
            Self::Ground => "ground",
            Self::Return => "return_reason",
            Self::Internal => "internal_note",
        }
    }

    fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Ground => td_string!(locale, review.ground),
            Self::Return => td_string!(locale, review.return_reason),
            Self::Internal => td_string!(locale, review.internal_note),
        }
    }

    fn hint(self, locale: Locale) -> &'static str {
        match self {
            Self::Ground => td_string!(locale, review.ground_hint),
            Self::Return => td_string!(locale, review.return_reason_hint),
            Self::Internal => td_string!(locale, review.internal_note_hint),
        }
    }

    fn stored<'a>(self, line: &Line<'a>) -> &'a str {
        line.verdict.map_or("", |verdict| match self {
            Self::Ground => &verdict.ground,
            Self::Return => &verdict.return_reason,
            Self::Internal => &verdict.internal_note,
        })
    }
}

fn text(seen: &Seen, line: &Line, note: Note) -> AnyView {
    let (locale, field, key) = (seen.locale, note.field(), &line.item.key);
    let (form, stored) = (form(key), note.stored(line));
    let value = seen.memory.value(&form, field, stored);
    let conflict = seen.memory.conflict(&form, field, stored);
    let conflict = conflict.map(|theirs| view! { <Conflict mine=value.clone() theirs=theirs/> });
    view! {
        <FormField
            id=format!("{field}-{key}")
            label=note.label(locale)
            hint=note.hint(locale)
            error=seen.memory.fault(locale, &form, field)
        >
            <TextArea name=field value=value rows=2/>
        </FormField>
        {conflict}
    }
    .into_any()
}

/// Open where something stands in it.
fn folded(seen: &Seen, line: &Line, note: Note) -> AnyView {
    let form = form(&line.item.key);
    let value = seen.memory.value(&form, note.field(), note.stored(line));
    let wrong = seen.memory.fault(seen.locale, &form, note.field()).is_some();
    let inside = text(seen, line, note);
    view! { <Details summary=note.label(seen.locale) open=wrong || !value.is_empty()>{inside}</Details> }.into_any()
}
