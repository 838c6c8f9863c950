use super::api::{Reopen, Resolve, Retract};
use super::form::answer;
use super::{audience, side, tone, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Button, ButtonKind, ButtonSize, Hidden, PostForm, StatusChip, Tone};
use domain::comment::{Comment, Thread};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::comment::CommentPage;

/// One comment: who, for whom, when, what; and whom it names.
pub(super) fn line(locale: Locale, comment: &Comment, named: &[String]) -> AnyView {
    let (text, class) = words(locale, comment);
    let who = format!("{} – {}", comment.name, side(locale, comment.side));
    let moment = comment.written_at.to_rfc3339();
    let names = named.join(td_string!(locale, ui.comma));
    let names = (!names.is_empty()).then(|| td_string!(locale, comment.to, names = names).to_string());
    view! {
        <div class="comments__line">
            <p class="comments__who">
                <strong>{who}</strong> " "
                <time class="number" datetime=moment>{day::moment(locale, comment.written_at)}</time>
            </p>
            {names.map(|names| view! { <p class="small quiet">{names}</p> })}
            <p class=class>{text}</p>
        </div>
    }
    .into_any()
}

/// A thread with what the reader can do about it.
pub(super) fn thread(seen: &Seen, page: &CommentPage, thread: &Thread) -> AnyView {
    let locale = seen.locale;
    let first = &thread.first;
    let (state_tone, state) = if thread.is_resolved() {
        (Tone::Success, td_string!(locale, comment.resolved))
    } else {
        (Tone::Waiting, td_string!(locale, comment.open))
    };
    let comments = [first].into_iter().chain(&thread.answers);
    let lines: Vec<AnyView> = comments.map(|comment| whole(locale, page, comment)).collect();
    let own = first.organisation == own_organisation(page, seen);
    let writes = thread.open_to(page.standing);
    let settle = (own && writes).then(|| settle(locale, page, thread));
    let below = if writes {
        answer(seen, page, thread)
    } else {
        view! { <p class="small quiet">{td_string!(locale, comment.no_answer)}</p> }.into_any()
    };
    view! {
        <article class="comments__thread" id=format!("c-{}", first.id)>
            <p class="comments__head">
                <StatusChip tone=tone(first.audience) text=audience(locale, first.audience, first.side)/>
                " "
                <StatusChip tone=state_tone text=state/>
            </p>
            {lines}
            {settle.map(|settle| view! { <div class="button-row no-print">{settle}</div> })}
            {below}
        </article>
    }
    .into_any()
}

fn own_organisation(page: &CommentPage, seen: &Seen) -> domain::id::OrganisationId {
    let own = seen.visit.ctx.actor.as_ref().map(|actor| actor.organisation);
    own.unwrap_or(domain::id::OrganisationId(page.engagement.0))
}

fn whole(locale: Locale, page: &CommentPage, comment: &Comment) -> AnyView {
    let named = page.mentions.get(&comment.id).map_or(&[][..], Vec::as_slice);
    let own = comment.author == page.reader && comment.retracted_at.is_none();
    let retract = own.then(|| {
        let when = day::moment(locale, comment.written_at);
        let label = td_string!(locale, comment.retract_of, when = when).to_string();
        act(Retract::PATH, page, comment, ButtonKind::Text, td_string!(locale, comment.retract), label)
    });
    view! {
        {line(locale, comment, named)}
        {retract}
    }
    .into_any()
}

fn settle(locale: Locale, page: &CommentPage, thread: &Thread) -> AnyView {
    let (path, text) = if thread.is_resolved() {
        (Reopen::PATH, td_string!(locale, comment.reopen))
    } else {
        (Resolve::PATH, td_string!(locale, comment.resolve))
    };
    act(path, page, &thread.first, ButtonKind::Outline, text, text.to_owned())
}

fn act(
    path: &'static str,
    page: &CommentPage,
    comment: &Comment,
    kind: ButtonKind,
    text: &'static str,
    label: String,
) -> AnyView {
    let (sheet, item) = (page.sheet.to_string(), page.item.key.clone());
    let (id, revision) = (comment.id.to_string(), comment.revision.to_string());
    view! {
        <PostForm action=path label=label>
            <Hidden name="id" value=sheet/>
            <Hidden name="item" value=item/>
            <Hidden name="comment" value=id/>
            <Hidden name="revision" value=revision/>
            <Button kind=kind size=ButtonSize::Small>{text}</Button>
        </PostForm>
    }
    .into_any()
}
