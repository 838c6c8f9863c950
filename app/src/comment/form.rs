use super::api::{Write, form};
use super::audience;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{
    Button, ButtonKind, ButtonSize, Checkboxes, Choice, Details, ErrorSummary, FormField, Hidden, PostForm, Radios,
    TextArea,
};
use crate::words;
use domain::comment::{Audience, Thread, audiences, party};
use domain::work::Party;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::comment::CommentPage;

/// Everything that is wrong, with links to the fields.
pub(super) fn summary(seen: &Seen, page: &CommentPage) -> AnyView {
    let locale = seen.locale;
    let threads = page.threads.iter().map(|thread| thread.first.id.to_string());
    let forms = [String::new()].into_iter().chain(threads);
    let faults = forms.flat_map(|thread| {
        let faults = seen.memory.faults(&form(&thread));
        faults
            .into_iter()
            .map(move |(field, fault)| (format!("#{field}-{thread}"), words::fault(locale, fault).to_owned()))
    });
    let items: Vec<(String, String)> = faults.collect();
    view! { <ErrorSummary items=items/> }.into_any()
}

/// The form of a new thread.
pub(super) fn new(seen: &Seen, page: &CommentPage) -> AnyView {
    let locale = seen.locale;
    let side = party(page.standing).unwrap_or(Party::Downstream);
    let choices = audiences(page.standing)
        .iter()
        .map(|one| Choice::new(one.code(), audience(locale, *one, side)).hint(hint(locale, *one)));
    let choices: Vec<Choice> = choices.collect();
    let only = (choices.len() == 1).then_some(Audience::Internal.code());
    let selected = seen.memory.value(&form(""), "audience", only.unwrap_or_default());
    let error = seen.memory.fault(locale, &form(""), "audience");
    let audience = view! {
        <Radios
            id="audience-"
            name="audience"
            legend=td_string!(locale, comment.audience)
            choices=choices
            selected=selected
            required=true
            error=error
        />
    };
    fields(seen, page, "", audience.into_any(), td_string!(locale, comment.send))
}

/// The form of an answer, folded away.
pub(super) fn answer(seen: &Seen, page: &CommentPage, thread: &Thread) -> AnyView {
    let locale = seen.locale;
    let id = thread.first.id.to_string();
    let open = !seen.memory.faults(&form(&id)).is_empty();
    let fields = fields(seen, page, &id, ().into_any(), td_string!(locale, comment.answer));
    view! { <Details summary=td_string!(locale, comment.answer) open=open>{fields}</Details> }.into_any()
}

fn fields(seen: &Seen, page: &CommentPage, thread: &str, audience: AnyView, send: &'static str) -> AnyView {
    let locale = seen.locale;
    let name = form(thread);
    let first = page.threads.iter().find(|found| found.first.id.to_string() == thread);
    let reads = |person: &&service::comment::Person| first.is_none_or(|found| person.reads(found.first.audience));
    let people = page.people.iter().filter(reads).map(|person| {
        let label = match person.outside {
            true => td_string!(locale, comment.outside, name = person.name.clone()).to_string(),
            false => person.name.clone(),
        };
        Choice::new(person.account.to_string(), label)
    });
    let people: Vec<Choice> = people.collect();
    let named = seen.memory.value(&name, "mentions", "");
    let named = named.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mentions = (!people.is_empty()).then(|| {
        view! {
            <Checkboxes
                id=format!("mentions-{thread}")
                name="mentions[]"
                legend=td_string!(locale, comment.mentions)
                choices=people
                selected=named
                required=false
                hint=td_string!(locale, comment.mentions_hint)
                error=seen.memory.fault(locale, &name, "mentions")
            />
        }
    });
    let (text, error) = (seen.memory.value(&name, "text", ""), seen.memory.fault(locale, &name, "text"));
    let (sheet, item, thread) = (page.sheet.to_string(), page.item.key.clone(), thread.to_owned());
    let field = format!("text-{thread}");
    view! {
        <PostForm action=Write::PATH class="stack">
            <Hidden name="id" value=sheet/>
            <Hidden name="item" value=item/>
            <Hidden name="thread" value=thread/>
            <FormField id=field label=td_string!(locale, comment.text) required=true error=error>
                <TextArea name="text" value=text rows=3/>
            </FormField>
            {audience}
            {mentions}
            <div class="button-row"><Button kind=ButtonKind::Outline size=ButtonSize::Medium>{send}</Button></div>
        </PostForm>
    }
    .into_any()
}

fn hint(locale: Locale, one: Audience) -> &'static str {
    match one {
        Audience::Internal => td_string!(locale, comment.audience_internal_hint),
        Audience::Counterparty => td_string!(locale, comment.audience_counterparty_hint),
        Audience::Ministry => td_string!(locale, comment.audience_ministry_hint),
    }
}
